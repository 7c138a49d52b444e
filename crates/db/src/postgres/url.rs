//! The URL of a PostgreSQL database.

use std::path::PathBuf;
use std::time::Duration;

use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::tls::{self, Trust};
use crate::error::{Error, Result};

pub(super) struct Config {
    pub(super) server: tokio_postgres::Config,
    pub(super) tls: MakeRustlsConnect,
}

/// As libpq reads it: `sslmode` is disable, prefer (default), require, verify-ca or verify-full, and only the last
/// two look at the server's certificate, by `sslrootcert` or else by the roots that this machine trusts.
pub(super) fn parse(url: &str) -> Result<Config> {
    let (rest, asked) = take_tls(url)?;
    // The parser's own text would repeat parts of the URL, which holds the password.
    let mut server: tokio_postgres::Config =
        rest.parse().map_err(|_| Error::Other("the database URL is not one of PostgreSQL".into()))?;
    server.ssl_mode(asked.mode);
    if server.get_application_name().is_none() {
        server.application_name("care");
    }
    if server.get_connect_timeout().is_none() {
        server.connect_timeout(Duration::from_secs(5));
    }
    if server.get_tcp_user_timeout().is_none() {
        server.tcp_user_timeout(Duration::from_secs(30));
    }
    Ok(Config { server, tls: tls::connector(asked.trust, asked.roots.as_deref())? })
}

#[derive(Debug, PartialEq)]
struct Tls {
    mode: SslMode,
    trust: Trust,
    roots: Option<PathBuf>,
}

/// Takes the TLS options out of the URL: the driver does not know all of them.
fn take_tls(url: &str) -> Result<(String, Tls)> {
    let mut tls = Tls { mode: SslMode::Prefer, trust: Trust::Anybody, roots: None };
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let mut kept = Vec::new();
    for option in query.split('&').filter(|option| !option.is_empty()) {
        match option.split_once('=') {
            Some(("sslmode", mode)) => (tls.mode, tls.trust) = ssl_mode(mode)?,
            Some(("sslrootcert", path)) => tls.roots = Some(percent_decode(path).into()),
            _ => kept.push(option),
        }
    }
    let rest = if kept.is_empty() { base.to_owned() } else { format!("{base}?{}", kept.join("&")) };
    Ok((rest, tls))
}

fn ssl_mode(mode: &str) -> Result<(SslMode, Trust)> {
    Ok(match mode {
        "disable" => (SslMode::Disable, Trust::Anybody),
        "prefer" => (SslMode::Prefer, Trust::Anybody),
        "require" => (SslMode::Require, Trust::Anybody),
        "verify-ca" => (SslMode::Require, Trust::Chain),
        "verify-full" => (SslMode::Require, Trust::ChainAndName),
        other => {
            return Err(Error::Other(format!(
                "sslmode={other} is not known: disable, prefer, require, verify-ca or verify-full"
            )));
        }
    })
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped =
            tail.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (first, escaped) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_options_leave_the_url_and_the_others_stay() {
        let (rest, tls) = take_tls(
            "postgres://u:p@h/d?sslmode=verify-full&application_name=x&sslrootcert=/etc/my%20ca.pem",
        )
        .unwrap();
        assert_eq!(rest, "postgres://u:p@h/d?application_name=x");
        assert_eq!(
            tls,
            Tls { mode: SslMode::Require, trust: Trust::ChainAndName, roots: Some("/etc/my ca.pem".into()) }
        );
    }

    #[test]
    fn without_options_tls_is_used_when_the_server_has_it() {
        let (rest, tls) = take_tls("postgres://h/d").unwrap();
        assert_eq!(rest, "postgres://h/d");
        assert_eq!(tls, Tls { mode: SslMode::Prefer, trust: Trust::Anybody, roots: None });
    }

    #[test]
    fn a_wrong_url_is_refused_without_repeating_its_password() {
        let Err(error) = parse("postgres://u:secret@h:port/d") else { panic!("accepted") };
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
