//! What a push service's answer means for the notice.

use helpdesk::clock::{MINUTE, SECOND};
use hyper::StatusCode;
use hyper::header::RETRY_AFTER;
use outbound::Error;

/// Pauses between the tries, in milliseconds; the last stays.
const PAUSES: [i64; 6] = [2 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Taken,
    /// The subscription is over.
    Gone,
    /// Not before this many milliseconds.
    Later(i64),
    /// Trying again would not help.
    Refused,
}

/// `attempts` were made before this one.
pub(super) fn fate<B>(answer: &Result<hyper::Response<B>, Error>, attempts: i64) -> Fate {
    let pause = pause(attempts);
    let answer = match answer {
        Ok(answer) => answer,
        Err(Error::Unreachable) => return Fate::Later(pause),
        Err(Error::Refused) => return Fate::Refused,
    };
    match answer.status() {
        status if status.is_success() => Fate::Taken,
        StatusCode::NOT_FOUND | StatusCode::GONE => Fate::Gone,
        status if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() => {
            let asked = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
            let asked = asked.and_then(|seconds| seconds.trim().parse::<u32>().ok());
            Fate::Later(pause.max(asked.map_or(0, |seconds| i64::from(seconds) * SECOND)))
        }
        _ => Fate::Refused,
    }
}

fn pause(attempts: i64) -> i64 {
    let at = usize::try_from(attempts).unwrap_or(0).min(PAUSES.len() - 1);
    PAUSES[at]
}

#[cfg(test)]
mod tests {
    use hyper::Response;

    use super::*;

    fn answer(status: u16, retry_after: Option<&str>) -> Result<Response<()>, Error> {
        let mut answer = Response::builder().status(status);
        if let Some(text) = retry_after {
            answer = answer.header(RETRY_AFTER, text);
        }
        Ok(answer.body(()).expect("an answer"))
    }

    #[test]
    fn an_answer_decides_what_becomes_of_the_notice() {
        for (status, expected) in [
            (200, Fate::Taken),
            (201, Fate::Taken),
            (302, Fate::Refused),
            (400, Fate::Refused),
            (403, Fate::Refused),
            (404, Fate::Gone),
            (410, Fate::Gone),
            (413, Fate::Refused),
            (429, Fate::Later(2 * SECOND)),
            (500, Fate::Later(2 * SECOND)),
            (503, Fate::Later(2 * SECOND)),
        ] {
            assert_eq!(fate(&answer(status, None), 0), expected, "{status}");
        }
        assert_eq!(fate::<()>(&Err(Error::Unreachable), 2), Fate::Later(MINUTE));
        assert_eq!(fate::<()>(&Err(Error::Refused), 0), Fate::Refused);
    }

    #[test]
    fn a_service_that_names_a_pause_gets_it_and_one_that_names_nonsense_the_usual() {
        assert_eq!(fate(&answer(429, Some("120")), 0), Fate::Later(120 * SECOND));
        assert_eq!(fate(&answer(503, Some("0")), 3), Fate::Later(5 * MINUTE));
        assert_eq!(fate(&answer(503, Some("-5")), 99), Fate::Later(60 * MINUTE));
    }
}
