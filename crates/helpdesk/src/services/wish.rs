//! Somebody without an account types an address to be told at. Nothing follows but one mail, until the button on the
//! page behind its link is pressed.

use std::net::IpAddr;

use locales::Language;

use super::news_store::{self, WishRow};
use super::{find, store};
use crate::app::App;
use crate::clock::{DAY, HOUR};
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::people::store::email_key;
use crate::signatures::{Purpose, Signer};
use crate::{fields, limits};

/// How often one network may ask in an hour.
const ASKED: i64 = 5;
/// How long the link in the mail works: twice as long as there is no second mail, so that what is asked for just before
/// the next one would be sent has a day, too.
const LIFETIME: i64 = 2 * DAY;

/// What an address asked for and has yet to confirm.
#[derive(Debug, Clone)]
pub struct Wish {
    pub email: String,
    pub language: Option<Language>,
    /// The name of the service that was asked for last, and of all of them.
    pub service: String,
    pub services: Vec<String>,
    /// What the link to the confirming page ends in.
    pub link: String,
    /// Until when it works, in milliseconds since 1970 UTC.
    pub expires_at: i64,
}

/// What is behind the link to the confirming page.
#[derive(Debug, Clone)]
pub enum Behind {
    Waits(Wish),
    /// The button was pressed before: the names of what the address is told of by it.
    Confirmed(Vec<String>),
    /// Nothing is left of it: it was not confirmed in time, or ended since.
    Over,
}

/// Notes the wish. The answer and the work are the same for every address, known or not; an address has one mail in
/// 24 hours until the button behind its link is pressed, and what it asks for meanwhile is confirmed with it.
pub async fn ask(app: &App, from: IpAddr, language: Language, slug: &str, typed: &str) -> Result<()> {
    let service = find(app, None, slug).await?;
    let mut problems = Problems::default();
    let email = fields::email(&mut problems, "email", typed);
    problems.check()?;
    let (key, now) = (email_key(&email), app.now());
    let mut tx = app.begin().await?;
    let network = limits::network(from);
    limits::hit(&mut tx, &format!("service:network:{network}"), HOUR, ASKED, now).await?;
    news_store::remove_wishes_before(&mut tx, &key, now - LIFETIME).await?;
    let wish = news_store::put_wish(&mut tx, service.id, &email, language.tag(), now).await?;
    let mail = limits::allows(&mut tx, &limits::Limit::service_confirmations(&key), now).await?;
    let data = serde_json::json!({ "wish": wish, "mail": mail });
    // Anybody may ask any number of times: it is no part of what happened to the service.
    tx.record(NewEvent::new(Kind::ServiceNewsAsked).with(data)).await?;
    tx.commit().await
}

/// For the mail: None when it was confirmed or is too old.
pub async fn wish(app: &App, id: i64) -> Result<Option<Wish>> {
    let signer = Signer::load(app).await?;
    let mut conn = app.read().await?;
    let Some(row) = news_store::wish(&mut conn, id, app.now() - LIFETIME).await? else { return Ok(None) };
    let link = signer.sign(Purpose::ConfirmServiceNews, row.id);
    read(&mut conn, app, row, link).await.map(Some)
}

/// For the page behind the link, which changes nothing.
pub async fn wish_behind(app: &App, link: &str) -> Result<Behind> {
    let id = opened(app, link).await?;
    match wish(app, id).await? {
        Some(wish) => Ok(Behind::Waits(wish)),
        None => match news_store::confirmed_by(&mut *app.read().await?, id).await? {
            services if services.is_empty() => Ok(Behind::Over),
            services => Ok(Behind::Confirmed(services)),
        },
    }
}

async fn read(conn: &mut db::Conn, app: &App, row: WishRow, link: String) -> Result<Wish> {
    let mut services = Vec::new();
    let mut service = String::new();
    for wish in news_store::wishes_of(conn, &row.email_key, app.now() - LIFETIME).await? {
        let found = store::find(conn, wish.service).await?.filter(|found| found.archived_at.is_none());
        if let Some(found) = found {
            if wish.id == row.id {
                service.clone_from(&found.name);
            }
            services.push(found.name);
        }
    }
    Ok(Wish {
        language: Language::parse(&row.language),
        email: row.email,
        service,
        services,
        link,
        expires_at: row.created_at + LIFETIME,
    })
}

/// The button was pressed: from now on the address is told of everything that it asked for, and what it asks for next
/// has a mail of its own. Doing it again is fine. False when nothing is left that could be confirmed.
pub async fn confirm(app: &App, link: &str) -> Result<bool> {
    let id = opened(app, link).await?;
    let now = app.now();
    let mut tx = app.begin().await?;
    let Some(row) = news_store::wish(&mut tx, id, now - LIFETIME).await? else {
        return Ok(!news_store::confirmed_by(&mut tx, id).await?.is_empty());
    };
    for wish in news_store::wishes_of(&mut tx, &row.email_key, now - LIFETIME).await? {
        news_store::put_address(&mut tx, &wish, row.id, now).await?;
    }
    news_store::remove_wishes(&mut tx, &row.email_key).await?;
    limits::forget_service_confirmations(&mut tx, &row.email_key).await?;
    tx.commit().await?;
    Ok(true)
}

async fn opened(app: &App, link: &str) -> Result<i64> {
    Signer::load(app).await?.open(Purpose::ConfirmServiceNews, link).ok_or(Error::NotFound)
}

/// Forgets addresses that were not confirmed in time.
pub async fn sweep(app: &App) -> Result<()> {
    let mut tx = app.begin().await?;
    news_store::remove_wishes_before(&mut tx, "", app.now() - LIFETIME).await?;
    tx.commit().await
}
