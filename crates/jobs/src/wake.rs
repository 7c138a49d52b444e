//! A nudge within the process, so that nobody waits for the next poll.

use std::sync::Arc;

use tokio::sync::Notify;

/// Cheap to clone. A nudge that nobody awaits is kept for the next who does.
#[derive(Debug, Clone, Default)]
pub struct Wake(Arc<Notify>);

impl Wake {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn wake(&self) {
        self.0.notify_one();
    }

    pub async fn wait(&self) {
        self.0.notified().await;
    }
}
