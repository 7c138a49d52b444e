//! A mail before it is rendered: its kind, its reader, its link and its facts.

use std::sync::Arc;

use helpdesk::people::Person;
use helpdesk::settings::Settings;
use helpdesk::{PersonId, secrets};
use locales::Language;
use minijinja::Value;

use super::template::Facts;
use super::words;
use crate::Workflow;

/// What all mails of the desk share.
pub(super) struct Desk {
    pub settings: Arc<Settings>,
    pub base_url: String,
}

impl Desk {
    pub fn of(workflow: &Workflow) -> Self {
        Self { settings: workflow.app().settings(), base_url: workflow.base_url() }
    }

    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// The host of the base URL: what identifiers end in.
    fn host(&self) -> &str {
        let rest = self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
        let host =
            if host.starts_with('[') { "localhost" } else { host.split(':').next().unwrap_or_default() };
        if host.is_empty() { "localhost" } else { host }
    }

    /// Unguessable, so that nobody can pretend to answer it.
    pub fn message_id(&self, event: i64, index: usize) -> String {
        let token = secrets::token();
        format!("care.{event}.{index}.{}@{}", &token[..22], self.host())
    }

    /// Never sent itself: all mails about a ticket refer to it, so that mail programs keep them together.
    pub fn thread(&self, ticket: i64) -> String {
        format!("ticket.{ticket}@{}", self.host())
    }
}

/// Who reads it.
#[derive(Debug, Clone)]
pub(super) struct Reader {
    pub person: Option<PersonId>,
    pub name: String,
    /// For the greeting; may be empty.
    pub first_name: String,
    pub address: String,
    /// The address is not proven: the mail waits until it is.
    pub held: bool,
    pub language: Language,
}

impl Reader {
    /// None when the account has no address any more.
    pub fn of(person: &Person, desk: &Desk) -> Option<Self> {
        (!person.email.is_empty()).then(|| Self {
            person: Some(person.id),
            name: words::name(&person.full_name(), ""),
            first_name: words::name(&person.first_name, ""),
            address: person.email.clone(),
            held: !person.verified,
            language: person.language().unwrap_or(desk.settings.language),
        })
    }

    /// Somebody of whom only this is known, or who must get the mail before the address is proven.
    pub fn at(address: &str, first_name: &str, language: Language) -> Self {
        Self {
            person: None,
            name: String::new(),
            first_name: words::name(first_name, ""),
            address: address.to_owned(),
            held: false,
            language,
        }
    }
}

pub(super) struct Letter {
    /// The folder of its templates.
    pub kind: &'static str,
    pub to: Reader,
    pub link: String,
    pub ticket: Option<i64>,
    /// Holds a code or a link that lets its reader in.
    pub secret: bool,
    /// Where its reader ends mails of this kind by one press.
    pub unsubscribe: Option<String>,
    /// Earlier than mails expire anyway.
    pub expires_at: Option<i64>,
    facts: Facts,
}

impl Letter {
    pub fn new(kind: &'static str, to: Reader, link: String) -> Self {
        Self {
            kind,
            to,
            link,
            ticket: None,
            secret: false,
            unsubscribe: None,
            expires_at: None,
            facts: Facts::new(),
        }
    }

    /// A fact that is said in the reader's language.
    pub fn saying(self, name: &'static str, fact: impl FnOnce(Language) -> String) -> Self {
        let said = fact(self.to.language);
        self.with(name, said)
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.facts.insert(name, value.into());
        self
    }

    /// What the templates may use: this letter's facts and those that every letter has.
    pub fn facts(&self, desk: &Desk) -> Facts {
        let mut facts = self.facts.clone();
        facts.insert("desk", desk.settings.desk_name.as_str().into());
        facts.insert("name", self.to.first_name.as_str().into());
        facts.insert("link", self.link.as_str().into());
        facts.insert("language", self.to.language.tag().into());
        facts.insert("dir", self.to.language.dir().into());
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk(base_url: &str) -> Desk {
        Desk { settings: Arc::default(), base_url: base_url.to_owned() }
    }

    #[test]
    fn identifiers_end_in_the_host_of_the_base_url() {
        for (base, host) in [
            ("https://help.desk.test", "help.desk.test"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("https://[::1]:8080/care", "localhost"),
            ("", "localhost"),
        ] {
            assert_eq!(desk(base).thread(12), format!("ticket.12@{host}"));
        }
    }

    #[test]
    fn no_two_mails_share_an_identifier() {
        let desk = desk("https://help.desk.test");
        let id = desk.message_id(7, 0);
        assert!(id.starts_with("care.7.0.") && id.ends_with("@help.desk.test"), "{id}");
        assert_ne!(id, desk.message_id(7, 0));
    }
}
