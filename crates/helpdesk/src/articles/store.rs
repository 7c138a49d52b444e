//! The SQL of articles: what holds for one, what it says, where it leads.

use db::{Conn, Value, params, sql};

use super::{Article, Card, Reader, Text, Visibility};
use crate::actor::PersonId;
use crate::error::Result;

/// A statement that returns articles: what stands before and after their columns.
macro_rules! article_sql {
    ($before:literal, $after:literal) => {
        sql!(concat!(
            $before,
            " id, slug, category, visibility, publish_at, review_at, author, views, helpful, unhelpful, solved, was_public, created_at, \
             updated_at ",
            $after
        ))
    };
}

/// How texts in several languages are ordered, that of the reader first, then the desk's: what names the language,
/// and the places of both.
macro_rules! best_language {
    ($language:literal, $own:literal, $desk:literal) => {
        concat!(
            "CASE ",
            $language,
            " WHEN ",
            $own,
            " THEN 0 WHEN ",
            $desk,
            " THEN 1 WHEN 'en' THEN 2 ELSE 3 END, ",
            $language
        )
    };
}
pub(super) use best_language;

/// The form of a title in which words are looked for: neither engine's own `lower` knows more than ASCII.
pub(crate) fn title_key(title: &str) -> String {
    title.to_lowercase()
}

pub(super) async fn find(conn: &mut Conn, id: i64) -> Result<Option<Article>> {
    Ok(conn.opt(article_sql!("SELECT", "FROM articles WHERE id = $1"), params![id]).await?)
}

pub(super) async fn by_slug(conn: &mut Conn, slug: &str) -> Result<Option<Article>> {
    Ok(conn.opt(article_sql!("SELECT", "FROM articles WHERE slug = $1"), params![slug]).await?)
}

db::record! {
    /// Where an address leads, by what decides who may follow.
    pub(super) struct Led {
        pub slug: String,
        pub visibility: Visibility,
        pub publish_at: Option<i64>,
    }
}

/// What these slugs lead to, the earlier ones of articles too.
pub(super) async fn led_to(conn: &mut Conn, slugs: &[&str]) -> Result<Vec<Led>> {
    if slugs.is_empty() {
        return Ok(Vec::new());
    }
    let slots = db::slots(1, slugs.len());
    let sql = format!(
        "SELECT slug, visibility, publish_at FROM articles WHERE slug IN ({slots})
         UNION ALL SELECT r.slug, a.visibility, a.publish_at
         FROM article_redirects r JOIN articles a ON a.id = r.article WHERE r.slug IN ({slots})"
    );
    let values: Vec<Value> = slugs.iter().map(|slug| Value::from(*slug)).collect();
    Ok(conn.all(&sql, &values).await?)
}

/// The article, locked for this transaction.
pub(super) async fn lock(conn: &mut Conn, id: i64) -> Result<Option<Article>> {
    let sql = article_sql!("UPDATE articles SET version = version + 1 WHERE id = $1 RETURNING", "");
    Ok(conn.opt(sql, params![id]).await?)
}

pub(super) async fn id_of(conn: &mut Conn, slug: &str) -> Result<Option<i64>> {
    Ok(conn.opt(sql!("SELECT id FROM articles WHERE slug = $1"), params![slug]).await?)
}

pub(super) async fn redirect(conn: &mut Conn, slug: &str) -> Result<Option<i64>> {
    Ok(conn.opt(sql!("SELECT article FROM article_redirects WHERE slug = $1"), params![slug]).await?)
}

pub(super) async fn redirects_of(conn: &mut Conn, article: i64) -> Result<Vec<String>> {
    let sql = sql!("SELECT slug FROM article_redirects WHERE article = $1 ORDER BY slug");
    Ok(conn.all(sql, params![article]).await?)
}

pub(super) async fn remove_redirect(conn: &mut Conn, slug: &str) -> Result<()> {
    conn.exec(sql!("DELETE FROM article_redirects WHERE slug = $1"), params![slug]).await?;
    Ok(())
}

pub(super) async fn insert_redirect(conn: &mut Conn, slug: &str, article: i64, now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO article_redirects (slug, article, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (slug) DO UPDATE SET article = excluded.article, created_at = excluded.created_at"
    );
    conn.exec(sql, params![slug, article, now]).await?;
    Ok(())
}

pub(super) async fn set_slug(conn: &mut Conn, article: i64, slug: &str) -> Result<()> {
    conn.exec(sql!("UPDATE articles SET slug = $2 WHERE id = $1"), params![article, slug]).await?;
    Ok(())
}

/// What holds for an article in all its languages.
pub(super) struct Row<'a> {
    pub(super) slug: &'a str,
    pub(super) category: i64,
    pub(super) visibility: Visibility,
    pub(super) publish_at: Option<i64>,
    pub(super) review_at: Option<i64>,
    pub(super) author: Option<PersonId>,
}

/// None when another article took the slug a moment ago.
pub(super) async fn insert(conn: &mut Conn, row: &Row<'_>, now: i64) -> Result<Option<i64>> {
    let sql = sql!(
        "INSERT INTO articles (slug, category, visibility, publish_at, review_at, author, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (slug) DO NOTHING RETURNING id"
    );
    let visibility = row.visibility.as_str();
    let values = params![row.slug, row.category, visibility, row.publish_at, row.review_at, row.author, now];
    Ok(conn.opt(sql, values).await?)
}

pub(super) async fn update(conn: &mut Conn, id: i64, row: &Row<'_>, now: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE articles SET
           was_public = CASE WHEN was_public = 1 OR visibility = 'public' OR $3 = 'public' THEN 1 ELSE 0 END,
           category = $2, visibility = $3, publish_at = $4, review_at = $5, updated_at = $6
         WHERE id = $1"
    );
    let values = params![id, row.category, row.visibility.as_str(), row.publish_at, row.review_at, now];
    conn.exec(sql, values).await?;
    Ok(())
}

/// With everything that hangs on it, files excepted.
pub(super) async fn delete(conn: &mut Conn, id: i64) -> Result<()> {
    for sql in [
        sql!("DELETE FROM article_texts WHERE article = $1"),
        sql!("DELETE FROM article_revisions WHERE article = $1"),
        sql!("DELETE FROM article_redirects WHERE article = $1"),
        sql!("DELETE FROM article_related WHERE article = $1 OR related = $1"),
        sql!("DELETE FROM article_links WHERE article = $1"),
        sql!("DELETE FROM article_votes WHERE article = $1"),
        sql!("DELETE FROM article_comments WHERE article = $1"),
        sql!("DELETE FROM articles WHERE id = $1"),
    ] {
        conn.exec(sql, params![id]).await?;
    }
    Ok(())
}

pub(super) async fn text(conn: &mut Conn, article: i64, language: &str) -> Result<Option<Text>> {
    let sql = sql!(
        "SELECT language, title, body, summary, revision, updated_at FROM article_texts
         WHERE article = $1 AND language = $2"
    );
    Ok(conn.opt(sql, params![article, language]).await?)
}

/// In the language that fits the reader best.
pub(super) async fn best_text(conn: &mut Conn, article: i64, reader: &Reader) -> Result<Option<Text>> {
    let sql = sql!(concat!(
        "SELECT language, title, body, summary, revision, updated_at FROM article_texts WHERE article = $1 ORDER BY ",
        best_language!("language", "$2", "$3"),
        " LIMIT 1"
    ));
    let values = params![article, reader.language.tag(), reader.desk_language.tag()];
    Ok(conn.opt(sql, values).await?)
}

pub(super) async fn languages(conn: &mut Conn, article: i64) -> Result<Vec<String>> {
    let sql = sql!("SELECT language FROM article_texts WHERE article = $1 ORDER BY language");
    Ok(conn.all(sql, params![article]).await?)
}

/// The languages of several articles: (article, language).
pub(super) async fn languages_of(conn: &mut Conn, articles: &[i64]) -> Result<Vec<(i64, String)>> {
    if articles.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT article, language FROM article_texts WHERE article IN ({}) ORDER BY article, language",
        db::slots(1, articles.len())
    );
    let values: Vec<Value> = articles.iter().map(Value::from).collect();
    Ok(conn.all(&sql, &values).await?)
}

pub(super) async fn put_text(conn: &mut Conn, article: i64, text: &Text) -> Result<()> {
    let sql = sql!(
        "INSERT INTO article_texts (article, language, title, title_key, body, summary, revision, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (article, language) DO UPDATE SET title = excluded.title, title_key = excluded.title_key, body = excluded.body,
           summary = excluded.summary, revision = excluded.revision, updated_at = excluded.updated_at"
    );
    let Text { language, title, body, summary, revision, updated_at } = text;
    let key = title_key(title);
    conn.exec(sql, params![article, language, title, key, body, summary, revision, updated_at]).await?;
    Ok(())
}

pub(super) async fn touch(conn: &mut Conn, article: i64, now: i64) -> Result<()> {
    conn.exec(sql!("UPDATE articles SET updated_at = $2 WHERE id = $1"), params![article, now]).await?;
    Ok(())
}

/// Replaces where the text in this language leads: (kind, target).
pub(super) async fn put_links(
    conn: &mut Conn,
    article: i64,
    language: &str,
    links: &[(&str, String)],
) -> Result<()> {
    let sql = sql!("DELETE FROM article_links WHERE article = $1 AND language = $2");
    conn.exec(sql, params![article, language]).await?;
    for (kind, target) in links {
        let sql = sql!(
            "INSERT INTO article_links (article, language, kind, target) VALUES ($1, $2, $3, $4)
             ON CONFLICT (article, language, kind, target) DO NOTHING"
        );
        conn.exec(sql, params![article, language, kind, target]).await?;
    }
    Ok(())
}

/// The articles that were chosen to stand below this one.
pub(super) async fn related(conn: &mut Conn, article: i64) -> Result<Vec<i64>> {
    let sql = sql!("SELECT related FROM article_related WHERE article = $1 ORDER BY position");
    Ok(conn.all(sql, params![article]).await?)
}

pub(super) async fn put_related(conn: &mut Conn, article: i64, related: &[i64]) -> Result<()> {
    conn.exec(sql!("DELETE FROM article_related WHERE article = $1"), params![article]).await?;
    for (position, other) in (0_i64..).zip(related) {
        let sql = sql!(
            "INSERT INTO article_related (article, related, position) VALUES ($1, $2, $3)
             ON CONFLICT (article, related) DO NOTHING"
        );
        conn.exec(sql, params![article, other, position]).await?;
    }
    Ok(())
}

pub(super) async fn slugs_of(conn: &mut Conn, articles: &[i64]) -> Result<Vec<String>> {
    let mut slugs = Vec::with_capacity(articles.len());
    for article in articles {
        let slug: Option<String> =
            conn.opt(sql!("SELECT slug FROM articles WHERE id = $1"), params![article]).await?;
        slugs.extend(slug);
    }
    Ok(slugs)
}

db::record! {
    /// A text as a search keeps it, with all that decides who may find it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Indexed {
        pub article: i64,
        pub language: String,
        pub slug: String,
        pub title: String,
        /// Markdown.
        pub body: String,
        pub visibility: Visibility,
        pub publish_at: Option<i64>,
        pub revision: i64,
        pub updated_at: i64,
    }
}

/// Up to `most` texts after (article, language), whoever may read them: for an index, which asks
/// [`visible_among`] before it shows any.
pub async fn indexed_after(
    conn: &mut Conn,
    (article, language): (i64, &str),
    most: i64,
) -> Result<Vec<Indexed>> {
    let sql = sql!(
        "SELECT t.article, t.language, a.slug, t.title, t.body, a.visibility, a.publish_at, t.revision, t.updated_at
         FROM article_texts t JOIN articles a ON a.id = t.article
         WHERE (t.article, t.language) > ($1, $2) ORDER BY t.article, t.language LIMIT $3"
    );
    Ok(conn.all(sql, params![article, language, most]).await?)
}

/// All texts of these articles, whoever may read them.
pub async fn indexed_among(conn: &mut Conn, articles: &[i64]) -> Result<Vec<Indexed>> {
    if articles.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT t.article, t.language, a.slug, t.title, t.body, a.visibility, a.publish_at, t.revision, t.updated_at
         FROM article_texts t JOIN articles a ON a.id = t.article
         WHERE t.article IN ({}) ORDER BY t.article, t.language",
        db::slots(1, articles.len())
    );
    let values: Vec<Value> = articles.iter().map(Value::from).collect();
    Ok(conn.all(&sql, &values).await?)
}

/// What these articles say in the language named with each: (article, Markdown). Whether their reader may read them was
/// asked before.
pub async fn bodies_of(conn: &mut Conn, wanted: &[(i64, &str)]) -> Result<Vec<(i64, String)>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let fits: Vec<String> = (0..wanted.len())
        .map(|row| format!("(article = ${} AND language = ${})", 2 * row + 1, 2 * row + 2))
        .collect();
    let sql = format!("SELECT article, body FROM article_texts WHERE {}", fits.join(" OR "));
    let values = wanted.iter().flat_map(|(article, language)| [Value::from(article), Value::from(*language)]);
    Ok(conn.all(&sql, &values.collect::<Vec<_>>()).await?)
}

/// Those of these articles that the reader may read at this moment, in the order given.
pub async fn visible_among(conn: &mut Conn, reader: &Reader, articles: &[i64]) -> Result<Vec<Card>> {
    if articles.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        concat!(
            "SELECT a.id, a.slug, a.visibility, a.publish_at, t.language, t.title, t.summary, t.updated_at
             FROM articles a JOIN article_texts t ON t.article = a.id AND t.language =
               (SELECT x.language FROM article_texts x WHERE x.article = a.id ORDER BY ",
            best_language!("x.language", "$1", "$2"),
            " LIMIT 1) WHERE a.id IN ({})"
        ),
        db::slots(3, articles.len())
    );
    let mut values = params![reader.language.tag(), reader.desk_language.tag()].to_vec();
    values.extend(articles.iter().map(Value::from));
    let mut cards: Vec<Card> = conn.all(&sql, &values).await?;
    cards.retain(|card| reader.may_read_at(card.visibility, card.publish_at));
    cards.sort_by_key(|card| articles.iter().position(|id| *id == card.id));
    Ok(cards)
}
