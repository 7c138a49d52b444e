//! Signs in with address and password.

use locales::Phrase;

use super::{NewSession, Standing, Visitor, open, store};
use crate::app::App;
use crate::codes;
use crate::error::{Error, Problems, Result};
use crate::fields::MAX_EMAIL;
use crate::limits::{self, Limit};
use crate::passwords;
use crate::people::store as people;
use crate::people::{State, store::email_key};
use crate::secrets;

/// Checks the password and opens a session. Unknown addresses cost and read the same as wrong passwords.
pub async fn sign_in(app: &App, visitor: &Visitor, email: &str, password: &str) -> Result<NewSession> {
    let email = email.trim();
    check_filled(email, password)?;
    let key = email_key(email);
    let counted = count_attempt(app, visitor, &key).await?;
    let found = people::credentials(&mut *app.db.read().await?, email).await?;
    let stored = found.as_ref().and_then(|(_, hash)| hash.as_deref());
    let verdict = passwords::verify(password, stored).await?;
    let Some((person, Some(hash))) = found.filter(|_| verdict.right) else {
        tracing::info!(reason = "wrong address or password", "sign-in refused");
        return Err(wrong());
    };
    if person.state == State::Deactivated {
        tracing::info!(person = person.id, reason = "deactivated", "sign-in refused");
        return Err(Error::invalid("email", Phrase::new("account-deactivated")));
    }

    let mut tx = app.begin().await?;
    // The password and the state may have changed while the hash was computed.
    if !people::confirm_password(&mut tx, person.id, &hash, verdict.renewed.as_deref(), app.now()).await? {
        return Err(wrong());
    }
    for limit in &counted {
        limits::forgive(&mut tx, limit).await?;
    }
    let session = open(&mut tx, app, &person, visitor).await?;
    if session.standing == Standing::MustVerify {
        codes::issue_verification(&mut tx, app, visitor, person.id, &person.email, &person.first_name)
            .await?;
    }
    tx.commit().await?;
    tracing::info!(person = person.id, "signed in");
    Ok(session)
}

fn wrong() -> Error {
    Error::invalid("password", Phrase::new("sign-in-wrong"))
}

fn check_filled(email: &str, password: &str) -> Result<()> {
    let mut problems = Problems::default();
    if email.is_empty() {
        problems.add("email", Phrase::new("own-email-missing"));
    } else if email.len() > MAX_EMAIL {
        problems.add("email", Phrase::new("email-too-long"));
    }
    if password.is_empty() {
        problems.add("password", Phrase::new("password-missing"));
    }
    problems.check()
}

/// Counts the attempt before the password is looked at, so that guesses made at once count too.
async fn count_attempt(app: &App, visitor: &Visitor, key: &str) -> Result<Vec<Limit>> {
    let settings = app.settings();
    let network = limits::network(visitor.address);
    let mut tx = app.begin().await?;
    let known = known_device(&mut tx, visitor, key).await?;
    let account = match &known {
        Some(device) => Limit::sign_ins_from_device(&settings, key, device),
        None => Limit::sign_ins_to_account(&settings, key),
    };
    // A browser the account knows is not held up by what others in its network try.
    let counted = match known {
        Some(_) => vec![account],
        None => vec![Limit::sign_ins_from(&settings, &network), account],
    };
    for limit in &counted {
        limits::count(&mut tx, limit, app.now()).await.inspect_err(|_| {
            tracing::info!(reason = "too many attempts", "sign-in refused");
        })?;
    }
    tx.commit().await?;
    Ok(counted)
}

/// The hash of the browser's device token when somebody signed in to this account from it before.
pub(crate) async fn known_device(
    conn: &mut db::Conn,
    visitor: &Visitor,
    key: &str,
) -> Result<Option<String>> {
    let Some(device) = &visitor.device else { return Ok(None) };
    let hash = secrets::hash(device);
    Ok(store::knows_device(conn, key, &hash).await?.then_some(hash))
}
