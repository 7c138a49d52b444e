//! New words for an article, which the one before stays beside.

use super::form::Checked;
use super::{Saved, Text, revision_store, store};
use crate::actor::PersonId;
use crate::app::{App, Tx};
use crate::error::Result;

/// Characters of the beginning that lists show.
const SUMMARY_MAX: usize = 200;

/// Adds a revision when the text differs from the newest, and lets the article say it unless it is a proposal.
pub(super) async fn add_revision(
    tx: &mut Tx,
    app: &App,
    author: Option<PersonId>,
    article: i64,
    checked: &Checked,
    saved: Saved,
) -> Result<Saved> {
    let (now, language) = (app.now(), checked.language.tag());
    let shown = store::text(tx, article, language).await?;
    let is_shown =
        shown.as_ref().is_some_and(|shown| shown.title == checked.title && shown.body == checked.body);
    let newest = revision_store::list(tx, article, language, i64::MAX, 1).await?.into_iter().next();
    let is_newest =
        newest.as_ref().is_some_and(|newest| newest.title == checked.title && newest.body == checked.body);
    if is_shown && is_newest {
        return Ok(Saved::Shown);
    }
    let revision = match newest.filter(|_| is_newest) {
        Some(newest) => newest.id,
        None => {
            let (title, body) = (checked.title.as_str(), checked.body.as_str());
            revision_store::insert(
                tx,
                &revision_store::NewRow { article, language, title, body, author },
                now,
            )
            .await?
        }
    };
    if saved == Saved::Shown {
        show_text(tx, article, language, (&checked.title, &checked.body), (revision, now)).await?;
    }
    Ok(saved)
}

/// Lets the article say this in this language, by (revision, time).
pub(super) async fn show_text(
    tx: &mut Tx,
    article: i64,
    language: &str,
    (title, body): (&str, &str),
    (revision, now): (i64, i64),
) -> Result<()> {
    let text = Text {
        language: language.to_owned(),
        title: title.to_owned(),
        body: body.to_owned(),
        summary: text::excerpt(&text::article_words(body), SUMMARY_MAX),
        revision,
        updated_at: now,
    };
    store::put_text(tx, article, &text).await?;
    store::put_links(tx, article, language, &links(body)).await
}

/// Own articles by slug, and pictures by name.
fn links(body: &str) -> Vec<(&'static str, String)> {
    let (pages, pictures) = text::own_links(body);
    let slug = |page: &String| {
        let slug = page.strip_prefix("/help/")?.split(['#', '?']).next()?;
        (!slug.is_empty() && !slug.contains('/') && !super::RESERVED.contains(&slug))
            .then(|| ("page", slug.to_owned()))
    };
    let file = |picture: &String| ("file", super::pictures::name_in(picture).to_owned());
    pages.iter().filter_map(slug).chain(pictures.iter().map(file)).collect()
}
