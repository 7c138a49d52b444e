//! Upgrades of a store that is not new.

use std::path::PathBuf;

use super::{Migration, known};
use crate::{Db, Error, Target, params};

/// A file without the newest migration, and that one.
async fn one_before() -> (tempfile::TempDir, PathBuf, Db, Migration) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("store.db");
    let db = Db::open(&Target::Sqlite(file.clone())).await.expect("opens");
    let (newest, before) = known().split_last().expect("migrations");
    db.migrate_with(before, 1).await.expect("migrated");
    (folder, file, db, *newest)
}

async fn write(db: &Db, sql: &str) {
    let mut tx = db.begin().await.expect("begins");
    tx.exec(sql, params![]).await.expect("done");
    tx.commit().await.expect("committed");
}

#[tokio::test]
async fn an_upgrade_keeps_a_copy_of_the_store_as_it_was() {
    let (_folder, file, db, newest) = one_before().await;
    let copy = file.with_extension(format!("db.before-{:04}", newest.version));
    assert!(!copy.exists(), "a new store needs no copy");
    write(&db, "INSERT INTO settings VALUES ('desk_name', 'Before', 1)").await;
    db.migrate(2).await.expect("migrated");
    write(&db, "UPDATE settings SET value = 'After'").await;
    let old = rusqlite::Connection::open(&copy).expect("a copy");
    let read = |sql: &str| old.query_row(sql, [], |row| row.get::<_, String>(0)).expect("read");
    assert_eq!(read("SELECT value FROM settings"), "Before");
    let version = read("SELECT CAST(MAX(version) AS TEXT) FROM schema_migrations");
    assert_eq!(version, (newest.version - 1).to_string());
    assert_eq!(read("PRAGMA integrity_check"), "ok");
}

#[tokio::test]
async fn a_migration_that_fails_leaves_the_store_as_it_was() {
    let (_folder, _file, db, newest) = one_before().await;
    let text = "CREATE TABLE half (a TEXT) STRICT; CREATE TABLE half (b TEXT) STRICT;";
    let broken = [&known()[..known().len() - 1], &[Migration { text, ..newest }]].concat();
    let refused = db.migrate_with(broken.leak(), 2).await;
    let Err(Error::Other(message)) = refused else { panic!("accepted") };
    assert!(message.contains(&format!("{:04}", newest.version)), "{message}");
    let mut conn = db.read().await.expect("a reader");
    let last: i64 = conn.one("SELECT MAX(version) FROM schema_migrations", params![]).await.expect("read");
    assert_eq!(last, newest.version - 1);
    let half = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'half'";
    assert_eq!(conn.one::<i64>(half, params![]).await.expect("read"), 0);
}
