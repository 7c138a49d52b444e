//! The help that everybody may read: topics, articles, what was found, and what programs read of it.

pub mod article;
pub mod category;
pub mod comments;
pub mod feed;
pub mod files;
pub mod home;
pub mod marks;
pub mod search;
pub mod sitemap;
pub mod votes;

use helpdesk::articles::{Card, Reader};
use locales::Language;

use crate::Web;
use crate::session::Visitor;

/// Path of an article's page.
pub(crate) fn address(slug: &str) -> String {
    format!("/help/{}", encoded(slug))
}

/// One part of a path.
pub(crate) fn encoded(part: &str) -> String {
    form_urlencoded::byte_serialize(part.as_bytes()).collect::<String>().replace('+', "%20")
}

/// An article as a list names it.
#[derive(Debug, Clone)]
pub struct CardView {
    pub href: String,
    pub title: String,
    pub summary: String,
    pub language: Language,
    /// Whether the reader's language is missing.
    pub is_fallback: bool,
    /// For the team: the text that names the visibility of what readers do not see.
    pub hidden: Option<&'static str>,
}

impl CardView {
    pub fn of(card: &Card, reader: &Reader) -> Self {
        let is_out = Reader { is_staff: false, ..*reader }.may_read_card(card);
        Self {
            href: address(&card.slug),
            title: card.title.clone(),
            summary: card.summary.clone(),
            language: card.language(),
            is_fallback: card.language() != reader.language,
            hidden: (!is_out).then_some(crate::admin::articles::word(card.visibility)),
        }
    }

    pub fn sample(title: &str, summary: &str) -> Self {
        Self {
            href: "/help/lights-of-the-router".to_owned(),
            title: title.to_owned(),
            summary: summary.to_owned(),
            language: Language::En,
            is_fallback: false,
            hidden: None,
        }
    }
}

impl Web {
    /// Who reads, in the language of the page or the one that the address names.
    pub(crate) fn reader(&self, visitor: &Visitor, asked: &str) -> Reader {
        let language = Language::parse(asked).unwrap_or(visitor.language);
        Reader::of(&self.app, visitor.actor(), language)
    }

    /// Where people reach the desk: what addresses in files for programs begin with.
    pub(crate) fn origin(&self) -> String {
        let settings = self.app.settings();
        let base = if settings.base_url.is_empty() { &self.address } else { &settings.base_url };
        base.trim_end_matches('/').to_owned()
    }
}
