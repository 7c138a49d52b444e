//! Pages for the people who answer.

pub mod inbox;
pub mod ticket;
pub mod work;
