//! Files that people attach.

mod bombs;
mod contents;
mod forms;
mod limits;
mod names;
mod pictures;
mod rights;
