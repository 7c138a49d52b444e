//! A frame shows what its site says about the visitor, and becomes that visitor's.

use super::store::{self, NewPerson};
use super::token::{self, Claims, Refused, Unchecked};
use super::visit::{self, NewVisit};
use super::{PROOF_KEPT, is_open};
use crate::app::{App, Tx};
use crate::clock::{HOUR, MINUTE};
use crate::error::{Error, Result};
use crate::{limits, secrets};

/// Tokens that one network may show in a minute.
const PER_NETWORK: i64 = 60;

/// What a frame shows.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// As the site made it.
    pub token: &'a str,
    /// The random key that the frame keeps to itself.
    pub key: &'a str,
    /// The frame's token so far: that visit ends, whatever comes of this.
    pub before: Option<&'a str>,
    /// What counts as one network address.
    pub network: &'a str,
}

/// A visit of the one whom the site signed for, or why there is none.
pub type Proof = std::result::Result<NewVisit, Refused>;

/// Binds the token to the frame that shows it first: the same token with another key is worth nothing.
pub async fn identify(app: &App, shown: Shown<'_>) -> Result<Proof> {
    if !is_open(&app.settings()) {
        return Err(Error::NotFound);
    }
    begin_anew(app, shown).await?;
    let proof = match token::read(shown.token) {
        Ok(unchecked) if secrets::may_be_token(shown.key) => check(app, shown, &unchecked).await?,
        Ok(_) => Err(Refused::Malformed),
        Err(refused) => Err(refused),
    };
    if let Err(refused) = proof {
        tracing::info!(reason = refused.as_str(), "a site's word about its visitor was refused");
    }
    Ok(proof)
}

/// Counts the attempt and ends the visit before, in a transaction of its own, so that both stay.
async fn begin_anew(app: &App, shown: Shown<'_>) -> Result<()> {
    let mut tx = app.begin().await?;
    limits::hit(&mut tx, &format!("widget:identify:{}", shown.network), MINUTE, PER_NETWORK, app.now())
        .await?;
    let ended = match shown.before {
        Some(before) => store::remove_visit(&mut tx, &secrets::hash(before)).await?,
        None => None,
    };
    tx.commit().await?;
    visit::close_streams(app, ended);
    Ok(())
}

async fn check(app: &App, shown: Shown<'_>, unchecked: &Unchecked<'_>) -> Result<Proof> {
    let now = app.now();
    let mut tx = app.begin().await?;
    // Locked, so that a key that retires in this moment either counts for all of this or for nothing.
    let Some((key, secret)) = store::lock_key(&mut tx, &unchecked.kid).await? else {
        return Ok(Err(Refused::Unsigned));
    };
    let claims = match unchecked.verify(&secret) {
        Ok(claims) => claims,
        Err(refused) => return Ok(Err(refused)),
    };
    if let Err(refused) = claims.check(&app.settings().widget_desk, now) {
        return Ok(Err(refused));
    }
    if !bind(&mut tx, &unchecked.kid, &claims, shown.key).await? {
        return Ok(Err(Refused::Copied));
    }
    store::note_key_used(&mut tx, key, now, now - HOUR).await?;
    let visit = open(&mut tx, &claims, key, shown.key, now).await?;
    tx.commit().await?;
    Ok(Ok(visit))
}

/// False when the token belongs to another frame, or its name stood in one about somebody else.
async fn bind(tx: &mut Tx, kid: &str, claims: &Claims, frame: &str) -> Result<bool> {
    let token = secrets::hash(&format!("{kid}\n{}", claims.jti));
    let frame = secrets::hash(frame);
    let bound = store::bind_token(tx, &token, &frame, &claims.sub, claims.gone_at()).await?;
    Ok(bound == (frame, claims.sub.clone()))
}

async fn open(tx: &mut Tx, claims: &Claims, signed_by: i64, frame: &str, now: i64) -> Result<NewVisit> {
    let (name, email, chat) = (claims.shown_name(), claims.shown_email(), secrets::token());
    let person = NewPerson { sub: &claims.sub, name: &name, email: &email, chat: &chat };
    let person = store::put_person(tx, &person, now).await?;
    let token = secrets::token();
    let row = store::NewVisitRow {
        token_hash: &secrets::hash(&token),
        chat: "",
        person: Some(person),
        signed_by: Some(signed_by),
        key_hash: Some(&secrets::hash(frame)),
        ends_at: now + PROOF_KEPT,
    };
    store::insert_visit(tx, &row, now).await?;
    Ok(NewVisit { token, name })
}
