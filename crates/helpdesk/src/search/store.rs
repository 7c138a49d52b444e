//! The SQL of vectors, which are made once for each text.

use db::{Conn, params, sql};

use super::What;
use crate::error::Result;

db::record! {
    /// The vectors of one text, and of what it said when they were made.
    pub(super) struct Stored {
        pub id: i64,
        pub language: String,
        pub fingerprint: String,
        pub vectors: Vec<u8>,
    }
}

const fn name(what: What) -> &'static str {
    match what {
        What::Article => "article",
        What::Service => "service",
    }
}

/// Those of the texts from one id to another.
pub(super) async fn between(conn: &mut Conn, what: What, from: i64, to: i64) -> Result<Vec<Stored>> {
    let sql = sql!(
        "SELECT id, language, fingerprint, vectors FROM search_vectors
         WHERE what = $1 AND id >= $2 AND id <= $3"
    );
    Ok(conn.all(sql, params![name(what), from, to]).await?)
}

/// Of an article that is no more.
pub(crate) async fn forget_article(conn: &mut Conn, id: i64) -> Result<()> {
    let sql = sql!("DELETE FROM search_vectors WHERE what = $1 AND id = $2");
    conn.exec(sql, params![name(What::Article), id]).await?;
    Ok(())
}

pub(super) async fn put(conn: &mut Conn, what: What, stored: &Stored, now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO search_vectors (what, id, language, fingerprint, vectors, made_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (what, id, language) DO UPDATE SET fingerprint = excluded.fingerprint,
           vectors = excluded.vectors, made_at = excluded.made_at"
    );
    let Stored { id, language, fingerprint, vectors } = stored;
    conn.exec(sql, params![name(what), id, language, fingerprint, vectors, now]).await?;
    Ok(())
}
