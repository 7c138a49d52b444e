//! The SQL of attachments and blobs.

use db::{Conn, params, sql};

use super::Attachment;
use crate::actor::PersonId;
use crate::error::Result;

/// A statement that returns attachments: what stands before and after their columns.
macro_rules! attachment_sql {
    ($before:literal, $after:literal) => {
        sql!(concat!($before, " a.id, a.message, a.name, a.bytes, a.width, a.height ", $after))
    };
}

/// What waits at one field, oldest first.
pub(super) async fn unsent(conn: &mut Conn, person: PersonId, place: &str) -> Result<Vec<Attachment>> {
    let sql = attachment_sql!(
        "SELECT",
        "FROM attachments a WHERE a.person = $1 AND a.place = $2 AND a.message IS NULL AND a.article IS NULL
         ORDER BY a.id"
    );
    Ok(conn.all(sql, params![person, place]).await?)
}

/// Bytes that wait at all of a person's fields.
pub(super) async fn unsent_bytes(conn: &mut Conn, person: PersonId) -> Result<i64> {
    let sql = sql!(
        "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM attachments
         WHERE person = $1 AND message IS NULL AND article IS NULL"
    );
    Ok(conn.one(sql, params![person]).await?)
}

/// The files of a ticket's messages from `first` to `last`, in the order in which they were attached.
pub(super) async fn sent(conn: &mut Conn, ticket: i64, first: i64, last: i64) -> Result<Vec<Attachment>> {
    let sql = attachment_sql!(
        "SELECT",
        "FROM attachments a WHERE a.ticket = $1 AND a.message >= $2 AND a.message <= $3
         ORDER BY a.message, a.position"
    );
    Ok(conn.all(sql, params![ticket, first, last]).await?)
}

/// Notes that the content is wanted. Returns the copy that lies on the disk: an earlier one, or this. Whoever
/// would delete the row waits until this transaction ends, and then finds it wanted.
pub(super) async fn claim_blob(
    conn: &mut Conn,
    hash: &str,
    copy: &str,
    bytes: i64,
    now: i64,
) -> Result<String> {
    let sql = sql!(
        "INSERT INTO blobs (hash, copy, bytes, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (hash) DO UPDATE SET released_at = NULL RETURNING copy"
    );
    Ok(conn.one(sql, params![hash, copy, bytes, now]).await?)
}

pub(super) struct NewRow<'a> {
    pub(super) person: PersonId,
    pub(super) place: &'a str,
    pub(super) blob: &'a str,
    pub(super) name: &'a str,
    pub(super) bytes: i64,
    pub(super) size: Option<files::Size>,
}

pub(super) async fn insert(conn: &mut Conn, row: &NewRow<'_>, now: i64) -> Result<Attachment> {
    let sql = sql!(
        "INSERT INTO attachments (person, place, blob, name, bytes, width, height, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id, message, name, bytes, width, height"
    );
    let (width, height) = row.size.map(|size| (i64::from(size.width), i64::from(size.height))).unzip();
    let values = params![row.person, row.place, row.blob, row.name, row.bytes, width, height, now];
    Ok(conn.one(sql, values).await?)
}

db::record! {
    /// An attachment with all that decides who may have it.
    pub(super) struct Found {
        pub(super) attachment: i64,
        pub(super) person: PersonId,
        pub(super) place: String,
        pub(super) ticket: Option<i64>,
        pub(super) message: Option<i64>,
        pub(super) article: Option<i64>,
        pub(super) name: String,
        pub(super) is_picture: bool,
        pub(super) hash: String,
        pub(super) copy: String,
    }
}

pub(super) async fn find(conn: &mut Conn, id: i64) -> Result<Option<Found>> {
    let sql = sql!(
        "SELECT a.id, a.person, a.place, a.ticket, a.message, a.article, a.name,
                CAST(CASE WHEN a.width IS NULL THEN 0 ELSE 1 END AS BIGINT), b.hash, b.copy
         FROM attachments a JOIN blobs b ON b.hash = a.blob WHERE a.id = $1"
    );
    Ok(conn.opt(sql, params![id]).await?)
}

/// The content of one's own file, sent or not.
pub(super) async fn content(conn: &mut Conn, person: PersonId, id: i64) -> Result<Option<String>> {
    let sql = sql!("SELECT blob FROM attachments WHERE id = $1 AND person = $2");
    Ok(conn.opt(sql, params![id, person]).await?)
}

pub(super) struct Binding<'a> {
    pub(super) person: PersonId,
    pub(super) place: &'a str,
    pub(super) ticket: i64,
    pub(super) message: i64,
}

/// Returns the file's name; None when no such file waits there.
pub(super) async fn bind(
    conn: &mut Conn,
    to: &Binding<'_>,
    id: i64,
    position: i64,
) -> Result<Option<String>> {
    let sql = sql!(
        "UPDATE attachments SET ticket = $4, message = $5, position = $6
         WHERE id = $1 AND person = $2 AND place = $3 AND message IS NULL AND article IS NULL RETURNING name"
    );
    let values = params![id, to.person, to.place, to.ticket, to.message, position];
    Ok(conn.opt(sql, values).await?)
}

/// The files of an article, in the order in which they came.
pub(super) async fn of_article(conn: &mut Conn, article: i64) -> Result<Vec<Attachment>> {
    let sql = attachment_sql!("SELECT", "FROM attachments a WHERE a.article = $1 ORDER BY a.id");
    Ok(conn.all(sql, params![article]).await?)
}

/// Binds a file that waits to an article, under a name that no other of its files has. None when no such file waits.
pub(super) async fn bind_to_article(
    conn: &mut Conn,
    (person, place): (PersonId, &str),
    article: i64,
    (id, name): (i64, &str),
) -> Result<Option<i64>> {
    let sql = sql!(
        "UPDATE attachments SET article = $4, name = $5
         WHERE id = $1 AND person = $2 AND place = $3 AND message IS NULL AND article IS NULL RETURNING id"
    );
    Ok(conn.opt(sql, params![id, person, place, article, name]).await?)
}

/// Takes a file from an article; returns its content.
pub(super) async fn delete_of_article(conn: &mut Conn, article: i64, id: i64) -> Result<Option<String>> {
    let sql = sql!("DELETE FROM attachments WHERE id = $1 AND article = $2 RETURNING blob");
    Ok(conn.opt(sql, params![id, article]).await?)
}

/// The name of a file that waits at this place.
pub(super) async fn waiting_name(
    conn: &mut Conn,
    (person, place): (PersonId, &str),
    id: i64,
) -> Result<Option<String>> {
    let sql = sql!(
        "SELECT name FROM attachments
         WHERE id = $1 AND person = $2 AND place = $3 AND message IS NULL AND article IS NULL"
    );
    Ok(conn.opt(sql, params![id, person, place]).await?)
}

/// Removes one's own file that waits; returns its content.
pub(super) async fn delete_unsent(conn: &mut Conn, person: PersonId, id: i64) -> Result<Option<String>> {
    let sql = sql!(
        "DELETE FROM attachments WHERE id = $1 AND person = $2 AND message IS NULL AND article IS NULL
         RETURNING blob"
    );
    Ok(conn.opt(sql, params![id, person]).await?)
}

pub(super) async fn delete_unsent_of(conn: &mut Conn, person: PersonId) -> Result<Vec<String>> {
    let sql = sql!(
        "DELETE FROM attachments WHERE person = $1 AND message IS NULL AND article IS NULL RETURNING blob"
    );
    Ok(conn.all(sql, params![person]).await?)
}

/// Removes at most `most` files that have waited since before then; returns their contents.
pub(super) async fn delete_unsent_before(conn: &mut Conn, before: i64, most: usize) -> Result<Vec<String>> {
    let sql = sql!(
        "DELETE FROM attachments WHERE message IS NULL AND article IS NULL AND id IN
           (SELECT id FROM attachments WHERE message IS NULL AND article IS NULL AND created_at < $1
            ORDER BY created_at LIMIT $2)
         RETURNING blob"
    );
    Ok(conn.all(sql, params![before, most as i64]).await?)
}

/// Notes that attachments let go of their contents. Whether others still have them is asked when it is swept.
pub(super) async fn release(conn: &mut Conn, mut hashes: Vec<String>, now: i64) -> Result<()> {
    // In one order, so that two transactions never wait in a circle.
    hashes.sort_unstable();
    hashes.dedup();
    for hash in hashes {
        conn.exec(sql!("UPDATE blobs SET released_at = $2 WHERE hash = $1"), params![hash, now]).await?;
    }
    Ok(())
}

/// Takes contents off the list that were let go before then but that another attachment still has.
pub(super) async fn keep_wanted(conn: &mut Conn, before: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE blobs SET released_at = NULL
         WHERE released_at < $1 AND EXISTS (SELECT 1 FROM attachments WHERE blob = blobs.hash)"
    );
    conn.exec(sql, params![before]).await?;
    Ok(())
}

/// Contents that were let go before then and that nobody has any more, at most `most`.
pub(super) async fn unwanted(conn: &mut Conn, before: i64, most: usize) -> Result<Vec<String>> {
    let sql = sql!(
        "SELECT hash FROM blobs
         WHERE released_at < $1 AND NOT EXISTS (SELECT 1 FROM attachments WHERE blob = blobs.hash)
         ORDER BY released_at LIMIT $2"
    );
    Ok(conn.all(sql, params![before, most as i64]).await?)
}

/// Deletes the row if nobody has the content by now. Returns the copy on the disk, which may go then.
pub(super) async fn delete_blob(conn: &mut Conn, hash: &str, before: i64) -> Result<Option<String>> {
    let sql = sql!(
        "DELETE FROM blobs WHERE hash = $1 AND released_at < $2
           AND NOT EXISTS (SELECT 1 FROM attachments WHERE blob = $1) RETURNING copy"
    );
    Ok(conn.opt(sql, params![hash, before]).await?)
}

/// Which copy of a content the store knows of.
pub(super) async fn copy_of(conn: &mut Conn, hash: &str) -> Result<Option<String>> {
    Ok(conn.opt(sql!("SELECT copy FROM blobs WHERE hash = $1"), params![hash]).await?)
}
