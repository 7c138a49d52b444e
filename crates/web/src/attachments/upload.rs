//! One file, sent by itself while its message is still being written.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use locales::Language;
use serde_json::json;

use super::FileView;
use crate::Web;
use crate::error::{Failure, Result};
use crate::form::Query;
use crate::multipart::Form;
use crate::refusal::wait;
use crate::session::{SignedInActor, Visitor};

/// POST /files?place=reply.1042 answers with what the page shows of it, or why it was not kept.
pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    Query(query): Query,
    form: Form,
) -> Result<Response> {
    let place = query.get("place").parse()?;
    let file = match form.receive(&web.app, &actor, place).await {
        Ok(sent) => sent.into_file().map_err(Failure::from),
        Err(failure) => Err(failure),
    };
    match file.map(|file| FileView::of(&file)) {
        Ok(file) => Ok(Json(json!({
            "id": file.id,
            "name": file.name,
            "size": file.size,
            "href": file.address,
            "thumbnail": file.shown.map(|_| file.thumbnail()),
        }))
        .into_response()),
        Err(failure) => refused(&web, visitor.language, &failure),
    }
}

/// For the script that sent it: a sentence instead of a page.
fn refused(web: &Web, language: Language, failure: &Failure) -> Result<Response> {
    let sentence = match failure {
        Failure::TooLarge => {
            let most = web.app.settings().file_megabytes;
            language.say_with("files-too-large").with("megabytes", most).to_string()
        }
        Failure::TooMany(seconds) => {
            language.say_with("too-many-attempts").with("wait", wait(*seconds)).to_string()
        }
        other => other.sentence(language).ok_or_else(|| other.clone())?,
    };
    let mut response = (failure.status(), Json(json!({ "error": sentence }))).into_response();
    if let Failure::TooMany(seconds) = failure {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    Ok(response)
}
