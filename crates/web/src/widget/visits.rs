//! A frame begins to talk, says who its visitor is, or forgets them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use helpdesk::widget::{self, NewVisit, Shown};
use serde_json::json;

use super::door::Sender;
use crate::form::Fields;
use crate::{Failure, Result, Web};

/// POST /widget/visits: a visit of somebody unknown or, with `identity` and `key`, of the one whom the site signed for.
pub async fn begin(State(web): State<Web>, sender: Sender, fields: Fields) -> Result<Response> {
    if !widget::is_desk(&web.app.settings(), fields.get("desk")) {
        return Err(Failure::NotFound);
    }
    let network = sender.network();
    if !fields.has("identity") {
        return Ok(begun(&widget::begin(&web.app, &network).await?, false));
    }
    let shown = Shown {
        token: fields.get("identity"),
        key: fields.get("key"),
        before: sender.token.as_deref(),
        network: &network,
    };
    Ok(match widget::identify(&web.app, shown).await? {
        Ok(visit) => begun(&visit, true),
        // The reason is for whoever builds the site.
        Err(refused) => (StatusCode::FORBIDDEN, Json(json!({ "refused": refused.as_str() }))).into_response(),
    })
}

fn begun(visit: &NewVisit, known: bool) -> Response {
    Json(json!({ "token": visit.token, "name": visit.name, "known": known })).into_response()
}

/// POST /widget/visits/end
pub async fn end(State(web): State<Web>, sender: Sender) -> Result<Response> {
    if let Some(token) = &sender.token {
        widget::end(&web.app, token).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
