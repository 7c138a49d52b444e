//! What a transaction promises, the same on both engines.

use std::time::Duration;

use db::{Error, params};

use crate::support::{Store, insert, words, write};

testkit::on_both_engines!(Store:
    a_commit_is_seen_by_the_next_reader,
    a_dropped_transaction_leaves_no_trace,
    a_cancelled_transaction_leaves_no_trace,
    nothing_is_seen_before_the_commit,
    a_taken_key_is_named,
    after_a_failure_a_transaction_cannot_go_on,
    a_reader_cannot_write,
    a_missing_row_does_not_end_the_transaction,
    the_number_of_values_must_fit,
    futures_can_move_between_threads,
    many_writers_lose_nothing,
);

async fn a_commit_is_seen_by_the_next_reader(store: Store) {
    let store = store.with_words().await;
    write(&store.db, "one").await.expect("written");
    assert_eq!(words(&store.db).await, ["one"]);
}

async fn a_dropped_transaction_leaves_no_trace(store: Store) {
    let store = store.with_words().await;
    let mut tx = store.db.begin().await.expect("begins");
    insert(&mut tx, "lost").await.expect("inserted");
    drop(tx);
    write(&store.db, "kept").await.expect("written");
    assert_eq!(words(&store.db).await, ["kept"]);
}

async fn a_cancelled_transaction_leaves_no_trace(store: Store) {
    let store = store.with_words().await;
    let db = store.db.clone();
    let (began, waits) = tokio::sync::oneshot::channel();
    let task = tokio::spawn(async move {
        let mut tx = db.begin().await.expect("begins");
        insert(&mut tx, "lost").await.expect("inserted");
        began.send(()).expect("somebody waits");
        std::future::pending::<()>().await;
        tx.commit().await.expect("never reached");
    });
    waits.await.expect("it began");
    task.abort();
    task.await.expect_err("it was cancelled");
    write(&store.db, "lost").await.expect("the key is free");
    assert_eq!(words(&store.db).await, ["lost"]);
}

async fn nothing_is_seen_before_the_commit(store: Store) {
    let store = store.with_words().await;
    let mut tx = store.db.begin().await.expect("begins");
    insert(&mut tx, "one").await.expect("inserted");
    assert!(words(&store.db).await.is_empty());
    tx.commit().await.expect("committed");
    assert_eq!(words(&store.db).await, ["one"]);
}

async fn a_taken_key_is_named(store: Store) {
    let store = store.with_words().await;
    write(&store.db, "one").await.expect("written");
    let Err(Error::Unique(key)) = write(&store.db, "one").await else { panic!("taken twice") };
    assert!(key.contains("words") && key.contains("word"), "{key}");
}

async fn after_a_failure_a_transaction_cannot_go_on(store: Store) {
    let store = store.with_words().await;
    write(&store.db, "one").await.expect("written");
    let mut tx = store.db.begin().await.expect("begins");
    insert(&mut tx, "two").await.expect("inserted");
    insert(&mut tx, "one").await.expect_err("taken");
    insert(&mut tx, "three").await.expect_err("the transaction failed");
    assert!(matches!(tx.commit().await, Err(Error::Unique(_))));
    assert_eq!(words(&store.db).await, ["one"]);
}

async fn a_reader_cannot_write(store: Store) {
    let store = store.with_words().await;
    let mut conn = store.db.read().await.expect("a reader");
    insert(&mut conn, "one").await.expect_err("readers do not write");
    drop(conn);
    assert!(words(&store.db).await.is_empty());
}

async fn a_missing_row_does_not_end_the_transaction(store: Store) {
    let store = store.with_words().await;
    let mut tx = store.db.begin().await.expect("begins");
    let missing = tx.one::<i64>("SELECT n FROM words WHERE word = $1", params!["one"]).await;
    assert_eq!(missing, Err(Error::NoRow));
    insert(&mut tx, "one").await.expect("inserted");
    tx.commit().await.expect("committed");
    assert_eq!(words(&store.db).await, ["one"]);
}

async fn the_number_of_values_must_fit(store: Store) {
    let store = store.with_words().await;
    let mut conn = store.db.read().await.expect("a reader");
    let sql = "SELECT word FROM words WHERE word = $1 OR word = $2";
    conn.all::<String>(sql, params!["one"]).await.expect_err("one value too few");
    drop(conn);
    let mut conn = store.db.read().await.expect("a reader");
    conn.all::<String>(sql, params!["one", "two", "three"]).await.expect_err("one too many");
}

async fn futures_can_move_between_threads(store: Store) {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let store = store.with_words().await;
    is_send(async {
        let mut tx = store.db.begin().await.expect("begins");
        tokio::time::sleep(Duration::from_millis(1)).await;
        insert(&mut tx, "one").await.expect("inserted");
        tx.commit().await.expect("committed");
    })
    .await;
    assert_eq!(words(&store.db).await, ["one"]);
}

async fn many_writers_lose_nothing(store: Store) {
    let store = store.with_words().await;
    write(&store.db, "sum").await.expect("written");
    let writers: Vec<_> = (0..16)
        .map(|_| {
            let db = store.db.clone();
            tokio::spawn(async move {
                for _ in 0..10 {
                    let mut tx = db.begin().await.expect("begins");
                    tx.exec("UPDATE words SET n = COALESCE(n, 0) + 1 WHERE word = $1", params!["sum"])
                        .await
                        .expect("updated");
                    tx.commit().await.expect("committed");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("it ended well");
    }
    let mut conn = store.db.read().await.expect("a reader");
    let sum: i64 = conn.one("SELECT n FROM words", params![]).await.expect("read");
    assert_eq!(sum, 160);
}
