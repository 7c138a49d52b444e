//! What a reader writes about an article.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use helpdesk::articles;

use super::address;
use super::article::{CommentForm, page_with_comment};
use crate::form::Fields;
use crate::refusal::Refusal;
use crate::session::Visitor;
use crate::{Result, Web, cookies};

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    let typed = fields.get("comment");
    let reader = web.reader(&visitor, "");
    match articles::comment(&web.app, &reader, &slug, (visitor.actor(), visitor.address), typed).await {
        Ok(()) => {
            let thanks = visitor.language.say("help-comment-thanks");
            let target = format!("{}#feedback", address(&slug));
            Ok(web.go_saying(&target, thanks))
        }
        Err(error) => {
            let mut form = CommentForm::of(typed);
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let token = cookies::read(&headers, &web.cookie_names().reader);
            refusal.render(&page_with_comment(&web, &visitor, &slug, token.as_deref(), form).await?)
        }
    }
}
