//! The SQL of what the team looks through: its list of articles, and the report.

use db::{Conn, params, sql};

use super::{BrokenLink, Reader, StaffFilter, StaffRow};
use crate::error::Result;

/// Those before this id that fit the filter, newest first.
pub(super) async fn rows(
    conn: &mut Conn,
    reader: &Reader,
    filter: &StaffFilter,
    before: i64,
    most: i64,
) -> Result<Vec<StaffRow>> {
    let sql = sql!(
        "SELECT a.id, a.slug, a.visibility, a.publish_at, a.review_at, a.views, a.helpful, a.unhelpful, a.solved,
                t.language, t.title, c.slug, a.updated_at
         FROM articles a JOIN article_categories c ON c.id = a.category
         JOIN article_texts t ON t.article = a.id AND t.language =
           (SELECT x.language FROM article_texts x WHERE x.article = a.id
            ORDER BY CASE x.language WHEN $1 THEN 0 WHEN $2 THEN 1 WHEN 'en' THEN 2 ELSE 3 END, x.language LIMIT 1)
         WHERE a.id < $3 AND ($4 = '' OR a.visibility = $4) AND ($5 = '' OR c.slug = $5)
           AND ($6 = '' OR EXISTS (SELECT 1 FROM article_texts o WHERE o.article = a.id AND o.language = $6))
           AND ($7 = '' OR NOT EXISTS (SELECT 1 FROM article_texts o WHERE o.article = a.id AND o.language = $7))
           AND (CAST($8 AS BIGINT) = 0 OR a.review_at < $9)
           AND ($10 = '' OR LOWER(t.title) LIKE $11)
         ORDER BY a.id DESC LIMIT $12"
    );
    let visibility = filter.visibility.map_or("", super::Visibility::as_str);
    let language = filter.language.map_or("", locales::Language::tag);
    let missing = filter.missing.map_or("", locales::Language::tag);
    let words = text::one_line(&filter.words).to_lowercase();
    let pattern = format!("%{}%", words.replace(['%', '_', '\\'], " "));
    let values = params![
        reader.language.tag(),
        reader.desk_language.tag(),
        before,
        visibility,
        filter.category.as_str(),
        language,
        missing,
        filter.stale,
        reader.now,
        words,
        pattern,
        most
    ];
    Ok(conn.all(sql, values).await?)
}

/// Of all articles: how many there are, views, votes, and what they solved without a request.
pub(super) async fn totals(conn: &mut Conn) -> Result<(i64, i64, i64, i64, i64)> {
    let sql = sql!(
        "SELECT COUNT(*), CAST(COALESCE(SUM(views), 0) AS BIGINT), CAST(COALESCE(SUM(helpful), 0) AS BIGINT),
                CAST(COALESCE(SUM(unhelpful), 0) AS BIGINT), CAST(COALESCE(SUM(solved), 0) AS BIGINT) FROM articles"
    );
    Ok(conn.one(sql, params![]).await?)
}

/// Those that help least: (id, slug, title in any language, helpful, unhelpful).
pub(super) async fn least_helpful(conn: &mut Conn, most: i64) -> Result<Vec<(i64, String, i64, i64)>> {
    let sql = sql!(
        "SELECT id, slug, helpful, unhelpful FROM articles WHERE unhelpful > 0
         ORDER BY unhelpful - helpful DESC, unhelpful DESC, id LIMIT $1"
    );
    Ok(conn.all(sql, params![most]).await?)
}

/// Those that solved most without a request: (id, slug, how often).
pub(super) async fn most_solving(conn: &mut Conn, most: i64) -> Result<Vec<(i64, String, i64)>> {
    let sql =
        sql!("SELECT id, slug, solved FROM articles WHERE solved > 0 ORDER BY solved DESC, id LIMIT $1");
    Ok(conn.all(sql, params![most]).await?)
}

/// Links to articles that are not there, or that not everybody who follows them may read; pictures that are gone.
pub(super) async fn broken(conn: &mut Conn, now: i64, most: i64) -> Result<Vec<BrokenLink>> {
    let sql = sql!(
        "SELECT a.id, a.slug, l.language, l.kind, l.target
         FROM article_links l JOIN articles a ON a.id = l.article
         WHERE (l.kind = 'page'
             AND NOT EXISTS (SELECT 1 FROM articles g WHERE g.slug = l.target
                 AND (a.visibility <> 'public' OR (g.visibility = 'public' AND g.publish_at <= $1)))
             AND NOT EXISTS (SELECT 1 FROM article_redirects r JOIN articles g ON g.id = r.article
                 WHERE r.slug = l.target
                 AND (a.visibility <> 'public' OR (g.visibility = 'public' AND g.publish_at <= $1))))
           OR (l.kind = 'file'
             AND NOT EXISTS (SELECT 1 FROM attachments f WHERE f.article = l.article AND f.name = l.target))
         ORDER BY a.id, l.language, l.target LIMIT $2"
    );
    Ok(conn.all(sql, params![now, most]).await?)
}
