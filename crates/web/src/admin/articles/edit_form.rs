//! The form of an article: as the article fills it, as it was typed, and what the verb is handed of it.

use helpdesk::Actor;
use helpdesk::articles::{ArticleForm, Editing};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use locales::Language;

use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::Field;

form_view! {
    pub struct EditForm { title, body, category, visibility, language, publish_at, review_at, slug, related, files }
}

pub(super) fn ids(fields: &Fields, name: &str) -> Vec<i64> {
    fields.all(name).filter_map(|id| id.parse().ok()).collect()
}

/// What the verb is handed.
pub(super) fn typed<'a>(fields: &'a Fields, files: &'a [i64], removed: &'a [i64]) -> ArticleForm<'a> {
    ArticleForm {
        title: fields.get("title"),
        body: fields.get("body"),
        category: fields.get("category"),
        visibility: fields.get("visibility"),
        language: fields.get("language"),
        slug: fields.get("slug"),
        publish_at: fields.get("publish_at"),
        review_at: fields.get("review_at"),
        related: fields.get("related"),
        files,
        removed,
        // A form of a language that had no text yet names none: its writer has seen nothing of it.
        seen: Some(fields.get("seen").parse().unwrap_or(0)),
        facts: fields.get("facts"),
        key: fields.get("key"),
    }
}

pub(super) fn form_of_fields(fields: &Fields) -> EditForm {
    let field = |name| Field::new(fields.get(name));
    EditForm {
        title: field("title"),
        body: field("body"),
        category: field("category"),
        visibility: field("visibility"),
        language: field("language"),
        publish_at: field("publish_at"),
        review_at: field("review_at"),
        slug: field("slug"),
        related: field("related"),
        ..EditForm::default()
    }
}

pub(super) fn form_of(actor: &Actor, editing: &Editing, language: Language) -> EditForm {
    let zone = TimeZone::get(&actor.time_zone).unwrap_or(TimeZone::UTC);
    let local = |at: Option<i64>, form: &str| {
        let at = at.and_then(|at| Timestamp::from_millisecond(at).ok());
        Field::new(at.map_or_else(String::new, |at| at.to_zoned(zone.clone()).strftime(form).to_string()))
    };
    let (title, body) = editing
        .newest
        .as_ref()
        .map_or_else(Default::default, |newest| (newest.title.clone(), newest.body.clone()));
    EditForm {
        title: Field::new(title),
        body: Field::new(body),
        category: Field::new(&editing.category.1),
        visibility: Field::new(editing.article.visibility.as_str()),
        language: Field::new(language.tag()),
        publish_at: local(editing.article.publish_at, "%Y-%m-%dT%H:%M"),
        review_at: local(editing.article.review_at, "%Y-%m-%d"),
        slug: Field::new(&editing.article.slug),
        // Browsers take line ends out of a field of one line.
        related: Field::new(editing.related.join(", ")),
        ..EditForm::default()
    }
}
