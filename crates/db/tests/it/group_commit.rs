//! SQLite: bodies that queue together share one COMMIT, and with it their fate.
//!
//! Tests run on one thread, so a task that was spawned has queued once the test has yielded.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;

use db::{Db, Error, Tx, params};
use tokio::task::{JoinHandle, yield_now};

use crate::support::{Store, insert, words, write};

async fn store() -> Store {
    Store::sqlite().await.with_words().await
}

fn writer(db: &Db, word: String) -> JoinHandle<db::Result<()>> {
    let db = db.clone();
    tokio::spawn(async move { write(&db, &word).await })
}

/// An open transaction, and this many writers that queue behind it.
async fn with_queue(db: &Db, writers: usize) -> (Tx, Vec<JoinHandle<db::Result<()>>>) {
    let mut tx = db.begin().await.expect("begins");
    insert(&mut tx, "first").await.expect("inserted");
    let queue = (0..writers).map(|n| writer(db, format!("word {n:03}"))).collect();
    yield_now().await;
    (tx, queue)
}

async fn all_ok(queue: Vec<JoinHandle<db::Result<()>>>) {
    for writer in queue {
        writer.await.expect("no panic").expect("written");
    }
}

#[tokio::test]
async fn writers_that_queue_together_share_one_commit() {
    let store = store().await;
    let before = store.db.commits();
    let (tx, queue) = with_queue(&store.db, 10).await;
    tx.commit().await.expect("committed");
    all_ok(queue).await;
    assert_eq!(store.db.commits() - before, 1);
    assert_eq!(words(&store.db).await.len(), 11);
}

#[tokio::test]
async fn a_group_does_not_grow_without_end() {
    let store = store().await;
    let before = store.db.commits();
    let (tx, queue) = with_queue(&store.db, 100).await;
    tx.commit().await.expect("committed");
    all_ok(queue).await;
    assert_eq!(store.db.commits() - before, 2);
    assert_eq!(words(&store.db).await.len(), 101);
}

#[tokio::test]
async fn a_lone_writer_waits_for_nobody() {
    let store = store().await;
    let before = store.db.commits();
    for word in ["one", "two", "three"] {
        write(&store.db, word).await.expect("written");
    }
    assert_eq!(store.db.commits() - before, 3);
}

/// Polls once: far enough to hand the writer on, and no other task has run since.
async fn poll_once<F: Future>(mut future: Pin<&mut F>) {
    poll_fn(|context| {
        assert!(future.as_mut().poll(context).is_pending(), "nothing was handed on");
        Poll::Ready(())
    })
    .await;
}

#[tokio::test]
async fn the_group_is_committed_though_the_next_writer_was_cancelled() {
    let store = store().await;
    let (tx, mut queue) = with_queue(&store.db, 1).await;
    let mut first = pin!(tx.commit());
    poll_once(first.as_mut()).await;
    let next = queue.remove(0);
    next.abort();
    first.await.expect("committed");
    assert!(next.await.expect_err("it was faster").is_cancelled());
    assert_eq!(words(&store.db).await, ["first"]);
}

#[tokio::test]
async fn the_group_is_committed_though_the_next_writer_gave_up() {
    let store = store().await;
    let mut tx = store.db.begin().await.expect("begins");
    insert(&mut tx, "kept").await.expect("inserted");
    let db = store.db.clone();
    let next = tokio::spawn(async move {
        let mut tx = db.begin().await.expect("begins");
        insert(&mut tx, "dropped").await.expect("inserted");
    });
    yield_now().await;
    tx.commit().await.expect("committed");
    next.await.expect("no panic");
    assert_eq!(words(&store.db).await, ["kept"]);
}

#[tokio::test]
async fn a_member_that_failed_does_not_harm_the_others() {
    let store = store().await;
    let (tx, mut queue) = with_queue(&store.db, 1).await;
    let twin = writer(&store.db, "first".into());
    queue.push(writer(&store.db, "last".into()));
    yield_now().await;
    tx.commit().await.expect("committed");
    assert!(matches!(twin.await.expect("no panic"), Err(Error::Unique(_))));
    all_ok(queue).await;
    assert_eq!(words(&store.db).await, ["first", "last", "word 000"]);
}

#[tokio::test]
async fn when_the_commit_fails_nobody_is_told_that_it_worked() {
    let store = store().await;
    let mut tx = store.db.begin().await.expect("begins");
    tx.exec("CREATE TABLE parents (id INTEGER PRIMARY KEY)", params![]).await.expect("created");
    tx.exec(
        "CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)",
        params![],
    )
    .await
    .expect("created");
    tx.commit().await.expect("committed");

    let (mut tx, queue) = with_queue(&store.db, 3).await;
    tx.exec("INSERT INTO children VALUES (7)", params![]).await.expect("checked only at COMMIT");
    tx.commit().await.expect_err("the child has no parent");
    for writer in queue {
        writer.await.expect("no panic").expect_err("the group failed");
    }
    assert!(words(&store.db).await.is_empty());
    write(&store.db, "later").await.expect("the next group is not harmed");
    assert_eq!(words(&store.db).await, ["later"]);
}

#[tokio::test]
async fn a_full_disk_fails_everybody_whose_words_are_not_stored() {
    let store = store().await;
    let mut tx = store.db.begin().await.expect("begins");
    tx.exec("PRAGMA max_page_count = 20", params![]).await.expect("limited");
    insert(&mut tx, "first").await.expect("inserted");
    let big = writer(&store.db, "x".repeat(1_000_000));
    yield_now().await;
    let first = tx.commit().await;
    assert_eq!(big.await.expect("no panic"), Err(Error::Full));
    let stored = words(&store.db).await;
    assert_eq!(first.is_ok(), stored == ["first"], "told {first:?}, stored {stored:?}");
    write(&store.db, "later").await.expect("a small word still fits");
}

#[tokio::test]
async fn a_caller_who_hangs_up_after_handing_on_is_stored_all_the_same() {
    let store = store().await;
    let (tx, queue) = with_queue(&store.db, 1).await;
    let mut first = Box::pin(tx.commit());
    poll_once(first.as_mut()).await;
    drop(first);
    all_ok(queue).await;
    assert_eq!(words(&store.db).await, ["first", "word 000"]);
}

/// Writers on several threads, a third of them cancelled at some point of their way.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_is_cancelled_when_every_acknowledged_word_is_stored() {
    let store = store().await;
    for round in 0..20 {
        let writers: Vec<_> = (0..30).map(|n| writer(&store.db, format!("{round} {n}"))).collect();
        for (n, writer) in writers.iter().enumerate().filter(|(n, _)| n % 3 == 0) {
            for _ in 0..n {
                yield_now().await;
            }
            writer.abort();
        }
        for (n, writer) in writers.into_iter().enumerate() {
            let ended = writer.await;
            let stored = words(&store.db).await.contains(&format!("{round} {n}"));
            match ended {
                Ok(result) => assert!(result.is_ok() && stored, "{result:?}, stored: {stored}"),
                Err(error) => assert!(error.is_cancelled()),
            }
        }
    }
}
