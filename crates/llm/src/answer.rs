//! Reads what the server answered: one finished message of plain words, or nothing.

use hyper::body::Bytes;
use hyper::header::CONTENT_TYPE;
use hyper::{Response, StatusCode};
use serde::Deserialize;

/// Bytes of an answer that are read; a longer one is refused whole.
pub(crate) const ANSWER_MAX: usize = 256 * 1024;

#[derive(Deserialize)]
struct Answer {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
    finish_reason: String,
}

#[derive(Deserialize)]
struct Message {
    role: String,
    content: String,
    #[serde(default)]
    tool_calls: Option<Vec<serde::de::IgnoredAny>>,
}

/// Why an answer was not taken. Holds nothing of what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unusable {
    #[error("it answered with status {0}")]
    Status(u16),
    #[error("its answer is longer than 256 KiB")]
    Long,
    #[error("its answer is not the JSON of a chat")]
    Shape,
    #[error("its answer was cut off")]
    Unfinished,
}

/// The words of the message.
pub(crate) fn read(answer: &Response<Bytes>) -> Result<String, Unusable> {
    if answer.status() != StatusCode::OK {
        return Err(Unusable::Status(answer.status().as_u16()));
    }
    if answer.body().len() > ANSWER_MAX {
        return Err(Unusable::Long);
    }
    let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Unusable::Shape);
    }
    let answer: Answer = serde_json::from_slice(answer.body()).map_err(|_| Unusable::Shape)?;
    let [choice] = <[Choice; 1]>::try_from(answer.choices).map_err(|_| Unusable::Shape)?;
    if choice.message.role != "assistant" || choice.message.tool_calls.is_some_and(|calls| !calls.is_empty())
    {
        return Err(Unusable::Shape);
    }
    if choice.finish_reason != "stop" {
        return Err(Unusable::Unfinished);
    }
    Ok(choice.message.content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(kind: &str, body: &str) -> Result<String, Unusable> {
        let body = Bytes::from(body.to_owned());
        read(&Response::builder().header(CONTENT_TYPE, kind).body(body).expect("an answer"))
    }

    const GOOD: &str = r#"{"id":"x","choices":[{"index":0,"finish_reason":"stop",
        "message":{"role":"assistant","content":"Sail [1]."}}],"usage":{}}"#;

    #[test]
    fn one_finished_message_is_taken() {
        assert_eq!(answer("application/json; charset=utf-8", GOOD).as_deref(), Ok("Sail [1]."));
    }

    #[test]
    fn whatever_else_is_not() {
        let json = "application/json";
        assert_eq!(answer("text/html", GOOD), Err(Unusable::Shape));
        assert_eq!(answer(json, &GOOD[..GOOD.len() - 3]), Err(Unusable::Shape));
        assert_eq!(answer(json, &format!("{GOOD} and more")), Err(Unusable::Shape));
        assert_eq!(answer(json, "{\"choices\":[]}"), Err(Unusable::Shape));
        assert_eq!(answer(json, &GOOD.replace("assistant", "system")), Err(Unusable::Shape));
        assert_eq!(answer(json, &GOOD.replace("\"stop\"", "\"length\"")), Err(Unusable::Unfinished));
        assert_eq!(answer(json, &GOOD.replace("\"Sail [1].\"", "null")), Err(Unusable::Shape));
        let calling = GOOD.replace("\"role\"", "\"tool_calls\":[{}],\"role\"");
        assert_eq!(answer(json, &calling), Err(Unusable::Shape));
        let twice = GOOD.replace("\"role\":\"assistant\"", "\"role\":\"assistant\",\"role\":\"assistant\"");
        assert_eq!(answer(json, &twice), Err(Unusable::Shape));
    }
}
