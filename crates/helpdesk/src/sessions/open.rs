//! Opens a session after somebody proved who they are.

use locales::Phrase;
use serde_json::json;

use super::{NewSession, Standing, Visitor, absolute, actor, store};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::people::Person;
use crate::secrets;

const LONGEST_AGENT: usize = 300;

/// A new session with a new token in place of the one this browser had, and the browser remembered as known. Records the sign-in; a browser that
/// is new to an account which already knows some is marked in the event.
pub(crate) async fn open(tx: &mut Tx, app: &App, person: &Person, visitor: &Visitor) -> Result<NewSession> {
    let standing = actor::standing(app, person.state, person.verified)
        .ok_or_else(|| Error::Forbidden(Phrase::new("account-cannot-sign-in")))?;
    let now = app.now();
    if let Some(token) = &visitor.session {
        store::remove_by_token(tx, &secrets::hash(token)).await?;
    }
    let token = secrets::token();
    let agent = tidy_agent(&visitor.agent);
    let address = visitor.address.to_string();
    let session = store::NewRow {
        token_hash: &secrets::hash(&token),
        person: person.id,
        ends_at: now + absolute(person.role),
        address: &address,
        agent: &agent,
    };
    store::insert(tx, &session, now).await?;
    let (device, new_device) = remember_device(tx, person, visitor, now).await?;
    let data = json!({ "address": address, "agent": agent, "new_device": new_device });
    tx.record(NewEvent::new(Kind::SignedIn).by(person.id).about(person.id).with(data)).await?;
    let max_age = if standing == Standing::Active { absolute(person.role) } else { super::idle(person.role) };
    Ok(NewSession { person: person.id, role: person.role, standing, token, max_age, device })
}

/// The browser's device token, and whether the account meets this browser for the first time after others.
async fn remember_device(
    tx: &mut Tx,
    person: &Person,
    visitor: &Visitor,
    now: i64,
) -> Result<(String, bool)> {
    let token = match &visitor.device {
        Some(token) if !token.is_empty() && token.len() <= 100 => token.clone(),
        _ => secrets::token(),
    };
    let hash = secrets::hash(&token);
    if store::touch_device(tx, person.id, &hash, now).await? {
        return Ok((token, false));
    }
    let knows_others = store::has_device(tx, person.id).await?;
    store::insert_device(tx, person.id, &hash, now).await?;
    Ok((token, knows_others))
}

/// One line of printable text, cut to a sane length.
fn tidy_agent(agent: &str) -> String {
    agent.chars().filter(|c| !c.is_control()).take(LONGEST_AGENT).collect()
}
