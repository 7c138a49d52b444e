//! The SQL of incidents and of what was said during them.

use db::{Conn, params, sql};

use super::{Announcement, Availability};
use crate::error::Result;

db::record! {
    /// Times are milliseconds since 1970 UTC.
    #[derive(Debug, Clone)]
    pub(super) struct IncidentRow {
        pub(super) id: i64,
        pub(super) service: i64,
        pub(super) starts_at: i64,
        pub(super) ended_at: Option<i64>,
    }
}

db::record! {
    #[derive(Debug, Clone)]
    pub(super) struct SaidRow {
        pub(super) incident: i64,
        pub(super) state: Availability,
        pub(super) note: String,
        pub(super) starts_at: Option<i64>,
        pub(super) ends_at: Option<i64>,
        pub(super) said_at: i64,
    }
}

pub(super) async fn open_of(conn: &mut Conn, service: i64) -> Result<Option<i64>> {
    let sql = sql!(
        "SELECT id FROM service_incidents WHERE service = $1 AND ended_at IS NULL ORDER BY id DESC LIMIT 1"
    );
    Ok(conn.opt(sql, params![service]).await?)
}

pub(super) async fn insert(conn: &mut Conn, service: i64, starts_at: i64) -> Result<i64> {
    let sql = sql!("INSERT INTO service_incidents (service, starts_at) VALUES ($1, $2) RETURNING id");
    Ok(conn.one(sql, params![service, starts_at]).await?)
}

pub(super) async fn end(conn: &mut Conn, incident: i64, now: i64) -> Result<()> {
    conn.exec(sql!("UPDATE service_incidents SET ended_at = $2 WHERE id = $1"), params![incident, now])
        .await?;
    Ok(())
}

/// Somebody knows better when it began.
pub(super) async fn move_start(conn: &mut Conn, incident: i64, starts_at: i64) -> Result<()> {
    let sql = sql!("UPDATE service_incidents SET starts_at = $2 WHERE id = $1");
    conn.exec(sql, params![incident, starts_at]).await?;
    Ok(())
}

pub(super) async fn insert_said(
    conn: &mut Conn,
    service: i64,
    incident: Option<i64>,
    said: &Announcement,
    now: i64,
) -> Result<()> {
    let sql = sql!(
        "INSERT INTO service_states (service, incident, state, note, starts_at, ends_at, said_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    );
    let (state, note) = (said.state.as_str(), said.note.as_str());
    conn.exec(sql, params![service, incident, state, note, said.starts_at, said.ends_at, now]).await?;
    Ok(())
}

/// The newest incidents that were not over by then, of all services that are shown; newest first.
pub(super) async fn since(conn: &mut Conn, time: i64, most: i64) -> Result<Vec<IncidentRow>> {
    let sql = sql!(
        "SELECT i.id, i.service, i.starts_at, i.ended_at FROM service_incidents i JOIN services s ON s.id = i.service
         WHERE s.archived_at IS NULL AND (i.ended_at IS NULL OR i.ended_at >= $1) ORDER BY i.id DESC LIMIT $2"
    );
    Ok(conn.all(sql, params![time, most]).await?)
}

/// The same of one service.
pub(super) async fn of_service(
    conn: &mut Conn,
    service: i64,
    time: i64,
    most: i64,
) -> Result<Vec<IncidentRow>> {
    let sql = sql!(
        "SELECT id, service, starts_at, ended_at FROM service_incidents
         WHERE service = $1 AND (ended_at IS NULL OR ended_at >= $2) ORDER BY id DESC LIMIT $3"
    );
    Ok(conn.all(sql, params![service, time, most]).await?)
}

/// What was said during the incidents from `first` to `last`, in order.
pub(super) async fn said(conn: &mut Conn, first: i64, last: i64, most: i64) -> Result<Vec<SaidRow>> {
    let sql = sql!(
        "SELECT incident, state, note, starts_at, ends_at, said_at FROM service_states
         WHERE incident >= $1 AND incident <= $2 ORDER BY incident, id LIMIT $3"
    );
    Ok(conn.all(sql, params![first, last, most]).await?)
}
