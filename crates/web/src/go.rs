//! Where to go after a form: a redirect, with a sentence about what was done, and cookies.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::Web;
use crate::cookies::{self, CookieNames};
use crate::page::{Flash, Tone};

/// 303 to a page of this site.
#[derive(Debug)]
pub struct Go {
    target: String,
    cookies: Vec<HeaderValue>,
}

/// Goes on to this path.
pub fn go(target: &str) -> Go {
    Go { target: target.to_owned(), cookies: Vec::new() }
}

impl Web {
    /// Goes on to this path, where it says what was done.
    pub(crate) fn go_saying(&self, target: &str, done: &str) -> Response {
        go(target).flash(self.cookie_names(), Tone::Ok, done).into_response()
    }
}

impl Go {
    #[must_use]
    pub fn cookie(mut self, cookie: HeaderValue) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// Says this on the next page.
    #[must_use]
    pub fn flash(self, names: &CookieNames, tone: Tone, text: &str) -> Self {
        let cookie = names.set_flash(&format!("{}:{text}", tone.class()));
        self.cookie(cookie)
    }
}

impl IntoResponse for Go {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        let headers = response.headers_mut();
        let target = HeaderValue::from_str(&self.target).unwrap_or(HeaderValue::from_static("/"));
        headers.insert(header::LOCATION, target);
        for cookie in self.cookies {
            headers.append(header::SET_COOKIE, cookie);
        }
        response
    }
}

/// What the page before wanted to say.
pub fn flash(headers: &HeaderMap, names: &CookieNames) -> Option<Flash> {
    let value = cookies::read(headers, &names.flash)?;
    let (tone, text) = value.split_once(':')?;
    let tone =
        [Tone::Ok, Tone::Info, Tone::Attention, Tone::Bad].into_iter().find(|known| known.class() == tone)?;
    Some(Flash { tone, text: text.to_owned() })
}
