//! Which network address a request comes from, when proxies stand in between.

use std::net::IpAddr;
use std::str::FromStr;

use axum::http::HeaderMap;

/// Addresses and networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<Network>);

#[derive(Debug, Clone, Copy)]
struct Network {
    address: IpAddr,
    bits: u8,
}

impl FromStr for TrustedProxies {
    type Err = String;

    /// Comma-separated; empty for none.
    fn from_str(text: &str) -> Result<Self, String> {
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(network)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

fn network(text: &str) -> Result<Network, String> {
    let wrong = || format!("{text:?} is neither an address nor a network such as 10.0.0.0/8");
    let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
    let address: IpAddr = address.parse().map_err(|_| wrong())?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits = bits.map_or(Ok(most), |bits| bits.parse().map_err(|_| wrong()))?;
    if bits > most { Err(wrong()) } else { Ok(Network { address, bits }) }
}

impl Network {
    fn contains(self, other: IpAddr) -> bool {
        match (self.address, other) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0);
                own.to_bits() & mask == other.to_bits() & mask
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.bits)).unwrap_or(0);
                own.to_bits() & mask == other.to_bits() & mask
            }
            _ => false,
        }
    }
}

impl TrustedProxies {
    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }

    /// The nearest address that is not a trusted proxy. Whatever a stranger wrote into the header stands further
    /// left and is not reached.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        if !self.trusts(client) {
            return client;
        }
        let values: Vec<&str> =
            headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
        for hop in values.iter().flat_map(|value| value.split(',')).rev() {
            let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
            client = address.to_canonical();
            if !self.trusts(client) {
                break;
            }
        }
        client
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::TrustedProxies;

    fn client(trusted: &str, peer: &str, forwarded: &'static str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static(forwarded));
        let proxies: TrustedProxies = trusted.parse().expect("networks");
        proxies.client(peer.parse().expect("address"), &headers).to_string()
    }

    #[test]
    fn a_stranger_cannot_choose_an_address() {
        assert_eq!(client("", "203.0.113.9", "1.1.1.1"), "203.0.113.9");
        assert_eq!(client("10.0.0.0/8", "203.0.113.9", "1.1.1.1"), "203.0.113.9");
        assert_eq!(client("10.0.0.0/8", "10.0.0.1", "1.1.1.1, 198.51.100.7"), "198.51.100.7");
        assert_eq!(client("10.0.0.0/8", "10.0.0.1", "198.51.100.7, 10.0.0.2"), "198.51.100.7");
        assert_eq!(client("10.0.0.0/8", "10.0.0.1", "1.1.1.1, rubbish"), "10.0.0.1");
    }

    #[test]
    fn a_wrong_network_is_named() {
        assert!("10.0.0.0/40".parse::<TrustedProxies>().unwrap_err().contains("10.0.0.0/40"));
    }
}
