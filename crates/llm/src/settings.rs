//! Where the model is, what it is called, and the key that opens it.

use std::fmt;

use hyper::Uri;
use hyper::header::HeaderValue;

#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// Of an API of the OpenAI kind, as `https://api.example.org/v1`.
    pub address: String,
    pub model: String,
    /// None where the server asks for no key.
    pub key: Option<String>,
    /// Whether it may be on this machine or in a network of one's own, where it may speak plain http.
    pub allow_private: bool,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the key, nor what stands behind a question mark.
        write!(f, "Settings({} {:?})", self.model, self.host())
    }
}

/// What is wrong with the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    #[error("is not an address")]
    Unreadable,
    #[error("does not begin with https://")]
    Unencrypted,
    #[error("holds a name or a password before the host")]
    Login,
    #[error("holds a question mark")]
    Query,
    #[error("is not a key: it holds blanks or letters that no key has")]
    Key,
}

impl Settings {
    /// Where the questions go.
    pub(crate) fn endpoint(&self) -> Result<Uri, Wrong> {
        if self.address.contains(['?', '#']) {
            return Err(Wrong::Query);
        }
        let base = self.address.trim_end_matches('/').trim_end_matches("/chat/completions");
        let uri: Uri = format!("{base}/chat/completions").parse().map_err(|_| Wrong::Unreadable)?;
        let authority = uri.authority().ok_or(Wrong::Unreadable)?;
        if authority.as_str().contains('@') {
            return Err(Wrong::Login);
        }
        match uri.scheme_str() {
            Some("https") => Ok(uri),
            Some("http") if self.allow_private => Ok(uri),
            Some("http") => Err(Wrong::Unencrypted),
            _ => Err(Wrong::Unreadable),
        }
    }

    /// Whether questions could be sent this way. Whether it is a private one is looked at with each question,
    /// when its name is looked up.
    pub fn check(&self) -> Result<(), Wrong> {
        self.endpoint()?;
        self.bearer().map(drop)
    }

    /// The key as it is sent, marked so that nothing prints it.
    pub(crate) fn bearer(&self) -> Result<Option<HeaderValue>, Wrong> {
        let Some(key) = &self.key else { return Ok(None) };
        if key.is_empty() || !key.chars().all(|c| c.is_ascii_graphic()) {
            return Err(Wrong::Key);
        }
        let mut value = HeaderValue::from_str(&format!("Bearer {key}")).map_err(|_| Wrong::Key)?;
        value.set_sensitive(true);
        Ok(Some(value))
    }

    fn host(&self) -> Option<String> {
        let endpoint = self.endpoint().ok()?;
        endpoint.host().map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: &str) -> Settings {
        Settings {
            address: address.to_owned(),
            model: "small".to_owned(),
            key: Some("sesame-key".to_owned()),
            allow_private: false,
        }
    }

    #[test]
    fn the_address_may_be_the_apis_or_that_of_its_chats() {
        for address in [
            "https://api.example.org/v1",
            "https://api.example.org/v1/",
            "https://api.example.org/v1/chat/completions",
        ] {
            let endpoint = at(address).endpoint().expect("an address");
            assert_eq!(endpoint.to_string(), "https://api.example.org/v1/chat/completions");
        }
    }

    #[test]
    fn an_address_that_would_not_do_is_refused() {
        assert_eq!(at("api.example.org").check(), Err(Wrong::Unreadable));
        assert_eq!(at("gopher://api.example.org").check(), Err(Wrong::Unreadable));
        assert_eq!(at("http://api.example.org/v1").check(), Err(Wrong::Unencrypted));
        assert_eq!(at("https://me:word@api.example.org/v1").check(), Err(Wrong::Login));
        assert_eq!(at("https://api.example.org/v1?key=x").check(), Err(Wrong::Query));
        let halved = Settings { key: Some("two words".to_owned()), ..at("https://api.example.org/v1") };
        assert_eq!(halved.check(), Err(Wrong::Key));
        let inside = Settings { allow_private: true, ..at("http://127.0.0.1:11434/v1") };
        assert_eq!(inside.check(), Ok(()));
    }

    #[test]
    fn the_key_is_not_shown() {
        let shown = format!("{:?}", at("https://api.example.org/v1"));
        assert!(shown.contains("api.example.org") && !shown.contains("sesame"), "{shown}");
    }
}
