//! What an agent reads of a chat before it was handed over.

use std::fmt::Write;

use super::asker::Asker;
use super::chat::ChatMessage;
use super::dialogue::{Draft, Reason, State};
use locales::{Language, Phrase};

/// Messages of a chat that go along, the newest ones.
pub(super) const MOST: i64 = 60;
/// Characters of them.
const LETTERS: usize = 12_000;

/// The note: reason, language, articles tried, what was collected, and the conversation. Without secrets.
pub(super) fn note(
    messages: &[ChatMessage],
    state: &State,
    draft: &Draft,
    reason: Reason,
    asker: &Asker,
) -> String {
    let say = |id| Language::En.say_with(id);
    let mut note = String::new();
    let mut line = |text: String| {
        note.push_str(&text);
        note.push('\n');
    };
    line(say("chats-note-reason").with("reason", Phrase::new(reason.word())).to_string());
    line(say("chats-note-language").with("language", asker.language.own_name()).to_string());
    if let Some(known) = &asker.known {
        line(say("chats-note-known").with("name", known.sub.as_str()).to_string());
        if !known.email.is_empty() {
            line(say("chats-note-known-email").with("value", known.email.as_str()).to_string());
        }
    }
    if !state.tried.is_empty() {
        let tried: Vec<String> =
            state.tried.iter().map(|shown| format!("{} (/help/{})", shown.title, shown.slug)).collect();
        line(say("chats-note-tried").with("articles", tried.join(", ")).to_string());
    }
    let service = draft.service.as_ref().map(|service| service.title.as_str()).unwrap_or_default();
    for (id, value) in [
        ("chats-note-subject", draft.subject.as_str()),
        ("chats-note-service", service),
        ("chats-note-urgency", draft.urgency.as_str()),
        ("chats-note-email", draft.email.as_str()),
    ] {
        if !value.is_empty() {
            line(say(id).with("value", value).to_string());
        }
    }
    let _ = write!(note, "\n{}\n", say("chats-note-transcript"));
    for message in messages {
        let who = if message.is_from_assistant() { "chats-note-assistant" } else { "chats-note-customer" };
        let _ = writeln!(note, "{}", say(who).with("words", message.text.as_str()));
    }
    text::redact(&note).chars().take(LETTERS).collect()
}
