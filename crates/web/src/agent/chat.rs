//! The chat that a ticket came through, as the team sees it.

use helpdesk::assistant::dialogue::Reason;
use helpdesk::assistant::{self, TicketChat};
use helpdesk::{Actor, clock};
use locales::Language;

use super::waiting::wait;
use crate::page::When;
use crate::when::Times;
use crate::{Result, Web};

#[derive(Debug, Clone)]
pub struct ChatView {
    /// The text that names why it was handed over.
    pub reason: Option<&'static str>,
    /// In which the customer talks, by its own name.
    pub language: &'static str,
    /// "waits 4 min", while the customer does.
    pub waits: Option<String>,
    /// When its window was last open.
    pub seen: When,
    /// What a visitor gave; empty for none.
    pub email: String,
    pub email_verified: bool,
}

impl ChatView {
    fn of(chat: TicketChat, now: i64, times: &Times) -> Self {
        Self {
            reason: chat.reason.map(Reason::word),
            language: chat.language.own_name(),
            waits: chat.waiting_since.map(|since| wait(now - since, times.language)),
            seen: times.when(chat.seen_at),
            email: chat.email,
            email_verified: chat.email_verified,
        }
    }

    pub fn sample(seen: When) -> Self {
        Self {
            reason: Some(Reason::NoAnswer.word()),
            language: Language::De.own_name(),
            waits: Some(wait(4 * clock::MINUTE, Language::En)),
            seen,
            email: "amara@example.test".to_owned(),
            email_verified: false,
        }
    }
}

/// The chat behind this ticket; None for one that came otherwise, and for one that is forgotten.
pub async fn chat(web: &Web, actor: &Actor, number: i64, times: &Times) -> Result<Option<ChatView>> {
    let found = assistant::of_ticket(&mut *web.app.read().await?, actor, number).await?;
    Ok(found.map(|chat| ChatView::of(chat, web.app.now(), times)))
}
