//! Which network addresses are open to all: everything that leads into a network of somebody's own is not.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether this is an ordinary address of the public internet, by the registries of special addresses (RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => !SPECIAL_V4.iter().any(|(network, bits)| holds_v4(*network, *bits, v4)),
        IpAddr::V6(v6) => {
            holds_v6(GLOBAL_UNICAST.0, GLOBAL_UNICAST.1, v6)
                && !SPECIAL_V6.iter().any(|(network, bits)| holds_v6(*network, *bits, v6))
        }
    }
}

/// Whether this is an address of this machine or of a network of somebody's own. Link-local ones are not: there
/// clouds tell their machines secrets.
pub fn is_inside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => INSIDE_V4.iter().any(|(network, bits)| holds_v4(*network, *bits, v4)),
        IpAddr::V6(v6) => v6.is_loopback() || holds_v6(UNIQUE_LOCAL.0, UNIQUE_LOCAL.1, v6),
    }
}

const INSIDE_V4: [([u8; 4], u32); 5] = [
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([172, 16, 0, 0], 12),
    ([192, 168, 0, 0], 16),
];

const UNIQUE_LOCAL: ([u16; 8], u32) = ([0xfc00, 0, 0, 0, 0, 0, 0, 0], 7);

const SPECIAL_V4: [([u8; 4], u32); 16] = [
    ([0, 0, 0, 0], 8),       // this network
    ([10, 0, 0, 0], 8),      // private
    ([100, 64, 0, 0], 10),   // shared by the customers of a provider
    ([127, 0, 0, 0], 8),     // loopback
    ([169, 254, 0, 0], 16),  // link-local, and the metadata of clouds
    ([172, 16, 0, 0], 12),   // private
    ([192, 0, 0, 0], 24),    // protocol assignments
    ([192, 0, 2, 0], 24),    // documentation
    ([192, 31, 196, 0], 24), // AS112
    ([192, 52, 193, 0], 24), // automatic multicast tunnels
    ([192, 88, 99, 0], 24),  // relays from IPv6 to IPv4
    ([192, 168, 0, 0], 16),  // private
    ([198, 18, 0, 0], 15),   // benchmarks
    ([198, 51, 100, 0], 24), // documentation
    ([203, 0, 113, 0], 24),  // documentation
    ([224, 0, 0, 0], 3),     // multicast, reserved, broadcast
];

/// Outside of it lie loopback, unique local, link-local, multicast, and IPv4 mapped or translated (`::ffff:0:0`,
/// `64:ff9b::`).
const GLOBAL_UNICAST: ([u16; 8], u32) = ([0x2000, 0, 0, 0, 0, 0, 0, 0], 3);

const SPECIAL_V6: [([u16; 8], u32); 5] = [
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23), // protocol assignments, Teredo, benchmarks
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32), // documentation
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16), // 6to4: IPv4 inside
    ([0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0], 48), // AS112
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20), // documentation
];

fn holds_v4(network: [u8; 4], bits: u32, address: Ipv4Addr) -> bool {
    let differs = u32::from_be_bytes(network) ^ address.to_bits();
    differs.leading_zeros() >= bits
}

fn holds_v6(network: [u16; 8], bits: u32, address: Ipv6Addr) -> bool {
    let differs = Ipv6Addr::from(network).to_bits() ^ address.to_bits();
    differs.leading_zeros() >= bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_public() {
        for address in [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.1",
            "198.17.255.255",
            "223.255.255.255",
            "2606:4700::1111",
            "2a00:1450:4001::200e",
            "2001:200::1",
        ] {
            assert!(is_public(address.parse().expect("an address")), "{address}");
        }
    }

    #[test]
    fn addresses_that_lead_inside_are_not() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.170",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "64:ff9b::808:808",
            "64:ff9b:1::1",
            "100::1",
            "fc00::1",
            "fd12:3456:789a::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:2::1",
            "2001:10::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "3fff::1",
            "5f00::1",
            "4000::1",
        ] {
            assert!(!is_public(address.parse().expect("an address")), "{address}");
        }
    }

    #[test]
    fn networks_of_ones_own_are_inside_and_what_clouds_tell_their_machines_is_not() {
        for address in ["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.7.7", "100.64.0.1", "::1", "fd00::1"]
        {
            assert!(is_inside(address.parse().expect("an address")), "{address}");
        }
        for address in
            ["169.254.169.254", "0.0.0.0", "1.1.1.1", "224.0.0.1", "fe80::1", "::ffff:10.0.0.1", "::"]
        {
            assert!(!is_inside(address.parse().expect("an address")), "{address}");
        }
    }
}
