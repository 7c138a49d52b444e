//! What an operator says about the mail server.

use std::path::PathBuf;
use std::time::Duration;

use mail::{Mailbox, Server, Tls};

/// For one message, all answers together. Less than a try may take before it counts as lost.
const TIMEOUT: Duration = Duration::from_secs(45);

/// The mail server and whom mails come from.
#[derive(Clone)]
pub struct Settings {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub user: Option<String>,
    pub password: Option<String>,
    /// `care@example.com`, or `Name <care@example.com>`; the desk's name stands in where none is given.
    pub from: String,
    /// Certificates in PEM that are trusted beside the system's.
    pub ca_file: Option<PathBuf>,
}

impl Settings {
    pub(super) fn sender(&self) -> Result<Mailbox, String> {
        Mailbox::parse(&self.from).ok_or_else(|| format!("“{}” is no address to send mails from", self.from))
    }

    pub(super) fn server(self) -> Server {
        let Self { host, port, tls, user, password, ca_file, .. } = self;
        Server { host, port, tls, user, password, ca_file, timeout: TIMEOUT }
    }
}
