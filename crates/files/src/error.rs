//! What can go wrong with a file.

use std::io::{self, ErrorKind};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is larger than was agreed; nothing of it is kept.
    #[error("the file is too large")]
    TooLarge,
    #[error("the disk is full")]
    Full,
    #[error("files: {0}")]
    Io(io::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Io(error),
        }
    }
}
