//! Keeps what somebody types while they type it, and hands it back to the field it stood in.

use axum::extract::State;
use helpdesk::Place;
use helpdesk::drafts::{self, Draft, NewDraft};

use crate::Web;
use crate::composer::Composer;
use crate::error::Result;
use crate::form::Fields;
use crate::session::{SignedInActor, Visitor};

/// POST /drafts: answers with the words that stand beside the field, such as "Saved 10:32".
pub async fn save(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    fields: Fields,
) -> Result<String> {
    let place: Place = fields.get("place").parse()?;
    let draft = NewDraft {
        subject: fields.get("subject"),
        text: fields.get("text"),
        rich: fields.get("format") == "html",
        quotes: fields.get("quote").parse().ok(),
        key: fields.get("key"),
    };
    let saved_at = drafts::save(&web.app, &actor, place, draft).await?;
    let time = web.times(&visitor).clock(saved_at).short;
    Ok(visitor.language.say_with("composer-saved").with("time", time).to_string())
}

/// Puts the drafts back into the fields that they were typed in.
pub fn restore<'a>(drafts: Vec<Draft>, composers: impl IntoIterator<Item = &'a mut Composer>) {
    let mut drafts = drafts;
    for composer in composers {
        if let Some(at) = drafts.iter().position(|draft| draft.place == composer.place) {
            let draft = drafts.swap_remove(at);
            (composer.text.value, composer.rich, composer.drafted_quote) =
                (draft.text, draft.rich, draft.quotes);
        }
    }
}
