//! What the desk writes to people, and how it gets there.

mod delivery;
mod tickets;
