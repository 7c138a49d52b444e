//! Texts under their keys, ranked for a question by meaning and by words.

use std::collections::HashMap;
use std::hash::Hash;

use crate::lexical::{Lexical, Slot};
use crate::passages::passages;
use crate::pool::{Place, Pool};
use crate::vector::{BYTES, Vector};
use crate::words::{Tongue, tongue_of};

/// How much the better and the worse of title and passage count.
const BETTER: f32 = 0.65;
const WORSE: f32 = 0.35;
/// What words add at most to what meaning says, and the BM25 at which they do.
const WORDS_ADD: f32 = 0.1;
const WORDS_FULL: f32 = 30.0;
/// Where a text without vectors stands among texts with them: between these, by how much of the question it has.
const UNREAD: (f32, f32) = (0.2, 0.75);

/// What is put into the library: plain text.
pub struct Document<'a> {
    pub title: &'a str,
    pub body: &'a str,
    pub tongue: Tongue,
}

impl Document<'_> {
    /// What to encode for it: the title, then each passage under the title. Nothing unless it is English.
    pub fn sentences(&self) -> Vec<String> {
        if self.tongue != Tongue::English {
            return Vec::new();
        }
        let parts = passages(self.body).into_iter().map(|passage| self.body[passage.from..passage.to].trim());
        std::iter::once(self.title.to_owned())
            .chain(parts.filter(|part| !part.is_empty()).map(|part| format!("{}. {part}", self.title)))
            .collect()
    }
}

/// The vectors of a document's sentences, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Vectors(Box<[Vector]>);

impl Vectors {
    pub fn new(vectors: Vec<Vector>) -> Vectors {
        Vectors(vectors.into())
    }

    /// 388 bytes a vector.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(Vector::to_bytes).collect()
    }

    /// `None` when these bytes were not written by `to_bytes`.
    pub fn from_bytes(bytes: &[u8]) -> Option<Vectors> {
        bytes.chunks(BYTES).map(Vector::from_bytes).collect::<Option<Box<[Vector]>>>().map(Vectors)
    }
}

/// How near the question is, and to which passage.
fn nearness(vectors: &[Vector], question: &Vector) -> Option<(f32, usize)> {
    let (title, passages) = vectors.split_first()?;
    let title = title.cosine(question);
    let all = passages.iter().map(|passage| passage.cosine(question)).zip(0..);
    let (passage, number) = all.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((title, 0));
    Some((BETTER * title.max(passage) + WORSE * title.min(passage), number))
}

/// What a ranking rests on: the scores of one do not compare with those of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    Meaning,
    Words,
}

#[derive(Clone, Debug)]
pub struct Ranked<K> {
    pub key: K,
    /// Mostly between 0 and 1.
    pub score: f32,
    /// How much of the question stands in it in so many words, from 0 to 1.
    pub words: f32,
    /// The same without an upper end: what is added to what meaning says.
    pub(crate) bm25: f32,
    /// The passage whose meaning is nearest; `None` when words decided.
    pub passage: Option<usize>,
}

#[derive(Clone, Debug)]
pub struct Ranking<K> {
    pub basis: Basis,
    /// The best first.
    pub ranked: Vec<Ranked<K>>,
}

impl<K: Eq + Hash> Ranking<K> {
    /// What words proposed, ranked anew by meaning too. Nothing comes in that words did not propose.
    #[must_use]
    pub fn with_meaning(mut self, question: &Vector, vectors: &HashMap<K, Vectors>) -> Self {
        for ranked in &mut self.ranked {
            let near = vectors.get(&ranked.key).and_then(|vectors| nearness(&vectors.0, question));
            ranked.score = mixed(near, ranked.bm25, ranked.words);
            ranked.passage = near.map(|(_, passage)| passage);
        }
        self.ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
        self.basis = Basis::Meaning;
        self
    }
}

/// What meaning and words say together.
fn mixed(near: Option<(f32, usize)>, words: f32, share: f32) -> f32 {
    match near {
        Some((near, _)) => near + WORDS_ADD * (words / WORDS_FULL).min(1.0),
        None => UNREAD.0 + (UNREAD.1 - UNREAD.0) * share,
    }
}

/// Score, place, passage, and what words alone say: as a share of the question, and in full.
type Row = (f32, Slot, Option<usize>, f32, f32);

pub struct Library<K> {
    slots: HashMap<K, Slot>,
    shelf: Vec<Option<(K, Option<Place>)>>,
    vectors: Pool,
    free: Vec<Slot>,
    freed: Vec<Slot>,
    lexical: Lexical,
}

impl<K> Default for Library<K> {
    fn default() -> Library<K> {
        Library {
            slots: HashMap::new(),
            shelf: Vec::new(),
            vectors: Pool::default(),
            free: Vec::new(),
            freed: Vec::new(),
            lexical: Lexical::default(),
        }
    }
}

impl<K: Clone + Eq + Hash> Library<K> {
    /// Replaces what stood under the key.
    pub fn insert(&mut self, key: K, document: &Document<'_>, vectors: Option<Vectors>) {
        self.remove(&key);
        let slot = self.free.pop().unwrap_or_else(|| {
            self.shelf.push(None);
            self.shelf.len() as Slot - 1
        });
        self.lexical.insert(slot, document.title, document.body, document.tongue);
        let vectors = vectors.map(|vectors| self.vectors.put(&vectors.0));
        self.shelf[slot as usize] = Some((key.clone(), vectors));
        self.slots.insert(key, slot);
    }

    /// For a text that was put in before its vectors were known.
    pub fn set_vectors(&mut self, key: &K, vectors: &Vectors) {
        if let Some(slot) = self.slots.get(key)
            && let Some((_, place)) = &mut self.shelf[*slot as usize]
            && let Some(old) = place.replace(self.vectors.put(&vectors.0))
        {
            self.vectors.give_back(old);
        }
    }

    pub fn remove(&mut self, key: &K) {
        if let Some(slot) = self.slots.remove(key) {
            if let Some((_, Some(place))) = self.shelf[slot as usize].take() {
                self.vectors.give_back(place);
            }
            self.freed.push(slot);
            if self.lexical.remove(slot) {
                self.free.append(&mut self.freed);
            }
        }
    }

    pub fn len(&self) -> usize {
        self.slots.len()
    }

    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The `limit` best of the texts that may be seen. Meaning counts when the question has a vector and is English.
    pub fn rank(
        &self,
        question: &str,
        vector: Option<&Vector>,
        limit: usize,
        may_see: impl Fn(&K) -> bool,
    ) -> Ranking<K> {
        let found = self.lexical.find(question);
        let vector = vector.filter(|_| tongue_of(question) == Tongue::English);
        let mut all: Vec<Row> = Vec::new();
        for (slot, place) in (0..).zip(&self.shelf) {
            let Some((key, vectors)) = place else { continue };
            let words = found.scores[slot as usize];
            let share = if found.best_possible > 0.0 { (words / found.best_possible).min(1.0) } else { 0.0 };
            let near = vector.zip(*vectors).and_then(|(vector, at)| nearness(self.vectors.get(at), vector));
            if near.is_none() && words == 0.0 {
                continue;
            }
            let score = if vector.is_some() { mixed(near, words, share) } else { share };
            if may_see(key) {
                all.push((score, slot, near.map(|(_, passage)| passage), share, words));
            }
        }
        let order = |a: &Row, b: &Row| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if limit < all.len() {
            all.select_nth_unstable_by(limit, order);
            all.truncate(limit);
        }
        all.sort_unstable_by(order);
        let ranked = all.into_iter().filter_map(|(score, slot, passage, words, bm25)| {
            let (key, _) = self.shelf[slot as usize].as_ref()?;
            Some(Ranked { key: key.clone(), score, words, bm25, passage })
        });
        Ranking {
            basis: if vector.is_some() { Basis::Meaning } else { Basis::Words },
            ranked: ranked.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library<&'static str> {
        let mut library = Library::default();
        for (key, title, body) in [
            ("refund", "How long does a refund take?", "Three days after the return arrived."),
            ("parcel", "Where is my parcel?", "The tracking number is in the mail."),
        ] {
            library.insert(key, &Document { title, body, tongue: Tongue::English }, None);
        }
        library
    }

    fn keys(ranking: &Ranking<&'static str>) -> Vec<&'static str> {
        ranking.ranked.iter().map(|ranked| ranked.key).collect()
    }

    #[test]
    fn only_what_may_be_seen_is_ranked() {
        let library = library();
        assert_eq!(keys(&library.rank("refund or parcel", None, 9, |_| true)).len(), 2);
        assert_eq!(keys(&library.rank("refund or parcel", None, 9, |key| *key != "refund")), ["parcel"]);
    }

    #[test]
    fn a_text_put_in_again_replaces_the_first() {
        let mut library = library();
        library.insert(
            "refund",
            &Document { title: "Opening hours", body: "", tongue: Tongue::English },
            None,
        );
        assert_eq!(library.len(), 2);
        assert!(library.rank("refund", None, 9, |_| true).ranked.is_empty());
        assert_eq!(keys(&library.rank("opening hours", None, 9, |_| true)), ["refund"]);
    }

    #[test]
    fn meaning_ranks_anew_what_words_proposed() {
        let library = library();
        let axis = |at: usize| {
            let floats: Vec<f32> = (0..384).map(|n| f32::from(u8::from(n == at))).collect();
            Vector::from_floats(&floats).expect("numbers")
        };
        let by_words = library.rank("my refund or parcel, or a refund", None, 9, |_| true);
        let vectors = [("refund", 1), ("parcel", 0), ("stranger", 0)];
        let vectors = vectors.map(|(key, at)| (key, Vectors::new(vec![axis(at)]))).into();
        let ranking = by_words.clone().with_meaning(&axis(0), &vectors);
        assert_eq!((ranking.basis, keys(&ranking)), (Basis::Meaning, vec!["parcel", "refund"]));
        let unread = by_words.with_meaning(&axis(0), &HashMap::new());
        assert!(unread.ranked.iter().all(|ranked| ranked.score > UNREAD.0 && ranked.passage.is_none()));
    }

    #[test]
    fn vectors_are_the_same_after_they_were_stored() {
        let one: Vec<f32> = (1..=384).map(|n| n as f32).collect();
        let vectors = Vectors::new(vec![Vector::from_floats(&one).expect("numbers"); 3]);
        assert_eq!(Vectors::from_bytes(&vectors.to_bytes()), Some(vectors.clone()));
        assert_eq!(Vectors::from_bytes(&vectors.to_bytes()[..400]), None);
    }
}
