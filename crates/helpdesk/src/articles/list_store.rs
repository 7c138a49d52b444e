//! The SQL of lists of articles, each title in the language that fits its reader best.

use db::{Conn, params, sql};

use super::store::best_language;
use super::{Card, Reader};
use crate::error::Result;

/// A statement that returns cards: $1 is the reader's language, $2 the desk's.
macro_rules! card_sql {
    ($after:literal) => {
        sql!(concat!(
            "SELECT a.id, a.slug, a.visibility, a.publish_at, t.language, t.title, t.summary, t.updated_at
             FROM articles a JOIN article_texts t ON t.article = a.id AND t.language =
               (SELECT x.language FROM article_texts x WHERE x.article = a.id ORDER BY ",
            best_language!("x.language", "$1", "$2"),
            " LIMIT 1) ",
            $after
        ))
    };
}

/// Of a category, in the order of their slugs: those after this one, or before it the other way round.
pub(super) async fn in_category(
    conn: &mut Conn,
    reader: &Reader,
    category: i64,
    (slug, backwards): (&str, bool),
    most: i64,
) -> Result<Vec<Card>> {
    let (own, desk) = (reader.language.tag(), reader.desk_language.tag());
    if reader.is_staff {
        let sql = if backwards {
            card_sql!("WHERE a.category = $3 AND a.slug < $4 ORDER BY a.slug DESC LIMIT $5")
        } else {
            card_sql!("WHERE a.category = $3 AND a.slug > $4 ORDER BY a.slug LIMIT $5")
        };
        return Ok(conn.all(sql, params![own, desk, category, slug, most]).await?);
    }
    let sql = if backwards {
        card_sql!(
            "WHERE a.category = $3 AND a.visibility = 'public' AND a.slug < $4 AND a.publish_at <= $6
             ORDER BY a.slug DESC LIMIT $5"
        )
    } else {
        card_sql!(
            "WHERE a.category = $3 AND a.visibility = 'public' AND a.slug > $4 AND a.publish_at <= $6
             ORDER BY a.slug LIMIT $5"
        )
    };
    Ok(conn.all(sql, params![own, desk, category, slug, most, reader.now]).await?)
}

/// What is read most of what everybody may read. The plus keeps engines from gathering all by their date to sort them.
pub(super) async fn most_read(conn: &mut Conn, reader: &Reader, most: i64) -> Result<Vec<Card>> {
    let sql = card_sql!(
        "WHERE a.visibility = 'public' AND +a.publish_at <= $3 ORDER BY a.views DESC, a.id DESC LIMIT $4"
    );
    let values = params![reader.language.tag(), reader.desk_language.tag(), reader.now, most];
    Ok(conn.all(sql, values).await?)
}

/// What was published last.
pub(super) async fn newest(conn: &mut Conn, reader: &Reader, most: i64) -> Result<Vec<Card>> {
    let sql = card_sql!(
        "WHERE a.visibility = 'public' AND a.publish_at <= $3 ORDER BY a.publish_at DESC, a.id DESC LIMIT $4"
    );
    let values = params![reader.language.tag(), reader.desk_language.tag(), reader.now, most];
    Ok(conn.all(sql, values).await?)
}

/// Public articles after this slug with the languages they have: (slug, language, when that text changed).
pub(super) async fn mapped_after(
    conn: &mut Conn,
    now: i64,
    slug: &str,
    most: i64,
) -> Result<Vec<(String, String, i64)>> {
    let sql = sql!(
        "SELECT a.slug, t.language, t.updated_at
         FROM (SELECT id, slug FROM articles WHERE visibility = 'public' AND publish_at <= $1 AND slug > $2
               ORDER BY slug LIMIT $3) a
         JOIN article_texts t ON t.article = a.id ORDER BY a.slug, t.language"
    );
    Ok(conn.all(sql, params![now, slug, most]).await?)
}
