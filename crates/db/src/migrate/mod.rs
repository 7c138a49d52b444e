//! Brings the schema up to date: numbered files, each in one transaction, never changed once they were applied.

mod dialect;
mod postgres;
mod sqlite;
#[cfg(test)]
mod tests;

pub(crate) use postgres::migrate as postgres;
pub(crate) use sqlite::migrate as sqlite;

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// One file of the folder `migrations/`, in the house dialect.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    pub(crate) version: i64,
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// The migrations of this program, in order.
pub(crate) fn known() -> &'static [Migration] {
    MIGRATIONS
}

/// House dialect, rewritten like every migration.
const HISTORY: &str = "CREATE TABLE IF NOT EXISTS schema_migrations (
    version BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at BIGINT NOT NULL
) STRICT";

impl Migration {
    fn checksum(&self) -> String {
        Sha256::digest(self.text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// What is still to be applied, given the versions and checksums that were.
fn pending(known: &'static [Migration], applied: &[(i64, String)]) -> Result<Vec<Migration>> {
    let newest = known.last().map_or(0, |migration| migration.version);
    if let Some((found, _)) = applied.iter().find(|(version, _)| *version > newest) {
        return Err(Error::Newer { found: *found, known: newest });
    }
    let mut pending = Vec::new();
    for migration in known {
        match applied.iter().find(|(version, _)| *version == migration.version) {
            None => pending.push(*migration),
            Some((_, checksum)) if *checksum == migration.checksum() => {}
            Some(_) => {
                return Err(Error::Other(format!(
                    "migration {:04} ({}) is not the one that was applied to this store: \
                     the program and the store do not belong together",
                    migration.version, migration.name
                )));
            }
        }
    }
    Ok(pending)
}
