//! Mails come in once and are given to the delivery job.

use std::collections::HashSet;

use db::Conn;

use super::store::Idle;
use super::{DELIVER, Deliver, NewMail, store};
use crate::actor::PersonId;
use crate::app::{App, Tx};
use crate::clock::MINUTE;
use crate::error::Result;
use crate::people;

/// Mails that are looked at together when waiting ones are released.
const BATCH: i64 = 200;
/// A try that is overdue by this much has lost its job.
const LOST: i64 = 15 * MINUTE;

/// Stores the mail unless its event and recipient have one, and with it the job that sends it. Without a mail
/// server, or while it is held, it waits for [`release`]. Returns whether it is new.
pub async fn store_once(tx: &mut Tx, app: &App, mail: &NewMail) -> Result<bool> {
    let now = app.now();
    let try_at = (app.mail_configured && !mail.held).then_some(now);
    let Some(id) = store::insert(tx, mail, try_at, now).await? else { return Ok(false) };
    if try_at.is_some() {
        jobs::enqueue(tx, DELIVER, &Deliver { mail: id }, now).await?;
    }
    Ok(true)
}

/// What the mails of this event say by now: those that were not handed over yet say it too, and are taken back where
/// there is nothing to say any more.
pub async fn correct(tx: &mut Tx, event: i64, mails: &[NewMail]) -> Result<()> {
    if mails.is_empty() {
        return store::withdraw(tx, event).await;
    }
    for mail in mails {
        store::reword(tx, mail).await?;
    }
    Ok(())
}

/// Gives every waiting mail that has no job a new one, once its recipient may get it. Harmless to repeat: a
/// mail has one try at a time however many jobs name it.
pub async fn release(app: &App) -> Result<()> {
    let mut after = 0;
    loop {
        let now = app.now();
        let mut conn = app.db.read().await?;
        let idle = store::idle(&mut conn, after, now - LOST, now, BATCH).await?;
        let proven = proven(&mut conn, &idle).await?;
        drop(conn);
        let Some(last) = idle.last() else { return Ok(()) };
        after = last.id;
        let may_go = |mail: &&Idle| !mail.held || mail.person.is_some_and(|person| proven.contains(&person));
        let ready: Vec<i64> = idle.iter().filter(may_go).map(|mail| mail.id).collect();
        start(app, &ready, now).await?;
    }
}

/// Those for whom mails are held, and who have shown since that the address is theirs.
async fn proven(conn: &mut Conn, idle: &[Idle]) -> Result<HashSet<PersonId>> {
    let asked: HashSet<PersonId> =
        idle.iter().filter(|mail| mail.held).filter_map(|mail| mail.person).collect();
    let mut proven = HashSet::new();
    for id in asked {
        if people::find(conn, id).await?.is_some_and(|person| person.verified) {
            proven.insert(id);
        }
    }
    Ok(proven)
}

async fn start(app: &App, mails: &[i64], now: i64) -> Result<()> {
    if mails.is_empty() {
        return Ok(());
    }
    let mut tx = app.begin().await?;
    for &mail in mails {
        if store::start(&mut tx, mail, now - LOST, now).await? {
            jobs::enqueue(&mut tx, DELIVER, &Deliver { mail }, now).await?;
        }
    }
    tx.commit().await?;
    app.jobs.wake();
    Ok(())
}
