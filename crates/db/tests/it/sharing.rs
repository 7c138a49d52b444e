//! Two processes on one store: here two handles, which share nothing in memory.

use std::time::Duration;

use db::{Db, Error};

use crate::support::{Store, insert, words, write};

testkit::on_both_engines!(Store: another_handle_sees_what_is_committed, another_handle_waits_for_the_writer);

async fn another_handle_sees_what_is_committed(store: Store) {
    let store = store.with_words().await;
    let other = Db::open(&store.target).await.expect("opens");
    write(&store.db, "one").await.expect("written");
    write(&other, "two").await.expect("written");
    assert_eq!(words(&store.db).await, ["one", "two"]);
    assert_eq!(words(&other).await, ["one", "two"]);
}

async fn another_handle_waits_for_the_writer(store: Store) {
    let store = store.with_words().await;
    let other = Db::open(&store.target).await.expect("opens");
    let mut tx = store.db.begin().await.expect("begins");
    insert(&mut tx, "one").await.expect("inserted");
    let waiting = tokio::spawn(async move { write(&other, "one").await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(!waiting.is_finished(), "it did not wait");
    tx.commit().await.expect("committed");
    assert!(matches!(waiting.await.expect("no panic"), Err(Error::Unique(_))));
    assert_eq!(words(&store.db).await, ["one"]);
}

#[tokio::test]
async fn the_data_file_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("data/store.db");
    let target = db::Target::Sqlite(file.clone());
    let store = Db::open(&target).await.expect("opens");
    store.migrate(1).await.expect("migrated");
    let mode = |path: &std::path::Path| path.metadata().expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(file.parent().expect("a folder")), 0o700);
    for name in ["store.db", "store.db-wal", "store.db-shm"] {
        assert_eq!(mode(&file.with_file_name(name)), 0o600, "{name}");
    }
}

#[tokio::test]
async fn closing_folds_the_log_into_the_file() {
    let store = Store::sqlite().await.with_words().await;
    write(&store.db, "one").await.expect("written");
    store.db.close().await.expect("closed");
    let log = store.file().with_extension("db-wal");
    assert_eq!(log.metadata().map_or(0, |log| log.len()), 0);
    assert_eq!(words(&store.db).await, ["one"]);
}

#[tokio::test]
async fn a_sound_file_has_no_problems_and_a_dangling_row_is_one() {
    let store = Store::sqlite().await;
    store.db.migrate(1).await.expect("migrated");
    assert_eq!(store.db.integrity_check().await.expect("checked"), Vec::<String>::new());
    let raw = rusqlite::Connection::open(store.file()).expect("opens");
    raw.execute_batch(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO sessions (token_hash, person, created_at, seen_at, ends_at, address, agent)
         VALUES ('t', 99, 0, 0, 0, '', '')",
    )
    .expect("written");
    assert_eq!(
        store.db.integrity_check().await.expect("checked"),
        ["row 1 of sessions points at nothing in people"]
    );
}
