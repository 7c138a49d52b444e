//! Help articles: written by the team in several languages, published from a date, found by readers.

mod addresses;
mod candidate;
mod categories;
mod category_store;
mod comment;
mod counters;
mod create;
mod delete;
mod feed;
mod feedback_store;
mod form;
mod import;
mod list;
mod list_store;
mod misses;
mod pictures;
mod publishing;
mod related;
mod report;
mod report_store;
mod revise;
mod revision_store;
mod revisions;
mod rules;
mod show;
mod slug;
mod staff;
mod store;
mod sweep;
#[cfg(test)]
mod tests;
mod unseen;
mod update;
mod views;
mod vote;

use locales::Language;

use crate::actor::PersonId;

pub use candidate::Candidate;
pub use categories::{
    Category, CategoryEntry, NewCategory, add_category, categories, category_entries, change_category,
};
pub(crate) use comment::forget_comments_of;
pub use comment::{Comment, comment, comments};
pub(crate) use counters::is_of_articles;
pub use create::create;
pub use delete::delete;
pub use feed::{FeedEntry, Mapped, newest, sitemap};
pub(crate) use feedback_store::count_solved;
pub use form::ArticleForm;
pub use import::{Exported, Imported, NewText, export, import};
pub use list::{CategoryPage, Place, in_category, most_read};
pub use misses::{Miss, note_search_without_result};
pub use pictures::{ArticleFile, FoundFile, Picture, download, files, is_named};
pub use report::{BrokenLink, Report, report};
pub use revisions::{Line, Revision, RevisionPage, compare, restore, revision, revisions};
pub use rules::{Reader, may_publish};
pub use show::{Found, Shown, readable_among, show};
pub use slug::{RESERVED, slug_of};
pub use staff::{Editing, StaffFilter, StaffPage, StaffRow, edit, list};
pub(crate) use store::title_key;
pub use store::{Indexed, bodies_of, indexed_after, indexed_among, visible_among};
pub use sweep::sweep;
pub use update::{Saved, update};
pub(crate) use views::Views;
pub use views::{count_views, flush_views};
pub use vote::vote;

/// Longest title, in characters.
pub const TITLE_MAX: usize = 200;
/// Longest body, in characters.
pub const BODY_MAX: usize = 60_000;
/// Longest slug, in bytes.
pub const SLUG_MAX: usize = 80;
/// Longest comment of a reader, in characters.
pub const COMMENT_MAX: usize = 1_000;

/// Who may read an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Visibility {
    /// The team, while it is being written.
    Draft,
    /// The team.
    Internal,
    /// Everybody from its date.
    Public,
}

impl Visibility {
    pub const ALL: [Self; 3] = [Self::Draft, Self::Internal, Self::Public];

    /// As stored and as sent by forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visibility| visibility.as_str() == text.trim().to_lowercase())
    }
}

impl db::FromValue for Visibility {
    fn from_value(value: db::Value) -> db::Result<Self> {
        let text = String::from_value(value)?;
        Self::parse(&text).ok_or_else(|| db::Error::Other(format!("unknown visibility {text}")))
    }
}

db::record! {
    /// What holds for an article in all its languages. Times are milliseconds since 1970 UTC.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Article {
        pub id: i64,
        pub slug: String,
        pub category: i64,
        pub visibility: Visibility,
        /// From when readers see a Public one.
        pub publish_at: Option<i64>,
        pub review_at: Option<i64>,
        pub author: Option<PersonId>,
        pub views: i64,
        pub helpful: i64,
        pub unhelpful: i64,
        /// How often it was suggested while a request was written, and solved it.
        pub solved: i64,
        /// Whether it ever was Public.
        pub was_public: bool,
        pub created_at: i64,
        pub updated_at: i64,
    }
}

db::record! {
    /// What an article says now in one language.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Text {
        pub language: String,
        pub title: String,
        /// Markdown.
        pub body: String,
        pub summary: String,
        pub revision: i64,
        pub updated_at: i64,
    }
}

db::record! {
    /// An article as a list names it, in the language that fits its reader best.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Card {
        pub id: i64,
        pub slug: String,
        pub visibility: Visibility,
        pub publish_at: Option<i64>,
        pub language: String,
        pub title: String,
        pub summary: String,
        pub updated_at: i64,
    }
}

impl Text {
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }
}

impl Card {
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }
}
