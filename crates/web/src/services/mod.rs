//! The catalogue and the status page, open to everybody; and being told when a service changes.

pub mod catalogue;
pub mod confirm;
pub mod end;
pub mod news;
pub mod notice;
pub mod picture;
pub mod show;
pub mod status;
pub mod view;
