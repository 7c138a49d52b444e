//! Where the mail server stands and how it is spoken to.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use lettre::transport::smtp::client::{Certificate, TlsParameters};

/// How the way to the server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte (port 465).
    Implicit,
    /// After a greeting in the clear; nothing is sent unless the server agrees (port 587).
    StartTls,
    /// Not at all: only to this same machine.
    None,
}

impl Tls {
    pub const fn default_port(self) -> u16 {
        match self {
            Self::Implicit => 465,
            Self::StartTls => 587,
            Self::None => 25,
        }
    }
}

impl FromStr for Tls {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "implicit" => Ok(Self::Implicit),
            "starttls" => Ok(Self::StartTls),
            "none" => Ok(Self::None),
            other => Err(format!("“{other}” is none of implicit, starttls, none")),
        }
    }
}

/// A mail server that takes our messages.
#[derive(Clone)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub user: Option<String>,
    pub password: Option<String>,
    /// Certificates in PEM that are trusted beside the system's, for private servers.
    pub ca_file: Option<PathBuf>,
    /// For one message, from dialling to the server's last answer.
    pub timeout: Duration,
}

/// Without the password.
impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({self}, {:?}, user {:?})", self.tls, self.user)
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl Server {
    pub(super) fn check(&self) -> Result<(), String> {
        if self.host.is_empty() {
            return Err("the mail server's host is empty".to_owned());
        }
        if self.tls == Tls::None && !is_loopback(&self.host) {
            return Err(format!(
                "without TLS mails may only go to this machine, not to {}: use implicit or starttls",
                self.host
            ));
        }
        Ok(())
    }

    /// Certificates are always verified, names too.
    pub(super) fn tls_parameters(&self) -> Result<Option<TlsParameters>, String> {
        if self.tls == Tls::None {
            return Ok(None);
        }
        let mut builder = TlsParameters::builder(self.host.clone());
        if let Some(path) = &self.ca_file {
            let unusable =
                |why: String| format!("the certificates in {} cannot be used: {why}", path.display());
            let pem = std::fs::read(path).map_err(|error| unusable(error.to_string()))?;
            let certificate = Certificate::from_pem(&pem).map_err(|error| unusable(error.to_string()))?;
            builder = builder.add_root_certificate(certificate);
        }
        builder.build_rustls().map(Some).map_err(|error| format!("TLS cannot be prepared: {error}"))
    }
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
