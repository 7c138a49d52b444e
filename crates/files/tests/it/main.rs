//! Files on a real disk.

mod pictures;
mod storing;
mod support;
