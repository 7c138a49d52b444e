//! The temporary cluster itself.

use testkit::{Cluster, Database};
use tokio_postgres::{Client, NoTls};

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("connects");
    tokio::spawn(async move { connection.await.ok() });
    client
}

#[tokio::test]
async fn every_test_gets_an_empty_database_of_its_own() {
    let (one, other) = (Database::create().await, Database::create().await);
    connect(one.url()).await.batch_execute("CREATE TABLE t (n BIGINT)").await.expect("created");
    connect(other.url()).await.batch_execute("CREATE TABLE t (n BIGINT)").await.expect("created");
}

#[tokio::test]
async fn what_is_committed_outlives_a_crash() {
    let cluster = Cluster::start().await;
    let database = cluster.database().await;
    let client = connect(database.url()).await;
    client.batch_execute("CREATE TABLE t (n BIGINT); INSERT INTO t VALUES (7)").await.expect("written");
    cluster.crash_and_restart().await;
    assert!(client.batch_execute("SELECT 1").await.is_err(), "the server did not end");
    let row = connect(database.url()).await.query_one("SELECT n FROM t", &[]).await.expect("read");
    assert_eq!(row.get::<_, i64>(0), 7);
}
