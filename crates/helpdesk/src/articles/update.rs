//! Writing an article anew.

use serde_json::json;

use super::form::{ArticleForm, Checked, check};
use super::publishing::{require_publisher, require_text_alone};
use super::revise::add_revision;
use super::{Article, Visibility, addresses, categories, may_publish, related, store, unseen};
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::place::Place;
use crate::{attachments, tickets};

/// What became of what somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// The article says it now.
    Shown,
    /// It is Public, and the writer may not publish: it waits for somebody who may.
    Proposed,
}

/// Stores what changed. Text in a language that it had none in yet is a translation.
pub async fn update(app: &App, actor: &Actor, id: i64, form: &ArticleForm<'_>) -> Result<Saved> {
    actor.require_staff()?;
    let checked = check(form, app.settings().language, &actor.time_zone)?;
    let mut tx = app.begin().await?;
    tickets::still_active(&mut tx, actor).await?;
    let article = store::lock(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let before = store::related(&mut tx, id).await?;
    unseen::require_words_seen(&mut tx, &article, checked.language, form, &checked).await?;
    unseen::require_facts_seen(&mut tx, app, (&article, &before), &checked, form).await?;
    let saved = if article.visibility == Visibility::Public && !may_publish(&app.settings(), actor) {
        require_text_alone(&mut tx, app, &article, &checked, form).await?;
        add_revision(&mut tx, app, Some(actor.id), id, &checked, Saved::Proposed).await?
    } else {
        if checked.visibility == Visibility::Public {
            require_publisher(app, actor)?;
        }
        rewrite(&mut tx, app, Some(actor.id), &article, &checked, form).await?;
        let related = related::chosen(&mut tx, id, &checked.related).await?;
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
pub(super) fn publish_at(checked: &Checked, before: Option<&Article>, now: i64) -> Option<i64> {
    match (checked.visibility, checked.publish_at) {
        (Visibility::Public, None) => {
            let was_public = before.filter(|before| before.visibility == Visibility::Public);
            was_public.and_then(|before| before.publish_at).filter(|at| *at <= now).or(Some(now))
        }
        (_, at) => at,
    }
}

pub(super) async fn record(
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
