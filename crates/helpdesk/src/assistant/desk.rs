//! What the dialogue may know of this desk: through the asker's rights.

use super::asker::Asker;
use super::dialogue::{Finding, Found, Hit, Knowledge, OwnRequest, What};
use super::understand::{Intent, is_like, words};
use super::{intents, wording};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::{self, Service};
use crate::tickets::{self, RequestView};

/// Own requests that are looked at.
const MOST: usize = 10;

/// Services that are named at once, and the words that one has to share with what was told; its name counts twice.
const MOST_SERVICES: usize = 3;
const ENOUGH: f32 = 2.0;

/// How many of the told words stand in a service.
fn fit(told: &[String], service: &Service) -> f32 {
    let (name, about) = (words(&service.name), words(&format!("{} {}", service.summary, service.category)));
    let counts = |word: &&String| word.chars().count() >= 4;
    let stands = |word: &String, own: &[String]| own.iter().any(|one| is_like(word, one));
    let score = |word: &String| {
        if stands(word, &name) {
            2.0
        } else if stands(word, &about) {
            1.0
        } else {
            0.0
        }
    };
    told.iter().filter(counts).map(score).sum()
}

pub(super) struct Desk<'a> {
    app: &'a App,
    asker: &'a Asker,
}

impl<'a> Desk<'a> {
    pub(super) fn new(app: &'a App, asker: &'a Asker) -> Self {
        Self { app, asker }
    }
}

impl Knowledge for Desk<'_> {
    fn is_signed_in(&self) -> bool {
        self.asker.person.is_some()
    }

    async fn ask(&self, _question: &str) -> Result<Found> {
        Ok(Found { finding: Finding::Nothing, strength: 0.0, by_words: true })
    }

    async fn intent(&self, text: &str) -> Result<Option<Intent>> {
        intents::suggested(self.app, text).await
    }

    async fn services(&self, told: &str) -> Result<Vec<Hit>> {
        let reader = self.asker.person.as_ref();
        let catalogue = services::list(self.app, reader, services::Filter::default()).await?;
        let told = words(told);
        let mut hits: Vec<Hit> = catalogue
            .services
            .into_iter()
            .filter_map(|service| {
                let score = fit(&told, &service);
                (score >= ENOUGH).then(|| Hit {
                    what: What::Service,
                    title: service.name,
                    slug: service.slug,
                    language: self.app.settings().language,
                    excerpt: service.summary,
                    score,
                })
            })
            .collect();
        hits.sort_by(|one, other| other.score.total_cmp(&one.score));
        hits.truncate(MOST_SERVICES);
        Ok(hits)
    }

    async fn read(&self, _title: &str, _slug: &str) -> Result<Option<Hit>> {
        Ok(None)
    }

    async fn requests(&self) -> Result<Vec<OwnRequest>> {
        let Some(actor) = &self.asker.person else { return Ok(Vec::new()) };
        let found = tickets::own_requests(self.app, actor, RequestView::All, "", None).await?;
        let rows = found.page.rows.into_iter().take(MOST);
        Ok(rows
            .map(|row| OwnRequest { number: row.number, subject: row.subject, status: row.status })
            .collect())
    }

    async fn request(&self, number: i64) -> Result<Option<OwnRequest>> {
        let Some(actor) = &self.asker.person else { return Ok(None) };
        match tickets::require_visible(self.app, actor, number).await {
            Ok(()) => {
                let ticket = tickets::find(&mut *self.app.db.read().await?, number).await?;
                Ok(ticket.map(|ticket| OwnRequest { number, subject: ticket.subject, status: ticket.status }))
            }
            Err(Error::NotFound) => Ok(None),
            Err(other) => Err(other),
        }
    }

    async fn word(&self, question: &str, hit: &Hit) -> Option<String> {
        wording::worded(self.app, question, hit).await
    }

    fn hours(&self) -> Option<String> {
        let hours = &self.app.settings().hours;
        (!hours.is_empty()).then(|| hours.in_words(self.asker.language))
    }
}
