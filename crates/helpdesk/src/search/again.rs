//! What was found before, as its reader may read it now.

use assist::excerpt;
use locales::Language;

use super::{Hit, What, fresh};
use crate::actor::Actor;
use crate::app::App;
use crate::articles::{self, Reader, Visibility};
use crate::error::{Error, Result};
use crate::services;

/// The article or service that was found under this title; None when the reader may not read it any more.
pub async fn again(
    app: &App,
    actor: Option<&Actor>,
    language: Language,
    (title, slug): (&str, &str),
    question: &str,
) -> Result<Option<Hit>> {
    let article = article(app, actor, language, slug, question).await?;
    if article.as_ref().is_some_and(|article| article.title == title) {
        return Ok(article);
    }
    let service = service(app, slug, question).await?;
    let is_it = service.as_ref().is_some_and(|service| service.title == title);
    Ok(if is_it { service } else { article.or(service) })
}

/// The article at this address, with what it says about the question.
pub async fn article(
    app: &App,
    actor: Option<&Actor>,
    language: Language,
    slug: &str,
    question: &str,
) -> Result<Option<Hit>> {
    let reader = Reader::of(app, actor, language);
    let shown = match articles::show(app, &reader, slug, None).await {
        Ok(articles::Found::Article(shown)) => shown,
        Ok(articles::Found::Moved(slug)) => match articles::show(app, &reader, &slug, None).await? {
            articles::Found::Article(shown) => shown,
            articles::Found::Moved(_) => return Ok(None),
        },
        Err(Error::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    let body = fresh::words_of(&shown.text.body);
    Ok(Some(Hit {
        what: What::Article,
        id: shown.article.id,
        excerpt: excerpt(&body, None, question).to_owned(),
        language: shown.text.language(),
        internal: shown.article.visibility != Visibility::Public
            || shown.article.publish_at.is_none_or(|at| at > reader.now),
        title: shown.text.title,
        slug: shown.article.slug,
        score: 1.0,
    }))
}

async fn service(app: &App, slug: &str, question: &str) -> Result<Option<Hit>> {
    let service = match services::find(app, None, slug).await {
        Ok(service) => service,
        Err(Error::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    Ok(Some(Hit::of_service(service, app.settings().language, None, question)))
}
