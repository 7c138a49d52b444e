//! Opens the store for a command: alone on its folder, or beside a running server.

use helpdesk::App;
use helpdesk::clock::Clock;

use crate::config::Config;
use crate::data_folder::{self, Lock};

/// A migrated store with the verbs on it, and the folder's lock for those who need it alone.
pub struct Store {
    pub app: App,
    _lock: Option<Lock>,
}

/// For a command that no other may disturb.
pub async fn open_alone(config: &Config, clock: Clock) -> Result<Store, String> {
    data_folder::prepare(&config.data)?;
    let lock = match config.database {
        // Replicas on one database share the folder, too.
        Some(_) => None,
        None => Some(data_folder::lock(&config.data)?),
    };
    Ok(Store { app: open(config, clock).await?, _lock: lock })
}

/// For a command that works whether or not a server runs.
pub async fn open_beside(config: &Config) -> Result<Store, String> {
    data_folder::prepare(&config.data)?;
    Ok(Store { app: open(config, Clock::system()).await?, _lock: None })
}

/// For a command that only reads: a store that is not there is none to read, and nothing is made.
pub async fn open_existing(config: &Config) -> Result<Store, String> {
    if let db::Target::Sqlite(store) = config.target()
        && !store.exists()
    {
        return Err(format!("there is no store in {}: name its folder with --data", config.data.display()));
    }
    open_beside(config).await
}

async fn open(config: &Config, clock: Clock) -> Result<App, String> {
    let place = || match &config.database {
        Some(url) => format!("the PostgreSQL database at {}", host(url)),
        None => format!("the store in {}", config.data.display()),
    };
    let failed = |what: &str, error: &dyn std::fmt::Display| format!("{} {what}: {error}", place());
    let files = data_folder::files(&config.data)?;
    let db = db::Db::open(&config.target()).await.map_err(|error| failed("cannot be opened", &error))?;
    db.migrate(clock.now()).await.map_err(|error| failed("cannot be brought up to date", &error))?;
    App::new(db, files, clock, config.smtp.is_some()).await.map_err(|error| failed("cannot be read", &error))
}

/// The part of a database URL that may be shown: no user, no password.
fn host(url: &str) -> &str {
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = authority.split(['/', '?']).next().unwrap_or_default();
    authority.rsplit_once('@').map_or(authority, |(_, host)| host)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn of_a_database_url_only_the_host_is_shown() {
        assert_eq!(
            host("postgres://care:top@secret@db.example.org:5432/care?sslmode=require"),
            "db.example.org:5432"
        );
        assert_eq!(host("postgres://127.0.0.1/care"), "127.0.0.1");
        assert_eq!(host("postgres:///care?host=/run/postgresql"), "");
    }
}
