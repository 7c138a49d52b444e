//! Articles and known faults, while a customer types a request.

use locales::Language;

use super::solved::Target;
use super::{MOST, TYPED_MAX, articles};
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::{Error, Result};
use crate::limits;
use crate::services::{self, Availability};

/// Fewer words say too little.
const LEAST_WORDS: usize = 3;
/// Faults that are looked through.
const FAULTS: i64 = 50;

/// Something that may answer a request before it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub target: Target,
    pub title: String,
    /// An article's own words, or what is known of a fault.
    pub words: String,
    /// How a service is doing; None for articles.
    pub state: Option<Availability>,
}

impl Suggestion {
    /// Where one reads on.
    pub fn path(&self) -> String {
        match &self.target {
            Target::Article(slug) => format!("/help/{slug}"),
            Target::Service(slug) => format!("/services/{slug}"),
        }
    }
}

/// What fits these words, faults first. Nothing for fewer than three words. The words are not kept.
pub async fn while_typing(
    app: &App,
    actor: &Actor,
    network: &str,
    language: Language,
    typed: &str,
) -> Result<Vec<Suggestion>> {
    if actor.role != Role::Customer {
        return Err(Error::NotFound);
    }
    let typed = text::clean(typed);
    let typed = beginning(&typed);
    if typed.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() < LEAST_WORDS {
        return Ok(Vec::new());
    }
    count(app, actor, network).await?;
    let mut suggestions = faults(app, typed).await?;
    let found = articles::fitting(app, None, language, typed).await?;
    suggestions.extend(found.into_iter().map(|hit| Suggestion {
        target: Target::Article(hit.slug),
        title: hit.title,
        words: text::excerpt(&hit.excerpt, 160),
        state: None,
    }));
    Ok(suggestions)
}

fn beginning(typed: &str) -> &str {
    typed.char_indices().nth(TYPED_MAX).map_or(typed, |(end, _)| &typed[..end])
}

async fn count(app: &App, actor: &Actor, network: &str) -> Result<()> {
    let (settings, now) = (app.settings(), app.now());
    let mut tx = app.begin().await?;
    let own = format!("suggestions:person:{}", actor.id);
    limits::hit(&mut tx, &own, MINUTE, settings.questions_per_visitor, now).await?;
    let shared = format!("suggestions:network:{network}");
    limits::hit(&mut tx, &shared, MINUTE, settings.questions_per_address, now).await?;
    tx.commit().await
}

/// Services that are not Available and that the words are about: what is down is known already.
async fn faults(app: &App, typed: &str) -> Result<Vec<Suggestion>> {
    let disturbed = services::disturbed(app, FAULTS).await?;
    let fits = |service: &services::Service| {
        let about = format!("{} {}", service.name, service.category);
        !assist::found_in(&about, typed).is_empty()
    };
    let found = disturbed.into_iter().filter(fits).take(MOST);
    Ok(found
        .map(|service| Suggestion {
            target: Target::Service(service.slug),
            title: service.name,
            words: if service.note.is_empty() { service.summary } else { service.note },
            state: Some(service.state),
        })
        .collect())
}
