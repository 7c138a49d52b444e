//! The meanings of what was said in one turn, each read once however many want it.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use assist::{Encoder, Vector};

use super::understand::person::{Asking, learn, listen};

pub struct Meanings<'a> {
    encoder: &'a Encoder,
    /// Whether it waits however long the encoder takes.
    is_patient: bool,
    known: Mutex<HashMap<String, Option<Vector>>>,
}

impl<'a> Meanings<'a> {
    pub fn new(encoder: &'a Encoder) -> Self {
        Self { encoder, is_patient: false, known: Mutex::default() }
    }

    /// For somebody who measures.
    pub fn patient(encoder: &'a Encoder) -> Self {
        Self { is_patient: true, ..Self::new(encoder) }
    }

    /// None where the encoder had no time for it.
    pub async fn of(&self, text: &str) -> Option<Vector> {
        if let Some(known) = self.known().get(text) {
            return known.clone();
        }
        let vector =
            if self.is_patient { self.encoder.encode(text).await } else { self.encoder.ask(text).await };
        self.known().insert(text.to_owned(), vector.clone());
        vector
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<String, Option<Vector>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How surely a message asks for a person, by words and meaning.
    pub async fn asking(&self, text: &str) -> Asking {
        learn().await;
        let mut heard = listen(text);
        for piece in heard.unclear() {
            let vector = self.of(&piece).await;
            heard.means(&piece, vector.as_ref());
        }
        heard.asking()
    }
}
