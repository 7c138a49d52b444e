//! What can go wrong in the store, in the words of neither engine.

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Cheap to clone: one failed COMMIT answers every member of its group.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// [`Conn::one`](crate::Conn::one) found nothing.
    #[error("no row")]
    NoRow,
    /// A unique key is taken: the constraint (PostgreSQL) or `table.column` (SQLite).
    #[error("already taken: {0}")]
    Unique(String),
    /// The disk is full; nothing was stored.
    #[error("the disk is full")]
    Full,
    /// The engine cannot be reached or is busy beyond patience; later it may work.
    #[error("the store is not available: {0}")]
    Unavailable(String),
    /// Two transactions met; the same work may succeed when done again from its start.
    #[error("conflict with another transaction: {0}")]
    Conflict(String),
    /// The store was migrated by a newer program.
    #[error(
        "the store has schema version {found}, this program knows versions up to {known}: \
         start the newer program, or restore the backup made before the upgrade"
    )]
    Newer { found: i64, known: i64 },
    #[error("{0}")]
    Other(String),
}
