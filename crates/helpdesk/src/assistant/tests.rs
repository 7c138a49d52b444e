//! The verbs of the assistant on a desk, by what they are about.

mod articles;
mod handed_over;
mod kept;
mod requests;
mod seen;

use locales::Language;

use super::dialogue::Input;
use super::*;
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::{Error, Result};
use crate::testing;
use crate::tickets::{self, NewTicket, Writing};

fn asker(person: Option<&Actor>, visitor: Option<&VisitorToken>, language: Language) -> Asker {
    Asker {
        person: person.cloned(),
        visitor: visitor.cloned(),
        known: None,
        network: "192.0.2.1".to_owned(),
        language,
    }
}

async fn tell_words(app: &App, asker: &Asker, words: &str) -> Result<i64> {
    // So that no limit ends what is tried here.
    app.clock.advance(2 * MINUTE);
    tell(app, asker, Told { chat: None, key: "", input: Input::Words(words.to_owned()) }).await
}

async fn count(app: &App, sql: &str) -> i64 {
    app.db.read().await.unwrap().one(sql, db::params![]).await.unwrap()
}
