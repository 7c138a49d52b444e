//! Writing an article, and writing it anew.

use db::Conn;
use locales::{Language, Phrase};
use serde_json::json;

use super::form::{ArticleForm, Checked, check};
use super::{Article, Text, Visibility, addresses, categories, may_publish, revision_store, store};
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::place::Place;
use crate::submissions::{self, Submission};
use crate::{attachments, tickets};

/// Characters of the beginning that lists show.
const SUMMARY_MAX: usize = 200;
/// Most articles that are chosen to stand below one.
const RELATED_MAX: usize = 12;

/// What became of what somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// The article says it now.
    Shown,
    /// It is Public, and the writer may not publish: it waits for somebody who may.
    Proposed,
}

/// Stores a new article; its id.
pub async fn create(app: &App, actor: &Actor, form: &ArticleForm<'_>) -> Result<i64> {
    actor.require_staff()?;
    let checked = check(form, app.settings().language, &actor.time_zone)?;
    let submission =
        Submission::new(actor.id, form.key, &["article", form.title, form.body, form.language, form.slug]);
    let mut tx = app.begin().await?;
    tickets::still_active(&mut tx, actor).await?;
    if let Some(id) = submissions::answered(&mut tx, submission.as_ref()).await? {
        return submissions::confirmed(tx, id).await;
    }
    if checked.visibility == Visibility::Public {
        require_publisher(app, actor)?;
    }
    let id = insert(&mut tx, app, Some(actor.id), &checked, form).await?;
    attachments::bind_to_article(&mut tx, app, actor, (Place::NewArticle, id), form.files).await?;
    record(&mut tx, Some(actor.id), id, &checked, Saved::Shown).await?;
    submissions::commit(tx, app, submission.as_ref(), id).await
}

/// A new article with its first text, in the caller's transaction.
pub(super) async fn insert(
    tx: &mut Tx,
    app: &App,
    author: Option<PersonId>,
    checked: &Checked,
    form: &ArticleForm<'_>,
) -> Result<i64> {
    let now = app.now();
    let mut problems = Problems::default();
    let is_typed = !form.slug.trim().is_empty();
    let slug = addresses::free(tx, &mut problems, &checked.slug, is_typed).await?;
    problems.check()?;
    store::remove_redirect(tx, &slug).await?;
    let category = categories::of_name(tx, app, form.category, checked.language).await?;
    let row = store::Row {
        slug: &slug,
        category,
        visibility: checked.visibility,
        publish_at: publish_at(checked, None, now),
        review_at: checked.review_at,
        author,
    };
    let id = store::insert(tx, &row, now).await?;
    let id = id.ok_or_else(|| Error::Conflict(Phrase::new("changed-at-once")))?;
    categories::recount(tx, None, (category, checked.visibility)).await?;
    add_revision(tx, app, author, id, checked, Saved::Shown).await?;
    let related = related(tx, id, &checked.related).await?;
    store::put_related(tx, id, &related).await?;
    Ok(id)
}

/// Stores what changed. Text in a language that it had none in yet is a translation.
pub async fn update(app: &App, actor: &Actor, id: i64, form: &ArticleForm<'_>) -> Result<Saved> {
    actor.require_staff()?;
    let checked = check(form, app.settings().language, &actor.time_zone)?;
    let mut tx = app.begin().await?;
    tickets::still_active(&mut tx, actor).await?;
    let article = store::lock(&mut tx, id).await?.ok_or(Error::NotFound)?;
    require_seen(&mut tx, &article, checked.language, form.seen, (&checked.title, &checked.body)).await?;
    let saved = if article.visibility == Visibility::Public && !may_publish(&app.settings(), actor) {
        require_text_alone(&mut tx, app, &article, &checked, form).await?;
        add_revision(&mut tx, app, Some(actor.id), id, &checked, Saved::Proposed).await?
    } else {
        if checked.visibility == Visibility::Public {
            require_publisher(app, actor)?;
        }
        rewrite(&mut tx, app, Some(actor.id), &article, &checked, form).await?;
        let related = related(&mut tx, id, &checked.related).await?;
        store::put_related(&mut tx, id, &related).await?;
        attachments::bind_to_article(&mut tx, app, actor, (Place::Article(id), id), form.files).await?;
        attachments::remove_from_article(&mut tx, app, id, form.removed).await?;
        add_revision(&mut tx, app, Some(actor.id), id, &checked, Saved::Shown).await?
    };
    record(&mut tx, Some(actor.id), id, &checked, saved).await?;
    tx.commit().await?;
    Ok(saved)
}

/// Changes what holds for the article in all languages.
pub(super) async fn rewrite(
    tx: &mut Tx,
    app: &App,
    author: Option<PersonId>,
    article: &Article,
    checked: &Checked,
    form: &ArticleForm<'_>,
) -> Result<()> {
    let now = app.now();
    if !form.slug.trim().is_empty() && checked.slug != article.slug {
        let mut problems = Problems::default();
        let slug = addresses::free(tx, &mut problems, &checked.slug, true).await?;
        problems.check()?;
        addresses::rename(tx, app, article, &slug).await?;
        let data = json!({ "article": article.id, "from": article.slug, "to": slug });
        let event = NewEvent::new(Kind::ArticleRenamed).with(data);
        tx.record(NewEvent { actor: author, ..event }).await?;
    }
    let category = if form.category.trim().is_empty() {
        article.category
    } else {
        categories::of_name(tx, app, form.category, checked.language).await?
    };
    let row = store::Row {
        slug: &checked.slug,
        category,
        visibility: checked.visibility,
        publish_at: publish_at(checked, Some(article), now),
        review_at: checked.review_at,
        author,
    };
    store::update(tx, article.id, &row, now).await?;
    categories::recount(tx, Some(article), (category, checked.visibility)).await
}

/// A Public one without a date is out from now on, or from when it was.
fn publish_at(checked: &Checked, before: Option<&Article>, now: i64) -> Option<i64> {
    match (checked.visibility, checked.publish_at) {
        (Visibility::Public, None) => {
            let was_public = before.filter(|before| before.visibility == Visibility::Public);
            was_public.and_then(|before| before.publish_at).filter(|at| *at <= now).or(Some(now))
        }
        (_, at) => at,
    }
}

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

/// Others' work is not written over unseen. The same text again is no change.
async fn require_seen(
    conn: &mut Conn,
    article: &Article,
    language: Language,
    seen: Option<i64>,
    (title, body): (&str, &str),
) -> Result<()> {
    let newest = revision_store::list(conn, article.id, language.tag(), i64::MAX, 1).await?;
    match (newest.first(), seen) {
        (Some(newest), Some(seen)) if newest.id > seen && (newest.title != title || newest.body != body) => {
            Err(Error::Conflict(Phrase::new("article-changed-meanwhile").with("name", newest.author_name())))
        }
        _ => Ok(()),
    }
}

fn require_publisher(app: &App, actor: &Actor) -> Result<()> {
    if may_publish(&app.settings(), actor) {
        return Ok(());
    }
    Err(only_publishers())
}

fn only_publishers() -> Error {
    Error::invalid("visibility", Phrase::new("article-only-admins-publish"))
}

/// Whoever may not publish proposes words for what is Public, and nothing else.
async fn require_text_alone(
    tx: &mut Tx,
    app: &App,
    article: &Article,
    checked: &Checked,
    form: &ArticleForm<'_>,
) -> Result<()> {
    let same_slug = form.slug.trim().is_empty() || checked.slug == article.slug;
    let same_category = form.category.trim().is_empty()
        || categories::of_name(tx, app, form.category, checked.language).await? == article.category;
    // Forms know minutes.
    let minute = |at: Option<i64>| at.map(|at| at / crate::clock::MINUTE);
    let same_date = checked.publish_at.is_none() || minute(checked.publish_at) == minute(article.publish_at);
    let same_files = form.files.is_empty() && form.removed.is_empty();
    let same =
        checked.visibility == Visibility::Public && same_slug && same_category && same_date && same_files;
    if same { Ok(()) } else { Err(only_publishers()) }
}

/// The ids of these slugs, without the article itself.
async fn related(tx: &mut Tx, article: i64, slugs: &[String]) -> Result<Vec<i64>> {
    if slugs.len() > RELATED_MAX {
        return Err(Error::invalid("related", Phrase::new("article-related-many").with("most", RELATED_MAX)));
    }
    let mut ids = Vec::with_capacity(slugs.len());
    for slug in slugs {
        let id = store::id_of(tx, slug).await?;
        let id = id.ok_or_else(|| {
            Error::invalid("related", Phrase::new("article-related-unknown").with("slug", slug.as_str()))
        })?;
        ids.extend((id != article && !ids.contains(&id)).then_some(id));
    }
    Ok(ids)
}

async fn record(
    tx: &mut Tx,
    actor: Option<PersonId>,
    article: i64,
    checked: &Checked,
    saved: Saved,
) -> Result<()> {
    let data = json!({
        "article": article,
        "language": checked.language.tag(),
        "visibility": checked.visibility.as_str(),
        "proposed": saved == Saved::Proposed,
    });
    let event = NewEvent::new(Kind::ArticleWritten).with(data);
    tx.record(NewEvent { actor, ..event }).await?;
    Ok(())
}
