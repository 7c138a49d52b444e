//! Real PostgreSQL for tests: temporary clusters that end with the process that started them.

mod cluster;
mod database;
mod programs;

pub use cluster::Cluster;
pub use database::Database;
