//! Past questions under other thresholds: how many would be answered, and how many of those wrongly.

use super::question_store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// Questions that are replayed, the newest.
const MOST: i64 = 2_000;

/// From which scores on something is done, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    pub answer: i64,
    pub offer: i64,
    pub answer_by_words: i64,
    pub offer_by_words: i64,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Replay {
    pub questions: i64,
    /// Would be answered outright.
    pub answered: i64,
    /// Would be offered a choice.
    pub offered: i64,
    /// Of those answered, what customers said of it.
    pub right: i64,
    pub wrong: i64,
}

impl Replay {
    /// In hundredths of all questions.
    pub fn coverage(&self) -> i64 {
        share(self.answered, self.questions)
    }

    /// In hundredths of the answers of which customers said something; None when they said nothing.
    pub fn wrong_share(&self) -> Option<i64> {
        (self.right + self.wrong > 0).then(|| share(self.wrong, self.right + self.wrong))
    }
}

fn share(part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { (100 * part + whole / 2) / whole }
}

/// What the newest questions would have led to, for administrators.
pub async fn replay(app: &App, actor: &Actor, cut: Cut) -> Result<Replay> {
    actor.require_admin()?;
    let rows = question_store::newest_scores(&mut *app.db.read().await?, MOST).await?;
    let mut replay = Replay { questions: rows.len() as i64, ..Replay::default() };
    for row in rows {
        let (answer, offer) =
            if row.by_words { (cut.answer_by_words, cut.offer_by_words) } else { (cut.answer, cut.offer) };
        // Stored in thousandths.
        if row.strength >= 10 * answer && row.slug.is_some() {
            replay.answered += 1;
            match row.verdict.as_deref() {
                Some("solved") => replay.right += 1,
                Some("wrong") => replay.wrong += 1,
                _ => {}
            }
        } else if row.score >= 10 * offer && row.slug.is_some() {
            replay.offered += 1;
        }
    }
    Ok(replay)
}
