//! What the desk writes to people, and how it gets there.

mod auto_reply;
mod delivery;
mod tickets;
