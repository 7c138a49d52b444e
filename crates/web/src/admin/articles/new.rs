//! Writing a new article, perhaps out of a ticket that was solved.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::Place;
use helpdesk::articles::{self, Candidate};

use super::edit_form::{EditForm, form_of_fields, ids, typed};
use super::edit_view::{blank, pointed_out};
use crate::form::Query;
use crate::multipart::Form;
use crate::page::{Field, Tone};
use crate::refusal::Refusal;
use crate::session::{Staff, Visitor};
use crate::{Result, Web, go, render};

/// Query: `ticket`, whose words the form begins with.
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Query(query): Query,
) -> Result<Response> {
    let mut form = EditForm {
        visibility: Field::new("draft"),
        language: Field::new(web.app.settings().language.tag()),
        ..EditForm::default()
    };
    let ticket: Option<i64> = query.get("ticket").parse().ok();
    let mut personal = Vec::new();
    if let Some(number) = ticket {
        let candidate = Candidate::of_ticket(&web.app, &actor, number).await?;
        personal = pointed_out(&candidate.personal);
        form.title = Field::new(candidate.title);
        form.body = Field::new(candidate.body);
    }
    let mut page = blank(&web, &visitor, &actor, form, Place::NewArticle).await?;
    (page.personal, page.ticket) = (personal, ticket);
    render(&page)
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    form: Form,
) -> Result<Response> {
    let mut sent = form.receive(&web.app, &actor, Place::NewArticle).await?;
    let created = match sent.file_ids() {
        Ok(files) => {
            let (files, removed) = (files.to_vec(), ids(&sent.fields, "removed"));
            articles::create(&web.app, &actor, &typed(&sent.fields, &files, &removed)).await
        }
        Err(error) => Err(error),
    };
    match created {
        Ok(id) => {
            let target = format!("/settings/articles/{id}");
            Ok(go(&target)
                .flash(web.cookie_names(), Tone::Ok, visitor.language.say("article-saved"))
                .into_response())
        }
        Err(error) => {
            let mut form = form_of_fields(&sent.fields);
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let mut page = blank(&web, &visitor, &actor, form, Place::NewArticle).await?;
            let words = format!("{}\n{}", sent.fields.get("title"), sent.fields.get("body"));
            page.ticket = sent.fields.get("ticket").parse().ok();
            if page.ticket.is_some() {
                page.personal = pointed_out(&text::personal(&words, &[]));
            }
            refusal.render(&page)
        }
    }
}
