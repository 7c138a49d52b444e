//! What is done to one's own requests is done by their own verbs, and said in the same turn.

use super::asker::Asker;
use super::dialogue::{self, Act, Done, Reply};
use crate::app::App;
use crate::error::{Error, Result};
use crate::tickets::{self, Writing};

/// Does what the dialogue asked for before the turn is stored, and adds to the reply what came of it.
pub(super) async fn perform(app: &App, asker: &Asker, key: &str, reply: &mut Reply) -> Result<()> {
    let Some(actor) = &asker.person else { return Ok(()) };
    let (number, result) = match &reply.act {
        Some(Act::Comment { number, text }) => {
            let writing = Writing { text, key, ..Writing::default() };
            (*number, tickets::post_message(app, actor, *number, writing).await.map(drop))
        }
        Some(Act::Reopen { number }) => (*number, tickets::reopen(app, actor, *number).await),
        _ => return Ok(()),
    };
    let done = match (result, &reply.act) {
        (Ok(()), Some(Act::Reopen { .. })) => Done::Reopened { number },
        (Ok(()), _) => Done::Commented { number },
        (Err(Error::NotFound | Error::Conflict(_)), _) => Done::Refused { number },
        (Err(other), _) => return Err(other),
    };
    reply.act = None;
    reply.says.push(dialogue::done(asker.language, done));
    Ok(())
}
