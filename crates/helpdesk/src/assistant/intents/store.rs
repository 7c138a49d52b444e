//! The SQL of intents.

use db::{Conn, params, sql};

use crate::actor::PersonId;
use crate::error::Result;

/// Name and examples of those that were changed.
pub(super) async fn all(conn: &mut Conn) -> Result<Vec<(String, String)>> {
    Ok(conn.all(sql!("SELECT name, examples FROM intents ORDER BY name"), params![]).await?)
}

pub(super) async fn put(conn: &mut Conn, name: &str, examples: &str, by: PersonId, now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO intents (name, examples, updated_by, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (name) DO UPDATE SET examples = excluded.examples, updated_by = excluded.updated_by,
           updated_at = excluded.updated_at"
    );
    conn.exec(sql, params![name, examples, by, now]).await?;
    Ok(())
}

pub(super) async fn remove(conn: &mut Conn, name: &str) -> Result<()> {
    conn.exec(sql!("DELETE FROM intents WHERE name = $1"), params![name]).await?;
    Ok(())
}
