//! What the tests of several crates need: real PostgreSQL in temporary clusters, a server that one can listen to,
//! folders, pictures, and tests that run on both engines.

mod cluster;
mod database;
mod engines;
mod folders;
mod peer;
pub mod pictures;
mod programs;

pub use cluster::Cluster;
pub use database::Database;
pub use folders::folder;
pub use peer::Peer;
