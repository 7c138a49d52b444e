//! A form that a verb refused: shown again with what was typed, and with each message where it belongs.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use helpdesk::Error;

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
    pub fn of(error: Error, mut put: impl FnMut(&str, &str)) -> Result<Self> {
        let retry_after = match &error {
            Error::Invalid(problems) => {
                problems.iter().for_each(|(field, message)| put(field, message));
                None
            }
            Error::Conflict(text) => {
                put("", text);
                None
            }
            Error::TooMany { retry_after } => {
                let seconds = retry_after.as_secs().max(1);
                put(
                    "",
                    &format!("These were too many attempts. Please wait {}, then try again.", wait(seconds)),
                );
                Some(seconds)
            }
            Error::Unavailable(shortage) => {
                put("", &format!("This could not be stored, {shortage}. Nothing is lost. Please try again."));
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
pub fn wait(seconds: u64) -> String {
    let (amount, unit) = match seconds {
        ..=59 => (seconds, "second"),
        60..=5_399 => (seconds.div_ceil(60), "minute"),
        _ => (seconds.div_ceil(3_600), "hour"),
    };
    if amount == 1 { format!("1 {unit}") } else { format!("{amount} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn waits_are_said_in_the_unit_that_fits() {
        assert_eq!(wait(1), "1 second");
        assert_eq!(wait(60), "1 minute");
        assert_eq!(wait(61), "2 minutes");
        assert_eq!(wait(86_400), "24 hours");
    }
}
