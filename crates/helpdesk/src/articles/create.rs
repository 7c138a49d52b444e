//! Writing an article that was not there.

use locales::Phrase;

use super::form::{ArticleForm, Checked, check};
use super::publishing::require_publisher;
use super::revise::add_revision;
use super::update::{publish_at, record};
use super::{Saved, Visibility, addresses, categories, related, store};
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::error::{Error, Problems, Result};
use crate::place::Place;
use crate::submissions::{self, Submission};
use crate::{attachments, tickets};

/// Stores a new article; its id.
pub async fn create(app: &App, actor: &Actor, form: &ArticleForm<'_>) -> Result<i64> {
    actor.require_staff()?;
    let checked = check(form, app.settings().language, &actor.time_zone)?;
    let submission = Submission::new(actor.id, form.key, &["article", &format!("{form:?}")]);
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
    let related = related::chosen(tx, id, &checked.related).await?;
    store::put_related(tx, id, &related).await?;
    Ok(id)
}
