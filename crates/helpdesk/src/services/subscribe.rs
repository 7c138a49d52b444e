//! Being told when a service changes, for people with an account; and ending it by the link in a mail.

use locales::Phrase;

use super::{Service, find, news_store, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::push;
use crate::signatures::{Purpose, Signer};

/// How somebody wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    pub mail: bool,
    pub push: bool,
}

/// What the page of a service says of it to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subscription {
    /// None while they are not told.
    pub ways: Option<Ways>,
    /// Whether they have a device that can be told.
    pub has_device: bool,
}

/// Tells the actor from now on. Without a device that takes notices a mail is the only way, whether it is chosen or not.
pub async fn subscribe(app: &App, actor: &Actor, slug: &str, ways: Ways) -> Result<()> {
    let service = find(app, Some(actor), slug).await?;
    let now = app.now();
    let mut tx = app.begin().await?;
    let has_device = !push::subscriptions(&mut tx, actor.id, now).await?.is_empty();
    let way = match ways {
        Ways { push: true, .. } if !has_device => Err("service-news-no-device"),
        Ways { mail: false, push: false } if has_device => Err("service-news-no-way"),
        Ways { mail, push } => Ok((mail || !push, push)),
    };
    let way = way.map_err(|problem| Error::invalid("way", Phrase::new(problem)))?;
    news_store::put_own(&mut tx, service.id, actor.id, way, now).await?;
    tx.commit().await
}

pub async fn unsubscribe(app: &App, actor: &Actor, slug: &str) -> Result<()> {
    let service = find(app, Some(actor), slug).await?;
    let mut tx = app.begin().await?;
    news_store::remove_own(&mut tx, service.id, actor.id).await?;
    tx.commit().await
}

pub async fn subscription(app: &App, actor: &Actor, service: i64) -> Result<Subscription> {
    let mut conn = app.read().await?;
    let ways = news_store::own(&mut conn, service, actor.id).await?;
    let has_device = !push::subscriptions(&mut conn, actor.id, app.now()).await?.is_empty();
    Ok(Subscription { ways: ways.map(|(mail, push)| Ways { mail, push }), has_device })
}

/// The service whose news this link ends; None when it did already. NotFound for a link that is not ours.
pub async fn linked(app: &App, link: &str) -> Result<Option<Service>> {
    let subscription = opened(app, link).await?;
    let mut conn = app.read().await?;
    match news_store::service_of(&mut conn, subscription).await? {
        Some(service) => store::find(&mut conn, service).await,
        None => Ok(None),
    }
}

/// Ends it, whoever holds the link. Doing it again is fine.
pub async fn end_by_link(app: &App, link: &str) -> Result<()> {
    let subscription = opened(app, link).await?;
    let mut tx = app.begin().await?;
    news_store::remove(&mut tx, subscription).await?;
    tx.commit().await
}

async fn opened(app: &App, link: &str) -> Result<i64> {
    Signer::load(app).await?.open(Purpose::EndServiceNews, link).ok_or(Error::NotFound)
}
