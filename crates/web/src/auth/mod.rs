//! The door: signing up, in and out, and getting back in.

pub(crate) mod browser;
pub mod forgot;
pub mod forgot_code;
pub mod invitation;
pub mod reset;
pub mod setup;
pub mod sign_in;
pub mod sign_out;
pub mod sign_up;
mod token;
pub mod verify;
pub mod waiting;
pub mod welcome;
