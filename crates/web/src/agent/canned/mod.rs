//! Canned texts for a reply to one ticket: the picker in the field for the reply reads these pages, and they work
//! without it.

pub mod list;
pub mod show;
