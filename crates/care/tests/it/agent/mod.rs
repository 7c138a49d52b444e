//! What agents do.

mod inbox;
mod tickets;
