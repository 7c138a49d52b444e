//! Web push: hands notices to the push services of people's browsers.

mod answer;
mod deliver;

use std::sync::Arc;

use helpdesk::{App, push};
use jobs::Handlers;
use outbound::Client;
use webpush::Sender;

/// The way out for notices. Cheap to clone.
#[derive(Clone)]
pub struct Push {
    app: App,
    client: Client,
    sender: Arc<Sender>,
    /// Begins links to the desk while it has no base URL.
    own_address: Arc<str>,
}

impl Push {
    pub fn new(app: App, client: Client, sender: Sender, own_address: impl Into<Arc<str>>) -> Self {
        Self { app, client, sender: Arc::new(sender), own_address: own_address.into() }
    }

    /// Adds the job that tries to send one notice.
    #[must_use]
    pub fn handlers(&self, handlers: Handlers) -> Handlers {
        let push = self.clone();
        handlers.on(push::DELIVER, move |job| {
            let push = push.clone();
            async move { push.deliver(&job).await }
        })
    }
}
