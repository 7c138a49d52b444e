//! Taking a file back before it is sent.

use axum::extract::State;
use axum::http::StatusCode;
use helpdesk::attachments;

use crate::Web;
use crate::error::Result;
use crate::session::{Number, SignedInActor};

/// POST /files/{id}/removal
pub async fn create(
    State(web): State<Web>,
    SignedInActor(actor): SignedInActor,
    Number(id): Number,
) -> Result<StatusCode> {
    attachments::remove(&web.app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
