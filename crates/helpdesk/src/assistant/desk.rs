//! What the dialogue may know of this desk: through the asker's rights.

use super::asker::Asker;
use super::dialogue::{Found, Hit, Knowledge, OwnRequest, ServiceFacts};
use super::meanings::Meanings;
use super::understand::Intent;
use super::understand::person::Asking;
use super::{intents, wording};
use crate::app::App;
use crate::error::{Error, Result};
use crate::search;
use crate::services::{self, Service};
use crate::tickets::{self, RequestView};

/// Own requests that are looked at.
const MOST: usize = 10;
/// Services that are named at once.
const MOST_SERVICES: usize = 3;

/// Characters of what is said of a service's state.
const NOTE_MAX: usize = 300;

pub(super) struct Desk<'a> {
    app: &'a App,
    asker: &'a Asker,
    meanings: Meanings<'a>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(app: &'a App, asker: &'a Asker) -> Self {
        Self { app, asker, meanings: Meanings::new(&app.encoder) }
    }
}

impl Knowledge for Desk<'_> {
    fn is_signed_in(&self) -> bool {
        self.asker.person.is_some()
    }

    async fn ask(&self, question: &str) -> Result<Found> {
        let Asker { person, language, .. } = self.asker;
        let asked = (question, self.meanings.of(question).await);
        search::ask(self.app, person.as_ref(), *language, asked).await
    }

    async fn asking(&self, text: &str) -> Asking {
        self.meanings.asking(text).await
    }

    async fn intent(&self, text: &str) -> Result<Option<Intent>> {
        intents::suggested(self.app, &self.meanings, text).await
    }

    async fn services(&self, words: &str) -> Result<Vec<Hit>> {
        search::services(self.app, self.asker.language, words, MOST_SERVICES).await
    }

    async fn recommended(&self, told: &str) -> Result<Vec<Hit>> {
        let asked = (told, self.meanings.of(told).await);
        search::recommended(self.app, self.asker.language, asked, MOST_SERVICES).await
    }

    async fn disturbed(&self) -> Result<Option<Vec<ServiceFacts>>> {
        let disturbed = services::disturbed(self.app, MOST_SERVICES as i64).await?;
        if disturbed.is_empty() && services::choices(self.app).await?.is_empty() {
            return Ok(None);
        }
        Ok(Some(disturbed.into_iter().map(facts).collect()))
    }

    async fn service(&self, slug: &str) -> Result<Option<ServiceFacts>> {
        match services::find(self.app, None, slug).await {
            Ok(service) => Ok(Some(facts(service))),
            Err(Error::NotFound) => Ok(None),
            Err(other) => Err(other),
        }
    }

    async fn read(&self, title: &str, slug: &str) -> Result<Option<Hit>> {
        let Asker { person, language, .. } = self.asker;
        search::again(self.app, person.as_ref(), *language, (title, slug), title).await
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

fn facts(service: Service) -> ServiceFacts {
    ServiceFacts {
        note: text::excerpt(&service.note, NOTE_MAX),
        state: service.state,
        name: service.name,
        slug: service.slug,
        price: service.price,
        hours: service.hours,
    }
}
