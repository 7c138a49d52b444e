//! Many help articles at once.

use serde_json::json;

use super::article_store;
use crate::app::App;
use crate::articles::slug_of;
use crate::error::Result;
use crate::event::{Kind, NewEvent};

/// A public article in English.
#[derive(Debug, Clone)]
pub struct Leaflet {
    pub title: String,
    /// Markdown.
    pub body: String,
    /// Which of the categories, counted from 0.
    pub category: usize,
    /// Milliseconds since 1970 UTC.
    pub published_at: i64,
}

/// Stores the articles in one transaction, their addresses numbered from `first`. Categories of these names are made
/// where they are missing.
pub async fn add_articles(app: &App, categories: &[&str], first: u32, leaflets: &[Leaflet]) -> Result<()> {
    let mut tx = app.begin().await?;
    let mut ids = Vec::with_capacity(categories.len());
    for name in categories {
        ids.push(article_store::category(&mut tx, &slug_of(name), name, app.now()).await?);
    }
    let id = article_store::next_id(&mut tx).await?;
    article_store::insert(&mut tx, (id, first), &ids, leaflets).await?;
    article_store::count(&mut tx).await?;
    article_store::move_sequences(&mut tx).await?;
    if !leaflets.is_empty() {
        let data = json!({ "first": id, "last": id + leaflets.len() as i64 - 1 });
        tx.record(NewEvent::new(Kind::ArticlesAdded).with(data)).await?;
    }
    tx.commit().await
}
