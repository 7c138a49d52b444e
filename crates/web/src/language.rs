//! In which language a page is said: `?lang=`, which a cookie keeps for the pages after it, then the account's
//! language, then what the browser accepts, then the desk's.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use locales::Language;

use crate::Web;
use crate::cookies::{self, CookieNames};
use crate::form::Fields;

/// The text that names a language in the reader's own.
pub fn name(language: Language) -> &'static str {
    match language {
        Language::En => "language-en",
        Language::De => "language-de",
        Language::Ar => "language-ar",
    }
}

/// What a request says about languages.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish {
    /// `?lang=` of this request.
    asked: Option<Language>,
    /// `?lang=` of an earlier one.
    kept: Option<Language>,
    accepted: Option<Language>,
}

impl Wish {
    pub fn of(request: &Request, names: &CookieNames) -> Self {
        let kept = cookies::read(request.headers(), &names.language);
        Self {
            asked: asked(request.uri()),
            kept: kept.as_deref().and_then(Language::parse),
            accepted: accepted(request.headers()),
        }
    }

    pub fn choose(self, account: Option<Language>, desk: Language) -> Language {
        self.asked.or(self.kept).or(account).or(self.accepted).unwrap_or(desk)
    }

    /// Keeps what was asked for.
    pub fn cookie(self, names: &CookieNames) -> Option<HeaderValue> {
        self.asked.filter(|_| self.asked != self.kept).map(|language| names.keep_language(language.tag()))
    }
}

fn asked(uri: &Uri) -> Option<Language> {
    let query = uri.query().filter(|query| query.contains("lang="))?;
    Language::parse(Fields::parse(query.as_bytes()).get("lang"))
}

/// The browser's wish.
pub fn accepted(headers: &HeaderMap) -> Option<Language> {
    Language::accepted(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?)
}

/// What a file that is nobody's is said in, such as `/offline?lang=de`.
pub fn of_file(request: &Request, web: &Web) -> Language {
    Wish::of(request, web.cookie_names()).choose(None, web.app.settings().language)
}

/// What a frame on another site is said in: as its address asks, or as the browser wishes. No cookie counts there.
pub fn of_frame(uri: &Uri, headers: &HeaderMap, desk: Language) -> Language {
    asked(uri).or_else(|| accepted(headers)).unwrap_or(desk)
}

/// The page's own address without `lang`, to offer it in other languages. None where a form was sent: a link would
/// lose what was typed.
pub fn page_address(request: &Request) -> Option<String> {
    if request.method() != Method::GET {
        return None;
    }
    let uri = request.uri();
    let rest = uri.query().map(|query| {
        let kept = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "lang");
        form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish()
    });
    Some(match rest {
        Some(query) if !query.is_empty() => format!("{}?{query}", uri.path()),
        _ => uri.path().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn request(address: &str, headers: &[(&'static str, &str)]) -> Request {
        let mut request = Request::builder().uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Body::empty()).expect("a request")
    }

    #[test]
    fn what_was_asked_comes_first_then_the_account_then_the_browser_then_the_desk() {
        let names = CookieNames::new(false);
        let account = Some(Language::Ar);
        let chosen = |address, headers: &[(&'static str, &str)], account| {
            Wish::of(&request(address, headers), &names).choose(account, Language::En)
        };
        let browser = ("accept-language", "de-DE,de;q=0.9");
        let kept = ("cookie", "care_language=de");
        assert_eq!(chosen("/signin?lang=de", &[], account), Language::De);
        assert_eq!(chosen("/signin?lang=en", &[kept], account), Language::En);
        assert_eq!(chosen("/signin", &[kept], account), Language::De);
        assert_eq!(chosen("/signin?lang=tlh", &[browser], account), Language::Ar);
        assert_eq!(chosen("/signin?lang=tlh", &[browser], None), Language::De);
        assert_eq!(chosen("/signin", &[("accept-language", "fr")], None), Language::En);
    }

    #[test]
    fn what_was_asked_is_kept_once() {
        let names = CookieNames::new(false);
        let kept = |address, headers: &[(&'static str, &str)]| {
            Wish::of(&request(address, headers), &names).cookie(&names)
        };
        assert!(kept("/?lang=de", &[]).is_some());
        assert!(kept("/?lang=de", &[("cookie", "care_language=de")]).is_none());
        assert!(kept("/?lang=tlh", &[]).is_none() && kept("/", &[]).is_none());
    }

    #[test]
    fn a_page_keeps_the_rest_of_its_address() {
        let address = |uri| page_address(&request(uri, &[]));
        assert_eq!(
            address("/signin?next=%2Frequests%3Fa&lang=de").as_deref(),
            Some("/signin?next=%2Frequests%3Fa")
        );
        assert_eq!(address("/signin?lang=de").as_deref(), Some("/signin"));
        let mut form = request("/signin", &[]);
        *form.method_mut() = Method::POST;
        assert_eq!(page_address(&form), None);
    }
}
