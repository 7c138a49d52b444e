//! The store on both engines.

mod group_commit;
mod migrations;
mod postgres;
mod sharing;
mod support;
mod transactions;
mod values;
