//! Files that people attach.

mod bombs;
mod contents;
mod forms;
mod limits;
mod names;
mod parts;
mod pictures;
mod rights;
