//! A form that a verb refused: shown again with what was typed, and with each message where it belongs.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use helpdesk::Error;
use locales::{Language, Phrase};

use crate::error::not_stored;
use crate::{Failure, Result, render_as};

/// How a form is answered that could not be accepted.
#[derive(Debug, Clone, Copy)]
pub struct Refusal {
    status: StatusCode,
    retry_after: Option<u64>,
}

impl Refusal {
    /// Hands each message to `put` with the name of its field, or with an empty name when it concerns the whole
    /// form. What no form can say comes back as the failure it is.
    pub fn of(error: Error, language: Language, mut put: impl FnMut(&str, &str)) -> Result<Self> {
        let retry_after = match &error {
            Error::Invalid(problems) => {
                problems.iter().for_each(|(field, message)| put(field, &message.say_in(language)));
                None
            }
            Error::Conflict(text) => {
                put("", &text.say_in(language));
                None
            }
            Error::TooMany { retry_after } => {
                let seconds = retry_after.as_secs().max(1);
                let text = language.say_with("too-many-attempts").with("wait", wait(seconds));
                put("", &text.to_string());
                Some(seconds)
            }
            Error::Unavailable(shortage) => {
                put("", &not_stored("form-not-stored", *shortage).say_in(language));
                Some(5)
            }
            Error::NotFound | Error::Forbidden(_) | Error::Internal(_) => return Err(error.into()),
        };
        Ok(Self { status: Failure::from(error).status(), retry_after })
    }

    pub fn render(self, page: &impl askama::Template) -> Result<Response> {
        let mut response = render_as(self.status, page)?;
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        Ok(response)
    }
}

/// "40 seconds", "1 minute", "12 minutes", "3 hours"; rounded up.
pub fn wait(seconds: u64) -> Phrase {
    let (unit, amount) = match seconds {
        ..=59 => (Phrase::new("seconds"), seconds),
        60..=5_399 => (Phrase::new("minutes"), seconds.div_ceil(60)),
        _ => (Phrase::new("hours"), seconds.div_ceil(3_600)),
    };
    unit.with("count", amount)
}

#[cfg(test)]
mod tests {
    use locales::Language;

    use super::wait;

    #[test]
    fn waits_are_said_in_the_unit_that_fits() {
        for (seconds, words) in
            [(1, "1 second"), (60, "1 minute"), (61, "2 minutes"), (5_400, "2 hours"), (86_400, "24 hours")]
        {
            assert_eq!(wait(seconds).to_string(), words);
        }
    }

    #[test]
    fn every_language_has_its_own_plurals() {
        assert_eq!(wait(1).say_in(Language::De), "1 Sekunde");
        let arabic = |minutes: u64| wait(minutes * 60).say_in(Language::Ar);
        assert_eq!([1, 2, 3, 11].map(arabic), ["دقيقة واحدة", "دقيقتين", "3 دقائق", "11 دقيقة"]);
    }
}
