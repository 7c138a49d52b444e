//! The SQL of what readers say of an article: votes, comments, what they looked for in vain, how often they read it.

use db::{Conn, params, sql};

use super::{Comment, Miss, counters};
use crate::actor::PersonId;
use crate::error::Result;

/// What this browser said before.
pub(super) async fn vote(conn: &mut Conn, article: i64, reader: &str) -> Result<Option<bool>> {
    let sql = sql!("SELECT helpful FROM article_votes WHERE article = $1 AND reader = $2");
    Ok(conn.opt(sql, params![article, reader]).await?)
}

pub(super) async fn put_vote(
    conn: &mut Conn,
    article: i64,
    reader: &str,
    helpful: bool,
    now: i64,
) -> Result<()> {
    let sql = sql!(
        "INSERT INTO article_votes (article, reader, helpful, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (article, reader) DO UPDATE SET helpful = excluded.helpful, updated_at = excluded.updated_at"
    );
    conn.exec(sql, params![article, reader, helpful, now]).await?;
    Ok(())
}

pub(super) async fn count_votes(conn: &mut Conn, article: i64, helpful: i64, unhelpful: i64) -> Result<()> {
    let sql = sql!("UPDATE articles SET helpful = helpful + $2, unhelpful = unhelpful + $3 WHERE id = $1");
    conn.exec(sql, params![article, helpful, unhelpful]).await?;
    Ok(())
}

/// One more question that it answered before a request was sent.
pub(crate) async fn count_solved(conn: &mut Conn, article: i64) -> Result<()> {
    conn.exec(sql!("UPDATE articles SET solved = solved + 1 WHERE id = $1"), params![article]).await?;
    counters::count(conn, &[(counters::SOLVED, 1)]).await
}

pub(super) async fn count_views(conn: &mut Conn, article: i64, views: i64) -> Result<()> {
    conn.exec(sql!("UPDATE articles SET views = views + $2 WHERE id = $1"), params![article, views]).await?;
    Ok(())
}

pub(super) async fn insert_comment(
    conn: &mut Conn,
    article: i64,
    person: Option<PersonId>,
    body: &str,
    now: i64,
) -> Result<()> {
    let sql =
        sql!("INSERT INTO article_comments (article, person, body, created_at) VALUES ($1, $2, $3, $4)");
    conn.exec(sql, params![article, person, body, now]).await?;
    Ok(())
}

/// The newest first.
pub(super) async fn comments(conn: &mut Conn, article: i64, most: i64) -> Result<Vec<Comment>> {
    let sql = sql!(
        "SELECT id, body, created_at FROM article_comments WHERE article = $1 ORDER BY id DESC LIMIT $2"
    );
    Ok(conn.all(sql, params![article, most]).await?)
}

pub(super) async fn remove_comments_of(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.exec(sql!("DELETE FROM article_comments WHERE person = $1"), params![person]).await?;
    Ok(())
}

pub(super) async fn remove_comments_before(conn: &mut Conn, time: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM article_comments WHERE created_at < $1"), params![time]).await?;
    Ok(())
}

pub(super) async fn count_miss(conn: &mut Conn, words: &str, language: &str, now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO article_misses (words, language, searches, last_at) VALUES ($1, $2, 1, $3)
         ON CONFLICT (words, language) DO UPDATE SET searches = article_misses.searches + 1,
           last_at = excluded.last_at"
    );
    conn.exec(sql, params![words, language, now]).await?;
    Ok(())
}

pub(super) async fn misses(conn: &mut Conn, most: i64) -> Result<Vec<Miss>> {
    let sql =
        sql!("SELECT words, language, searches, last_at FROM article_misses ORDER BY searches DESC LIMIT $1");
    Ok(conn.all(sql, params![most]).await?)
}

pub(super) async fn remove_misses_before(conn: &mut Conn, time: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM article_misses WHERE last_at < $1"), params![time]).await?;
    Ok(())
}
