//! From a host's name to its addresses.

use std::io;
use std::net::IpAddr;
use std::pin::Pin;

/// Looks up names. Handed in, so that tests have names of their own.
pub trait Resolve: Send + Sync {
    /// Every address of this name, in the order in which they should be tried.
    fn resolve<'a>(&'a self, host: &'a str) -> Addresses<'a>;
}

pub type Addresses<'a> = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send + 'a>>;

/// The machine's own resolver.
#[derive(Debug, Clone, Copy)]
pub struct System;

impl Resolve for System {
    fn resolve<'a>(&'a self, host: &'a str) -> Addresses<'a> {
        Box::pin(async move {
            let found = tokio::net::lookup_host((host, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}
