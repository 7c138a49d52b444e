//! Forms that arrive twice: the same key with the same content gives the same answer.

mod store;

use db::Conn;
use locales::Phrase;

use crate::actor::PersonId;
use crate::app::{App, Tx};
use crate::clock::DAY;
use crate::error::{Error, Result};
use crate::secrets;

/// Longest key that is looked at; longer ones are cut.
const KEY_MAX: usize = 64;

/// One press of a button: the form's hidden key and a hash of what was sent with it.
#[derive(Debug, Clone)]
pub struct Submission {
    sender: String,
    key: String,
    content_hash: String,
}

impl Submission {
    /// `parts` is everything that makes the content, the place it was sent to included. A form without a key is
    /// always new.
    pub fn new(person: PersonId, key: &str, parts: &[&str]) -> Option<Self> {
        Self::of(sender(person), key, parts)
    }

    /// Of somebody who may have no account. Only a person's sender begins with `person:`.
    pub(crate) fn of(sender: String, key: &str, parts: &[&str]) -> Option<Self> {
        if key.is_empty() {
            return None;
        }
        Some(Self { sender, key: cut(key), content_hash: secrets::hash(&parts.join("\0")) })
    }
}

/// As forms of somebody with an account are kept.
pub(crate) fn sender(person: PersonId) -> String {
    format!("person:{person}")
}

fn cut(key: &str) -> String {
    key.chars().take(KEY_MAX).collect()
}

/// What this submission led to before, if it did.
pub async fn answered(conn: &mut Conn, submission: Option<&Submission>) -> Result<Option<i64>> {
    match submission {
        Some(submission) => store::find(conn, submission).await,
        None => Ok(None),
    }
}

/// Whether a form with this key was answered before, whatever it held.
pub async fn is_used(conn: &mut Conn, person: PersonId, key: &str) -> Result<bool> {
    Ok(!key.is_empty() && store::is_used(conn, &sender(person), &cut(key)).await?)
}

/// Those of these keys under which this person's forms were answered.
pub async fn answered_of(app: &App, person: PersonId, keys: &[String]) -> Result<Vec<String>> {
    let mut conn = app.db.read().await?;
    let mut answered = Vec::new();
    for key in keys {
        if is_used(&mut conn, person, key).await? {
            answered.push(key.clone());
        }
    }
    Ok(answered)
}

/// Gives an earlier answer again once it is durable: what this transaction read may be part of a commit that is
/// still on its way.
pub async fn confirmed(tx: Tx, result: i64) -> Result<i64> {
    tx.commit().await?;
    Ok(result)
}

/// Commits the work together with its answer, and gives that. When the same submission was answered meanwhile, nothing
/// of this work is kept, and the first answer counts.
pub async fn commit(mut tx: Tx, app: &App, submission: Option<&Submission>, result: i64) -> Result<i64> {
    if let Some(submission) = submission
        && !store::insert(&mut tx, submission, result, app.now()).await?
    {
        drop(tx);
        let first = store::find(&mut *app.db.read().await?, submission).await?;
        return first.ok_or_else(|| Error::Conflict(Phrase::new("sent-twice")));
    }
    tx.commit().await?;
    Ok(result)
}

/// How long a form can be sent again and get the same answer.
const KEPT: i64 = 2 * DAY;

/// Forgets answers that nobody can be waiting for any more.
pub async fn sweep(app: &App) -> Result<()> {
    let mut tx = app.begin().await?;
    store::delete_before(&mut tx, app.now() - KEPT).await?;
    tx.commit().await
}
