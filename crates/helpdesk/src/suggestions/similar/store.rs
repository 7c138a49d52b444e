//! The SQL of tickets that a person solved, and of their vectors.

use db::{Conn, Value, params, sql};

use crate::error::Result;
use crate::tickets::{Format, Status};

db::record! {
    /// Where a ticket stands among those that were solved: the newest has the highest.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub(super) struct Place {
        pub updated_at: i64,
        pub number: i64,
    }
}

db::record! {
    /// What a solved ticket was about.
    #[derive(Debug, Clone)]
    pub(super) struct Solved {
        pub updated_at: i64,
        pub number: i64,
        pub subject: String,
        pub status: Status,
        pub format: Format,
        pub body: String,
    }
}

impl Place {
    pub(super) const HIGHEST: Self = Self { updated_at: i64::MAX, number: i64::MAX };
    pub(super) const LOWEST: Self = Self { updated_at: i64::MIN, number: i64::MIN };
}

db::record! {
    /// A solved ticket, and itself once more when it was read.
    #[derive(Debug, Clone, Copy)]
    pub(super) struct LookedAt {
        pub updated_at: i64,
        pub number: i64,
        pub read: Option<i64>,
    }
}

impl LookedAt {
    pub(super) fn place(&self) -> Place {
        Place { updated_at: self.updated_at, number: self.number }
    }
}

impl Solved {
    pub(super) fn place(&self) -> Place {
        Place { updated_at: self.updated_at, number: self.number }
    }

    /// The beginning of its first message, without markup.
    pub(super) fn words(&self) -> String {
        text::to_text(&self.body, self.format.into(), 500)
    }
}

/// Tickets that somebody of the team solved before this one, the newest first.
pub(super) async fn before(conn: &mut Conn, place: Place, most: i64) -> Result<Vec<Place>> {
    let sql = sql!(
        "SELECT updated_at, number FROM tickets
         WHERE active = 0 AND assignee IS NOT NULL AND (updated_at, number) < ($1, $2)
         ORDER BY updated_at DESC, number DESC LIMIT $3"
    );
    Ok(conn.all(sql, params![place.updated_at, place.number, most]).await?)
}

/// Those that changed since then, the newest first.
pub(super) async fn since(conn: &mut Conn, at: i64, most: i64) -> Result<Vec<Place>> {
    let sql = sql!(
        "SELECT updated_at, number FROM tickets WHERE active = 0 AND assignee IS NOT NULL AND updated_at >= $1
         ORDER BY updated_at DESC, number DESC LIMIT $2"
    );
    Ok(conn.all(sql, params![at, most]).await?)
}

/// Those of these tickets that somebody of the team solved, with their first message.
pub(super) async fn solved_among(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<Solved>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT t.updated_at, t.number, t.subject, t.status, m.format, m.body FROM tickets t
         JOIN messages m ON m.id = (SELECT MIN(f.id) FROM messages f WHERE f.ticket = t.number)
         WHERE t.number IN ({}) AND t.active = 0 AND t.assignee IS NOT NULL",
        db::slots(1, numbers.len())
    );
    let numbers: Vec<Value> = numbers.iter().map(Value::from).collect();
    Ok(conn.all(&sql, &numbers).await?)
}

pub(super) async fn vectors_among(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<(i64, Vec<u8>)>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT ticket, vector FROM solved_vectors WHERE ticket IN ({}) AND vector IS NOT NULL",
        db::slots(1, numbers.len())
    );
    let numbers: Vec<Value> = numbers.iter().map(Value::from).collect();
    Ok(conn.all(&sql, &numbers).await?)
}

/// Whether this ticket was read.
pub(super) async fn is_read(conn: &mut Conn, number: i64) -> Result<bool> {
    let found: Option<i64> =
        conn.opt(sql!("SELECT ticket FROM solved_vectors WHERE ticket = $1"), params![number]).await?;
    Ok(found.is_some())
}

/// Tickets that somebody of the team solved, before the first place and not before the second, the newest first.
pub(super) async fn between(conn: &mut Conn, (from, to): (Place, Place), most: i64) -> Result<Vec<LookedAt>> {
    let sql = sql!(
        "SELECT t.updated_at, t.number, v.ticket FROM tickets t LEFT JOIN solved_vectors v ON v.ticket = t.number
         WHERE t.active = 0 AND t.assignee IS NOT NULL
           AND (t.updated_at, t.number) < ($1, $2) AND (t.updated_at, t.number) >= ($3, $4)
         ORDER BY t.updated_at DESC, t.number DESC LIMIT $5"
    );
    Ok(conn.all(sql, params![from.updated_at, from.number, to.updated_at, to.number, most]).await?)
}

/// Unless it was opened again meanwhile.
pub(super) async fn put(conn: &mut Conn, number: i64, vector: Option<Vec<u8>>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO solved_vectors (ticket, vector) SELECT number, $2 FROM tickets WHERE number = $1 AND active = 0
         ON CONFLICT (ticket) DO UPDATE SET vector = excluded.vector"
    );
    conn.exec(sql, params![number, vector]).await?;
    Ok(())
}

pub(super) async fn remove(conn: &mut Conn, number: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM solved_vectors WHERE ticket = $1"), params![number]).await?;
    Ok(())
}

/// The place of the last of the `newest`.
pub(super) async fn last_of(conn: &mut Conn, newest: i64) -> Result<Option<Place>> {
    let sql = sql!(
        "SELECT updated_at, number FROM
           (SELECT updated_at, number FROM tickets WHERE active = 0 AND assignee IS NOT NULL
            ORDER BY updated_at DESC, number DESC LIMIT $1) newest
         ORDER BY updated_at, number LIMIT 1"
    );
    Ok(conn.opt(sql, params![newest]).await?)
}

/// Tickets with a vector that are not solved any more, or before this place: after the number `after`, in their order.
pub(super) async fn strays(conn: &mut Conn, place: Place, after: i64, most: i64) -> Result<Vec<i64>> {
    let sql = sql!(
        "SELECT v.ticket FROM solved_vectors v WHERE v.ticket > $3 AND NOT EXISTS
           (SELECT 1 FROM tickets t WHERE t.number = v.ticket AND t.active = 0 AND t.assignee IS NOT NULL
              AND (t.updated_at, t.number) >= ($1, $2))
         ORDER BY v.ticket LIMIT $4"
    );
    Ok(conn.all(sql, params![place.updated_at, place.number, after, most]).await?)
}
