//! The command line.

mod admin;
mod assist;
mod demo;
mod seed;
mod serve;
