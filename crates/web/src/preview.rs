//! How a text in Markdown will look, before it is sent.

use axum::response::Html;
use text::{Format, Pictures};

use crate::error::{Failure, Result};
use crate::form::Fields;
use crate::session::SignedInActor;

/// POST /preview: the safe HTML of `text`.
pub async fn show(SignedInActor(_): SignedInActor, fields: Fields) -> Result<Html<String>> {
    let typed = fields.get("text");
    if typed.chars().count() > helpdesk::tickets::BODY_MAX {
        return Err(Failure::TooLarge);
    }
    Ok(Html(text::to_html(typed, Format::Markdown, Pictures::Linked(""))))
}
