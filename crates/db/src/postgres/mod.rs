//! PostgreSQL: two pools, one whose connections cannot write.

mod error;
mod session;
mod tls;
mod url;
mod value;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};

use tokio_postgres_rustls::MakeRustlsConnect;

pub(crate) use session::Session;

use crate::error::{Error, Result};

const CONNECTIONS: usize = 10;
const PATIENCE: Duration = Duration::from_secs(5);
/// The first version with everything that is used.
const OLDEST: i64 = 150_000;

/// A server weakened to acknowledge before its own fsync is told otherwise; a stricter one is left alone.
const WRITER: &str = "
    SET statement_timeout = '30s';
    SET lock_timeout = '10s';
    SET idle_in_transaction_session_timeout = '60s';
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";
const READER: &str = "
    SET statement_timeout = '30s';
    SET default_transaction_read_only = on";

pub(crate) struct Store {
    readers: Pool,
    writers: Pool,
    /// For requests to cancel, which go over connections of their own.
    tls: MakeRustlsConnect,
    commits: Arc<AtomicU64>,
}

impl Store {
    pub(crate) async fn open(url: &str) -> Result<Self> {
        let config = url::parse(url)?;
        let store = Self {
            readers: pool(&config, READER)?,
            writers: pool(&config, WRITER)?,
            tls: config.tls,
            commits: Arc::new(AtomicU64::new(0)),
        };
        store.check().await?;
        Ok(store)
    }

    async fn check(&self) -> Result<()> {
        let mut session = self.read().await?;
        let found: Option<(i64, String)> = session
            .opt("SELECT CAST(current_setting('server_version_num') AS BIGINT), current_setting('server_encoding')", &[])
            .await?;
        let (version, encoding) = found.ok_or(Error::NoRow)?;
        if version < OLDEST {
            return Err(Error::Other(format!(
                "PostgreSQL 15 or newer is needed, this is {}",
                version / 10_000
            )));
        }
        if encoding != "UTF8" {
            return Err(Error::Other(format!(
                "the database is encoded as {encoding}: create it with ENCODING 'UTF8' TEMPLATE template0"
            )));
        }
        Ok(())
    }

    pub(crate) async fn read(&self) -> Result<Session> {
        Ok(Session::reader(self.readers.get().await?, self.tls.clone()))
    }

    pub(crate) async fn begin(&self) -> Result<Session> {
        Session::begin(self.writers.get().await?, self.tls.clone(), self.commits.clone()).await
    }

    /// A bare connection, for migrations.
    pub(crate) async fn connection(&self) -> Result<deadpool_postgres::Object> {
        Ok(self.writers.get().await?)
    }

    pub(crate) fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    pub(crate) fn close(&self) {
        self.readers.close();
        self.writers.close();
    }
}

fn pool(config: &url::Config, settings: &'static str) -> Result<Pool> {
    let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let manager = Manager::from_config(config.server.clone(), config.tls.clone(), recycling);
    Pool::builder(manager)
        .max_size(CONNECTIONS)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .recycle_timeout(Some(PATIENCE))
        .post_create(Hook::async_fn(move |client, _| {
            Box::pin(async move { client.batch_execute(settings).await.map_err(HookError::Backend) })
        }))
        .build()
        .map_err(|error| Error::Other(error.to_string()))
}
