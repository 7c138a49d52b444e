//! The SQL of categories.

use db::{Conn, params, sql};

use super::store::best_language;
use super::{Category, Reader};
use crate::error::Result;

/// A statement that returns categories: $1 is the reader's language, $2 the desk's.
macro_rules! category_sql {
    ($after:literal) => {
        sql!(concat!(
            "SELECT c.id, c.slug,
               COALESCE((SELECT n.name FROM article_category_names n WHERE n.category = c.id ORDER BY ",
            best_language!("n.language", "$1", "$2"),
            " LIMIT 1), c.slug),
               c.position, c.articles, c.public_articles
             FROM article_categories c ",
            $after
        ))
    };
}

pub(super) async fn all(conn: &mut Conn, reader: &Reader) -> Result<Vec<Category>> {
    let sql = category_sql!("ORDER BY c.position, c.id");
    Ok(conn.all(sql, params![reader.language.tag(), reader.desk_language.tag()]).await?)
}

pub(super) async fn by_slug(conn: &mut Conn, reader: &Reader, slug: &str) -> Result<Option<Category>> {
    let sql = category_sql!("WHERE c.slug = $3");
    Ok(conn.opt(sql, params![reader.language.tag(), reader.desk_language.tag(), slug]).await?)
}

pub(super) async fn find(conn: &mut Conn, reader: &Reader, id: i64) -> Result<Option<Category>> {
    let sql = category_sql!("WHERE c.id = $3");
    Ok(conn.opt(sql, params![reader.language.tag(), reader.desk_language.tag(), id]).await?)
}

/// How many Public articles of each category are not out yet: (category, count).
pub(super) async fn scheduled(conn: &mut Conn, now: i64) -> Result<Vec<(i64, i64)>> {
    let sql = sql!(
        "SELECT category, COUNT(*) FROM articles WHERE visibility = 'public' AND publish_at > $1
         GROUP BY category"
    );
    Ok(conn.all(sql, params![now]).await?)
}

/// The category with this slug, or with this name in any language.
pub(super) async fn named(conn: &mut Conn, slug: &str, name: &str) -> Result<Option<i64>> {
    let sql = sql!(
        "SELECT c.id FROM article_categories c
         LEFT JOIN article_category_names n ON n.category = c.id AND n.name = $2
         WHERE c.slug = $1 OR c.slug = $2 OR n.name = $2 ORDER BY n.name IS NULL, c.id LIMIT 1"
    );
    Ok(conn.opt(sql, params![slug, name]).await?)
}

/// Comes after all others. None when the slug was taken a moment ago.
pub(super) async fn insert(conn: &mut Conn, slug: &str, now: i64) -> Result<Option<i64>> {
    let sql = sql!(
        "INSERT INTO article_categories (slug, position, created_at)
         VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM article_categories), $2)
         ON CONFLICT (slug) DO NOTHING RETURNING id"
    );
    Ok(conn.opt(sql, params![slug, now]).await?)
}

pub(super) async fn put_name(conn: &mut Conn, category: i64, language: &str, name: &str) -> Result<()> {
    if name.is_empty() {
        let sql = sql!("DELETE FROM article_category_names WHERE category = $1 AND language = $2");
        conn.exec(sql, params![category, language]).await?;
        return Ok(());
    }
    let sql = sql!(
        "INSERT INTO article_category_names (category, language, name) VALUES ($1, $2, $3)
         ON CONFLICT (category, language) DO UPDATE SET name = excluded.name"
    );
    conn.exec(sql, params![category, language, name]).await?;
    Ok(())
}

/// (category, language, name)
pub(super) async fn names(conn: &mut Conn) -> Result<Vec<(i64, String, String)>> {
    let sql = sql!("SELECT category, language, name FROM article_category_names ORDER BY category, language");
    Ok(conn.all(sql, params![]).await?)
}

pub(super) async fn set_place(conn: &mut Conn, category: i64, position: i64) -> Result<()> {
    let sql = sql!("UPDATE article_categories SET position = $2 WHERE id = $1");
    conn.exec(sql, params![category, position]).await?;
    Ok(())
}

/// Adds to how many articles a category holds, and how many of them are Public.
pub(super) async fn count(conn: &mut Conn, category: i64, articles: i64, public: i64) -> Result<()> {
    if (articles, public) == (0, 0) {
        return Ok(());
    }
    let sql = sql!(
        "UPDATE article_categories SET articles = articles + $2, public_articles = public_articles + $3
         WHERE id = $1"
    );
    conn.exec(sql, params![category, articles, public]).await?;
    Ok(())
}
