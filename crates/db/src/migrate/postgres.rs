//! Migrating a PostgreSQL database; replicas that start together take turns.

use deadpool_postgres::Object;
use tokio_postgres::Client;

use super::{HISTORY, Migration, dialect, pending};
use crate::error::{Error, Result};
use crate::postgres::Store;
use crate::store::Engine;

/// The key of the advisory lock; any constant of our own.
const LOCK: i64 = 0x6361_7265_6d69_6772;

/// Works on a connection of its own, closed afterwards, which also gives the lock back.
pub(crate) async fn migrate(store: &Store, known: &'static [Migration], now: i64) -> Result<()> {
    let client = Object::take(store.connection().await?);
    client.batch_execute("SET statement_timeout = 0; SET lock_timeout = 0").await?;
    client.execute("SELECT pg_advisory_lock($1)", &[&LOCK]).await?;
    client.batch_execute("SET client_min_messages = warning").await?;
    client.batch_execute(&dialect::rewrite(HISTORY, Engine::Postgres)).await?;
    for migration in pending(known, &applied(&client).await?)? {
        apply(&client, &migration, now).await?;
    }
    Ok(())
}

async fn applied(client: &Client) -> Result<Vec<(i64, String)>> {
    let rows = client.query("SELECT version, checksum FROM schema_migrations ORDER BY version", &[]).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

async fn apply(client: &Client, migration: &Migration, now: i64) -> Result<()> {
    let failed = |error: tokio_postgres::Error| {
        let error = Error::from(error);
        Error::Other(format!("migration {:04} ({}) failed: {error}", migration.version, migration.name))
    };
    client.batch_execute("BEGIN").await?;
    client.batch_execute(&dialect::rewrite(migration.text, Engine::Postgres)).await.map_err(failed)?;
    client
        .execute(
            "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
            &[&migration.version, &migration.name, &migration.checksum(), &now],
        )
        .await?;
    client.batch_execute("COMMIT").await?;
    Ok(())
}
