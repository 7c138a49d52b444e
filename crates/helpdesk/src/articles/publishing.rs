//! What is Public is changed by whoever may publish; others propose words for it.

use locales::Phrase;

use super::form::{ArticleForm, Checked};
use super::{Article, Visibility, may_publish, unseen};
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::error::{Error, Result};

pub(super) fn require_publisher(app: &App, actor: &Actor) -> Result<()> {
    if may_publish(&app.settings(), actor) {
        return Ok(());
    }
    Err(only_publishers())
}

fn only_publishers() -> Error {
    Error::invalid("visibility", Phrase::new("article-only-admins-publish"))
}

/// Whoever may not publish proposes words for what is Public, and nothing else.
pub(super) async fn require_text_alone(
    tx: &mut Tx,
    app: &App,
    article: &Article,
    checked: &Checked,
    form: &ArticleForm<'_>,
) -> Result<()> {
    let same_files = form.files.is_empty() && form.removed.is_empty();
    let same = same_files
        && checked.visibility == Visibility::Public
        && unseen::same_place(tx, app, article, checked, form).await?;
    if same { Ok(()) } else { Err(only_publishers()) }
}
