//! Help articles, as the team writes and looks after them.

pub mod categories;
pub mod edit;
mod edit_form;
pub mod edit_view;
pub mod list;
pub mod new;
pub mod report;
pub mod revisions;

use helpdesk::articles::Visibility;
use locales::Language;

use crate::page::Choice;

/// The text that names it.
pub(crate) const fn word(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Draft => "visibility-draft",
        Visibility::Internal => "visibility-internal",
        Visibility::Public => "visibility-public",
    }
}

fn visibilities(language: Language, current: &str) -> Vec<Choice> {
    let choice = |visibility: Visibility| {
        Choice::new(visibility.as_str(), language.say(word(visibility)), visibility.as_str() == current)
    };
    Visibility::ALL.into_iter().map(choice).collect()
}

/// The languages, after a choice for none of them.
fn languages(none: &str, current: &str) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", none, current.is_empty())];
    choices.extend(Choice::languages(current));
    choices
}

/// Share of those who found something helpful: "83 %", or nothing while nobody said.
fn share(helpful: i64, unhelpful: i64) -> String {
    match helpful + unhelpful {
        0 => String::new(),
        all => format!("{} %", helpful * 100 / all),
    }
}

fn own_name(tag: &str) -> &'static str {
    Language::parse(tag).unwrap_or_default().own_name()
}
