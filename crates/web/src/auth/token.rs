//! The one-time token in a path.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use crate::Failure;

/// What cannot be one leads nowhere.
#[derive(Debug, Clone)]
pub struct Token(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Token {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Path(token) =
            Path::<String>::from_request_parts(parts, state).await.map_err(|_| Failure::NotFound)?;
        Ok(Self(token))
    }
}
