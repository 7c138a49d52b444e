#[path = "/tmp/sqlx.rs"]
mod sqlx;
#[path = "it/sql.rs"]
mod sql;
