//! What a form sent: named fields, and nothing is read that no one asks for.

use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use futures_util::StreamExt;

use crate::FORM_MAX;
use crate::error::Failure;
use crate::multipart::Form;

/// The fields of a form, however it was encoded. A field that is missing reads as empty, so that a verb can say what
/// it needs.
#[derive(Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The first value with this name.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or("")
    }

    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    pub(crate) fn parse(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }
}

impl From<Vec<(String, String)>> for Fields {
    fn from(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        Form::from_request(request, state).await?.fields().await
    }
}

/// Most that is read of a form that is too large, in bytes.
pub(crate) const DRAINED_MAX: usize = 32 << 20;

/// The body of a form. One that is too large is read on without being kept, so that its sender gets to see the
/// answer instead of a broken connection.
pub(crate) async fn read(body: Body) -> Result<Vec<u8>, Failure> {
    let mut chunks = body.into_data_stream();
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Failure::TooLarge)?;
        seen += chunk.len();
        if seen <= FORM_MAX {
            kept.extend_from_slice(&chunk);
        } else if seen > DRAINED_MAX {
            break;
        } else {
            kept = Vec::new();
        }
    }
    if seen > FORM_MAX { Err(Failure::TooLarge) } else { Ok(kept) }
}

/// The fields of a query string, read as leniently as a form's.
#[derive(Debug, Default)]
pub struct Query(pub Fields);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        Ok(Self(Fields::parse(parts.uri.query().unwrap_or("").as_bytes())))
    }
}

/// A page inside this site to go on to: a path of ours, never another host.
pub fn local_target(next: &str) -> Option<&str> {
    let local = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(|character: char| character == '\\' || character.is_control());
    local.then_some(next)
}

#[cfg(test)]
mod tests {
    use super::{Fields, local_target};

    #[test]
    fn a_missing_field_reads_as_empty() {
        let fields = Fields::parse(b"subject=Router+%C3%BC&person=1&person=2");
        assert_eq!(fields.get("subject"), "Router ü");
        assert_eq!(fields.get("description"), "");
        assert_eq!(fields.all("person").collect::<Vec<_>>(), ["1", "2"]);
    }

    #[test]
    fn only_paths_of_this_site_are_gone_on_to() {
        assert_eq!(local_target("/requests/7?x=1"), Some("/requests/7?x=1"));
        for elsewhere in
            ["//evil", "/\\evil", "\\evil", "https://evil", "javascript:alert(1)", "", "/a\r\nb", "/\t/evil"]
        {
            assert_eq!(local_target(elsewhere), None, "{elsewhere:?}");
        }
    }
}
