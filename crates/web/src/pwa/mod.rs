//! The desk as an app of its own: what a browser needs to install it, and what it shows without a network.

pub mod manifest;
pub mod offline;
pub mod worker;
