//! A look into the store from outside, for what no page shows.

use std::path::Path;

use rusqlite::types::Value;
use tokio_postgres::{NoTls, SimpleQueryMessage};

use super::RUNTIME;

pub(super) fn sqlite(file: &Path, sql: &str) -> Vec<Vec<String>> {
    let store = rusqlite::Connection::open(file).expect("the store opens");
    store.busy_timeout(super::PATIENCE).expect("a timeout");
    let mut statement = store.prepare(sql).expect("a statement");
    let width = statement.column_count();
    let rows = statement.query_map([], |row| (0..width).map(|i| row.get(i).map(text)).collect());
    rows.expect("rows").map(|row| row.expect("a row")).collect()
}

fn text(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text,
        Value::Blob(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
    }
}

pub(super) async fn postgres(url: &str, sql: &str) -> Vec<Vec<String>> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("the database answers");
    RUNTIME.spawn(connection);
    let answers = client.simple_query(sql).await.expect("a statement");
    let rows = answers.into_iter().filter_map(|answer| match answer {
        SimpleQueryMessage::Row(row) => Some(row),
        _ => None,
    });
    rows.map(|row| (0..row.len()).map(|i| row.get(i).unwrap_or_default().to_owned()).collect()).collect()
}
