//! One connection of a pool, lent for reading or for one transaction.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use deadpool_postgres::Object;
use tokio::runtime::Handle;
use tokio_postgres::Column;
use tokio_postgres::types::ToSql;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::value;
use crate::error::{Error, Result};
use crate::row::{FromRow, Row, Source};
use crate::statement::Shape;
use crate::value::Value;

pub(crate) struct Session {
    client: Option<Object>,
    /// The counter to raise at COMMIT; none for a reader.
    transaction: Option<Arc<AtomicU64>>,
    failed: Option<Error>,
    /// A statement was sent and its answer not yet read.
    waiting: bool,
    tls: MakeRustlsConnect,
}

impl Session {
    pub(super) fn reader(client: Object, tls: MakeRustlsConnect) -> Self {
        Self { client: Some(client), transaction: None, failed: None, waiting: false, tls }
    }

    pub(super) async fn begin(
        client: Object,
        tls: MakeRustlsConnect,
        commits: Arc<AtomicU64>,
    ) -> Result<Self> {
        let mut session = Self::reader(client, tls);
        session.transaction = Some(commits);
        session.client().batch_execute("BEGIN ISOLATION LEVEL READ COMMITTED").await?;
        Ok(session)
    }

    fn client(&self) -> &Object {
        self.client.as_ref().expect("a session holds its connection until it ends")
    }

    pub(crate) async fn exec(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        self.start()?;
        let result = self.execute(sql, params).await;
        self.note(result)
    }

    pub(crate) async fn all<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Vec<T>> {
        self.start()?;
        let result = self.query(sql, params).await.and_then(|rows| rows.iter().map(read).collect());
        self.note(result)
    }

    pub(crate) async fn opt<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Option<T>> {
        self.start()?;
        let result = self.query(sql, params).await.and_then(|rows| rows.first().map(read).transpose());
        self.note(result)
    }

    pub(crate) async fn describe(&mut self, sql: &str) -> Result<Shape> {
        let statement = self.client().prepare(sql).await?;
        let types = statement.params().iter().chain(statement.columns().iter().map(Column::type_));
        if let Some(foreign) = types.into_iter().find(|kind| !value::is_known(kind)) {
            return Err(Error::Other(format!("{foreign} is no type of this house: write a CAST")));
        }
        let columns = statement.columns().iter().map(|column| column.name().to_owned()).collect();
        Ok(Shape { parameters: statement.params().len(), columns })
    }

    async fn execute(&self, sql: &str, params: &[Value]) -> Result<u64> {
        let statement = self.prepare(sql, params).await?;
        Ok(self.client().execute(&statement, &borrow(params)).await?)
    }

    async fn query(&self, sql: &str, params: &[Value]) -> Result<Vec<tokio_postgres::Row>> {
        let statement = self.prepare(sql, params).await?;
        Ok(self.client().query(&statement, &borrow(params)).await?)
    }

    async fn prepare(&self, sql: &str, params: &[Value]) -> Result<tokio_postgres::Statement> {
        let statement = self.client().prepare_cached(sql).await?;
        let (expected, given) = (statement.params().len(), params.len());
        if expected == given {
            Ok(statement)
        } else {
            Err(Error::Other(format!("the statement takes {expected} values, {given} are given")))
        }
    }

    fn unfailed(&self) -> Result<()> {
        match &self.failed {
            Some(error) if self.transaction.is_some() => Err(error.clone()),
            _ => Ok(()),
        }
    }

    fn start(&mut self) -> Result<()> {
        self.unfailed()?;
        self.waiting = true;
        Ok(())
    }

    fn note<T>(&mut self, result: Result<T>) -> Result<T> {
        self.waiting = false;
        if let Err(error) = &result {
            self.failed = Some(error.clone());
        }
        result
    }

    /// A failed transaction must not be sent COMMIT: the server would answer it with a silent ROLLBACK.
    pub(crate) async fn commit(mut self) -> Result<()> {
        self.unfailed()?;
        self.client().batch_execute("COMMIT").await?;
        if let Some(commits) = self.transaction.take() {
            commits.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }
}

impl Drop for Session {
    /// A transaction without COMMIT, or a connection that failed, is closed rather than given back: the server
    /// rolls back, and statements prepared before a change of the schema go with it.
    fn drop(&mut self) {
        let Some(client) = self.client.take() else { return };
        if self.waiting {
            cancel(&client, self.tls.clone());
        }
        if self.waiting || self.transaction.is_some() || self.failed.is_some() {
            drop(Object::take(client));
        }
    }
}

/// Whoever asked hung up: the statement shall not hold its locks until it ends by itself.
fn cancel(client: &Object, tls: MakeRustlsConnect) {
    if let Ok(runtime) = Handle::try_current() {
        let token = client.cancel_token();
        runtime.spawn(async move { token.cancel_query(tls).await.ok() });
    }
}

fn read<T: FromRow>(row: &tokio_postgres::Row) -> Result<T> {
    T::from_row(&Row(Source::Postgres(row)))
}

fn borrow(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}
