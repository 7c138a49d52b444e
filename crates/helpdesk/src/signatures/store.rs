//! The SQL of the signing secret.

use db::{Conn, params, sql};

use crate::error::Result;

pub(super) async fn secret(conn: &mut Conn) -> Result<Option<Vec<u8>>> {
    Ok(conn.opt(sql!("SELECT secret FROM signing_keys WHERE id = 1"), params![]).await?)
}

/// Keeps the secret unless there is one.
pub(super) async fn insert_secret(conn: &mut Conn, secret: &[u8], now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO signing_keys (id, secret, created_at) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING"
    );
    conn.exec(sql, params![secret.to_vec(), now]).await?;
    Ok(())
}
