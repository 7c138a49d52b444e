//! The SQL of who wants to be told, who has yet to confirm it, and what was told.

use db::{Conn, params, sql};

use super::Availability;
use crate::actor::PersonId;
use crate::error::Result;
use crate::people::store::email_key;

db::record! {
    /// Somebody who wants to be told: with an account, or at an address alone.
    #[derive(Debug, Clone)]
    pub struct Subscriber {
        pub id: i64,
        pub person: Option<PersonId>,
        pub email: Option<String>,
        /// A tag such as `de`.
        pub language: String,
        pub by_mail: bool,
        pub by_push: bool,
    }
}

pub(super) async fn put_own(
    conn: &mut Conn,
    service: i64,
    person: PersonId,
    (by_mail, by_push): (bool, bool),
    now: i64,
) -> Result<()> {
    let sql = sql!(
        "INSERT INTO service_subscriptions (service, person, language, by_mail, by_push, created_at)
         VALUES ($1, $2, '', $3, $4, $5)
         ON CONFLICT (service, person) DO UPDATE SET by_mail = excluded.by_mail, by_push = excluded.by_push"
    );
    conn.exec(sql, params![service, person, by_mail, by_push, now]).await?;
    Ok(())
}

pub(super) async fn own(conn: &mut Conn, service: i64, person: PersonId) -> Result<Option<(bool, bool)>> {
    let sql = sql!("SELECT by_mail, by_push FROM service_subscriptions WHERE service = $1 AND person = $2");
    Ok(conn.opt(sql, params![service, person]).await?)
}

pub(super) async fn remove_own(conn: &mut Conn, service: i64, person: PersonId) -> Result<()> {
    let sql = sql!("DELETE FROM service_subscriptions WHERE service = $1 AND person = $2");
    conn.exec(sql, params![service, person]).await?;
    Ok(())
}

/// An address that has confirmed, by the link to the wish with the id `by`; once for each service.
pub(super) async fn put_address(conn: &mut Conn, wish: &WishRow, by: i64, now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO service_subscriptions (service, email, email_key, language, by_mail, by_push, created_at, wish)
         VALUES ($1, $2, $3, $4, 1, 0, $5, $6) ON CONFLICT (service, email_key) DO UPDATE SET wish = excluded.wish"
    );
    let (email, key) = (wish.email.as_str(), wish.email_key.as_str());
    conn.exec(sql, params![wish.service, email, key, wish.language.as_str(), now, by]).await?;
    Ok(())
}

/// The names of what was confirmed by the link to this wish and was not ended since.
pub(super) async fn confirmed_by(conn: &mut Conn, wish: i64) -> Result<Vec<String>> {
    let sql = sql!(
        "SELECT s.name FROM service_subscriptions n JOIN services s ON s.id = n.service
         WHERE n.wish = $1 AND s.archived_at IS NULL ORDER BY n.id"
    );
    Ok(conn.all(sql, params![wish]).await?)
}

db::record! {
    /// A service that somebody is told of, with how it is doing.
    #[derive(Debug, Clone)]
    pub struct Followed {
        /// Of the subscription.
        pub id: i64,
        pub slug: String,
        pub name: String,
        pub state: Availability,
        pub by_mail: bool,
        pub by_push: bool,
    }
}

/// What this person, or the address that is theirs, is told of, by name, without archived services.
pub(super) async fn followed(
    conn: &mut Conn,
    person: PersonId,
    email: Option<&str>,
    most: i64,
) -> Result<Vec<Followed>> {
    let sql = sql!(
        "SELECT n.id, s.slug, s.name, s.state, n.by_mail, n.by_push
         FROM service_subscriptions n JOIN services s ON s.id = n.service
         WHERE (n.person = $1 OR n.email_key = $2) AND s.archived_at IS NULL ORDER BY s.name, n.id LIMIT $3"
    );
    Ok(conn.all(sql, params![person, email.map(email_key), most]).await?)
}

pub(super) async fn remove_followed(
    conn: &mut Conn,
    subscription: i64,
    person: PersonId,
    email: Option<&str>,
) -> Result<()> {
    let sql = sql!("DELETE FROM service_subscriptions WHERE id = $1 AND (person = $2 OR email_key = $3)");
    conn.exec(sql, params![subscription, person, email.map(email_key)]).await?;
    Ok(())
}

/// Which service this subscription is to.
pub(super) async fn service_of(conn: &mut Conn, subscription: i64) -> Result<Option<i64>> {
    Ok(conn
        .opt(sql!("SELECT service FROM service_subscriptions WHERE id = $1"), params![subscription])
        .await?)
}

pub(super) async fn remove(conn: &mut Conn, subscription: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM service_subscriptions WHERE id = $1"), params![subscription]).await?;
    Ok(())
}

/// The subscribers after this one, in order, at most `most`.
pub(super) async fn page(conn: &mut Conn, service: i64, after: i64, most: i64) -> Result<Vec<Subscriber>> {
    let sql = sql!(
        "SELECT id, person, email, language, by_mail, by_push FROM service_subscriptions
         WHERE service = $1 AND id > $2 ORDER BY id LIMIT $3"
    );
    Ok(conn.all(sql, params![service, after, most]).await?)
}

/// Notes that this round is told to this subscriber. False when it was before, or when they were told `most` times
/// since their day began; a day that began at or before `stale` is over.
pub(super) async fn tell(
    conn: &mut Conn,
    subscription: i64,
    event: i64,
    (stale, now): (i64, i64),
    most: i64,
) -> Result<bool> {
    let sql = sql!(
        "UPDATE service_subscriptions SET told = $2, missed = 0,
           told_today = CASE WHEN day_began_at <= $3 THEN 1 ELSE told_today + 1 END,
           day_began_at = CASE WHEN day_began_at <= $3 THEN CAST($4 AS BIGINT) ELSE day_began_at END
         WHERE id = $1 AND told < $2 AND (day_began_at <= $3 OR told_today < $5)"
    );
    Ok(conn.exec(sql, params![subscription, event, stale, now, most]).await? == 1)
}

/// Notes that this subscriber was not told of the round, as often as they were told that day.
pub(super) async fn miss(conn: &mut Conn, subscription: i64, event: i64) -> Result<()> {
    let sql =
        sql!("UPDATE service_subscriptions SET missed = $2 WHERE id = $1 AND told < $2 AND missed < $2");
    conn.exec(sql, params![subscription, event]).await?;
    Ok(())
}

/// Services of which somebody missed something on a day that began at or before `stale`, with the newest of it.
pub(super) async fn missed(conn: &mut Conn, stale: i64) -> Result<Vec<(i64, i64)>> {
    let sql = sql!(
        "SELECT service, MAX(missed) FROM service_subscriptions WHERE missed > 0 AND day_began_at <= $1
         GROUP BY service ORDER BY service"
    );
    Ok(conn.all(sql, params![stale]).await?)
}

/// Those who missed something of this service, after this one, in order, at most `most`.
pub(super) async fn page_of_missed(
    conn: &mut Conn,
    service: i64,
    stale: i64,
    after: i64,
    most: i64,
) -> Result<Vec<Subscriber>> {
    let sql = sql!(
        "SELECT id, person, email, language, by_mail, by_push FROM service_subscriptions
         WHERE service = $1 AND id > $2 AND missed > 0 AND day_began_at <= $3 ORDER BY id LIMIT $4"
    );
    Ok(conn.all(sql, params![service, after, stale, most]).await?)
}

/// Nothing of this service up to this event counts as missed any more where the day is over.
pub(super) async fn forget_missed(conn: &mut Conn, service: i64, event: i64, stale: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE service_subscriptions SET missed = 0
         WHERE service = $1 AND missed > 0 AND missed <= $2 AND day_began_at <= $3"
    );
    conn.exec(sql, params![service, event, stale]).await?;
    Ok(())
}

/// Everything by which this person, or the address that is theirs, is told.
pub(crate) async fn remove_of_person(conn: &mut Conn, person: PersonId, email: Option<&str>) -> Result<()> {
    conn.exec(sql!("DELETE FROM service_subscriptions WHERE person = $1"), params![person]).await?;
    let Some(key) = email.map(email_key) else { return Ok(()) };
    let sql = sql!("DELETE FROM service_subscriptions WHERE email_key = $1");
    conn.exec(sql, params![key.as_str()]).await?;
    remove_wishes(conn, &key).await
}

db::record! {
    /// An address that has yet to confirm. Times are milliseconds since 1970 UTC.
    #[derive(Debug, Clone)]
    pub(super) struct WishRow {
        pub(super) id: i64,
        pub(super) service: i64,
        pub(super) email: String,
        pub(super) email_key: String,
        pub(super) language: String,
        pub(super) created_at: i64,
    }
}

/// The wish's id, new or known; one that is repeated lasts from now on.
pub(super) async fn put_wish(
    conn: &mut Conn,
    service: i64,
    email: &str,
    language: &str,
    now: i64,
) -> Result<i64> {
    let sql = sql!(
        "INSERT INTO service_wishes (service, email, email_key, language, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (email_key, service) DO UPDATE SET language = excluded.language, created_at = excluded.created_at
         RETURNING id"
    );
    Ok(conn.one(sql, params![service, email, email_key(email), language, now]).await?)
}

/// The wish, if it was made after `since`.
pub(super) async fn wish(conn: &mut Conn, id: i64, since: i64) -> Result<Option<WishRow>> {
    let sql = sql!(
        "SELECT id, service, email, email_key, language, created_at FROM service_wishes
         WHERE id = $1 AND created_at > $2"
    );
    Ok(conn.opt(sql, params![id, since]).await?)
}

/// All that this address has yet to confirm.
pub(super) async fn wishes_of(conn: &mut Conn, email_key: &str, since: i64) -> Result<Vec<WishRow>> {
    let sql = sql!(
        "SELECT id, service, email, email_key, language, created_at FROM service_wishes
         WHERE email_key = $1 AND created_at > $2 ORDER BY id"
    );
    Ok(conn.all(sql, params![email_key, since]).await?)
}

pub(super) async fn remove_wishes(conn: &mut Conn, email_key: &str) -> Result<()> {
    conn.exec(sql!("DELETE FROM service_wishes WHERE email_key = $1"), params![email_key]).await?;
    Ok(())
}

/// Removes what was not confirmed in time: of one address, or of all when it is empty.
pub(super) async fn remove_wishes_before(conn: &mut Conn, email_key: &str, time: i64) -> Result<()> {
    let sql = sql!("DELETE FROM service_wishes WHERE created_at <= $1 AND ($2 = '' OR email_key = $2)");
    conn.exec(sql, params![time, email_key]).await?;
    Ok(())
}

/// Makes the event the beginning of a round, unless one waits or it was told of. Whether it did.
pub(super) async fn plan(conn: &mut Conn, service: i64, event: i64) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO service_rounds (service, event, waits) VALUES ($1, $2, 1)
         ON CONFLICT (service) DO UPDATE SET event = excluded.event, waits = 1
         WHERE service_rounds.waits = 0 AND service_rounds.told < excluded.event"
    );
    Ok(conn.exec(sql, params![service, event]).await? == 1)
}

/// Whether the round that this event began waits.
pub(super) async fn waits(conn: &mut Conn, service: i64, event: i64) -> Result<bool> {
    let sql = sql!("SELECT waits FROM service_rounds WHERE service = $1 AND event = $2");
    let waits: Option<bool> = conn.opt(sql, params![service, event]).await?;
    Ok(waits == Some(true))
}

pub(super) async fn end(conn: &mut Conn, service: i64, event: i64, told: i64) -> Result<bool> {
    let sql = sql!(
        "UPDATE service_rounds SET waits = 0, told = $3 WHERE service = $1 AND event = $2 AND waits = 1"
    );
    Ok(conn.exec(sql, params![service, event, told]).await? == 1)
}
