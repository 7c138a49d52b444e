//! The SQL of drafts.

use db::{Conn, params, sql};

use super::{Draft, NewDraft};
use crate::actor::PersonId;
use crate::error::Result;
use crate::place::Place;

/// Up to two places are asked for at once, which may be the same one.
pub(super) async fn of_places(conn: &mut Conn, person: PersonId, places: [Place; 2]) -> Result<Vec<Draft>> {
    let sql = sql!(
        "SELECT place, subject, text, rich, quotes, saved_at FROM drafts
         WHERE person = $1 AND place IN ($2, $3)"
    );
    let [one, other] = places.map(|place| place.to_string());
    Ok(conn.all(sql, params![person, one, other]).await?)
}

pub(super) async fn put(
    conn: &mut Conn,
    person: PersonId,
    place: Place,
    draft: &NewDraft<'_>,
    now: i64,
) -> Result<()> {
    let sql = sql!(
        "INSERT INTO drafts (person, place, subject, text, rich, quotes, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (person, place) DO UPDATE SET subject = excluded.subject, text = excluded.text,
         rich = excluded.rich, quotes = excluded.quotes, saved_at = excluded.saved_at"
    );
    // A zero byte is no text, and PostgreSQL refuses it.
    let (subject, text) = (draft.subject.replace('\0', ""), draft.text.replace('\0', ""));
    conn.exec(sql, params![person, place.to_string(), subject, text, draft.rich, draft.quotes, now]).await?;
    Ok(())
}

/// Forgets what this person had typed there.
pub(crate) async fn forget(conn: &mut Conn, person: PersonId, place: Place) -> Result<()> {
    let sql = sql!("DELETE FROM drafts WHERE person = $1 AND place = $2");
    conn.exec(sql, params![person, place.to_string()]).await?;
    Ok(())
}

/// Forgets everything that this person had typed.
pub(crate) async fn forget_all_of(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.exec(sql!("DELETE FROM drafts WHERE person = $1"), params![person]).await?;
    Ok(())
}

pub(super) async fn delete_before(conn: &mut Conn, before: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM drafts WHERE saved_at < $1"), params![before]).await?;
    Ok(())
}
