//! Many rows at once, for a program that fills a store: no permissions, no mails, history without jobs.

mod article_store;
mod articles;
mod store;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::actor::{PersonId, Role};
use crate::app::App;
use crate::error::Result;
use crate::event::Kind;
use crate::people::State;
use crate::tickets::counters::Standing;
use crate::tickets::{Message, Ticket, counters};

pub use articles::{Leaflet, add_articles};

/// An account with a verified address.
#[derive(Debug, Clone)]
pub struct Account {
    pub id: PersonId,
    pub role: Role,
    pub state: State,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub password_hash: String,
    /// Milliseconds since 1970 UTC, as all times.
    pub created_at: i64,
}

/// A ticket with its whole conversation and history.
#[derive(Debug, Clone)]
pub struct Story {
    pub ticket: Ticket,
    /// In the order of their ids; the last public one is what lists show.
    pub messages: Vec<Message>,
    pub facts: Vec<Fact>,
}

/// An event of a story.
#[derive(Debug, Clone)]
pub struct Fact {
    pub kind: Kind,
    pub actor: PersonId,
    pub person: Option<PersonId>,
    pub data: Value,
    pub created_at: i64,
}

/// The first keys that are free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Free {
    pub person: PersonId,
    pub ticket: i64,
    pub message: i64,
}

/// Where the keys of new rows begin.
pub async fn free_keys(app: &App) -> Result<Free> {
    store::free_keys(&mut *app.db.read().await?).await
}

/// Stores the accounts in one transaction.
pub async fn add_accounts(app: &App, accounts: &[Account]) -> Result<()> {
    let mut tx = app.begin().await?;
    store::insert_accounts(&mut tx, accounts).await?;
    store::move_sequences(&mut tx).await?;
    tx.commit().await
}

/// Stores the stories, whose keys must be free, in one transaction with their counters.
pub async fn add_stories(app: &App, stories: &[Story]) -> Result<()> {
    let mut counts = BTreeMap::new();
    for story in stories {
        for name in Standing::from(&story.ticket).names() {
            *counts.entry(name).or_default() += 1;
        }
    }
    let mut tx = app.begin().await?;
    store::insert_tickets(&mut tx, stories).await?;
    store::insert_messages(&mut tx, stories).await?;
    store::insert_facts(&mut tx, stories).await?;
    counters::apply(&mut tx, &counts, 0).await?;
    store::move_sequences(&mut tx).await?;
    tx.commit().await
}

/// Counts the desk as set up, since it has an administrator now.
pub async fn mark_set_up(app: &App, desk_name: &str) -> Result<()> {
    let mut tx = app.begin().await?;
    crate::settings::put(&mut tx, app, "desk_name", desk_name).await?;
    crate::settings::put(&mut tx, app, "set_up", "true").await?;
    tx.commit().await?;
    app.reload_settings().await
}

/// Drops what would follow from events before this time, for a history that was played and should mail nobody.
pub async fn drop_reactions(app: &App, before: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    store::delete_dispatches(&mut tx, before).await?;
    tx.commit().await
}
