//! Which part of a file is asked for. A download that broke off goes on where it was, as long as the file is the same.

use std::convert::Infallible;
use std::ops::Range;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, header};
use http_range_header::parse_range_header;

/// What the headers of a request say about it.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    range: Option<String>,
    /// The file of which somebody has a part.
    only_of: Option<String>,
    /// Files that somebody has whole.
    but_of: Option<String>,
}

/// What is sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    /// From this byte on, up to that one.
    Some(Range<u64>),
    /// There are no such bytes.
    Beyond,
    /// They have it already.
    Nothing,
}

impl Wanted {
    fn of(method: &Method, headers: &HeaderMap) -> Self {
        let text = |name: HeaderName| Some(headers.get(name)?.to_str().ok()?.to_owned());
        Self {
            range: text(header::RANGE).filter(|_| method == Method::GET),
            only_of: text(header::IF_RANGE),
            but_of: text(header::IF_NONE_MATCH),
        }
    }

    /// Of a file of so many bytes. `tag` is quoted, as it is sent.
    pub(crate) fn part(&self, tag: &str, bytes: u64) -> Part {
        if self.but_of.as_deref().is_some_and(|known| names(known, tag)) {
            return Part::Nothing;
        }
        let is_of_this = self.only_of.as_deref().is_none_or(|of| of == tag);
        // What is no range of bytes, and several of them, may be answered with everything.
        let range =
            self.range.as_deref().filter(|_| is_of_this).and_then(|range| parse_range_header(range).ok());
        match range.map(|range| range.validate(bytes)) {
            None => Part::Whole,
            Some(Err(_)) => Part::Beyond,
            Some(Ok(parts)) => match parts.as_slice() {
                [part] => Part::Some(*part.start()..*part.end() + 1),
                _ => Part::Whole,
            },
        }
    }
}

/// Whether the list of tags holds this one. Whoever has a weaker one of the same name has the same bytes here.
fn names(list: &str, tag: &str) -> bool {
    let mut known = list.split(',').map(str::trim);
    known.any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

impl<S: Sync> FromRequestParts<S> for Wanted {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.method, &parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAG: &str = "\"a1\"";

    fn part(headers: &[(HeaderName, &str)]) -> Part {
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.parse().unwrap()));
        Wanted::of(&Method::GET, &headers.collect()).part(TAG, 100)
    }

    #[test]
    fn one_range_is_sent_as_it_was_asked_for() {
        for (range, sent) in [
            ("bytes=0-0", 0..1),
            ("bytes=10-19", 10..20),
            ("bytes=90-", 90..100),
            ("bytes=-5", 95..100),
            ("bytes=90-1000", 90..100),
        ] {
            assert_eq!(part(&[(header::RANGE, range)]), Part::Some(sent), "{range}");
        }
    }

    #[test]
    fn what_is_no_range_gets_everything_and_what_is_not_there_nothing() {
        for range in ["", "bytes", "bytes=", "bytes=x-y", "lines=1-2", "bytes=0-1,5-6", "bytes=9-1x"] {
            assert_eq!(part(&[(header::RANGE, range)]), Part::Whole, "{range}");
        }
        for range in ["bytes=100-", "bytes=1000-2000"] {
            assert_eq!(part(&[(header::RANGE, range)]), Part::Beyond, "{range}");
        }
    }

    #[test]
    fn a_part_of_another_file_is_no_part_of_this_one() {
        let asked = |of| part(&[(header::RANGE, "bytes=10-19"), (header::IF_RANGE, of)]);
        assert_eq!(asked(TAG), Part::Some(10..20));
        for other in ["\"a2\"", "W/\"a1\"", "a1", "Wed, 21 Oct 2026 07:28:00 GMT", ""] {
            assert_eq!(asked(other), Part::Whole, "{other}");
        }
    }

    #[test]
    fn who_has_it_gets_nothing() {
        for known in [TAG, "\"x\", \"a1\"", "W/\"a1\"", "*"] {
            assert_eq!(part(&[(header::IF_NONE_MATCH, known)]), Part::Nothing, "{known}");
        }
        assert_eq!(part(&[(header::IF_NONE_MATCH, "\"x\"")]), Part::Whole);
    }

    #[test]
    fn only_what_is_fetched_has_parts() {
        let headers = HeaderMap::from_iter([(header::RANGE, "bytes=0-0".parse().unwrap())]);
        assert_eq!(Wanted::of(&Method::HEAD, &headers).part(TAG, 100), Part::Whole);
    }
}
