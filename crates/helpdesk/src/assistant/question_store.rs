//! The SQL of questions.

use db::{Conn, params, sql};

use super::chat::Chat;
use super::dialogue::{Asked, Verdict};
use crate::actor::PersonId;
use crate::error::Result;

/// Cosines and ranks, as they are stored.
fn thousandths(score: f32) -> i64 {
    (f64::from(score) * 1_000.0).round() as i64
}

/// The question was cleaned of secrets before.
pub(super) async fn insert(conn: &mut Conn, chat: &Chat, asked: &Asked, now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO questions (chat, person, language, question, outcome, slug, score, strength, by_words, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    );
    let values = params![
        chat.id,
        chat.person,
        &chat.language,
        &asked.question,
        asked.outcome.as_str(),
        asked.slug.as_deref(),
        thousandths(asked.score),
        thousandths(asked.strength),
        asked.by_words,
        now
    ];
    conn.exec(sql, values).await?;
    Ok(())
}

/// What the customer thinks of the last answer.
pub(super) async fn judge(conn: &mut Conn, chat: i64, verdict: Verdict) -> Result<()> {
    let verdict = match verdict {
        Verdict::Solved => "solved",
        Verdict::Wrong => "wrong",
    };
    let sql = sql!(
        "UPDATE questions SET verdict = $2
         WHERE id = (SELECT id FROM questions WHERE chat = $1 ORDER BY id DESC LIMIT 1)"
    );
    conn.exec(sql, params![chat, verdict]).await?;
    Ok(())
}

db::record! {
    /// How well a question was met.
    #[derive(Debug, Clone)]
    pub struct ScoreRow {
        pub slug: Option<String>,
        pub score: i64,
        pub strength: i64,
        pub by_words: bool,
        pub verdict: Option<String>,
    }
}

pub(super) async fn newest_scores(conn: &mut Conn, most: i64) -> Result<Vec<ScoreRow>> {
    let sql =
        sql!("SELECT slug, score, strength, by_words, verdict FROM questions ORDER BY id DESC LIMIT $1");
    Ok(conn.all(sql, params![most]).await?)
}

/// The newest questions that nothing was found for.
pub(super) async fn unanswered(conn: &mut Conn, most: i64) -> Result<Vec<String>> {
    let sql = sql!("SELECT question FROM questions WHERE outcome = 'nothing' ORDER BY id DESC LIMIT $1");
    Ok(conn.all(sql, params![most]).await?)
}

pub(super) async fn remove_before(conn: &mut Conn, time: i64, most: i64) -> Result<u64> {
    let sql = sql!(
        "DELETE FROM questions WHERE id IN (SELECT id FROM questions WHERE created_at < $1 ORDER BY created_at LIMIT $2)"
    );
    Ok(conn.exec(sql, params![time, most]).await?)
}

pub(super) async fn remove_of_person(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.exec(sql!("DELETE FROM questions WHERE person = $1"), params![person]).await?;
    Ok(())
}
