//! Turns what went wrong into a designed page. Nothing else maps errors to statuses.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use helpdesk::{Error, Shortage};
use locales::{Language, Phrase};

use crate::page::Viewer;
use crate::{Web, language};

pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// Why a request ends on an error page.
#[derive(Debug, Clone)]
pub enum Failure {
    NotFound,
    /// The text says why.
    Forbidden(Phrase),
    /// A form from another site, or one whose origin nobody can tell.
    Foreign,
    Conflict(Phrase),
    /// Problems that no field of the shown page can carry.
    Invalid(Vec<Phrase>),
    TooLarge,
    /// Seconds until the next try.
    TooMany(u64),
    /// The host name that is not served.
    Misdirected(String),
    Unavailable(Shortage),
    Internal(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            Error::Forbidden(why) => Self::Forbidden(why),
            Error::Conflict(what) => Self::Conflict(what),
            Error::Invalid(problems) => {
                Self::Invalid(problems.iter().map(|(_, message)| message.clone()).collect())
            }
            Error::TooMany { retry_after } => Self::TooMany(retry_after.as_secs().max(1)),
            Error::Unavailable(shortage) => Self::Unavailable(shortage),
            Error::Internal(what) => Self::Internal(what),
        }
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        Self::Internal(format!("page: {error}"))
    }
}

impl Failure {
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden(_) | Self::Foreign => StatusCode::FORBIDDEN,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Misdirected(_) => StatusCode::MISDIRECTED_REQUEST,
            Self::Unavailable(Shortage::DiskFull) => StatusCode::INSUFFICIENT_STORAGE,
            Self::Unavailable(Shortage::DatabaseAway) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What to say on the page that the form came from. None when only an error page will do.
    pub fn sentence(&self, language: Language) -> Option<String> {
        match self {
            Self::Unavailable(shortage) => Some(not_stored("text-not-stored", *shortage).say_in(language)),
            _ => self.reason(language),
        }
    }

    /// Why, where the failure says it better than its status.
    pub fn reason(&self, language: Language) -> Option<String> {
        match self {
            Self::Forbidden(text) | Self::Conflict(text) => Some(text.say_in(language)),
            Self::Invalid(texts) => {
                Some(texts.iter().map(|text| text.say_in(language)).collect::<Vec<_>>().join(" "))
            }
            Self::Misdirected(name) => {
                Some(language.say_with("name-not-served").with("name", name).to_string())
            }
            _ => None,
        }
    }

    /// Seconds after which trying again makes sense.
    const fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany(seconds) => Some(*seconds),
            Self::Unavailable(_) => Some(5),
            _ => None,
        }
    }
}

/// A text that has a variant for each shortage.
pub fn not_stored(text: &'static str, shortage: Shortage) -> Phrase {
    let variant = match shortage {
        Shortage::DiskFull => "disk",
        Shortage::DatabaseAway => "database",
    };
    Phrase::new(text).choosing("shortage", variant)
}

/// Carries the failure out to `render`, which knows the desk and the visitor.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Puts the designed page in place of a failure. The reference stands on the page and in the log.
pub async fn render(State(web): State<Web>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let for_frames = path.starts_with("/widget/") && path != "/widget/frame";
    let is_page = !path.starts_with("/assets/") && path != "/live" && !for_frames;
    let accepted = language::accepted(request.headers());
    let response = next.run(request).await;
    let bare = response.extensions().get::<Failure>().cloned().or_else(|| match response.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED if is_page => Some(Failure::NotFound),
        _ => None,
    });
    let Some(failure) = bare else { return response };
    let chosen = response.extensions().get::<Language>().copied().or(accepted);
    let language = chosen.unwrap_or(web.app.settings().language);
    let viewer = response.extensions().get::<Viewer>().cloned();
    let reference = reference();
    log(&failure, &reference);
    let mut page = if is_page {
        crate::failure::page(&web, &failure, language, viewer, &reference)
    } else {
        reference.into_response()
    };
    *page.status_mut() = failure.status();
    if let Some(seconds) = failure.retry_after() {
        page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    page
}

fn log(failure: &Failure, reference: &str) {
    match failure {
        Failure::NotFound | Failure::Conflict(_) | Failure::Invalid(_) => {}
        Failure::Internal(what) => tracing::error!(reference, what, "a request failed"),
        Failure::Unavailable(shortage) => tracing::warn!(reference, %shortage, "a request was turned away"),
        refused => tracing::info!(reference, status = refused.status().as_u16(), "a request was refused"),
    }
}

/// Eight characters that are easy to read out, such as K7Q2-M40X.
fn reference() -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letters: String = helpdesk::secrets::token()
        .bytes()
        .take(8)
        .map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()]))
        .collect();
    format!("{}-{}", &letters[..4], &letters[4..])
}
