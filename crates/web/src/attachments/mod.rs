//! Files on their way in and out, and how pages show them.

pub mod download;
mod part;
pub mod removal;
pub mod upload;
mod view;

pub use part::Wanted;
pub use view::{FileView, FilesField};
