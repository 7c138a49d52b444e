//! Changing a password, by the person who knows the present one.

use locales::Phrase;

use super::store;
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::limits::{self, Limit};
use crate::{codes, links, passwords, secrets, sessions};

/// Sets a new password and ends the actor's other sessions. This one goes on under a new token, which is
/// returned: a copy of the old one is worth nothing any more.
pub async fn change_password(
    app: &App,
    actor: &Actor,
    current_password: &str,
    new_password: &str,
    confirm_password: &str,
) -> Result<String> {
    let mut problems = Problems::default();
    let about = [actor.first_name.as_str(), &actor.last_name, &actor.email];
    passwords::check_pair(&mut problems, "new_password", new_password, confirm_password, &about).await?;
    if current_password.is_empty() {
        problems.add("current_password", Phrase::new("current-password-missing"));
    }
    problems.check()?;
    confirm_current(app, actor, current_password).await?;
    let hash = passwords::hash(new_password).await?;
    let mut tx = app.begin().await?;
    replace_password(&mut tx, app, actor.id, &hash, Some(actor.session)).await?;
    let token = secrets::token();
    if !sessions::store::renew_token(&mut tx, actor.session, &secrets::hash(&token)).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(token)
}

/// Refuses unless the actor's present password was typed. Counted, since a session left open is no licence to
/// guess.
pub(super) async fn confirm_current(app: &App, actor: &Actor, password: &str) -> Result<()> {
    let limit = Limit::password_confirmations(&app.settings(), actor.id);
    let mut tx = app.begin().await?;
    limits::count(&mut tx, &limit, app.now()).await?;
    let stored = store::password_hash(&mut tx, actor.id).await?;
    tx.commit().await?;
    if !passwords::verify(password, stored.as_deref()).await?.right {
        return Err(Error::invalid("current_password", Phrase::new("current-password-wrong")));
    }
    let mut tx = app.begin().await?;
    limits::forgive(&mut tx, &limit).await?;
    tx.commit().await
}

/// Stores the new hash, ends all sessions but `keep`, and ends codes and links that could set another. The
/// account must be one that may sign in.
pub(crate) async fn replace_password(
    tx: &mut Tx,
    app: &App,
    person: PersonId,
    hash: &str,
    keep: Option<i64>,
) -> Result<()> {
    let email = store::set_password(tx, person, hash, app.now()).await?.ok_or(Error::NotFound)?;
    limits::forget_sign_ins(tx, &store::email_key(&email)).await?;
    sessions::store::remove_of_person(tx, person, keep).await?;
    codes::store::remove_of_person(tx, person).await?;
    links::store::remove_of_person(tx, person).await?;
    tx.record(NewEvent::new(Kind::PasswordChanged).by(person).about(person)).await?;
    Ok(())
}
