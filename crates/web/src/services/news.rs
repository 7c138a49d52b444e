//! [Tell me]: with an account at once, without one after the address was confirmed.

use axum::extract::{Path, State};
use axum::response::Response;
use helpdesk::services::{self, Ways};

use super::show::{self, NewsForm};
use crate::form::Fields;
use crate::page::Field;
use crate::refusal::Refusal;
use crate::session::{SignedInActor, Visitor};
use crate::{Result, Web};

/// POST /services/{slug}/news with `way` (`mail`, `push`), or with `email` when nobody is signed in.
pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let done = match visitor.actor() {
        Some(actor) => {
            let has = |way| fields.all("way").any(|chosen| chosen == way);
            let ways = Ways { mail: has("mail"), push: has("push") };
            services::subscribe(&web.app, actor, &slug, ways).await.map(|()| "service-news-begun")
        }
        None => {
            let (from, language) = (visitor.address, visitor.language);
            let asked = services::ask(&web.app, from, language, &slug, fields.get("email")).await;
            asked.map(|()| "service-news-asked")
        }
    };
    match done {
        Ok(text) => Ok(said(&web, &visitor, &slug, text)),
        Err(error) => {
            let mut form = NewsForm { email: Field::new(fields.get("email")), ..NewsForm::default() };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&show::page(&web, &visitor, &slug, form).await?)
        }
    }
}

pub async fn remove(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    Path(slug): Path<String>,
) -> Result<Response> {
    services::unsubscribe(&web.app, &actor, &slug).await?;
    Ok(said(&web, &visitor, &slug, "service-news-ended"))
}

fn said(web: &Web, visitor: &Visitor, slug: &str, text: &'static str) -> Response {
    let text = visitor.language.say(text);
    web.go_saying(&format!("/services/{slug}"), text)
}
