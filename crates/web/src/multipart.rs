//! Forms that may carry files: read part by part, so that no file is ever held whole.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use helpdesk::attachments::{self, Attachment};
use helpdesk::tickets::Writing;
use helpdesk::{Actor, App, Error, Place};
use locales::Phrase;
use multer::{Constraints, Field, Multipart, SizeLimit};
use tokio::time::timeout;

use crate::FORM_MAX;
use crate::error::Failure;
use crate::form::{DRAINED_MAX, Fields};
use crate::writing;

/// How long a part may stay silent.
const SILENCE: Duration = Duration::from_secs(30);
/// How long a form may take that has no files to bring.
const PATIENCE: Duration = Duration::from_secs(60);

/// A form that has not been read yet: first it must be known where its files belong.
pub struct Form {
    body: Body,
    /// None for `application/x-www-form-urlencoded`.
    boundary: Option<String>,
}

/// What a form brought.
#[derive(Debug, Default)]
pub struct Sent {
    pub fields: Fields,
    /// Files that came with the form itself and wait at its field now.
    pub files: Vec<Attachment>,
    /// Why one of them could not be kept. The rest of the form was read all the same.
    refused: Option<Error>,
    /// Those that waited before, as the form names them, and then those that came with it.
    ids: Vec<i64>,
}

/// Where the files of a form go.
struct Intake<'a> {
    app: &'a App,
    actor: &'a Actor,
    place: Place,
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
        Ok(Self { body: request.into_body(), boundary })
    }
}

impl Form {
    /// The fields alone; what files there are go unread.
    pub async fn fields(self) -> Result<Fields, Failure> {
        match self.boundary {
            None => Ok(Fields::parse(&crate::form::read(self.body).await?)),
            Some(boundary) => {
                let reading = read(self.body, boundary, DRAINED_MAX, None);
                timeout(PATIENCE, reading).await.map_err(|_| broken())?.map(|sent| sent.fields)
            }
        }
    }

    /// The bytes of the one file in the form; more than `most` and one byte go unread.
    pub async fn small_file(self, most: usize) -> Result<Vec<u8>, Failure> {
        let Some(boundary) = self.boundary else { return Ok(Vec::new()) };
        let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(DRAINED_MAX as u64));
        let mut parts = Multipart::with_constraints(self.body.into_data_stream(), boundary, constraints);
        let mut bytes = Vec::new();
        while let Some(mut part) = patiently(parts.next_field()).await? {
            let is_file = part.file_name().is_some();
            while let Some(chunk) = patiently(part.chunk()).await? {
                if is_file && bytes.len() <= most {
                    bytes.extend_from_slice(&chunk);
                }
            }
        }
        Ok(bytes)
    }

    /// The fields, and the files as waiting at `place`.
    pub async fn receive(self, app: &App, actor: &Actor, place: Place) -> Result<Sent, Failure> {
        let Some(boundary) = self.boundary else {
            return Ok(Sent::of(self.fields().await?));
        };
        let settings = app.settings();
        let most = settings.files_per_message * settings.file_megabytes * attachments::MIB;
        let most = usize::try_from(most).unwrap_or(usize::MAX).saturating_add(DRAINED_MAX);
        read(self.body, boundary, most, Some(Intake { app, actor, place })).await
    }
}

impl Sent {
    fn of(fields: Fields) -> Self {
        let ids = fields.all("attached").filter_map(|id| id.parse().ok()).collect();
        Self { fields, ids, ..Self::default() }
    }

    /// What was written in this field, with its files. Fails once when one of them could not be kept.
    pub fn writing(&mut self, field: &str) -> helpdesk::Result<Writing<'_>> {
        match self.refused.take() {
            Some(error) => Err(error),
            None => {
                let writing = match field {
                    "reply" => writing::reply(&self.fields, field),
                    _ => writing::markdown(&self.fields, field),
                };
                Ok(Writing { files: &self.ids, ..writing })
            }
        }
    }

    /// The files that go with the form. Fails once when one of them could not be kept.
    pub fn file_ids(&mut self) -> helpdesk::Result<&[i64]> {
        match self.refused.take() {
            Some(error) => Err(error),
            None => Ok(&self.ids),
        }
    }

    /// The one file of a form that is there for it.
    pub fn into_file(self) -> helpdesk::Result<Attachment> {
        match self.refused {
            Some(error) => Err(error),
            None => self
                .files
                .into_iter()
                .next()
                .ok_or_else(|| Error::invalid("files", Phrase::new("file-empty"))),
        }
    }
}

/// Reads at most `most` bytes. Without intake, files are read past.
async fn read(
    body: Body,
    boundary: String,
    most: usize,
    intake: Option<Intake<'_>>,
) -> Result<Sent, Failure> {
    let limits = SizeLimit::new().whole_stream(most as u64);
    let constraints = Constraints::new().size_limit(limits);
    let mut parts = Multipart::with_constraints(body.into_data_stream(), boundary, constraints);
    let (mut fields, mut files, mut refused) = (Vec::new(), Vec::new(), None);
    let mut room = FORM_MAX;
    while let Some(mut part) = patiently(parts.next_field()).await? {
        let name = part.name().unwrap_or_default().to_owned();
        match (part.file_name().map(str::to_owned), &intake) {
            (None, _) => fields.push((name, text(&mut part, &mut room).await?)),
            (Some(name), Some(intake)) if refused.is_none() => match take_in(intake, &name, &mut part).await?
            {
                Ok(file) => files.extend(file),
                Err(error) => refused = Some(error),
            },
            (Some(_), _) => {}
        }
        while patiently(part.chunk()).await?.is_some() {}
    }
    let mut sent = Sent::of(Fields::from(fields));
    sent.ids.extend(files.iter().map(|file: &Attachment| file.id));
    Ok(Sent { files, refused, ..sent })
}

/// The text of a field that is no file.
async fn text(part: &mut Field<'_>, room: &mut usize) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = patiently(part.chunk()).await? {
        *room = room.checked_sub(chunk.len()).ok_or(Failure::TooLarge)?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Streams a file to where files are kept. A browser sends an empty one where nothing was chosen.
async fn take_in(
    intake: &Intake<'_>,
    name: &str,
    part: &mut Field<'_>,
) -> Result<helpdesk::Result<Option<Attachment>>, Failure> {
    let mut next = patiently(part.chunk()).await?;
    while next.as_ref().is_some_and(Bytes::is_empty) {
        next = patiently(part.chunk()).await?;
    }
    if next.is_none() {
        return Ok(Ok(None));
    }
    let mut receiving = match attachments::receive(intake.app, intake.actor, intake.place, name).await {
        Ok(receiving) => receiving,
        Err(error) => return Ok(Err(error)),
    };
    while let Some(chunk) = next {
        if let Err(error) = receiving.write(&chunk).await {
            return Ok(Err(error));
        }
        next = patiently(part.chunk()).await?;
    }
    Ok(receiving.store().await.map(Some))
}

/// Waits for more of the form, but not for ever.
async fn patiently<T>(more: impl Future<Output = multer::Result<T>>) -> Result<T, Failure> {
    match timeout(SILENCE, more).await {
        Ok(Ok(more)) => Ok(more),
        Ok(Err(multer::Error::StreamSizeExceeded { .. })) => Err(Failure::TooLarge),
        Ok(Err(_)) | Err(_) => Err(broken()),
    }
}

fn broken() -> Failure {
    Failure::Invalid(vec![Phrase::new("form-broken")])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "--x\r\nContent-Disposition: form-data; name=\"reply\"\r\n\r\nSchöne Grüße\r\n\
        --x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\"\r\n\
        Content-Type: application/octet-stream\r\n\r\n\r\n\
        --x\r\nContent-Disposition: form-data; name=\"attached\"\r\n\r\n7\r\n--x--\r\n";

    fn form(kind: &str, body: impl Into<Body>) -> Request {
        Request::builder().header(header::CONTENT_TYPE, kind).body(body.into()).expect("a request")
    }

    async fn fields(kind: &str, body: impl Into<Body>) -> Result<Fields, Failure> {
        Form::from_request(form(kind, body), &()).await?.fields().await
    }

    #[tokio::test]
    async fn both_encodings_read_alike() {
        for (kind, body) in [
            ("multipart/form-data; boundary=x", FORM),
            ("application/x-www-form-urlencoded", "reply=Sch%C3%B6ne+Gr%C3%BC%C3%9Fe&attached=7"),
        ] {
            let fields = fields(kind, body).await.expect("reads");
            assert_eq!((fields.get("reply"), fields.get("attached")), ("Schöne Grüße", "7"), "{kind}");
        }
    }

    #[tokio::test]
    async fn a_form_that_is_cut_off_or_endless_is_refused() {
        let cut = fields("multipart/form-data; boundary=x", &FORM[..FORM.len() - 20]).await;
        assert!(matches!(cut, Err(Failure::Invalid(_))), "{cut:?}");
        let endless = FORM.replace("Grüße", &"ü".repeat(FORM_MAX));
        let refused = fields("multipart/form-data; boundary=x", endless).await;
        assert!(matches!(refused, Err(Failure::TooLarge)), "{refused:?}");
    }
}
