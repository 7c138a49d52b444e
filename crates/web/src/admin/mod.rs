//! Settings pages for administrators.

pub mod desk;
pub mod people;
pub mod staff;
