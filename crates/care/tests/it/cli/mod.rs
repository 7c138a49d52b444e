//! The command line.

mod admin;
mod demo;
mod seed;
mod serve;
