//! The SQL of submissions.

use db::{Conn, params, sql};

use super::Submission;
use crate::error::Result;

pub(super) async fn find(conn: &mut Conn, submission: &Submission) -> Result<Option<i64>> {
    let sql = sql!("SELECT result FROM submissions WHERE sender = $1 AND key = $2 AND content_hash = $3");
    Ok(conn.opt(sql, params![&submission.sender, &submission.key, &submission.content_hash]).await?)
}

pub(super) async fn is_used(conn: &mut Conn, sender: &str, key: &str) -> Result<bool> {
    let sql = sql!("SELECT 1 FROM submissions WHERE sender = $1 AND key = $2 LIMIT 1");
    Ok(conn.opt::<i64>(sql, params![sender, key]).await?.is_some())
}

pub(super) async fn insert(conn: &mut Conn, submission: &Submission, result: i64, now: i64) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO submissions (sender, key, content_hash, result, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (sender, key, content_hash) DO NOTHING"
    );
    let rows = conn
        .exec(sql, params![&submission.sender, &submission.key, &submission.content_hash, result, now])
        .await?;
    Ok(rows == 1)
}

pub(super) async fn delete_before(conn: &mut Conn, before: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM submissions WHERE created_at < $1"), params![before]).await?;
    Ok(())
}
