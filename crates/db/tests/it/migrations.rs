//! The schema comes up to date once, and never with files that do not belong to the store.

use db::{Db, Error, params};

use crate::support::Store;

testkit::on_both_engines!(Store:
    migrating_twice_changes_nothing,
    processes_that_start_together_take_turns,
    a_newer_store_is_refused,
    a_changed_migration_is_refused,
);

async fn history(db: &Db) -> Vec<(i64, String, i64)> {
    let mut conn = db.read().await.expect("a reader");
    conn.all("SELECT version, name, applied_at FROM schema_migrations ORDER BY version", params![])
        .await
        .expect("read")
}

async fn tamper(db: &Db, sql: &str) {
    let mut tx = db.begin().await.expect("begins");
    tx.exec(sql, params![]).await.expect("done");
    tx.commit().await.expect("committed");
}

async fn migrating_twice_changes_nothing(store: Store) {
    store.db.migrate(1).await.expect("migrated");
    let first = history(&store.db).await;
    assert_eq!(first[0], (1, "people".into(), 1));
    store.db.migrate(2).await.expect("nothing to do");
    assert_eq!(history(&store.db).await, first);
}

async fn processes_that_start_together_take_turns(store: Store) {
    let mut others = Vec::new();
    for now in 0..4 {
        let other = Db::open(&store.target).await.expect("opens");
        others.push(tokio::spawn(async move { other.migrate(now).await }));
    }
    for other in others {
        other.await.expect("no panic").expect("migrated");
    }
    store.db.migrate(9).await.expect("nothing to do");
    assert!(history(&store.db).await.iter().all(|(_, _, at)| *at < 4));
}

async fn a_newer_store_is_refused(store: Store) {
    store.db.migrate(1).await.expect("migrated");
    let known = history(&store.db).await.len() as i64;
    tamper(&store.db, "INSERT INTO schema_migrations VALUES (9999, 'future', 'x', 1)").await;
    assert_eq!(store.db.migrate(2).await, Err(Error::Newer { found: 9999, known }));
}

async fn a_changed_migration_is_refused(store: Store) {
    store.db.migrate(1).await.expect("migrated");
    tamper(&store.db, "UPDATE schema_migrations SET checksum = 'x' WHERE version = 2").await;
    let Err(Error::Other(message)) = store.db.migrate(2).await else { panic!("accepted") };
    assert!(message.contains("0002"), "{message}");
}

/// The migration that came last: its number, what undoes it, and something that stands in its way then.
struct Newest {
    version: i64,
    undoing: Vec<String>,
    in_the_way: String,
}

impl Newest {
    /// Read from its text: tables, columns and indexes are all that migrations make.
    fn read() -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
        let files = std::fs::read_dir(folder).expect("migrations");
        let newest = files.map(|file| file.expect("a file").path()).max().expect("a migration");
        let name = newest.file_name().expect("a name").to_string_lossy().into_owned();
        let version = name.split('_').next().and_then(|number| number.parse().ok()).expect("a number");
        let text = std::fs::read_to_string(&newest).expect("text");
        let (mut undoing, mut in_the_way) = (Vec::new(), Vec::new());
        for line in text.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words[..] {
                ["CREATE", "TABLE", table, ..] => {
                    undoing.push(format!("DROP TABLE {table}"));
                    in_the_way.push(format!("CREATE TABLE {table} (in_the_way TEXT)"));
                }
                ["ALTER", "TABLE", table, "ADD", "COLUMN", column, ..] => {
                    undoing.push(format!("ALTER TABLE {table} DROP COLUMN {column}"));
                    in_the_way.push(format!("ALTER TABLE {table} ADD COLUMN {column} TEXT"));
                }
                ["ALTER", "TABLE", table, "RENAME", "COLUMN", before, "TO", after] => {
                    let after = after.trim_end_matches(';');
                    undoing.push(format!("ALTER TABLE {table} RENAME COLUMN {after} TO {before}"));
                }
                ["CREATE", "INDEX", index, ..] | ["CREATE", "UNIQUE", "INDEX", index, ..] => {
                    undoing.push(format!("DROP INDEX {index}"));
                }
                _ => {}
            }
        }
        // What stands on something else was made after it.
        undoing.reverse();
        undoing.push(format!("DELETE FROM schema_migrations WHERE version = {version}"));
        Self { version, undoing, in_the_way: in_the_way.swap_remove(0) }
    }

    async fn undo(&self, store: &Store) {
        for sql in &self.undoing {
            tamper(&store.db, sql).await;
        }
    }
}

#[tokio::test]
async fn an_upgrade_keeps_a_copy_of_the_store_as_it_was() {
    let store = Store::sqlite().await;
    store.db.migrate(1).await.expect("migrated");
    let newest = Newest::read();
    let copy = store.file().with_extension(format!("db.before-{:04}", newest.version));
    assert!(!copy.exists(), "a new store needs no copy");
    newest.undo(&store).await;
    tamper(&store.db, "INSERT INTO settings VALUES ('desk_name', 'Before', 1)").await;

    store.db.migrate(2).await.expect("migrated");
    tamper(&store.db, "UPDATE settings SET value = 'After'").await;
    let old = rusqlite::Connection::open(&copy).expect("a copy");
    let read = |sql: &str| old.query_row(sql, [], |row| row.get::<_, String>(0)).expect("read");
    assert_eq!(read("SELECT value FROM settings"), "Before");
    assert_eq!(
        read("SELECT CAST(MAX(version) AS TEXT) FROM schema_migrations"),
        (newest.version - 1).to_string()
    );
    assert_eq!(read("PRAGMA integrity_check"), "ok");
}

#[tokio::test]
async fn a_migration_that_fails_leaves_the_store_as_it_was() {
    let store = Store::sqlite().await;
    store.db.migrate(1).await.expect("migrated");
    let newest = Newest::read();
    newest.undo(&store).await;
    tamper(&store.db, &newest.in_the_way).await;
    let Err(Error::Other(message)) = store.db.migrate(2).await else { panic!("accepted") };
    assert!(message.contains(&format!("{:04}", newest.version)), "{message}");
    let mut conn = store.db.read().await.expect("a reader");
    let last: i64 = conn.one("SELECT MAX(version) FROM schema_migrations", params![]).await.expect("read");
    assert_eq!(last, newest.version - 1);
}
