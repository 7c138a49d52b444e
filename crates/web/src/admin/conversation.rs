//! What the two sides of a conversation see of each other, a form of its own on the settings page.

use axum::extract::State;
use axum::response::Response;
use helpdesk::settings::{self, Conversation};

use super::desk;
use crate::form::Fields;
use crate::session::{Admin, Visitor};
use crate::{Result, Web};

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let new = Conversation {
        show_seen: fields.has("show_seen"),
        show_typing: fields.has("show_typing"),
        auto_reply: fields.has("auto_reply"),
    };
    settings::change_conversation(&web.app, &actor, new).await?;
    Ok(desk::saved(&web, &visitor, "#conversation", "conversation-was-saved"))
}
