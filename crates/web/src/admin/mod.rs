//! Settings pages for administrators.

pub mod articles;
pub mod assistant;
pub mod branding;
pub mod canned;
pub mod conversation;
pub mod desk;
pub mod hours;
pub mod limits;
pub mod people;
pub mod service;
pub mod services;
pub mod staff;
pub mod widget;
