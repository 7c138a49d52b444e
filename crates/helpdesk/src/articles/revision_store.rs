//! The SQL of revisions.

use db::{Conn, params, sql};

use super::Revision;
use crate::actor::PersonId;
use crate::error::Result;

pub(super) struct NewRow<'a> {
    pub(super) article: i64,
    pub(super) language: &'a str,
    pub(super) title: &'a str,
    pub(super) body: &'a str,
    pub(super) author: Option<PersonId>,
}

pub(super) async fn insert(conn: &mut Conn, row: &NewRow<'_>, now: i64) -> Result<i64> {
    let sql = sql!(
        "INSERT INTO article_revisions (article, language, title, body, author, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id"
    );
    Ok(conn.one(sql, params![row.article, row.language, row.title, row.body, row.author, now]).await?)
}

pub(super) async fn find(conn: &mut Conn, article: i64, id: i64) -> Result<Option<Revision>> {
    let sql = sql!(
        "SELECT r.id, r.language, r.title, r.body, r.author, COALESCE(p.first_name, ''),
                COALESCE(p.last_name, ''), r.created_at
         FROM article_revisions r LEFT JOIN people p ON p.id = r.author WHERE r.article = $1 AND r.id = $2"
    );
    Ok(conn.opt(sql, params![article, id]).await?)
}

/// The newest up to `before`, newest first.
pub(super) async fn list(
    conn: &mut Conn,
    article: i64,
    language: &str,
    before: i64,
    most: i64,
) -> Result<Vec<Revision>> {
    let sql = sql!(
        "SELECT r.id, r.language, r.title, r.body, r.author, COALESCE(p.first_name, ''),
                COALESCE(p.last_name, ''), r.created_at
         FROM article_revisions r LEFT JOIN people p ON p.id = r.author
         WHERE r.article = $1 AND r.language = $2 AND r.id < $3 ORDER BY r.id DESC LIMIT $4"
    );
    Ok(conn.all(sql, params![article, language, before, most]).await?)
}
