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

/// An open store without a schema.
struct Empty {
    db: Db,
    _folder: Option<tempfile::TempDir>,
}

impl Empty {
    async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(&Target::Sqlite(folder.path().join("store.db"))).await.expect("opens");
        Self { db, _folder: Some(folder) }
    }

    async fn postgres() -> Self {
        let target = Target::Postgres(testkit::Database::create().await.url().to_owned());
        Self { db: Db::open(&target).await.expect("opens"), _folder: None }
    }
}

testkit::on_both_engines!(Empty: an_upgrade_takes_along_what_was_there);

/// A desk as it was before tables with rows in them were made anew.
const BEFORE: &[&str] = &[
    "INSERT INTO people (role, state, email, first_name, last_name, created_at, updated_at)
     VALUES ('customer', 'active', 'grace@example.test', 'Grace', 'Hopper', 1, 1)",
    "INSERT INTO tickets (subject, requester, status, created_at, updated_at) VALUES ('Slow line', 1, 'new', 1, 1)",
    "INSERT INTO article_categories (slug, position, created_at) VALUES ('faults', 1, 1)",
    "INSERT INTO articles (slug, category, visibility, publish_at, views, helpful, solved, created_at, updated_at)
     VALUES ('a', 1, 'public', 1, 7, 3, 2, 1, 1)",
    "INSERT INTO articles (slug, category, visibility, views, created_at, updated_at) VALUES ('b', 1, 'draft', 4, 1, 1)",
    "INSERT INTO article_texts (article, language, title, body, summary, revision, updated_at)
     VALUES (1, 'de', 'Über die Lampen', 'Rot.', 'Rot.', 1, 1)",
    "INSERT INTO chats (person, language, state, last_key, created_at, seen_at) VALUES (1, 'en', '{}', 'k', 1, 1)",
    "INSERT INTO submissions (person, key, content_hash, result, created_at) VALUES (1, 'k', 'h', 9, 1)",
    "INSERT INTO internal_passages (ticket, article, title, passage, used_at) VALUES (1, 2, 'T', 'Words', 1)",
    "INSERT INTO services (slug, name, summary, description, category, price, hours, state, note, since, created_at,
       updated_at) VALUES ('net', 'Net', '', '', '', '', '', 'down', '', 1, 1, 1)",
    "INSERT INTO events (kind, service, created_at) VALUES ('service_news_asked', 1, 1)",
    "INSERT INTO events (kind, service, created_at) VALUES ('service_created', 1, 1)",
];

async fn an_upgrade_takes_along_what_was_there(store: Empty) {
    let db = &store.db;
    db.migrate_with(&known()[..23], 1).await.expect("migrated");
    for sql in BEFORE {
        write(db, sql).await;
    }
    db.migrate(2).await.expect("migrated");
    let mut conn = db.read().await.expect("a reader");
    for (sql, number) in [
        ("SELECT result FROM submissions WHERE sender = 'person:1' AND key = 'k' AND content_hash = 'h'", 9),
        (
            "SELECT ticket FROM internal_passages WHERE article = 2 AND passage_hash = '' AND passage = 'Words'",
            1,
        ),
        ("SELECT article FROM article_texts WHERE title_key = 'über die lampen'", 1),
        ("SELECT n FROM counters WHERE name = 'articles.views'", 11),
        ("SELECT n FROM counters WHERE name = 'articles.helpful'", 3),
        ("SELECT n FROM counters WHERE name = 'articles.unhelpful'", 0),
        ("SELECT n FROM counters WHERE name = 'articles.solved'", 2),
        ("SELECT person FROM chats WHERE id = 1", 1),
        ("SELECT COUNT(*) FROM events WHERE service = 1", 1),
    ] {
        let found: i64 = conn.one(sql, params![]).await.expect(sql);
        assert_eq!(found, number, "{sql}");
    }
}
