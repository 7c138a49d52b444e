//! What administrators do.

mod assignment;
mod brand;
mod canned;
mod desk;
mod people;
mod work;
