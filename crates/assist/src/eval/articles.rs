//! How often the right article is found, answered with, and offered, and how often one is answered with that is none.

use std::time::Instant;

use serde::Serialize;

use super::{Clock, NONE, inputs, mean, share};
use crate::decision::{Decision, Thresholds, decide};
use crate::encoder::Encoder;
use crate::library::{Document, Library, Ranking, Vectors};
use crate::words::tongue_of;

#[derive(Debug, Serialize)]
pub struct ArticleFigures {
    pub recall_at_1: Option<f64>,
    pub recall_at_3: Option<f64>,
    pub mrr: Option<f64>,
    pub answered_right: Option<f64>,
    pub answered_wrong: Option<f64>,
    pub offered_right: Option<f64>,
    pub unanswerable_answered: Option<f64>,
    pub ms_per_query: Option<f64>,
}

#[derive(Default)]
struct Counts {
    answerable: usize,
    first: usize,
    among_three: usize,
    reciprocal: f64,
    right: usize,
    wrong: usize,
    offered: usize,
    unanswerable: usize,
    answered_all_the_same: usize,
}

/// Puts the articles into a library and asks it the queries. One that names an article that is not there could have been
/// answered, and is missed. Errors say which file and which line.
pub async fn articles(encoder: &Encoder, articles: &str, queries: &str) -> Result<ArticleFigures, String> {
    let articles = inputs::articles(articles).map_err(|error| format!("articles: {error}"))?;
    let queries = inputs::rows(queries).map_err(|error| format!("queries: {error}"))?;
    let library = library(encoder, &articles).await;
    let mut counts = Counts::default();
    let mut clock = Clock::default();
    for row in &queries {
        let begun = Instant::now();
        let vector = encoder.encode(&row.text).await;
        let ranking = library.rank(&row.text, vector.as_ref(), articles.len(), |_| true);
        let decision = decide(&ranking, &Thresholds::default());
        clock.add(begun);
        counts.add(&row.label, &ranking, &decision);
    }
    Ok(counts.figures(&clock))
}

async fn library(encoder: &Encoder, articles: &[inputs::Article]) -> Library<String> {
    let mut library = Library::default();
    for article in articles {
        let tongue = tongue_of(&format!("{}\n{}", article.title, article.body));
        let document = Document { title: &article.title, body: &article.body, tongue };
        let mut vectors = Vec::new();
        for sentence in document.sentences() {
            vectors.extend(encoder.encode(&sentence).await);
        }
        let vectors = (!vectors.is_empty()).then(|| Vectors::new(vectors));
        library.insert(article.id.clone(), &document, vectors);
    }
    library
}

impl Counts {
    fn add(&mut self, label: &str, ranking: &Ranking<String>, decision: &Decision<String>) {
        if label == NONE {
            self.unanswerable += 1;
            self.answered_all_the_same += usize::from(matches!(decision, Decision::Answer(_)));
            return;
        }
        self.answerable += 1;
        if let Some(place) = ranking.ranked.iter().position(|ranked| ranked.key == label) {
            self.first += usize::from(place == 0);
            self.among_three += usize::from(place < 3);
            self.reciprocal += 1.0 / (place + 1) as f64;
        }
        match decision {
            Decision::Answer(answer) if answer.key == label => {
                self.right += 1;
                self.offered += 1;
            }
            Decision::Answer(_) => self.wrong += 1,
            Decision::Choices(choices) => {
                self.offered += usize::from(choices.iter().any(|choice| choice.key == label));
            }
            Decision::Nothing => {}
        }
    }

    fn figures(&self, clock: &Clock) -> ArticleFigures {
        ArticleFigures {
            recall_at_1: share(self.first, self.answerable),
            recall_at_3: share(self.among_three, self.answerable),
            mrr: mean(self.reciprocal, self.answerable),
            answered_right: share(self.right, self.answerable),
            answered_wrong: share(self.wrong, self.answerable),
            offered_right: share(self.offered, self.answerable),
            unanswerable_answered: share(self.answered_all_the_same, self.unanswerable),
            ms_per_query: clock.ms_per_query(),
        }
    }
}
