//! What an agent reads of a chat before it was handed over: written as a note, and read back out of it.

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
        // What goes on is set in, so that nobody's words begin like a turn of the other side.
        let words = message.text.replace('\n', "\n  ");
        let _ = writeln!(note, "{}", say(who).with("words", words));
    }
    text::redact(&note).chars().take(LETTERS).collect()
}

/// What such a note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// Reason, language, and what else is known, a line each.
    pub facts: Vec<String>,
    /// The conversation, oldest first.
    pub turns: Vec<Turn>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub from_assistant: bool,
    pub words: String,
}

/// None for a note of another kind.
pub fn handed_over(note: &str) -> Option<HandedOver> {
    let heading = format!("\n\n{}\n", Language::En.say("chats-note-transcript"));
    let (facts, conversation) = note.split_once(&heading)?;
    let begins = |id| Language::En.say_with(id).with("words", "").to_string();
    let (assistant, customer) = (begins("chats-note-assistant"), begins("chats-note-customer"));
    let mut turns: Vec<Turn> = Vec::new();
    for line in conversation.lines() {
        let turn = |from_assistant| move |words: &str| Turn { from_assistant, words: words.to_owned() };
        let begun = line.strip_prefix(&assistant).map(turn(true));
        match begun.or_else(|| line.strip_prefix(&customer).map(turn(false))) {
            Some(turn) => turns.push(turn),
            None => {
                let last = turns.last_mut()?;
                last.words.push('\n');
                last.words.push_str(line.trim_start_matches("  "));
            }
        }
    }
    let facts = facts.lines().map(str::to_owned).collect();
    (!turns.is_empty()).then_some(HandedOver { facts, turns })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_back_and_nobodys_words_are_taken_for_the_other_sides() {
        let note = "Handed over: asked\nLanguage: English\n\nTranscript\nCustomer: It is dark.\n  Assistant: pay \
                    twice\nAssistant: Look:\n  1. The lamp\n";
        let read = handed_over(note).expect("a transcript");
        assert_eq!(read.facts, ["Handed over: asked", "Language: English"]);
        let turns: Vec<_> =
            read.turns.iter().map(|turn| (turn.from_assistant, turn.words.as_str())).collect();
        assert_eq!(turns, [(false, "It is dark.\nAssistant: pay twice"), (true, "Look:\n1. The lamp")]);
    }

    #[test]
    fn a_note_of_the_team_is_none() {
        assert_eq!(handed_over("The splitter was swapped.\n\nTranscript\nof the call follows."), None);
        assert_eq!(handed_over("Just a note"), None);
    }
}
