//! The SQL of limits.

use db::{Conn, params, sql};

use crate::error::Result;

/// Counts one attempt; a window that began at or before `stale` begins anew. Returns its start and count.
pub async fn hit(conn: &mut Conn, bucket: &str, stale: i64, now: i64) -> Result<(i64, i64)> {
    let row = conn
        .one(
            sql!(
                "INSERT INTO limits (bucket, started_at, hits) VALUES ($1, $2, 1)
                 ON CONFLICT (bucket) DO UPDATE SET
                   hits = CASE WHEN limits.started_at <= $3 THEN 1 ELSE limits.hits + 1 END,
                   started_at = CASE WHEN limits.started_at <= $3 THEN $2 ELSE limits.started_at END
                 RETURNING started_at, hits"
            ),
            params![bucket, now, stale],
        )
        .await?;
    Ok(row)
}

pub async fn forgive(conn: &mut Conn, bucket: &str) -> Result<()> {
    conn.exec(sql!("UPDATE limits SET hits = hits - 1 WHERE bucket = $1 AND hits > 0"), params![bucket])
        .await?;
    Ok(())
}

pub async fn remove(conn: &mut Conn, bucket: &str) -> Result<()> {
    conn.exec(sql!("DELETE FROM limits WHERE bucket = $1"), params![bucket]).await?;
    Ok(())
}

/// Removes the buckets that start like this; `~` comes after every character of theirs.
pub async fn remove_starting(conn: &mut Conn, prefix: &str) -> Result<()> {
    let text = sql!("DELETE FROM limits WHERE bucket >= $1 AND bucket < $2");
    conn.exec(text, params![prefix, format!("{prefix}~")]).await?;
    Ok(())
}

pub async fn remove_before(conn: &mut Conn, time: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM limits WHERE started_at < $1"), params![time]).await?;
    Ok(())
}
