//! Asks the model: a few at once, for a short time, and not while it rests. Whatever goes wrong is no answer.

use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use hyper::{Request, Response, Uri};
use outbound::{Client, Rules};
use tokio::sync::Semaphore;

use crate::answer::{ANSWER_MAX, Unusable, read};
use crate::check::hold_against;
use crate::prompt::{self, PASSAGES_MAX};
use crate::rest::Rest;
use crate::{Passage, Rephrased, Settings, Wrong};

/// From the look-up of the name to the end of the answer.
const PATIENCE: Duration = Duration::from_secs(8);
/// Asked at the same time; whoever comes then gets no answer.
const AT_ONCE: usize = 4;

/// Cheap to clone.
#[derive(Clone)]
pub struct Model(Arc<Inner>);

struct Inner {
    client: Client,
    endpoint: Uri,
    name: String,
    key: Option<HeaderValue>,
    room: Semaphore,
    rest: Rest,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Model({} at {:?})", self.0.name, self.0.endpoint.host())
    }
}

impl Model {
    pub fn new(settings: &Settings) -> Result<Self, Wrong> {
        Self::with_patience(settings, PATIENCE)
    }

    /// The same, waiting no longer than this: for tests.
    pub fn with_patience(settings: &Settings, patience: Duration) -> Result<Self, Wrong> {
        let endpoint = settings.endpoint()?;
        let port = endpoint.port_u16().unwrap_or(443);
        let rules = Rules { ports: vec![port], inside: settings.allow_private, ..Rules::https() };
        // One byte more than allowed tells an answer that is too long.
        let client = Client::new(rules).patience(patience).answer_max(ANSWER_MAX + 1);
        Ok(Self(Arc::new(Inner {
            client,
            endpoint,
            name: settings.model.clone(),
            key: settings.bearer()?,
            room: Semaphore::new(AT_ONCE),
            rest: Rest::default(),
        })))
    }

    /// Words an answer to the question from these passages, which anybody may read. None, and not before long, when
    /// the model cannot be asked, does not answer, or says anything that its sources do not.
    pub async fn rephrase(&self, question: &str, passages: &[Passage]) -> Option<Rephrased> {
        let passages = &passages[..passages.len().min(PASSAGES_MAX)];
        if passages.is_empty() {
            return None;
        }
        let _seat = self.0.room.try_acquire().ok()?;
        let attempt = self.0.rest.attempt()?;
        let words = self.ask(question, passages).await;
        attempt.note(words.is_some());
        let words = words?;
        match hold_against(&words, passages) {
            Ok(rephrased) => Some(rephrased),
            Err(reason) => {
                tracing::info!(%reason, "the language model's answer was not used");
                None
            }
        }
    }

    async fn ask(&self, question: &str, passages: &[Passage]) -> Option<String> {
        let body = prompt::body(&self.0.name, question, passages).ok()?;
        let mut request = Request::post(self.0.endpoint.clone())
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "application/json")
            .body(Bytes::from(body))
            .ok()?;
        if let Some(key) = &self.0.key {
            request.headers_mut().insert(AUTHORIZATION, key.clone());
        }
        let answer = self.0.client.send(request).await;
        let answer = answer.map_err(|error| tracing::warn!(%error, "the language model does not answer"));
        self.words(&answer.ok()?)
    }

    fn words(&self, answer: &Response<Bytes>) -> Option<String> {
        let refused = |error: &Unusable| tracing::warn!(%error, "the language model's answer cannot be read");
        read(answer).inspect_err(refused).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn whoever_finds_no_seat_does_not_use_up_the_attempt_after_a_rest() {
        let settings = Settings {
            address: "https://127.0.0.1:9/v1".to_owned(),
            model: "small".to_owned(),
            key: None,
            allow_private: true,
        };
        let model = Model::new(&settings).expect("a model");
        while let Some(attempt) = model.0.rest.attempt() {
            attempt.note(false);
        }
        tokio::time::advance(Duration::from_secs(60)).await;
        let passage = Passage { number: 1, title: "Refunds".to_owned(), text: "Three days.".to_owned() };
        let seats = model.0.room.try_acquire_many(AT_ONCE as u32).expect("all seats");
        assert_eq!(model.rephrase("How long?", &[passage]).await, None);
        drop(seats);
        assert!(model.0.rest.attempt().is_some(), "the one who sits down next may ask");
    }
}
