//! What servers of a language model answer.

pub fn json(body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// What a well-behaved server answers.
pub fn chat(words: &str) -> String {
    let message = serde_json::json!({ "role": "assistant", "content": words });
    let choice = serde_json::json!({ "index": 0, "finish_reason": "stop", "message": message });
    json(&serde_json::json!({ "object": "chat.completion", "choices": [choice] }).to_string())
}
