//! A nudge within the process, so that no worker waits for its next poll.

use std::sync::Arc;

use tokio::sync::watch;

/// Cheap to clone; every worker hears every nudge.
#[derive(Debug, Clone)]
pub struct Wake(Arc<watch::Sender<()>>);

/// One listener. A nudge that came while it did not listen is kept for it.
#[derive(Debug)]
pub struct Nudges(watch::Receiver<()>);

impl Default for Wake {
    fn default() -> Self {
        Self::new()
    }
}

impl Wake {
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(())))
    }

    pub fn wake(&self) {
        self.0.send_replace(());
    }

    /// Hears the nudges from now on.
    pub fn listen(&self) -> Nudges {
        Nudges(self.0.subscribe())
    }

    /// Waits for the next nudge from now on.
    pub async fn wait(&self) {
        self.listen().next().await;
    }
}

impl Nudges {
    /// Waits for the next nudge, forever once nobody can send one.
    pub async fn next(&mut self) {
        if self.0.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
