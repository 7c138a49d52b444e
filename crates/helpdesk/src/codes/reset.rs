//! Sets a new password with a mailed code.

use locales::Phrase;

use super::claim::{claim, tidy};
use super::{Page, pending};
use crate::app::App;
use crate::error::{Error, Problems, Result};
use crate::passwords;
use crate::people;
use crate::sessions::Visitor;

/// Changes the password and ends all sessions of the account. The code came by mail, so the address counts
/// as verified.
pub async fn reset_password(
    app: &App,
    visitor: &Visitor,
    code: &str,
    new_password: &str,
    confirm_password: &str,
) -> Result<()> {
    let Some(waiting) = pending(app, &visitor.browser, None, Page::Forgot).await? else {
        return Err(Error::invalid("code", Phrase::new("code-to-ask-first")));
    };
    let mut problems = Problems::default();
    let code = match tidy(code) {
        Ok(code) => code,
        Err(Error::Invalid(wrong)) => {
            problems = wrong;
            String::new()
        }
        Err(other) => return Err(other),
    };
    passwords::check_pair(&mut problems, "new_password", new_password, confirm_password, &[&waiting.email])
        .await?;
    problems.check()?;
    let hash = passwords::hash(new_password).await?;
    let (mut tx, row) = claim(app, visitor, None, Page::Forgot, &code).await?;
    let person = row.person.ok_or(Error::NotFound)?;
    people::replace_password(&mut tx, app, person, &hash, None).await?;
    people::store::verify(&mut tx, person, app.now()).await?;
    tx.commit().await
}
