//! One empty database for one test.

use crate::cluster;

/// Left behind when dropped: it goes with its cluster.
#[derive(Debug)]
pub struct Database {
    url: String,
}

impl Database {
    pub(crate) fn new(url: String) -> Self {
        Self { url }
    }

    /// A new, empty database on the cluster that all tests of this process share.
    pub async fn create() -> Self {
        cluster::shared().await.database().await
    }

    pub fn url(&self) -> &str {
        &self.url
    }
}
