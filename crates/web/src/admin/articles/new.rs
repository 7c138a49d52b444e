//! Writing a new article, perhaps out of a ticket that was solved.

use axum::extract::State;
use axum::response::Response;
use helpdesk::articles::{self, Candidate, Visibility};
use helpdesk::{Actor, Place};
use locales::Phrase;
use text::Personal;

use super::edit_form::{EditForm, form_of_fields, ids, typed};
use super::edit_view::{blank, pointed_out};
use crate::form::{Fields, Query};
use crate::multipart::Form;
use crate::page::Field;
use crate::refusal::Refusal;
use crate::session::{Staff, Visitor};
use crate::{Result, Web, render};

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
    let personal = personal_in(&web, &actor, &sent.fields).await?;
    let looked_at = require_looked_at(&sent.fields, &personal);
    let created = match looked_at.and_then(|()| sent.file_ids().map(<[i64]>::to_vec)) {
        Ok(files) => {
            let removed = ids(&sent.fields, "removed");
            articles::create(&web.app, &actor, &typed(&sent.fields, &files, &removed)).await
        }
        Err(error) => Err(error),
    };
    match created {
        Ok(id) => {
            let target = format!("/settings/articles/{id}");
            Ok(web.go_saying(&target, visitor.language.say("article-saved")))
        }
        Err(error) => {
            let mut form = form_of_fields(&sent.fields);
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let mut page = blank(&web, &visitor, &actor, form, Place::NewArticle).await?;
            page.ticket = ticket(&sent.fields);
            page.personal = pointed_out(&personal);
            refusal.render(&page)
        }
    }
}

/// The ticket that the article is made of.
fn ticket(fields: &Fields) -> Option<i64> {
    fields.get("ticket").parse().ok()
}

/// What in the words of a ticket may still say who somebody is.
async fn personal_in(web: &Web, actor: &Actor, fields: &Fields) -> Result<Vec<Personal>> {
    let Some(number) = ticket(fields) else { return Ok(Vec::new()) };
    let words = format!("{}\n{}", fields.get("title"), fields.get("body"));
    Ok(Candidate::personal_in(&web.app, actor, number, &words).await?)
}

/// To publish it at once is asked about, once: by sending the form again, what was pointed out is published.
fn require_looked_at(fields: &Fields, personal: &[Personal]) -> Result<(), helpdesk::Error> {
    let publishes = fields.get("visibility") == Visibility::Public.as_str();
    if personal.is_empty() || !publishes || !fields.get("looked_at").is_empty() {
        return Ok(());
    }
    Err(helpdesk::Error::invalid("visibility", Phrase::new("article-personal-ask")))
}
