//! Forms that a page has sent and knows no answer to. A page that reads itself again names them by their keys, and
//! learns which it shows already, so that no message stands on it twice.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use helpdesk::{Actor, PersonId, Result, submissions};

use crate::Web;

const KEYS: HeaderName = HeaderName::from_static("care-keys");
/// Of these the page shows what came of them.
const ANSWERED: HeaderName = HeaderName::from_static("care-answered");
/// One was answered while the page was read: nobody knows whether it shows it.
const AGAIN: HeaderName = HeaderName::from_static("care-again");
/// Most keys that are looked at.
const KEYS_MAX: usize = 20;

pub struct Sent {
    person: PersonId,
    keys: Vec<String>,
    answered: Vec<String>,
}

impl Sent {
    /// To be asked before the page is read; nothing where no key is named.
    pub async fn of(web: &Web, actor: Option<&Actor>, headers: &HeaderMap) -> Result<Option<Self>> {
        let (Some(actor), Some(named)) = (actor, headers.get(KEYS)) else { return Ok(None) };
        let named = named.to_str().unwrap_or_default().split_ascii_whitespace().take(KEYS_MAX);
        let keys: Vec<String> = named.map(str::to_owned).collect();
        let answered = submissions::answered_of(&web.app, actor.id, &keys).await?;
        Ok(Some(Self { person: actor.id, keys, answered }))
    }

    /// Says it beside the page that was read.
    pub async fn tell(self, web: &Web, headers: &mut HeaderMap) -> Result<()> {
        if submissions::answered_of(&web.app, self.person, &self.keys).await? != self.answered {
            headers.insert(AGAIN, HeaderValue::from_static("1"));
        }
        if let Ok(answered) = HeaderValue::from_str(&self.answered.join(" ")) {
            headers.insert(ANSWERED, answered);
        }
        Ok(())
    }
}
