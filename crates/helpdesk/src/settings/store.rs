//! The SQL of settings.

use db::{Conn, params, sql};

use crate::error::Result;

pub async fn all(conn: &mut Conn) -> Result<Vec<(String, String)>> {
    Ok(conn.all(sql!("SELECT name, value FROM settings"), params![]).await?)
}

pub async fn put(conn: &mut Conn, name: &str, value: &str, now: i64) -> Result<()> {
    conn.exec(
        sql!(
            "INSERT INTO settings (name, value, updated_at) VALUES ($1, $2, $3)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at"
        ),
        params![name, value, now],
    )
    .await?;
    Ok(())
}
