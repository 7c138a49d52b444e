//! The index of one process.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use assist::{Document, Library, Vectors, tongue_of};
use locales::Language;

use super::What;
use crate::event::Event;
use crate::event_store::Newest;

/// One text of an article or service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key {
    pub what: What,
    pub id: i64,
    pub language: &'static str,
}

impl Key {
    pub(super) fn of_article(id: i64, language: Language) -> Self {
        Self { what: What::Article, id, language: language.tag() }
    }

    /// Services have one text, in whatever language it is.
    pub(super) const fn of_service(id: i64) -> Self {
        Self { what: What::Service, id, language: "" }
    }
}

/// Who may find something, as far as the index knows: the store has the last word.
pub(super) struct Known {
    pub internal: bool,
    /// Milliseconds since 1970 UTC.
    pub from: i64,
    pub languages: Vec<Language>,
}

#[derive(Default)]
pub(super) struct Shelves {
    pub library: Library<Key>,
    pub known: HashMap<(What, i64), Known>,
    /// Texts whose vectors are to be made.
    pub unread: BTreeSet<Key>,
    /// The newest events when the store was looked at; None before the first look.
    pub seen: Option<Newest>,
    /// Events near the newest that were looked at: others may appear between them.
    pub looked_at: HashSet<i64>,
}

#[derive(Default)]
pub(crate) struct Index {
    pub(super) refreshing: tokio::sync::Mutex<()>,
    shelves: RwLock<Shelves>,
}

impl Index {
    pub(super) fn read(&self) -> RwLockReadGuard<'_, Shelves> {
        self.shelves.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn write(&self) -> RwLockWriteGuard<'_, Shelves> {
        self.shelves.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// A text to be read. It comes in again when it changes meanwhile.
    pub(super) fn next_unread(&self) -> Option<Key> {
        self.write().unread.pop_first()
    }

    /// For the text under this key, unless another has come in.
    pub(super) fn set_vectors(&self, key: &Key, vectors: &Vectors) {
        let mut shelves = self.write();
        if !shelves.unread.contains(key) {
            shelves.library.set_vectors(key, vectors);
        }
    }
}

impl Shelves {
    /// Events that were not looked at yet.
    pub(super) fn new_among<'a>(&self, events: &'a [Event]) -> Vec<&'a Event> {
        events.iter().filter(|event| !self.looked_at.contains(&event.id)).collect()
    }

    /// That what these events changed stands on the shelves now.
    pub(super) fn note_seen(&mut self, events: &[Event], newest: Newest, overlap: i64) {
        self.looked_at.extend(events.iter().map(|event| event.id));
        self.looked_at.retain(|id| *id > newest.last - overlap);
        self.seen = Some(newest);
    }

    /// Without vectors the text waits for its own to be made.
    pub(super) fn put(&mut self, key: Key, title: &str, body: &str, vectors: Option<Vectors>) {
        let document = Document { title, body, tongue: tongue_of(&format!("{title}\n{body}")) };
        if vectors.is_none() && !document.sentences().is_empty() {
            self.unread.insert(key);
        }
        self.library.insert(key, &document, vectors);
    }

    pub(super) fn take(&mut self, what: What, id: i64) {
        let Some(known) = self.known.remove(&(what, id)) else { return };
        let keys: Vec<Key> = match what {
            What::Article => known.languages.iter().map(|language| Key::of_article(id, *language)).collect(),
            What::Service => vec![Key::of_service(id)],
        };
        for key in keys {
            self.library.remove(&key);
            self.unread.remove(&key);
        }
    }

    /// Whether this is the text to find for a reader of this language, and the reader one who may.
    pub(super) fn is_for(&self, key: &Key, is_staff: bool, now: i64, wanted: [Language; 2]) -> bool {
        let Some(known) = self.known.get(&(key.what, key.id)) else { return false };
        let may_read = is_staff || !known.internal && known.from <= now;
        let preferred = wanted.into_iter().chain([Language::En]).find(|wish| known.languages.contains(wish));
        let shown =
            preferred.or_else(|| known.languages.iter().copied().min_by_key(|language| language.tag()));
        may_read && (key.what == What::Service || shown.is_some_and(|shown| shown.tag() == key.language))
    }
}
