//! Every test here speaks to the real program, as its users do: on SQLite and on PostgreSQL.

mod admin;
mod agent;
mod architecture;
mod assistant;
mod attachments;
mod auth;
mod cli;
mod faults;
mod help;
mod languages;
mod live;
mod mails;
mod portal;
mod probes;
mod push;
mod security;
mod sql;
mod support;
mod widget;
