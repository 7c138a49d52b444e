//! Files on their way in and out, and how pages show them.

pub mod download;
pub mod removal;
pub mod upload;
mod view;

pub use view::{FileView, FilesField};
