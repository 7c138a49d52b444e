//! A suggestion answered the question before it was sent.

use axum::extract::State;
use axum::response::Response;
use helpdesk::drafts::{self, NewDraft};
use helpdesk::suggestions::{self, Target};
use helpdesk::{Error, Place};

use crate::form::Fields;
use crate::session::{Customer, Visitor};
use crate::{Result, Web};

/// The button says what becomes of what was typed: `discard`, or `keep` it as a draft.
pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    fields: Fields,
) -> Result<Response> {
    let discard = fields.has("discard");
    let named = fields.get(if discard { "discard" } else { "keep" });
    let target = Target::parse(named).ok_or(Error::NotFound)?;
    suggestions::note_solved(&web.app, &actor, &target, discard).await?;
    if !discard {
        let typed = NewDraft {
            subject: fields.get("subject"),
            text: fields.get("description"),
            ..NewDraft::default()
        };
        drafts::save(&web.app, &actor, Place::New, typed).await?;
    }
    let text = visitor.language.say(if discard { "suggestion-was-solved" } else { "suggestion-was-kept" });
    Ok(web.go_saying("/requests", text))
}
