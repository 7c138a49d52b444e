//! The command line.

mod admin;
mod articles;
mod assist;
mod demo;
mod seed;
mod serve;
