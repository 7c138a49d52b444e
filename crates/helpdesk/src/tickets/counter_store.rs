//! The SQL of counters.

use std::collections::BTreeMap;

use db::{Conn, Value, params, sql};

use super::Status;
use crate::actor::PersonId;
use crate::error::Result;

/// Adds to counters; in the order of their names, so that two writers never wait for each other in a circle.
pub(crate) async fn apply(conn: &mut Conn, deltas: &BTreeMap<String, i64>, shard: i64) -> Result<()> {
    let mut rows = Vec::new();
    let mut values: Vec<Value> = params![shard].to_vec();
    for (name, delta) in deltas.iter().filter(|(_, delta)| **delta != 0) {
        let at = values.len();
        rows.push(format!("(${}, $1, ${})", at + 1, at + 2));
        values.extend([Value::from(name.as_str()), Value::from(*delta)]);
    }
    if rows.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "INSERT INTO counters (name, shard, n) VALUES {}
         ON CONFLICT (name, shard) DO UPDATE SET n = counters.n + excluded.n",
        rows.join(", ")
    );
    conn.exec(&sql, &values).await?;
    Ok(())
}

/// The counts with these names, in their order; 0 for one that never counted.
pub async fn get_many(conn: &mut Conn, names: &[String]) -> Result<Vec<i64>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT name, CAST(SUM(n) AS BIGINT) FROM counters WHERE name IN ({}) GROUP BY name",
        db::slots(1, names.len())
    );
    let values: Vec<Value> = names.iter().map(|name| Value::from(name.as_str())).collect();
    let found: Vec<(String, i64)> = conn.all(&sql, &values).await?;
    let found: BTreeMap<String, i64> = found.into_iter().collect();
    Ok(names.iter().map(|name| found.get(name).copied().unwrap_or(0)).collect())
}

/// How many tickets stand alike: requester, service, assignee, status, how many. Reads the whole table.
pub(super) async fn standings(
    conn: &mut Conn,
) -> Result<Vec<(PersonId, Option<i64>, Option<PersonId>, Status, i64)>> {
    let sql = sql!(
        "SELECT requester, service, assignee, status, COUNT(*) FROM tickets
         GROUP BY requester, service, assignee, status"
    );
    Ok(conn.all(sql, params![]).await?)
}

/// Every counter with its sum over the shards.
pub(super) async fn all(conn: &mut Conn) -> Result<BTreeMap<String, i64>> {
    let sql = sql!("SELECT name, CAST(SUM(n) AS BIGINT) FROM counters GROUP BY name");
    let rows: Vec<(String, i64)> = conn.all(sql, params![]).await?;
    Ok(rows.into_iter().collect())
}
