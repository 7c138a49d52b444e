//! Where a request may go: what a caller allows, and an address that was held against it.

use std::net::{IpAddr, SocketAddr};

use hyper::Uri;
use hyper::http::uri::Scheme;

use crate::address::{is_inside, is_public};
use crate::error::{Error, Result};
use crate::resolve::Resolve;

/// What a caller allows.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Besides https.
    pub plain_http: bool,
    pub ports: Vec<u16>,
    /// Lets this machine's own addresses through, by http and at any port: for tests.
    pub loopback: bool,
    /// Lets the networks of one's own through, by http and at any port; what a cloud tells its machines never.
    pub inside: bool,
}

impl Rules {
    /// https at its usual port, to the public internet.
    pub fn https() -> Self {
        Self { plain_http: false, ports: vec![443], loopback: false, inside: false }
    }
}

/// Somewhere that may be called, with the addresses that were checked: nothing is looked up again.
pub(crate) struct Destination {
    pub host: String,
    pub is_https: bool,
    /// At least one.
    pub addresses: Vec<SocketAddr>,
}

impl Destination {
    /// Takes an address apart, looks its host up, and keeps what the rules allow.
    pub async fn of(uri: &Uri, rules: &Rules, resolver: &dyn Resolve) -> Result<Self> {
        let authority = uri.authority().ok_or(Error::Refused)?;
        if authority.as_str().contains('@') {
            return Err(Error::Refused);
        }
        let is_https = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTPS => true,
            Some(scheme) if *scheme == Scheme::HTTP => false,
            _ => return Err(Error::Refused),
        };
        let port = match authority.port() {
            Some(written) => written.as_str().parse().map_err(|_| Error::Refused)?,
            None if is_https => 443,
            None => 80,
        };
        let public_fits = (is_https || rules.plain_http) && rules.ports.contains(&port);
        if !public_fits && !rules.loopback && !rules.inside {
            return Err(Error::Refused);
        }
        let host = authority.host().trim_start_matches('[').trim_end_matches(']').to_owned();
        let found = lookup(&host, resolver).await?;
        let fits = |address: &IpAddr| {
            (public_fits && is_public(*address))
                || (rules.loopback && address.is_loopback())
                || (rules.inside && is_inside(*address))
        };
        let addresses: Vec<_> =
            found.into_iter().filter(fits).map(|address| SocketAddr::new(address, port)).collect();
        if addresses.is_empty() { Err(Error::Refused) } else { Ok(Self { host, is_https, addresses }) }
    }
}

/// An address stands for itself; all other spellings of one are the resolver's matter, and checked like a name's.
async fn lookup(host: &str, resolver: &dyn Resolve) -> Result<Vec<IpAddr>> {
    if let Ok(address) = host.parse() {
        return Ok(vec![address]);
    }
    if host.is_empty() {
        return Err(Error::Refused);
    }
    resolver.resolve(host).await.map_err(|_| Error::Unreachable)
}
