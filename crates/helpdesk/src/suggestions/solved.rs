//! A suggestion answered the question: the request is not sent.

use super::store;
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::articles::{self, Found, Reader};
use crate::clock::DAY;
use crate::error::{Error, Result};
use crate::place::Place;
use crate::{attachments, drafts, services};

/// What was suggested, by its slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Article(String),
    Service(String),
}

impl Target {
    /// `article:slug` or `service:slug`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("article", slug) => Some(Self::Article(slug.to_owned())),
            ("service", slug) => Some(Self::Service(slug.to_owned())),
            _ => None,
        }
    }

    /// As forms send it.
    pub fn value(&self) -> String {
        match self {
            Self::Article(slug) => format!("article:{slug}"),
            Self::Service(slug) => format!("service:{slug}"),
        }
    }
}

/// Counts it, once a day for each person and suggestion. With `discard` what was typed and not sent is forgotten.
pub async fn note_solved(app: &App, actor: &Actor, target: &Target, discard: bool) -> Result<()> {
    if actor.role != Role::Customer {
        return Err(Error::NotFound);
    }
    let (kind, id) = match target {
        Target::Article(slug) => {
            let reader = Reader::of(app, None, app.settings().language);
            match articles::show(app, &reader, slug, None).await? {
                Found::Article(shown) => ("article", shown.article.id),
                Found::Moved(_) => return Err(Error::NotFound),
            }
        }
        Target::Service(slug) => ("service", services::find(app, None, slug).await?.id),
    };
    let now = app.now();
    let mut tx = app.begin().await?;
    if store::put_success(&mut tx, actor.id, (kind, id), now / DAY).await? {
        match target {
            Target::Article(_) => articles::count_solved(&mut tx, id).await?,
            Target::Service(_) => services::store::count_solved(&mut tx, id).await?,
        }
    }
    if discard {
        drafts::forget(&mut tx, actor.id, Place::New).await?;
        let files = attachments::unsent(&mut tx, actor, Place::New).await?;
        let files: Vec<i64> = files.iter().map(|file| file.id).collect();
        attachments::discard(&mut tx, app, actor, &files).await?;
    }
    tx.commit().await
}
