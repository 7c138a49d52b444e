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
