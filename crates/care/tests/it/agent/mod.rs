//! What agents do.

mod inbox;
mod suggestions;
mod tickets;
