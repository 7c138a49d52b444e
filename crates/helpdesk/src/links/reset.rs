//! A reset that the operator starts at the machine: for whoever cannot get a mail.

use locales::Phrase;

use super::{Purpose, create, show, take};
use crate::app::App;
use crate::error::{Error, Problems, Result};
use crate::passwords;
use crate::people::{self, State};

/// A one-time token for `/reset/<token>`, working for a day. The account must be active.
pub async fn admin_reset(app: &App, email: &str) -> Result<String> {
    let mut tx = app.begin().await?;
    let person = people::find_by_email(&mut tx, email.trim()).await?;
    let person = person
        .filter(|person| person.state == State::Active)
        .ok_or_else(|| Error::invalid("email", Phrase::new("no-such-account")))?;
    let token = create(&mut tx, app, Purpose::Reset, Some(person.id), None).await?;
    tx.commit().await?;
    Ok(token)
}

/// Sets a new password with the link and ends all sessions. Whoever may use the machine vouched for the
/// person, so the address counts as verified.
pub async fn reset_password(
    app: &App,
    token: &str,
    new_password: &str,
    confirm_password: &str,
) -> Result<()> {
    let shown = show(app, Purpose::Reset, token).await?.person.ok_or(Error::NotFound)?;
    let mut problems = Problems::default();
    let about = [shown.first_name.as_str(), &shown.last_name, &shown.email];
    passwords::check_pair(&mut problems, "new_password", new_password, confirm_password, &about).await?;
    problems.check()?;
    let hash = passwords::hash(new_password).await?;
    let mut tx = app.begin().await?;
    let person = take(&mut tx, app, Purpose::Reset, token).await?.ok_or(Error::NotFound)?;
    people::replace_password(&mut tx, app, person, &hash, None).await?;
    people::store::verify(&mut tx, person, app.now()).await?;
    tx.commit().await
}
