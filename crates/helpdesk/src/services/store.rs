//! The SQL of services.

use db::{Conn, Value, params, sql};

use super::form::Checked;
use super::{Availability, Filter, MOST, Service};
use crate::error::Result;

macro_rules! services {
    ($description:literal, $rest:literal) => {
        sql!(concat!(
            "SELECT id, slug, name, summary, ",
            $description,
            ", category, price, hours, picture, picture_width, picture_height, state, note, starts_at, ends_at, since, ",
            "archived_at, created_at, updated_at FROM services ",
            $rest
        ))
    };
}

/// The service with this id, archived or not, whoever asks.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<Service>> {
    Ok(conn.opt(services!("description", "WHERE id = $1"), params![id]).await?)
}

/// Those with these ids, archived or not, whoever asks.
pub async fn among(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Service>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("{} WHERE id IN ({})", services!("description", ""), db::slots(1, ids.len()));
    let values: Vec<Value> = ids.iter().map(Value::from).collect();
    Ok(conn.all(&sql, &values).await?)
}

pub(super) async fn find_by_slug(conn: &mut Conn, slug: &str) -> Result<Option<Service>> {
    Ok(conn.opt(services!("description", "WHERE slug = $1"), params![slug]).await?)
}

/// The catalogue by category and name, without descriptions.
pub(super) async fn all(conn: &mut Conn) -> Result<Vec<Service>> {
    let sql = services!("''", "WHERE archived_at IS NULL ORDER BY category, name, id LIMIT $1");
    Ok(conn.all(sql, params![MOST as i64]).await?)
}

/// The catalogue as it is searched.
pub async fn described(conn: &mut Conn) -> Result<Vec<Service>> {
    let sql = services!("description", "WHERE archived_at IS NULL ORDER BY id LIMIT $1");
    Ok(conn.all(sql, params![MOST as i64]).await?)
}

/// At most `most` of the catalogue in this category and state, behind a service or before it, without descriptions and
/// whatever the filter's words are. Backwards, the nearest is first.
pub(super) async fn page(
    conn: &mut Conn,
    filter: Filter<'_>,
    beside: Option<&Service>,
    backwards: bool,
    most: usize,
) -> Result<Vec<Service>> {
    let sql = if backwards {
        services!(
            "''",
            "WHERE archived_at IS NULL AND (category, name, id) < ($1, $2, $3) AND ($4 = '' OR category = $4)
             AND ($5 = '' OR state = $5) ORDER BY category DESC, name DESC, id DESC LIMIT $6"
        )
    } else {
        services!(
            "''",
            "WHERE archived_at IS NULL AND (category, name, id) > ($1, $2, $3) AND ($4 = '' OR category = $4)
             AND ($5 = '' OR state = $5) ORDER BY category, name, id LIMIT $6"
        )
    };
    let (category, name, id) =
        beside.map_or((filter.category, "", 0), |service| (&*service.category, &*service.name, service.id));
    let state = filter.state.map_or("", Availability::as_str);
    Ok(conn.all(sql, params![category, name, id, filter.category, state, most as i64]).await?)
}

/// The categories of the catalogue, in order.
pub(super) async fn categories(conn: &mut Conn) -> Result<Vec<String>> {
    let sql = sql!(
        "SELECT DISTINCT category FROM services WHERE archived_at IS NULL AND category <> '' ORDER BY category LIMIT $1"
    );
    Ok(conn.all(sql, params![MOST as i64]).await?)
}

/// Whether the catalogue has any service.
pub(super) async fn is_any(conn: &mut Conn) -> Result<bool> {
    let first: Option<i64> =
        conn.opt(sql!("SELECT id FROM services WHERE archived_at IS NULL LIMIT 1"), params![]).await?;
    Ok(first.is_some())
}

/// Archived ones below this id, the newest first, without descriptions.
pub(super) async fn archived(conn: &mut Conn, below: i64, most: i64) -> Result<Vec<Service>> {
    let sql = services!("''", "WHERE archived_at IS NOT NULL AND id < $1 ORDER BY id DESC LIMIT $2");
    Ok(conn.all(sql, params![below, most]).await?)
}

/// Those whose planned work should be over by this time.
pub(super) async fn planned_until(conn: &mut Conn, time: i64) -> Result<Vec<i64>> {
    let sql = sql!(
        "SELECT id FROM services WHERE state = 'planned' AND ends_at <= $1 AND archived_at IS NULL ORDER BY id LIMIT $2"
    );
    Ok(conn.all(sql, params![time, MOST as i64]).await?)
}

/// Those that are not Available, the newest change first.
pub(super) async fn disturbed(conn: &mut Conn, most: i64) -> Result<Vec<Service>> {
    let sql = services!(
        "''",
        "WHERE archived_at IS NULL AND state <> 'available' ORDER BY since DESC, id DESC LIMIT $1"
    );
    Ok(conn.all(sql, params![most]).await?)
}

/// How often this one was suggested and solved it.
pub(super) async fn solved(conn: &mut Conn, id: i64) -> Result<Option<i64>> {
    Ok(conn.opt(sql!("SELECT solved FROM services WHERE id = $1"), params![id]).await?)
}

/// Whether the catalogue takes no more.
pub(super) async fn is_full(conn: &mut Conn) -> Result<bool> {
    let sql = sql!("SELECT COUNT(*) FROM services WHERE archived_at IS NULL");
    let offered: i64 = conn.one(sql, params![]).await?;
    Ok(offered >= MOST as i64)
}

/// Reads the service and keeps other writers away from it until the transaction ends.
pub(super) async fn lock(conn: &mut Conn, id: i64) -> Result<Option<Service>> {
    let locked =
        conn.exec(sql!("UPDATE services SET version = version + 1 WHERE id = $1"), params![id]).await?;
    if locked == 0 { Ok(None) } else { find(conn, id).await }
}

/// The new service's id; None when the slug is taken.
pub(super) async fn insert(conn: &mut Conn, slug: &str, form: &Checked, now: i64) -> Result<Option<i64>> {
    let sql = sql!(
        "INSERT INTO services (slug, name, summary, description, category, price, hours, state, note, since,
                               created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'available', '', $8, $8, $8)
         ON CONFLICT (slug) DO NOTHING RETURNING id"
    );
    Ok(conn.opt(sql, &facts(slug, form, now)).await?)
}

pub(super) async fn set_facts(conn: &mut Conn, id: i64, form: &Checked, now: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE services SET name = $2, summary = $3, description = $4, category = $5, price = $6, hours = $7,
         updated_at = $8 WHERE id = $1"
    );
    conn.exec(sql, &facts(id, form, now)).await?;
    Ok(())
}

/// What an administrator wrote, behind the slug or id of the service.
fn facts(service: impl Into<Value>, form: &Checked, now: i64) -> [Value; 8] {
    [
        service.into(),
        form.name.as_str().into(),
        form.summary.as_str().into(),
        form.description.as_str().into(),
        form.category.as_str().into(),
        form.price.as_str().into(),
        form.hours.as_str().into(),
        now.into(),
    ]
}

/// What is said of how it is doing. `since` moves only when the state is another one.
pub(super) async fn set_state(
    conn: &mut Conn,
    id: i64,
    state: Availability,
    note: &str,
    (starts_at, ends_at): (Option<i64>, Option<i64>),
    now: i64,
) -> Result<()> {
    let sql = sql!(
        "UPDATE services SET since = CASE WHEN state = $2 THEN since ELSE CAST($6 AS BIGINT) END, state = $2, note = $3,
         starts_at = $4, ends_at = $5, updated_at = $6 WHERE id = $1"
    );
    conn.exec(sql, params![id, state.as_str(), note, starts_at, ends_at, now]).await?;
    Ok(())
}

/// One more question that it answered before a request was sent.
pub(crate) async fn count_solved(conn: &mut Conn, id: i64) -> Result<()> {
    conn.exec(sql!("UPDATE services SET solved = solved + 1 WHERE id = $1"), params![id]).await?;
    Ok(())
}

pub(super) async fn set_archived(conn: &mut Conn, id: i64, at: Option<i64>, now: i64) -> Result<()> {
    let sql = sql!("UPDATE services SET archived_at = $2, updated_at = $3 WHERE id = $1");
    conn.exec(sql, params![id, at, now]).await?;
    Ok(())
}

/// Keeps the picture's bytes and notes what it is.
pub(super) async fn set_picture(
    conn: &mut Conn,
    id: i64,
    name: &str,
    picture: &files::Cover,
    now: i64,
) -> Result<()> {
    let sql = sql!(
        "INSERT INTO service_pictures (service, content, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (service) DO UPDATE SET content = excluded.content, created_at = excluded.created_at"
    );
    conn.exec(sql, params![id, picture.content.clone(), now]).await?;
    let (width, height) = (i64::from(picture.size.width), i64::from(picture.size.height));
    note_picture(conn, id, name, (width, height), now).await
}

pub(super) async fn remove_picture(conn: &mut Conn, id: i64, now: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM service_pictures WHERE service = $1"), params![id]).await?;
    note_picture(conn, id, "", (0, 0), now).await
}

async fn note_picture(
    conn: &mut Conn,
    id: i64,
    name: &str,
    (width, height): (i64, i64),
    now: i64,
) -> Result<()> {
    let sql = sql!(
        "UPDATE services SET picture = $2, picture_width = $3, picture_height = $4, updated_at = $5 WHERE id = $1"
    );
    conn.exec(sql, params![id, name, width, height, now]).await?;
    Ok(())
}

pub(super) async fn picture(conn: &mut Conn, id: i64) -> Result<Option<Vec<u8>>> {
    Ok(conn.opt(sql!("SELECT content FROM service_pictures WHERE service = $1"), params![id]).await?)
}
