//! Attacks that hit helpdesks before, and the right answer to each.

mod browser;
mod enumeration;
mod hosts;
mod injection;
mod load;
mod logs;
mod mail_bomb;
mod matrix;
mod others;
mod self_service;
