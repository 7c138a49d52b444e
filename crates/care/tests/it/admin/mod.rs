//! What administrators do.

mod assignment;
mod desk;
mod people;
mod work;
