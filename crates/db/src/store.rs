//! The store as a whole: opening, lending connections, closing.

use std::path::PathBuf;
use std::sync::Arc;

use crate::conn::{Reader, Tx};
use crate::error::Result;
use crate::migrate::Migration;
use crate::statement::Shape;
use crate::{migrate, postgres, sqlite};

/// Where the data lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The data file.
    Sqlite(PathBuf),
    /// `postgres://user:password@host:port/database?sslmode=…`
    Postgres(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    /// The text for this engine.
    pub fn pick<'a>(self, sqlite: &'a str, postgres: &'a str) -> &'a str {
        match self {
            Self::Sqlite => sqlite,
            Self::Postgres => postgres,
        }
    }
}

/// Versions of the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema {
    pub found: i64,
    pub known: i64,
}

/// An open store. Cheap to clone; one per process.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

enum Inner {
    Sqlite(sqlite::Store),
    Postgres(postgres::Store),
}

impl Db {
    /// Opens the store; SQLite's file and folder are created, readable by their owner alone.
    pub async fn open(target: &Target) -> Result<Self> {
        let inner = match target {
            Target::Sqlite(file) => Inner::Sqlite(sqlite::Store::open(file).await?),
            Target::Postgres(url) => Inner::Postgres(postgres::Store::open(url).await?),
        };
        Ok(Self(Arc::new(inner)))
    }

    /// Brings the schema up to date; `now_ms` is noted beside each migration.
    pub async fn migrate(&self, now_ms: i64) -> Result<()> {
        self.migrate_with(migrate::known(), now_ms).await
    }

    pub(crate) async fn migrate_with(&self, known: &'static [Migration], now_ms: i64) -> Result<()> {
        match &*self.0 {
            Inner::Sqlite(store) => migrate::sqlite(store, known, now_ms).await,
            Inner::Postgres(store) => migrate::postgres(store, known, now_ms).await,
        }
    }

    pub fn engine(&self) -> Engine {
        match &*self.0 {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// The text for this engine, for the few statements that must differ.
    pub fn pick<'a>(&self, sqlite: &'a str, postgres: &'a str) -> &'a str {
        self.engine().pick(sqlite, postgres)
    }

    /// Lends a connection that cannot write.
    pub async fn read(&self) -> Result<Reader> {
        match &*self.0 {
            Inner::Sqlite(store) => Ok(Reader::sqlite(store.readers.lend().await?)),
            Inner::Postgres(store) => Ok(Reader::postgres(store.read().await?)),
        }
    }

    /// Opens a write transaction. On SQLite there is one at a time: nothing slow belongs inside.
    pub async fn begin(&self) -> Result<Tx> {
        match &*self.0 {
            Inner::Sqlite(store) => Ok(Tx::sqlite(store.writer.begin().await?)),
            Inner::Postgres(store) => Ok(Tx::postgres(store.begin().await?)),
        }
    }

    /// Which version of the schema the store has, and which one this program knows.
    pub async fn schema(&self) -> Result<Schema> {
        let newest = crate::sql!("SELECT COALESCE(MAX(version), 0) FROM schema_migrations");
        let found = self.read().await?.one(newest, &[]).await?;
        Ok(Schema { found, known: migrate::known().last().map_or(0, |migration| migration.version) })
    }

    /// Whether the store answers.
    pub async fn ping(&self) -> Result<()> {
        self.read().await?.one::<i64>(crate::sql!("SELECT 1"), &[]).await?;
        Ok(())
    }

    /// What is broken inside the file; empty when it is sound. PostgreSQL looks after itself: always empty.
    pub async fn integrity_check(&self) -> Result<Vec<String>> {
        match &*self.0 {
            Inner::Sqlite(store) => store.readers.lend().await?.integrity_check().await,
            Inner::Postgres(_) => Ok(Vec::new()),
        }
    }

    /// Asks the engine what it makes of a statement, without running it. Refused are types that cannot be read.
    pub async fn describe(&self, sql: &str) -> Result<Shape> {
        match &*self.0 {
            Inner::Sqlite(store) => store.readers.lend().await?.describe(sql),
            Inner::Postgres(store) => store.read().await?.describe(sql).await,
        }
    }

    /// How many transactions this process made durable. On SQLite one of them may carry many bodies.
    pub fn commits(&self) -> u64 {
        match &*self.0 {
            Inner::Sqlite(store) => store.writer.commits(),
            Inner::Postgres(store) => store.commits(),
        }
    }

    /// Tidies up at a graceful stop: SQLite's log is folded into its file. What is committed is safe without it.
    pub async fn close(&self) -> Result<()> {
        match &*self.0 {
            Inner::Sqlite(store) => store.writer.checkpoint().await,
            Inner::Postgres(store) => {
                store.close();
                Ok(())
            }
        }
    }
}
