//! The SQL of incidents and of what was said during them.

use db::{Conn, Value, params, sql};

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

/// The open incident of a service, and when it begins.
pub(super) async fn open_of(conn: &mut Conn, service: i64) -> Result<Option<(i64, i64)>> {
    let sql = sql!(
        "SELECT id, starts_at FROM service_incidents WHERE service = $1 AND ended_at IS NULL ORDER BY id DESC LIMIT 1"
    );
    Ok(conn.opt(sql, params![service]).await?)
}

pub(super) async fn insert(conn: &mut Conn, service: i64, starts_at: i64) -> Result<i64> {
    let sql = sql!("INSERT INTO service_incidents (service, starts_at) VALUES ($1, $2) RETURNING id");
    Ok(conn.one(sql, params![service, starts_at]).await?)
}

/// One that is called off before it begins lasted no time.
pub(super) async fn end(conn: &mut Conn, incident: i64, now: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE service_incidents SET ended_at = $2, starts_at = CASE WHEN starts_at > $2 THEN $2 ELSE starts_at END
         WHERE id = $1"
    );
    conn.exec(sql, params![incident, now]).await?;
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

/// Incidents that were not over by then, of all services that are shown: those that go on, then the newest.
pub(super) async fn since(conn: &mut Conn, time: i64, most: i64) -> Result<Vec<IncidentRow>> {
    let sql = sql!(
        "SELECT i.id, i.service, i.starts_at, i.ended_at FROM service_incidents i JOIN services s ON s.id = i.service
         WHERE s.archived_at IS NULL AND (i.ended_at IS NULL OR i.ended_at >= $1)
         ORDER BY CASE WHEN i.ended_at IS NULL THEN 0 ELSE 1 END, i.id DESC LIMIT $2"
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

/// What was said during these incidents, in order: the newest words of each, at most `most`.
pub(super) async fn said(conn: &mut Conn, incidents: &[i64], most: i64) -> Result<Vec<SaidRow>> {
    if incidents.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT incident, state, note, starts_at, ends_at, said_at FROM
           (SELECT id, incident, state, note, starts_at, ends_at, said_at,
                   ROW_NUMBER() OVER (PARTITION BY incident ORDER BY id DESC) AS back
            FROM service_states WHERE incident IN ({})) newest
         WHERE back <= $1 ORDER BY incident, id",
        db::slots(2, incidents.len())
    );
    let mut values = params![most].to_vec();
    values.extend(incidents.iter().map(Value::from));
    Ok(conn.all(&sql, &values).await?)
}
