//! Passwords: what is accepted, and how they are kept.

mod hashing;
mod leaked;
mod policy;

pub use hashing::{Verdict, hash, verify};
pub use policy::{MAX_CHARACTERS, MIN_CHARACTERS, check, check_pair};
