//! A browser asks to be told of replies.

use locales::Phrase;
use outbound::Client;
use webpush::Receiver;

use super::{MOST_DEVICES, store};
use crate::actor::Actor;
use crate::app::App;
use crate::clock::HOUR;
use crate::error::{Error, Result};
use crate::{limits, people};

/// Longest address of a push service's that is taken, in bytes.
const ENDPOINT_MAX: usize = 1_000;
/// How often one person may turn notices on in an hour: each time a name is looked up.
const TRIES: i64 = 60;

/// What a browser's own subscription holds.
#[derive(Debug, Clone, Copy)]
pub struct Subscription<'a> {
    pub endpoint: &'a str,
    pub p256dh: &'a str,
    pub auth: &'a str,
}

/// Tells this session's browser of replies from now on. `client` says whether its push service may be called at all.
/// A browser has one subscription; a person has ten, and the oldest makes room.
pub async fn subscribe(app: &App, actor: &Actor, client: &Client, wanted: Subscription<'_>) -> Result<()> {
    count_try(app, actor).await?;
    if Receiver::parse(wanted.p256dh, wanted.auth).is_err() {
        return Err(Error::invalid("keys", Phrase::new("notices-keys-unusable")));
    }
    if wanted.endpoint.len() > ENDPOINT_MAX || client.check(wanted.endpoint).await.is_err() {
        return Err(Error::invalid("endpoint", Phrase::new("notices-service-unreachable")));
    }
    let mut tx = app.begin().await?;
    // Held, so that two of their browsers at once cannot both be the tenth.
    people::store::lock(&mut tx, actor.id).await?;
    store::remove_same(&mut tx, actor.id, actor.session, wanted.endpoint).await?;
    if !store::insert(&mut tx, actor.id, actor.session, &wanted, app.now()).await? {
        return Err(Error::NotFound);
    }
    store::remove_beyond(&mut tx, actor.id, MOST_DEVICES).await?;
    tx.commit().await
}

async fn count_try(app: &App, actor: &Actor) -> Result<()> {
    let mut tx = app.begin().await?;
    limits::hit(&mut tx, &format!("push:person:{}", actor.id), HOUR, TRIES, app.now()).await?;
    tx.commit().await
}
