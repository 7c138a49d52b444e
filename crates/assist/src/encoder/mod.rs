//! Turns texts into vectors on one thread of its own. Who asks waits a tenth of a second at most and goes on without;
//! what is read in the background steps aside for them and takes a quarter of one core.

#[cfg(feature = "encoder")]
mod model;
#[cfg(feature = "encoder")]
mod thread;
#[cfg(feature = "encoder")]
mod wordpiece;

use crate::vector::Vector;

/// How long a question waits for its vector.
#[cfg(feature = "encoder")]
const WAIT: std::time::Duration = std::time::Duration::from_millis(100);

/// Cheap to clone. The thread starts and the model loads when the first text comes, and ends with the last clone.
#[derive(Clone)]
pub struct Encoder {
    #[cfg(feature = "encoder")]
    desk: Option<std::sync::Arc<thread::Desk>>,
}

#[cfg(feature = "encoder")]
impl Encoder {
    pub fn new() -> Encoder {
        Encoder { desk: Some(std::sync::Arc::default()) }
    }

    /// One that never has a vector, so that words alone decide.
    pub fn off() -> Encoder {
        Encoder { desk: None }
    }

    /// Whether vectors are to be had at all.
    pub fn is_on(&self) -> bool {
        self.desk.is_some()
    }

    /// For somebody who waits. `None` when eight are waiting already, or after [`WAIT`].
    pub async fn ask(&self, text: &str) -> Option<Vector> {
        let answer = self.desk.as_ref()?.put(thread::Lane::Asked, text)?;
        tokio::time::timeout(WAIT, answer).await.ok()?.ok()
    }

    /// For work that has to be done at once, however long it takes. `None` without a model.
    pub async fn encode(&self, text: &str) -> Option<Vector> {
        self.desk.as_ref()?.put(thread::Lane::Work, text)?.await.ok()
    }

    /// For work that has time: takes at most a quarter of one core. `None` without a model.
    pub async fn read(&self, text: &str) -> Option<Vector> {
        self.desk.as_ref()?.put(thread::Lane::Background, text)?.await.ok()
    }
}

#[cfg(not(feature = "encoder"))]
impl Encoder {
    pub fn new() -> Encoder {
        Encoder {}
    }

    pub fn off() -> Encoder {
        Encoder {}
    }

    pub fn is_on(&self) -> bool {
        false
    }

    pub async fn ask(&self, _: &str) -> Option<Vector> {
        None
    }

    pub async fn encode(&self, _: &str) -> Option<Vector> {
        None
    }

    pub async fn read(&self, _: &str) -> Option<Vector> {
        None
    }
}

impl Default for Encoder {
    fn default() -> Encoder {
        Encoder::new()
    }
}
