//! Chats whose customers wait for a person: first in every view of the inbox.

use helpdesk::assistant::{self, Waiting};
use helpdesk::{Actor, clock};
use locales::Language;

use super::list::beyond;
use crate::{Result, Web};

/// One of them.
#[derive(Debug, Clone)]
pub struct WaitingChat {
    pub number: i64,
    pub subject: String,
    pub requester: String,
    /// What they said last; empty where that is the subject.
    pub last_words: String,
    /// Nobody has it yet.
    pub can_take: bool,
    /// "waits 4 min"
    pub wait: String,
}

impl WaitingChat {
    pub fn of(waiting: Waiting, now: i64, language: Language) -> Self {
        Self {
            number: waiting.number,
            last_words: beyond(&waiting.subject, &waiting.last_words),
            subject: waiting.subject,
            requester: waiting.requester,
            can_take: waiting.assignee.is_none(),
            wait: wait(now - waiting.since, language),
        }
    }

    pub fn sample() -> Vec<Self> {
        vec![Self {
            number: 1051,
            subject: "The lamp is red since this morning".to_owned(),
            requester: "Visitor".to_owned(),
            last_words: "Nothing works since then, not even the telephone.".to_owned(),
            can_take: true,
            wait: wait(4 * clock::MINUTE, Language::En),
        }]
    }
}

/// "waits 4 min"
pub(super) fn wait(time: i64, language: Language) -> String {
    let minutes = time / clock::MINUTE;
    let wait = match minutes {
        ..=0 => language.say_with("chats-wait-seconds"),
        1..=89 => language.say_with("chats-wait-minutes").with("minutes", minutes),
        _ => language.say_with("chats-wait-hours").with("hours", minutes / 60),
    };
    language.say_with("chats-waits-since").with("wait", wait).to_string()
}

/// Those that wait longest first.
pub async fn waiting(web: &Web, actor: &Actor, language: Language) -> Result<Vec<WaitingChat>> {
    let now = web.app.now();
    let found = assistant::waiting(&web.app, actor).await?;
    Ok(found.into_iter().map(|chat| WaitingChat::of(chat, now, language)).collect())
}
