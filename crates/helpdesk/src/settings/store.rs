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

pub async fn put_first(conn: &mut Conn, name: &str, value: &str, now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO settings (name, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING"
    );
    conn.exec(sql, params![name, value, now]).await?;
    Ok(())
}

pub(super) async fn logo(conn: &mut Conn) -> Result<Option<Vec<u8>>> {
    Ok(conn.opt(sql!("SELECT png FROM logos WHERE id = 1"), params![]).await?)
}

/// As much of it as holds its width and height.
pub(super) async fn head_of_logo(conn: &mut Conn) -> Result<Option<Vec<u8>>> {
    Ok(conn.opt(sql!("SELECT SUBSTR(png, 1, 24) FROM logos WHERE id = 1"), params![]).await?)
}

pub(super) async fn insert_logo(conn: &mut Conn, png: &[u8], now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO logos (id, png, created_at) VALUES (1, $1, $2)
         ON CONFLICT (id) DO UPDATE SET png = excluded.png, created_at = excluded.created_at"
    );
    conn.exec(sql, params![png.to_vec(), now]).await?;
    Ok(())
}

pub(super) async fn remove_logo(conn: &mut Conn) -> Result<()> {
    conn.exec(sql!("DELETE FROM logos WHERE id = 1"), params![]).await?;
    Ok(())
}
