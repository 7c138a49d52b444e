//! What administrators do.

mod assignment;
mod brand;
mod desk;
mod people;
mod work;
