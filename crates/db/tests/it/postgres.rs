//! What only a server can do to us: go away, come back, be told to stop.

use std::time::{Duration, Instant};

use db::{Db, Error, Target, params};

use crate::support::{Store, insert, words, write};

#[tokio::test]
async fn an_unreachable_server_is_unavailable() {
    let url = "postgres://nobody@127.0.0.1:1/nothing".to_owned();
    let opened = Db::open(&Target::Postgres(url)).await;
    assert!(matches!(opened.map(|_| ()), Err(Error::Unavailable(_))));
}

#[tokio::test]
async fn a_restart_of_the_server_is_survived() {
    let cluster = testkit::Cluster::start().await;
    let target = Target::Postgres(cluster.database().await.url().to_owned());
    let db = Db::open(&target).await.expect("opens");
    let mut tx = db.begin().await.expect("begins");
    tx.exec("CREATE TABLE words (word TEXT UNIQUE, n BIGINT)", params![]).await.expect("created");
    tx.commit().await.expect("committed");
    let mut tx = db.begin().await.expect("begins");
    insert(&mut tx, "lost").await.expect("inserted");

    cluster.crash_and_restart().await;
    assert!(matches!(insert(&mut tx, "late").await, Err(Error::Unavailable(_))));
    assert!(tx.commit().await.is_err());
    let since = Instant::now();
    while let Err(error) = write(&db, "kept").await {
        assert!(matches!(error, Error::Unavailable(_)), "{error}");
        assert!(since.elapsed() < Duration::from_secs(20), "it did not come back");
    }
    assert_eq!(words(&db).await, ["kept"]);
}

#[tokio::test]
async fn a_killed_connection_is_unavailable_and_replaced() {
    let store = Store::postgres().await.with_words().await;
    let mut tx = store.db.begin().await.expect("begins");
    let pid: i64 = tx.one("SELECT pg_backend_pid()", params![]).await.expect("read");
    let mut killer = store.db.begin().await.expect("begins");
    killer
        .one::<bool>("SELECT pg_terminate_backend(CAST($1 AS INTEGER))", params![pid])
        .await
        .expect("killed");
    drop(killer);
    assert!(matches!(insert(&mut tx, "lost").await, Err(Error::Unavailable(_))));
    drop(tx);
    write(&store.db, "kept").await.expect("another connection");
    assert_eq!(words(&store.db).await, ["kept"]);
}

#[tokio::test]
async fn a_deadlock_is_a_conflict_for_one_of_the_two() {
    let store = Store::postgres().await.with_words().await;
    write(&store.db, "a").await.expect("written");
    write(&store.db, "b").await.expect("written");
    let mut one = store.db.begin().await.expect("begins");
    let mut other = store.db.begin().await.expect("begins");
    let update = "UPDATE words SET n = 1 WHERE word = $1";
    one.exec(update, params!["a"]).await.expect("updated");
    other.exec(update, params!["b"]).await.expect("updated");
    let (first, second) = tokio::join!(async { one.exec(update, params!["b"]).await }, async {
        other.exec(update, params!["a"]).await
    });
    let conflicts = [first, second].iter().filter(|result| matches!(result, Err(Error::Conflict(_)))).count();
    assert_eq!(conflicts, 1);
}

#[tokio::test]
async fn more_work_than_connections_waits_its_turn() {
    let store = Store::postgres().await.with_words().await;
    let writers: Vec<_> = (0..50)
        .map(|n| {
            let db = store.db.clone();
            tokio::spawn(async move { write(&db, &format!("{n:02}")).await })
        })
        .collect();
    for writer in writers {
        writer.await.expect("no panic").expect("written");
    }
    assert_eq!(words(&store.db).await.len(), 50);
}

#[tokio::test]
async fn a_statement_that_was_cancelled_leaves_no_connection_dirty() {
    let store = Store::postgres().await.with_words().await;
    for _ in 0..20 {
        let mut tx = store.db.begin().await.expect("begins");
        insert(&mut tx, "lost").await.expect("inserted");
        let slow = tx.opt::<String>("SELECT CAST(pg_sleep(5) AS TEXT)", params![]);
        tokio::time::timeout(Duration::from_millis(5), slow).await.expect_err("it is slow");
        drop(tx);
        assert!(words(&store.db).await.is_empty());
    }
}
