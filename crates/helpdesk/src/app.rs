//! What every verb works with: the store, the clock, the settings, and the wake-up of whoever watches.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use crate::articles::Views;
use crate::clock::Clock;
use crate::error::Result;
use crate::event::{Kind, NewEvent};
use crate::live::{Change, Live};
use crate::search::Index;
use crate::settings::{Settings, SettingsCache};
use crate::suggestions::SolvedTickets;

/// The job that lets everything follow from a stored event.
pub const DISPATCH: &str = "dispatch_event";

/// Cheap to clone; one per process.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub db: db::Db,
    pub clock: Clock,
    /// Wakes the job workers of this process.
    pub jobs: jobs::Wake,
    /// The contents of attachments.
    pub files: files::Store,
    pub live: Live,
    /// What the assistant learnt from its examples.
    pub learnt: crate::assistant::Learnt,
    /// Whether a mail server is configured: without one there are no codes.
    pub mail_configured: bool,
    settings: SettingsCache,
    model: OnceLock<llm::Model>,
    /// Turns texts into vectors; loads when it is first asked.
    pub(crate) encoder: assist::Encoder,
    /// How often articles were read since that was stored last.
    pub(crate) views: Views,
    /// Articles and services as they are found.
    pub(crate) search: Index,
    /// Tickets that a person solved, as others like them are found.
    pub(crate) solved: SolvedTickets,
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Wraps a migrated store and reads the settings.
    pub async fn new(db: db::Db, files: files::Store, clock: Clock, mail_configured: bool) -> Result<Self> {
        let settings = SettingsCache::load(&db).await?;
        let (jobs, live) = (jobs::Wake::new(), Live::begin(&db).await?);
        Ok(Self(Arc::new(Parts {
            db,
            files,
            clock,
            jobs,
            live,
            learnt: crate::assistant::Learnt::default(),
            mail_configured,
            settings,
            model: OnceLock::new(),
            encoder: assist::Encoder::new(),
            views: Views::default(),
            search: Index::default(),
            solved: SolvedTickets::default(),
        })))
    }

    /// Lets answers be worded by a language model from now on; the first that is named stays.
    pub fn use_model(&self, model: llm::Model) {
        let _ = self.model.set(model);
    }

    /// The language model, where the desk has one.
    pub fn model(&self) -> Option<&llm::Model> {
        self.model.get()
    }

    /// The desk's settings as last read.
    pub fn settings(&self) -> Arc<Settings> {
        self.settings.current()
    }

    /// Reads the settings again: after a change, and on the tick that notices other processes.
    pub async fn reload_settings(&self) -> Result<()> {
        self.settings.reload(&self.db).await
    }

    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// A connection to read with, for several statements in a row.
    pub async fn read(&self) -> Result<db::Reader> {
        Ok(self.db.read().await?)
    }

    /// Opens a write transaction. Nothing slow belongs inside: no network, no rendering, no password hash.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(Tx { app: self.clone(), inner: self.db.begin().await?, changes: Vec::new() })
    }
}

/// A write transaction that records events. Dropped without commit, it leaves no trace.
pub struct Tx {
    app: App,
    inner: db::Tx,
    changes: Vec<Change>,
}

impl Tx {
    /// Stores the event and the job from which everything else follows. Returns the event's id.
    pub async fn record(&mut self, event: NewEvent) -> Result<i64> {
        let now = self.app.now();
        let change = crate::event_store::insert(&mut self.inner, &event, now).await?;
        let payload = crate::event_store::Dispatch { event: change.event, secret: event.secret };
        jobs::enqueue(&mut self.inner, DISPATCH, &payload, now).await?;
        self.changes.push(change);
        Ok(change.event)
    }

    /// Durable when this returns, and so is all that the transaction read: on SQLite that may be part of a commit
    /// still on its way, so a verb commits even when it found nothing to change. Then wakes the workers and the open pages.
    pub async fn commit(self) -> Result<()> {
        self.inner.commit().await?;
        if !self.changes.is_empty() {
            self.app.jobs.wake();
        }
        if self.changes.iter().any(|change| change.kind == Kind::SettingsChanged) {
            self.app.reload_settings().await?;
        }
        self.app.live.publish(&self.changes);
        Ok(())
    }
}

impl Deref for Tx {
    type Target = db::Conn;
    fn deref(&self) -> &db::Conn {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut db::Conn {
        &mut self.inner
    }
}
