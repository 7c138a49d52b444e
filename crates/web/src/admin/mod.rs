//! Settings pages for administrators.

pub mod branding;
pub mod conversation;
pub mod desk;
pub mod limits;
pub mod people;
pub mod staff;
