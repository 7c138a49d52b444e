//! One article in one language, opened for writing.

use axum::extract::State;
use axum::response::Response;
use helpdesk::articles::{self, Editing, Saved};
use helpdesk::{Actor, Error, Place};
use locales::Language;

use super::edit_form::{form_of, form_of_fields, ids, typed};
use super::edit_view::page;
use crate::form::Query;
use crate::multipart::Form;
use crate::refusal::Refusal;
use crate::session::{Admin, Number, Staff, Visitor};
use crate::{Result, Web, render};

/// Query: `language`; the desk's when none is named and the article has it.
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(id): Number,
    Query(query): Query,
) -> Result<Response> {
    let (editing, language) = open(&web, &actor, id, query.get("language")).await?;
    let form = form_of(&actor, &editing, language);
    render(&page(&web, &visitor, &actor, editing, language, form).await?)
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(id): Number,
    form: Form,
) -> Result<Response> {
    let mut sent = form.receive(&web.app, &actor, Place::Article(id)).await?;
    let saved = match sent.file_ids() {
        Ok(files) => {
            let files = files.to_vec();
            let removed = ids(&sent.fields, "removed");
            let wanted = typed(&sent.fields, &files, &removed);
            articles::update(&web.app, &actor, id, &wanted).await
        }
        Err(error) => Err(error),
    };
    let fields = &sent.fields;
    match saved {
        Ok(saved) => {
            let text = match saved {
                Saved::Shown => "article-saved",
                Saved::Proposed => "article-proposed",
            };
            let target = format!("/settings/articles/{id}?language={}", tag(fields.get("language")));
            Ok(web.go_saying(&target, visitor.language.say(text)))
        }
        Err(error) => {
            let (editing, language) = open(&web, &actor, id, fields.get("language")).await?;
            let mut form = form_of_fields(fields);
            let is_conflict = matches!(error, Error::Conflict(_));
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let page = page(&web, &visitor, &actor, editing, language, form).await?;
            refusal.render(&page.having_seen(fields, is_conflict))
        }
    }
}

/// The article in the language that was asked for, or else in one that it has.
async fn open(web: &Web, actor: &Actor, id: i64, asked: &str) -> Result<(Editing, Language)> {
    let desk = web.app.settings().language;
    let language = Language::parse(asked).unwrap_or(desk);
    let editing = articles::edit(&web.app, actor, id, language).await?;
    match editing.languages.first() {
        Some(first) if Language::parse(asked).is_none() && !editing.languages.contains(&language) => {
            let first = *first;
            Ok((articles::edit(&web.app, actor, id, first).await?, first))
        }
        _ => Ok((editing, language)),
    }
}

/// What of a language stands in an address.
fn tag(typed: &str) -> &'static str {
    Language::parse(typed).unwrap_or_default().tag()
}

/// POST /settings/articles/{id}/deletion: of a draft that never was public.
pub async fn delete(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    articles::delete(&web.app, &actor, id).await?;
    let text = visitor.language.say("article-deleted");
    Ok(web.go_saying("/settings/articles", text))
}
