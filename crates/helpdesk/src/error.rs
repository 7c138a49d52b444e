//! What can go wrong for the person who asked. Doors turn it into a page; nothing else maps statuses.

use std::time::Duration;

use locales::Phrase;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or this actor may not know that it does.
    #[error("not found")]
    NotFound,
    /// The actor may know that it exists, but not do this. The text says why.
    #[error("{0}")]
    Forbidden(Phrase),
    /// Fields that need another value.
    #[error("invalid input")]
    Invalid(Problems),
    /// Somebody else was faster, or the state does not allow it. The text says what is so now.
    #[error("{0}")]
    Conflict(Phrase),
    /// A limit is reached; try again after this time.
    #[error("too many attempts")]
    TooMany { retry_after: Duration },
    /// The store cannot take it now (disk full, database away); nothing was stored.
    #[error("the store is not available: {0}")]
    Unavailable(Shortage),
    #[error("internal error: {0}")]
    Internal(String),
}

/// Why the store refuses work for the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortage {
    DiskFull,
    DatabaseAway,
}

impl std::fmt::Display for Shortage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::DiskFull => "the disk is full",
            Self::DatabaseAway => "the database is away",
        })
    }
}

/// Messages for people, each tied to the name of a form field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<(&'static str, Phrase)>);

impl Problems {
    pub fn add(&mut self, field: &'static str, message: Phrase) {
        self.0.push((field, message));
    }

    /// The first message for this field.
    pub fn of(&self, field: &str) -> Option<&Phrase> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, message)| message)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Phrase)> {
        self.0.iter().map(|(field, message)| (*field, message))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Ok when nothing was found wrong.
    pub fn check(self) -> Result<()> {
        if self.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

impl Error {
    /// One field with one message.
    pub fn invalid(field: &'static str, message: Phrase) -> Self {
        let mut problems = Problems::default();
        problems.add(field, message);
        Self::Invalid(problems)
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Self {
        match error {
            db::Error::Full => Self::Unavailable(Shortage::DiskFull),
            db::Error::Unavailable(_) => Self::Unavailable(Shortage::DatabaseAway),
            // Two transactions stood in each other's way, and the database ended this one.
            db::Error::Conflict(_) => Self::Conflict(Phrase::new("changed-at-once")),
            other => Self::Internal(other.to_string()),
        }
    }
}
