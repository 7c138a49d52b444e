//! PostgreSQL's errors in the words of the store.

use std::error::Error as _;

use deadpool_postgres::PoolError;
use tokio_postgres::error::{DbError, SqlState};

use crate::error::Error;

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        if let Some(refusal) = error.as_db_error() {
            return from_server(refusal);
        }
        let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
        let message = format!("{error}{cause}");
        if error.is_closed() || error.source().is_some_and(|cause| cause.is::<std::io::Error>()) {
            Self::Unavailable(message)
        } else {
            Self::Other(message)
        }
    }
}

/// The message only: the detail names contents of rows.
fn from_server(refusal: &DbError) -> Error {
    let message = format!("{} ({})", refusal.message(), refusal.code().code());
    let code = refusal.code();
    if *code == SqlState::UNIQUE_VIOLATION {
        return Error::Unique(refusal.constraint().unwrap_or_default().to_owned());
    }
    if *code == SqlState::DISK_FULL {
        return Error::Full;
    }
    if [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED].contains(code) {
        return Error::Conflict(message);
    }
    let away = [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
        SqlState::TOO_MANY_CONNECTIONS,
        SqlState::OUT_OF_MEMORY,
        SqlState::QUERY_CANCELED,
        SqlState::LOCK_NOT_AVAILABLE,
    ];
    if away.contains(code) || code.code().starts_with("08") {
        return Error::Unavailable(message);
    }
    Error::Other(message)
}

impl From<PoolError> for Error {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Timeout(_) => {
                Self::Unavailable("no connection to PostgreSQL became free in time".into())
            }
            PoolError::Closed => Self::Unavailable("the store is closed".into()),
            PoolError::Backend(error) => error.into(),
            PoolError::PostCreateHook(deadpool_postgres::HookError::Backend(error)) => error.into(),
            other => Self::Unavailable(other.to_string()),
        }
    }
}
