//! An account starts: after its code was entered, or at once while no mail can be sent.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Person, State, store};
use crate::actor::Role;
use crate::app::{App, Tx};
use crate::error::Result;
use crate::event::{Kind, NewEvent};

/// What a sign-up holds until its code is entered.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// Whether the person asks to become an agent.
    pub agent: bool,
    pub first_name: String,
    pub last_name: String,
    pub password_hash: String,
    /// In which the person registered.
    #[serde(default)]
    pub language: String,
}

/// Stores the account and records that it started, or that an agent applied. `None` when the address is taken.
pub(crate) async fn start(
    tx: &mut Tx,
    app: &App,
    draft: &Draft,
    email: &str,
    verified: bool,
) -> Result<Option<Person>> {
    let now = app.now();
    let row = store::NewRow {
        role: if draft.agent { Role::Agent } else { Role::Customer },
        state: if draft.agent { State::Waiting } else { State::Active },
        email,
        first_name: &draft.first_name,
        last_name: &draft.last_name,
        password_hash: Some(&draft.password_hash),
        verified_at: verified.then_some(now),
        language: &draft.language,
    };
    let Some(person) = store::insert(tx, &row, now).await? else { return Ok(None) };
    let kind = if draft.agent { Kind::AgentApplied } else { Kind::AccountStarted };
    let data = json!({ "verified": verified });
    tx.record(NewEvent::new(kind).by(person.id).about(person.id).with(data)).await?;
    Ok(Some(person))
}
