//! The open transaction of the writer, shared by the bodies of one group.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::writer::BUSY_TIMEOUT;
use crate::error::{Error, Result};

const LARGEST: usize = 64;

/// What the writer's lock guards.
pub(super) struct State {
    pub(super) conn: Connection,
    /// The open transaction.
    pub(super) group: Option<Group>,
    groups: u64,
    commits: Arc<AtomicU64>,
}

pub(super) struct Group {
    pub(super) number: u64,
    /// Who waits for the COMMIT.
    members: Vec<oneshot::Sender<Result<()>>>,
    /// Whether a task queues behind the bodies to commit what they leave open.
    pub(super) flusher: bool,
}

impl Group {
    pub(super) fn has_room(&self) -> bool {
        self.members.len() < LARGEST
    }
}

impl State {
    pub(super) fn new(conn: Connection, commits: Arc<AtomicU64>) -> Self {
        Self { conn, group: None, groups: 0, commits }
    }

    pub(super) fn run(&self, sql: &str) -> rusqlite::Result<()> {
        self.conn.prepare_cached(sql)?.raw_execute().map(drop)
    }

    /// Always IMMEDIATE: a transaction that begins by reading cannot wait for another process when it writes.
    pub(super) fn open_body(&mut self, patience: Duration) -> rusqlite::Result<()> {
        if self.group.is_none() {
            self.conn.busy_timeout(patience)?;
            let begun = self.run("BEGIN IMMEDIATE");
            self.conn.busy_timeout(BUSY_TIMEOUT)?;
            begun?;
            self.groups += 1;
            self.group = Some(Group { number: self.groups, members: Vec::new(), flusher: false });
        }
        self.run("SAVEPOINT body")
    }

    /// Undoes the open body. The members before it stay, and their flusher commits them.
    pub(super) fn drop_body(&mut self) {
        let Some(group) = &self.group else { return };
        if group.members.is_empty() {
            self.roll_back(&Error::Other("rolled back".into()));
        } else if let Err(error) = self.run("ROLLBACK TO body").and_then(|()| self.run("RELEASE body")) {
            self.roll_back(&error.into());
        }
    }

    /// Undoes the whole transaction and tells its members.
    pub(super) fn roll_back(&mut self, error: &Error) {
        if !self.conn.is_autocommit()
            && let Err(error) = self.run("ROLLBACK")
        {
            tracing::error!(%error, "a transaction could not be rolled back");
        }
        self.answer(&Err(error.clone()));
    }

    pub(super) fn commit_group(&mut self) {
        if self.group.is_none() {
            return;
        }
        match self.run("COMMIT") {
            Ok(()) => {
                self.commits.fetch_add(1, Ordering::Relaxed);
                self.answer(&Ok(()));
            }
            Err(error) => self.roll_back(&error.into()),
        }
    }

    fn answer(&mut self, result: &Result<()>) {
        for member in self.group.take().into_iter().flat_map(|group| group.members) {
            // Nobody listens when the request was cancelled meanwhile.
            member.send(result.clone()).ok();
        }
    }

    /// Ends the open body as a member of its group; the receiver hears how the COMMIT went.
    pub(super) fn join_group(&mut self) -> rusqlite::Result<oneshot::Receiver<Result<()>>> {
        self.run("RELEASE body")?;
        let (member, committed) = oneshot::channel();
        self.open_group().members.push(member);
        Ok(committed)
    }

    pub(super) fn open_group(&mut self) -> &mut Group {
        self.group.as_mut().expect("an open body has a group")
    }
}
