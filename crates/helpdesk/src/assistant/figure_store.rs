//! The SQL of the assistant's figures.

use db::{Conn, params, sql};

use crate::error::Result;

pub(super) async fn add(conn: &mut Conn, day: i64, name: &str, by: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO assistant_figures (day, name, n) VALUES ($1, $2, $3)
         ON CONFLICT (day, name) DO UPDATE SET n = assistant_figures.n + excluded.n"
    );
    conn.exec(sql, params![day, name, by]).await?;
    Ok(())
}

pub(super) async fn sums_since(conn: &mut Conn, day: i64) -> Result<Vec<(String, i64)>> {
    let sql =
        sql!("SELECT name, CAST(SUM(n) AS BIGINT) FROM assistant_figures WHERE day >= $1 GROUP BY name");
    Ok(conn.all(sql, params![day]).await?)
}

/// When those chats were solved that nobody came back to since before this time; each is given once.
pub(super) async fn take_held(conn: &mut Conn, before: i64, most: i64) -> Result<Vec<i64>> {
    let sql = sql!("SELECT id, solved_at FROM chats WHERE solved_at < $1 ORDER BY solved_at LIMIT $2");
    let held: Vec<(i64, i64)> = conn.all(sql, params![before, most]).await?;
    for (id, _) in &held {
        conn.exec(sql!("UPDATE chats SET solved_at = NULL WHERE id = $1"), params![*id]).await?;
    }
    Ok(held.into_iter().map(|(_, at)| at).collect())
}
