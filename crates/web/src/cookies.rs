//! The cookies of this site: tokens that tell nothing, a sentence for the next page, and a chosen language.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};

/// Names of the cookies; with an https address they carry the prefix by which browsers guard them.
#[derive(Debug, Clone)]
pub struct CookieNames {
    pub session: String,
    pub device: String,
    pub browser: String,
    pub flash: String,
    pub language: String,
    /// Whose a chat is without sign-in.
    pub visitor: String,
    pub reader: String,
    secure: bool,
}

impl CookieNames {
    pub fn new(https: bool) -> Self {
        let prefix = if https { "__Host-" } else { "" };
        Self {
            session: format!("{prefix}care"),
            device: format!("{prefix}care_device"),
            browser: format!("{prefix}care_browser"),
            flash: format!("{prefix}care_flash"),
            language: format!("{prefix}care_language"),
            visitor: format!("{prefix}care_visitor"),
            reader: format!("{prefix}care_reader"),
            secure: https,
        }
    }

    /// Signs in: kept for 90 days at most; the store ends it earlier.
    pub fn start_session(&self, token: &str) -> HeaderValue {
        self.make(&self.session, token, Some(Duration::days(90)))
    }

    pub fn end_session(&self) -> HeaderValue {
        self.remove(&self.session)
    }

    /// Remembers that this browser signed in before.
    pub fn remember_device(&self, token: &str) -> HeaderValue {
        self.make(&self.device, token, Some(Duration::days(400)))
    }

    /// Binds a code to this browser.
    pub fn bind_browser(&self, token: &str) -> HeaderValue {
        self.make(&self.browser, token, Some(Duration::days(1)))
    }

    pub fn set_flash(&self, text: &str) -> HeaderValue {
        self.make(&self.flash, text, Some(Duration::minutes(1)))
    }

    /// Keeps the language that `?lang=` asked for.
    pub fn keep_language(&self, tag: &str) -> HeaderValue {
        self.make(&self.language, tag, Some(Duration::days(400)))
    }

    /// Gives a chat back to its visitor for 30 days.
    pub fn keep_visitor(&self, token: &str) -> HeaderValue {
        self.make(&self.visitor, token, Some(Duration::days(30)))
    }

    /// Knows a browser again that said whether an article helped.
    pub fn know_reader(&self, token: &str) -> HeaderValue {
        self.make(&self.reader, token, Some(Duration::days(400)))
    }

    /// From now on the account's own counts.
    pub fn forget_language(&self) -> HeaderValue {
        self.remove(&self.language)
    }

    pub fn clear_flash(&self) -> HeaderValue {
        self.remove(&self.flash)
    }

    fn remove(&self, name: &str) -> HeaderValue {
        self.make(name, "", Some(Duration::ZERO))
    }

    fn make(&self, name: &str, value: &str, age: Option<Duration>) -> HeaderValue {
        let mut cookie = Cookie::new(name, value);
        cookie.set_path("/");
        cookie.set_http_only(true);
        cookie.set_same_site(SameSite::Lax);
        cookie.set_secure(self.secure);
        cookie.set_max_age(age);
        HeaderValue::from_str(&cookie.encoded().to_string()).expect("an encoded cookie is a valid header")
    }
}

/// The value of a cookie that the browser sent; None when empty.
pub fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse_encoded)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
        .filter(|value| !value.is_empty())
}
