//! Of what the index proposes, that which its reader may read at this moment; drawn only where it is shown.

use std::collections::HashMap;

use assist::{Ranked, excerpt};

use super::index::Key;
use super::{Hit, What, fresh};
use crate::app::App;
use crate::articles::{Card, Reader, Visibility, bodies_of, visible_among};
use crate::error::Result;
use crate::services::{self, Service};

pub(super) struct Readable {
    reader: Reader,
    articles: HashMap<i64, Card>,
    services: HashMap<i64, Service>,
}

impl Readable {
    /// As the store has them now.
    pub(super) async fn among(app: &App, reader: Reader, articles: &[i64], services: &[i64]) -> Result<Self> {
        let mut conn = app.read().await?;
        let cards = visible_among(&mut conn, &reader, articles).await?;
        let cards = cards.into_iter().filter(|card| card.visibility != Visibility::Draft);
        let services = services::store::among(&mut conn, services).await?;
        let services = services.into_iter().filter(|service| service.archived_at.is_none());
        Ok(Self {
            reader,
            articles: cards.map(|card| (card.id, card)).collect(),
            services: services.map(|service| (service.id, service)).collect(),
        })
    }

    pub(super) fn has(&self, key: &Key) -> bool {
        match key.what {
            What::Article => self.articles.contains_key(&key.id),
            What::Service => self.services.contains_key(&key.id),
        }
    }

    /// These in their order, with what each says about the question. The texts of articles are long: no others are read.
    pub(super) async fn hits(&self, app: &App, chosen: &[&Ranked<Key>], question: &str) -> Result<Vec<Hit>> {
        let cards = chosen.iter().filter_map(|ranked| self.card(&ranked.key));
        let wanted: Vec<(i64, &str)> = cards.map(|card| (card.id, card.language.as_str())).collect();
        let bodies = bodies_of(&mut *app.read().await?, &wanted).await?;
        let bodies: HashMap<i64, String> = bodies.into_iter().collect();
        let hit = |ranked: &&Ranked<Key>| match ranked.key.what {
            What::Article => {
                let (card, body) = (self.card(&ranked.key)?, bodies.get(&ranked.key.id)?);
                Some(self.article(card, body, ranked, question))
            }
            What::Service => {
                let service = self.services.get(&ranked.key.id)?.clone();
                let hit = Hit::of_service(service, self.reader.desk_language, ranked.passage, question);
                Some(Hit { score: ranked.score, ..hit })
            }
        };
        Ok(chosen.iter().filter_map(hit).collect())
    }

    fn card(&self, key: &Key) -> Option<&Card> {
        self.articles.get(&key.id).filter(|_| key.what == What::Article)
    }

    fn article(&self, card: &Card, body: &str, ranked: &Ranked<Key>, question: &str) -> Hit {
        let body = fresh::words_of(body);
        let is_out =
            card.visibility == Visibility::Public && card.publish_at.is_some_and(|at| at <= self.reader.now);
        Hit {
            what: What::Article,
            id: card.id,
            title: card.title.clone(),
            slug: card.slug.clone(),
            language: card.language(),
            excerpt: excerpt(&body, ranked.passage, question).to_owned(),
            internal: !is_out,
            score: ranked.score,
        }
    }
}
