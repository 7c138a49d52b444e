//! How far the queue is behind, for whoever looks after the process.

use db::{Db, params, sql};

/// Late when due for longer than this without anybody having claimed it.
const LATE_MS: i64 = 60_000;

db::record! {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Backlog {
        /// Due now or later, late ones included.
        pub waiting: i64,
        /// Due for more than a minute, and nobody does them.
        pub late: i64,
        /// Given up after too many attempts.
        pub failed: i64,
    }
}

/// Counts all jobs: meant for people who ask, not for every page.
pub async fn backlog(db: &Db, now_ms: i64) -> db::Result<Backlog> {
    db.read()
        .await?
        .one(
            sql!(
                "SELECT COUNT(*) FILTER (WHERE state = 'ready'),
                        COUNT(*) FILTER (WHERE state = 'ready' AND run_at < $1),
                        COUNT(*) FILTER (WHERE state = 'failed')
                 FROM jobs"
            ),
            params![now_ms - LATE_MS],
        )
        .await
}
