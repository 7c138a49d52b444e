//! The SQL of what the team looks through: its list of articles, and the report.

use db::{Conn, params, sql};

use super::store::{best_language, title_key};
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
    let sql = sql!(concat!(
        "SELECT a.id, a.slug, a.visibility, a.publish_at, a.review_at, a.views, a.helpful, a.unhelpful, a.solved,
                t.language, t.title, c.slug, a.updated_at
         FROM articles a JOIN article_categories c ON c.id = a.category
         JOIN article_texts t ON t.article = a.id AND t.language =
           (SELECT x.language FROM article_texts x WHERE x.article = a.id ORDER BY ",
        best_language!("x.language", "$1", "$2"),
        " LIMIT 1)
         WHERE a.id < $3 AND ($4 = '' OR a.visibility = $4) AND ($5 = '' OR c.slug = $5)
           AND ($6 = '' OR EXISTS (SELECT 1 FROM article_texts o WHERE o.article = a.id AND o.language = $6))
           AND ($7 = '' OR NOT EXISTS (SELECT 1 FROM article_texts o WHERE o.article = a.id AND o.language = $7))
           AND (CAST($8 AS BIGINT) = 0 OR a.review_at < $9)
           AND ($10 = '' OR t.title_key LIKE $11)
         ORDER BY a.id DESC LIMIT $12"
    ));
    let visibility = filter.visibility.map_or("", super::Visibility::as_str);
    let language = filter.language.map_or("", locales::Language::tag);
    let missing = filter.missing.map_or("", locales::Language::tag);
    let words = title_key(&text::one_line(&filter.words));
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

/// How many articles there are.
pub(super) async fn total(conn: &mut Conn) -> Result<i64> {
    let sql = sql!("SELECT CAST(COALESCE(SUM(articles), 0) AS BIGINT) FROM article_categories");
    Ok(conn.one(sql, params![]).await?)
}

/// Those that help least: (id, slug, helpful, unhelpful).
pub(super) async fn least_helpful(conn: &mut Conn, most: i64) -> Result<Vec<(i64, String, i64, i64)>> {
    let sql = sql!(
        "SELECT id, slug, helpful, unhelpful FROM articles WHERE unhelpful > 0
         ORDER BY (unhelpful - helpful) DESC, unhelpful DESC, id DESC LIMIT $1"
    );
    Ok(conn.all(sql, params![most]).await?)
}

/// Those that solved most without a request: (id, slug, how often).
pub(super) async fn most_solving(conn: &mut Conn, most: i64) -> Result<Vec<(i64, String, i64)>> {
    let sql =
        sql!("SELECT id, slug, solved FROM articles WHERE solved > 0 ORDER BY solved DESC, id DESC LIMIT $1");
    Ok(conn.all(sql, params![most]).await?)
}

/// The last of so many articles after this one, or of as many as there are.
pub(super) async fn nth_after(conn: &mut Conn, after: i64, many: i64) -> Result<Option<i64>> {
    let sql = sql!(
        "SELECT id FROM (SELECT id FROM articles WHERE id > $1 ORDER BY id LIMIT $2) page ORDER BY id DESC LIMIT 1"
    );
    Ok(conn.opt(sql, params![after, many]).await?)
}

/// Of the articles after the first id, up to the last: links to articles that are not there, or that not everybody who
/// follows them may read; pictures that are gone.
pub(super) async fn broken(
    conn: &mut Conn,
    (after, last): (i64, i64),
    now: i64,
    most: i64,
) -> Result<Vec<BrokenLink>> {
    let sql = sql!(
        "SELECT a.id, a.slug, l.language, l.kind, l.target
         FROM articles a JOIN article_links l ON l.article = a.id
         WHERE a.id > $1 AND a.id <= $2 AND (
           (l.kind = 'page'
             AND NOT EXISTS (SELECT 1 FROM articles g WHERE g.slug = l.target
                 AND (a.visibility <> 'public' OR (g.visibility = 'public' AND g.publish_at <= $3)))
             AND NOT EXISTS (SELECT 1 FROM article_redirects r JOIN articles g ON g.id = r.article
                 WHERE r.slug = l.target
                 AND (a.visibility <> 'public' OR (g.visibility = 'public' AND g.publish_at <= $3))))
           OR (l.kind = 'file'
             AND NOT EXISTS (SELECT 1 FROM attachments f WHERE f.article = l.article AND f.name = l.target)))
         ORDER BY a.id, l.language, l.target LIMIT $4"
    );
    Ok(conn.all(sql, params![after, last, now, most]).await?)
}
