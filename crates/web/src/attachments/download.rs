//! Files on their way out. Rights are asked each time, and nothing that somebody attached ever runs here: the file
//! itself is saved, and what is shown was encoded anew.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use files::Variant;
use helpdesk::attachments::{self, Download};
use tokio_util::io::ReaderStream;

use crate::Web;
use crate::error::{Failure, Result};
use crate::session::{Number, SignedInActor};

/// What holds even where a browser would take the file for a page.
const HARMLESS: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-store");
const ANY_FILE: HeaderValue = HeaderValue::from_static("application/octet-stream");

/// GET /files/{id}/{name}: the file as it was handed in.
pub async fn file(
    State(web): State<Web>,
    SignedInActor(actor): SignedInActor,
    Path((id, _)): Path<(String, String)>,
) -> Result<Response> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    saved(attachments::open(&web.app, &actor, id, Variant::Original).await?)
}

/// As a file that a browser saves.
pub(crate) fn saved(download: Download) -> Result<Response> {
    let disposition = HeaderValue::from_str(&files::attachment(&download.name))
        .map_err(|error| Failure::Internal(format!("{}: {error}", download.name)))?;
    let mut response = answer(download, ANY_FILE);
    response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}

/// GET /files/{id}/thumbnail
pub async fn thumbnail(
    State(web): State<Web>,
    SignedInActor(actor): SignedInActor,
    Number(id): Number,
) -> Result<Response> {
    shown(attachments::open(&web.app, &actor, id, Variant::Thumbnail).await?)
}

/// GET /files/{id}/picture
pub async fn picture(
    State(web): State<Web>,
    SignedInActor(actor): SignedInActor,
    Number(id): Number,
) -> Result<Response> {
    shown(attachments::open(&web.app, &actor, id, Variant::Picture).await?)
}

/// As a picture on a page.
pub(crate) fn shown(download: Download) -> Result<Response> {
    let format = download.opened.format.ok_or(Failure::NotFound)?;
    Ok(answer(download, HeaderValue::from_static(format.media_type())))
}

fn answer(download: Download, kind: HeaderValue) -> Response {
    let headers = HeaderMap::from_iter([
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_LENGTH, download.opened.bytes.into()),
        (header::CONTENT_SECURITY_POLICY, HARMLESS),
        (header::CACHE_CONTROL, PRIVATE),
    ]);
    (headers, Body::from_stream(ReaderStream::new(download.opened.file))).into_response()
}
