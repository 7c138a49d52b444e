//! What somebody typed into an article's form, checked.

use locales::{Language, Phrase};

use super::{BODY_MAX, TITLE_MAX, Visibility, addresses};
use crate::error::{Problems, Result};
use crate::fields;

/// As typed.
#[derive(Debug, Clone, Default)]
pub struct ArticleForm<'a> {
    pub title: &'a str,
    /// Markdown.
    pub body: &'a str,
    /// A name or slug; one that does not exist is made. Empty for "General".
    pub category: &'a str,
    /// `draft`, `internal` or `public`; empty for a draft.
    pub visibility: &'a str,
    /// A tag such as `de`; empty for the desk's.
    pub language: &'a str,
    /// Empty to have it made of the title, and to keep the one there is.
    pub slug: &'a str,
    /// `2026-12-01T09:00` in the writer's time zone, or RFC 3339; empty for now.
    pub publish_at: &'a str,
    /// `2027-06-01`; empty for never.
    pub review_at: &'a str,
    /// Slugs, parted by commas or line ends.
    pub related: &'a str,
    /// Files that wait at the form, and those of the article that go.
    pub files: &'a [i64],
    pub removed: &'a [i64],
    /// The newest revision that the writer has seen, 0 when there was none; None for whoever writes without looking.
    pub seen: Option<i64>,
    /// What held for the article when the writer began ([`Editing::facts`](super::Editing::facts)); empty for whoever
    /// writes without looking.
    pub facts: &'a str,
    /// The form's idempotency key; empty for none.
    pub key: &'a str,
}

/// What of it is right by itself.
pub(super) struct Checked {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) language: Language,
    pub(super) visibility: Visibility,
    pub(super) slug: String,
    pub(super) publish_at: Option<i64>,
    pub(super) review_at: Option<i64>,
    pub(super) related: Vec<String>,
}

/// `zone` is the writer's, an IANA name.
pub(super) fn check(form: &ArticleForm<'_>, desk: Language, zone: &str) -> Result<Checked> {
    let mut problems = Problems::default();
    let title = text::one_line(form.title);
    if text::is_blank(&title) {
        problems.add("title", Phrase::new("article-title-missing"));
    } else if title.chars().count() > TITLE_MAX {
        problems.add("title", Phrase::new("too-long").with("most", TITLE_MAX));
    }
    let body = text::clean(form.body);
    if text::is_blank(&body) {
        problems.add("body", Phrase::new("article-body-missing"));
    } else if body.chars().count() > BODY_MAX {
        problems.add("body", Phrase::new("too-long").with("most", BODY_MAX));
    }
    let language = match form.language.trim() {
        "" => Some(desk),
        tag => Language::parse(tag),
    };
    if language.is_none() {
        problems.add("language", Phrase::new("language-unknown"));
    }
    let visibility = match form.visibility.trim() {
        "" => Some(Visibility::Draft),
        typed => Visibility::parse(typed),
    };
    if visibility.is_none() {
        problems.add("visibility", Phrase::new("article-visibility-wrong"));
    }
    let slug = addresses::check(&mut problems, form.slug, &title);
    let publish_at = fields::moment(&mut problems, "publish_at", form.publish_at, zone);
    let review_at = fields::moment(&mut problems, "review_at", form.review_at, zone);
    problems.check()?;
    let related = form.related.split([',', '\n', ' ']).map(|slug| slug.trim().trim_start_matches("/help/"));
    Ok(Checked {
        title,
        body,
        language: language.unwrap_or(desk),
        visibility: visibility.unwrap_or(Visibility::Draft),
        slug,
        publish_at,
        review_at,
        related: related.filter(|slug| !slug.is_empty()).map(str::to_owned).collect(),
    })
}
