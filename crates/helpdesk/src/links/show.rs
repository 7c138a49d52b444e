//! Looks at a link without using it up.

use super::{Purpose, is_plausible, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::people::{self, Person, State};
use crate::secrets;

/// A link that still works.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Whom it is for; nobody yet at the first set-up.
    pub person: Option<Person>,
    /// Milliseconds since 1970 UTC.
    pub expires_at: i64,
}

/// The link, or NotFound when it is used, over, replaced, or was never made.
pub async fn show(app: &App, purpose: Purpose, token: &str) -> Result<Shown> {
    if !is_plausible(token) {
        return Err(Error::NotFound);
    }
    let mut conn = app.db.read().await?;
    let found = store::find(&mut conn, purpose, &secrets::hash(token), app.now()).await?;
    let (person, expires_at) = found.ok_or(Error::NotFound)?;
    if purpose == Purpose::Setup && !people::active_admins(&mut conn).await?.is_empty() {
        return Err(Error::NotFound);
    }
    let person = match person {
        Some(id) => people::find(&mut conn, id).await?,
        None => None,
    };
    let usable = match (&person, purpose) {
        (None, Purpose::Setup) => true,
        (Some(person), Purpose::Invitation) => person.state == State::Invited,
        (Some(person), Purpose::Reset) => person.state == State::Active,
        _ => false,
    };
    if usable { Ok(Shown { person, expires_at }) } else { Err(Error::NotFound) }
}
