//! The SQL of canned texts.

use db::{Conn, Value, params, sql};

use super::{CannedForm, MOST};
use crate::actor::PersonId;
use crate::error::Result;

db::record! {
    /// Times are milliseconds since 1970 UTC.
    #[derive(Debug, Clone, PartialEq)]
    pub struct CannedText {
        pub id: i64,
        pub name: String,
        /// Markdown with placeholders.
        pub text: String,
        /// A tag such as `de`; empty for one that fits every language.
        pub language: String,
        /// Who made it.
        pub author: PersonId,
        pub updated_at: i64,
    }
}

pub(super) async fn all(conn: &mut Conn) -> Result<Vec<CannedText>> {
    let sql = sql!(
        "SELECT id, name, text, language, author, updated_at FROM canned_texts ORDER BY name, language, id LIMIT $1"
    );
    Ok(conn.all(sql, params![MOST as i64]).await?)
}

pub(super) async fn names(conn: &mut Conn) -> Result<Vec<(i64, String, String)>> {
    let sql = sql!("SELECT id, name, language FROM canned_texts ORDER BY name, language, id LIMIT $1");
    Ok(conn.all(sql, params![MOST as i64]).await?)
}

pub(super) async fn find(conn: &mut Conn, id: i64) -> Result<Option<CannedText>> {
    let sql = sql!("SELECT id, name, text, language, author, updated_at FROM canned_texts WHERE id = $1");
    Ok(conn.opt(sql, params![id]).await?)
}

/// Those with these ids, in this order.
pub(super) async fn of(conn: &mut Conn, ids: &[i64]) -> Result<Vec<CannedText>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT id, name, text, language, author, updated_at FROM canned_texts WHERE id IN ({})",
        db::slots(1, ids.len())
    );
    let values: Vec<Value> = ids.iter().map(|id| Value::from(*id)).collect();
    let mut found: Vec<CannedText> = conn.all(&text, &values).await?;
    found.sort_by_key(|text| ids.iter().position(|id| *id == text.id));
    Ok(found)
}

pub(super) async fn count(conn: &mut Conn) -> Result<i64> {
    Ok(conn.one(sql!("SELECT COUNT(*) FROM canned_texts"), params![]).await?)
}

/// The new one's id; None when there is one of this name in this language.
pub(super) async fn insert(
    conn: &mut Conn,
    form: &CannedForm,
    author: PersonId,
    now: i64,
) -> Result<Option<i64>> {
    let sql = sql!(
        "INSERT INTO canned_texts (name, text, language, author, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (name, language) DO NOTHING RETURNING id"
    );
    let (name, text, language) = (form.name.as_str(), form.text.as_str(), form.language.as_str());
    Ok(conn.opt(sql, params![name, text, language, author, now]).await?)
}

/// Whether another one has this name in this language.
pub(super) async fn is_taken(conn: &mut Conn, id: i64, form: &CannedForm) -> Result<bool> {
    let sql = sql!("SELECT id FROM canned_texts WHERE name = $1 AND language = $2 AND id <> $3");
    let other: Option<i64> = conn.opt(sql, params![form.name.as_str(), form.language.as_str(), id]).await?;
    Ok(other.is_some())
}

/// Whether there was one to change.
pub(super) async fn update(conn: &mut Conn, id: i64, form: &CannedForm, now: i64) -> Result<bool> {
    let sql =
        sql!("UPDATE canned_texts SET name = $2, text = $3, language = $4, updated_at = $5 WHERE id = $1");
    let (name, text, language) = (form.name.as_str(), form.text.as_str(), form.language.as_str());
    Ok(conn.exec(sql, params![id, name, text, language, now]).await? == 1)
}

/// Whether there was one to remove.
pub(super) async fn remove(conn: &mut Conn, id: i64) -> Result<bool> {
    Ok(conn.exec(sql!("DELETE FROM canned_texts WHERE id = $1"), params![id]).await? == 1)
}
