//! How often articles are read: counted in memory, stored from time to time, so that reading never writes.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::{counters, feedback_store};
use crate::app::App;
use crate::error::Result;

/// What was read since it was stored last. A process that is killed loses at most that.
#[derive(Debug, Default)]
pub(crate) struct Views(Mutex<BTreeMap<i64, i64>>);

impl Views {
    fn add(&self, article: i64, views: i64) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(article).or_default() += views;
    }

    fn take(&self) -> BTreeMap<i64, i64> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Counts that somebody outside the team reads this article.
pub fn count_views(app: &App, article: i64) {
    app.views.add(article, 1);
}

/// Stores what was counted; what could not be stored counts next time.
pub async fn flush_views(app: &App) -> Result<()> {
    let counts = app.views.take();
    if counts.is_empty() {
        return Ok(());
    }
    let stored = store(app, &counts).await;
    if stored.is_err() {
        counts.into_iter().for_each(|(article, views)| app.views.add(article, views));
    }
    stored
}

async fn store(app: &App, counts: &BTreeMap<i64, i64>) -> Result<()> {
    let mut tx = app.begin().await?;
    for (article, views) in counts {
        feedback_store::count_views(&mut tx, *article, *views).await?;
    }
    counters::count(&mut tx, &[(counters::VIEWS, counts.values().sum())]).await?;
    tx.commit().await
}
