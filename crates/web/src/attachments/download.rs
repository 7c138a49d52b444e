//! Files on their way out. Rights are asked each time and first of all, and nothing that somebody attached ever runs
//! here: the file itself is saved, and what is shown was encoded anew.

use std::io::SeekFrom;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use files::{Opened, Variant};
use helpdesk::attachments::{self, Download};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};
use tokio_util::io::ReaderStream;

use super::part::{Part, Wanted};
use crate::Web;
use crate::error::{Failure, Result};
use crate::session::{Number, SignedInActor};

/// What holds even where a browser would take the file for a page.
const HARMLESS: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-store");
const ANY_FILE: HeaderValue = HeaderValue::from_static("application/octet-stream");
const IN_BYTES: HeaderValue = HeaderValue::from_static("bytes");

/// GET /files/{id}/{name}: the file as it was handed in.
pub async fn file(
    State(web): State<Web>,
    SignedInActor(actor): SignedInActor,
    Path((id, _)): Path<(String, String)>,
    wanted: Wanted,
) -> Result<Response> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    saved(attachments::open(&web.app, &actor, id, Variant::Original).await?, &wanted).await
}

/// As a file that a browser saves.
pub(crate) async fn saved(download: Download, wanted: &Wanted) -> Result<Response> {
    let disposition = HeaderValue::from_str(&files::attachment(&download.name))
        .map_err(|error| Failure::Internal(format!("{}: {error}", download.name)))?;
    let mut response = answer(download.opened, ANY_FILE, wanted).await?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}

/// GET /files/{id}/thumbnail
pub async fn thumbnail(
    State(web): State<Web>,
    SignedInActor(actor): SignedInActor,
    Number(id): Number,
    wanted: Wanted,
) -> Result<Response> {
    shown(attachments::open(&web.app, &actor, id, Variant::Thumbnail).await?, &wanted).await
}

/// GET /files/{id}/picture
pub async fn picture(
    State(web): State<Web>,
    SignedInActor(actor): SignedInActor,
    Number(id): Number,
    wanted: Wanted,
) -> Result<Response> {
    shown(attachments::open(&web.app, &actor, id, Variant::Picture).await?, &wanted).await
}

/// As a picture on a page.
pub(crate) async fn shown(download: Download, wanted: &Wanted) -> Result<Response> {
    let format = download.opened.format.ok_or(Failure::NotFound)?;
    answer(download.opened, HeaderValue::from_static(format.media_type()), wanted).await
}

/// As much of a file as is wanted.
async fn answer(opened: Opened, kind: HeaderValue, wanted: &Wanted) -> Result<Response> {
    let tag = format!("\"{}\"", opened.tag);
    let part = wanted.part(&tag, opened.bytes);
    let mut headers = HeaderMap::from_iter([
        (header::CONTENT_TYPE, kind),
        (header::ACCEPT_RANGES, IN_BYTES),
        (header::ETAG, text(tag)?),
        (header::CONTENT_SECURITY_POLICY, HARMLESS),
        (header::CACHE_CONTROL, PRIVATE),
    ]);
    let bytes = opened.bytes;
    match part {
        Part::Nothing => Ok((StatusCode::NOT_MODIFIED, headers).into_response()),
        Part::Beyond => {
            headers.insert(header::CONTENT_RANGE, text(format!("bytes */{bytes}"))?);
            Ok((StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response())
        }
        Part::Whole => {
            headers.insert(header::CONTENT_LENGTH, bytes.into());
            Ok((headers, Body::from_stream(ReaderStream::new(opened.file))).into_response())
        }
        Part::Some(part) => {
            let range = format!("bytes {}-{}/{bytes}", part.start, part.end - 1);
            let length = part.end - part.start;
            headers.insert(header::CONTENT_RANGE, text(range)?);
            headers.insert(header::CONTENT_LENGTH, length.into());
            let mut file = opened.file;
            file.seek(SeekFrom::Start(part.start))
                .await
                .map_err(|error| Failure::Internal(error.to_string()))?;
            let body = Body::from_stream(ReaderStream::new(file.take(length)));
            Ok((StatusCode::PARTIAL_CONTENT, headers, body).into_response())
        }
    }
}

fn text(value: String) -> Result<HeaderValue> {
    HeaderValue::try_from(value).map_err(|error| Failure::Internal(error.to_string()))
}
