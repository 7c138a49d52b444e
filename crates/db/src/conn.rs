//! The only way to run SQL: a connection lent for reading, or a write transaction.

use std::ops::{Deref, DerefMut};

use crate::error::{Error, Result};
use crate::postgres::Session;
use crate::row::FromRow;
use crate::sqlite::{Body, Lease};
use crate::store::Engine;
use crate::value::Value;

/// A connection of either engine. Statements use `$1, $2, …`; a number may repeat.
///
/// After a statement failed on a write transaction the others fail too and it cannot be committed: PostgreSQL
/// works like that, so SQLite does here. Let the engine decide races with `ON CONFLICT`.
pub struct Conn(Inner);

enum Inner {
    SqliteReader(Lease),
    SqliteWriter(Body),
    Postgres(Session),
}

impl Conn {
    /// Runs a statement. Returns how many rows it changed.
    pub async fn exec(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        match &mut self.0 {
            Inner::SqliteReader(lease) => lease.exec(sql, params),
            Inner::SqliteWriter(body) => body.exec(sql, params),
            Inner::Postgres(session) => session.exec(sql, params).await,
        }
    }

    /// Every row.
    pub async fn all<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Vec<T>> {
        match &mut self.0 {
            Inner::SqliteReader(lease) => lease.all(sql, params),
            Inner::SqliteWriter(body) => body.all(sql, params),
            Inner::Postgres(session) => session.all(sql, params).await,
        }
    }

    /// The first row, if there is one.
    pub async fn opt<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Option<T>> {
        match &mut self.0 {
            Inner::SqliteReader(lease) => lease.opt(sql, params),
            Inner::SqliteWriter(body) => body.opt(sql, params),
            Inner::Postgres(session) => session.opt(sql, params).await,
        }
    }

    /// The first row; [`Error::NoRow`] when there is none.
    pub async fn one<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<T> {
        self.opt(sql, params).await?.ok_or(Error::NoRow)
    }

    pub fn engine(&self) -> Engine {
        match &self.0 {
            Inner::SqliteReader(_) | Inner::SqliteWriter(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// The text for this engine, for the few statements that must differ.
    pub fn pick<'a>(&self, sqlite: &'a str, postgres: &'a str) -> &'a str {
        self.engine().pick(sqlite, postgres)
    }
}

/// A connection for reading. Several statements may follow each other on it; none can write.
pub struct Reader(Conn);

/// A write transaction. Durable only when [`Tx::commit`] has returned; dropped before, it leaves no trace.
pub struct Tx(Conn);

impl Reader {
    pub(crate) fn sqlite(lease: Lease) -> Self {
        Self(Conn(Inner::SqliteReader(lease)))
    }

    pub(crate) fn postgres(session: Session) -> Self {
        Self(Conn(Inner::Postgres(session)))
    }
}

impl Tx {
    pub(crate) fn sqlite(body: Body) -> Self {
        Self(Conn(Inner::SqliteWriter(body)))
    }

    pub(crate) fn postgres(session: Session) -> Self {
        Self(Conn(Inner::Postgres(session)))
    }

    /// Returns when everything written is durable. An error means that nothing is; only after
    /// [`Error::Unavailable`] from PostgreSQL is it unknown.
    pub async fn commit(self) -> Result<()> {
        match self.0.0 {
            Inner::SqliteWriter(body) => body.commit().await,
            Inner::Postgres(session) => session.commit().await,
            Inner::SqliteReader(_) => Err(Error::Other("a reader cannot commit".into())),
        }
    }
}

impl Deref for Reader {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}

impl Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}
