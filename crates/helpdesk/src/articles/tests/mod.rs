//! What holds for articles, whoever asks.

mod addresses;
mod feedback;
mod rights;
mod writing;

use std::net::{IpAddr, Ipv4Addr};

use locales::Language;

use super::*;
use crate::actor::Actor;
use crate::clock::{DAY, HOUR};
use crate::error::{Error, Result};
use crate::testing::Desk;

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));

impl Desk {
    fn reader(&self, actor: Option<&Actor>) -> Reader {
        Reader::of(&self.app, actor, Language::En)
    }

    async fn write(&self, title: &str, visibility: &str) -> i64 {
        let form =
            ArticleForm { title, body: "Turn it off.", visibility, category: "Faults", ..Default::default() };
        create(&self.app, &self.admin, &form).await.unwrap()
    }

    async fn slug(&self, actor: Option<&Actor>, slug: &str) -> Option<String> {
        match show(&self.app, &self.reader(actor), slug, None).await {
            Ok(Found::Article(shown)) => Some(shown.article.slug),
            Ok(Found::Moved(slug)) => Some(format!("-> {slug}")),
            Err(Error::NotFound) => None,
            Err(error) => panic!("{error}"),
        }
    }

    async fn article(&self, id: i64) -> Article {
        edit(&self.app, &self.admin, id, Language::En).await.unwrap().article
    }
}

fn problem<T: std::fmt::Debug>(result: Result<T>, field: &str) -> String {
    match result {
        Err(Error::Invalid(problems)) => problems.of(field).map(ToString::to_string).unwrap_or_default(),
        other => panic!("not refused: {other:?}"),
    }
}
