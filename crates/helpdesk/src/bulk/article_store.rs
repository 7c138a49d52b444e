//! The SQL of many articles at once.

use db::{Conn, Engine, Value, params, sql};

use super::Leaflet;
use super::store::insert as insert_rows;
use crate::articles::{slug_of, title_key};
use crate::error::Result;

/// Characters of the beginning that lists show.
const SUMMARY_MAX: usize = 200;

pub(super) async fn category(conn: &mut Conn, slug: &str, name: &str, now: i64) -> Result<i64> {
    let sql = sql!(
        "INSERT INTO article_categories (slug, position, created_at)
         VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM article_categories), $2)
         ON CONFLICT (slug) DO UPDATE SET slug = excluded.slug RETURNING id"
    );
    let id: i64 = conn.one(sql, params![slug, now]).await?;
    let sql = sql!(
        "INSERT INTO article_category_names (category, language, name) VALUES ($1, 'en', $2)
         ON CONFLICT (category, language) DO NOTHING"
    );
    conn.exec(sql, params![id, name]).await?;
    Ok(id)
}

/// From which on ids are free of articles and of revisions.
pub(super) async fn next_id(conn: &mut Conn) -> Result<i64> {
    let sql = sql!(
        "SELECT COALESCE(MAX(n), 0) + 1
         FROM (SELECT MAX(id) AS n FROM articles UNION ALL SELECT MAX(id) FROM article_revisions) ids"
    );
    Ok(conn.one(sql, params![]).await?)
}

pub(super) async fn insert(
    conn: &mut Conn,
    (id, first): (i64, u32),
    categories: &[i64],
    leaflets: &[Leaflet],
) -> Result<()> {
    let all = || (id..).zip(first..).zip(leaflets);
    let articles = all().map(|((id, number), leaflet)| {
        let category = categories.get(leaflet.category).or(categories.first()).copied();
        let slug = format!("{}-{number}", slug_of(&leaflet.title));
        let at = leaflet.published_at;
        params![id, slug, category, "public", at, at, at].to_vec()
    });
    let columns = "id, slug, category, visibility, publish_at, created_at, updated_at";
    insert_rows(conn, "articles", columns, articles).await?;
    let revisions = all().map(|((id, _), leaflet)| {
        params![id, id, "en", leaflet.title.as_str(), leaflet.body.as_str(), leaflet.published_at].to_vec()
    });
    insert_rows(conn, "article_revisions", "id, article, language, title, body, created_at", revisions)
        .await?;
    let texts = all().map(|((id, _), leaflet)| -> Vec<Value> {
        let summary = text::excerpt(&text::article_words(&leaflet.body), SUMMARY_MAX);
        let (title, body) = (leaflet.title.as_str(), leaflet.body.as_str());
        params![id, "en", title, title_key(title), body, summary, id, leaflet.published_at].to_vec()
    });
    let columns = "article, language, title, title_key, body, summary, revision, updated_at";
    insert_rows(conn, "article_texts", columns, texts).await
}

/// Counts what every category holds.
pub(super) async fn count(conn: &mut Conn) -> Result<()> {
    let sql = sql!(
        "UPDATE article_categories SET
           articles = (SELECT COUNT(*) FROM articles a WHERE a.category = article_categories.id),
           public_articles = (SELECT COUNT(*) FROM articles a
             WHERE a.category = article_categories.id AND a.visibility = 'public')"
    );
    conn.exec(sql, params![]).await?;
    Ok(())
}

/// PostgreSQL does not notice keys that were given by hand; SQLite does.
pub(super) async fn move_sequences(conn: &mut Conn) -> Result<()> {
    if conn.engine() == Engine::Sqlite {
        return Ok(());
    }
    for table in ["articles", "article_revisions"] {
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT COALESCE(MAX(id), 1) FROM {table}))"
        );
        conn.one::<i64>(&sql, params![]).await?;
    }
    Ok(())
}
