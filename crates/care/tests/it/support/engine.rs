//! The two engines, and a fresh place to store things on each.

use super::Care;

/// Where a desk keeps its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A store that no other test knows.
pub enum Place {
    /// The data folder, where the program puts it by itself.
    Folder,
    Database(testkit::Database),
}

impl Place {
    pub async fn new(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => Self::Folder,
            Engine::Postgres => Self::Database(testkit::Database::create().await),
        }
    }

    /// The command with what names this place.
    pub fn of(&self, care: Care) -> Care {
        match self {
            Self::Folder => care,
            Self::Database(database) => care.arg("--database").arg(database.url()),
        }
    }
}
