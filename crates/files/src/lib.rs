//! Files that people hand in: kept by their content, looked at for pictures, and given names that are safe to
//! show. Knows no helpdesk.
#![forbid(unsafe_code)]

mod blob;
mod cover;
mod disposition;
mod error;
mod folder;
mod format;
mod jpeg;
mod logo;
mod name;
mod picture;
mod store;
mod studio;
mod upload;

pub use blob::{Blob, Variant};
pub use cover::{Cover, cover};
pub use disposition::{attachment, encoded};
pub use error::{Error, Result};
pub use format::Format;
pub use logo::logo;
pub use name::safe_name;
pub use picture::Size;
pub use store::{Opened, Store};
pub use upload::{Kept, Upload};
