//! The store under measurement: filled by the program itself, and open to look into.

use std::time::{Duration, Instant};

use db::{Db, Target, params};

use crate::Options;
use crate::server::care;

pub struct Store {
    pub db: Db,
    /// Filling it.
    pub seeding: Duration,
}

impl Store {
    /// A new store in place of the last run's; `what` are flags of `care seed`.
    pub async fn seed(options: &Options, what: &[String]) -> Result<Self, String> {
        let data = options.folder.join("data");
        let _ = std::fs::remove_dir_all(&data);
        std::fs::create_dir_all(&options.folder)
            .map_err(|error| format!("{}: {error}", options.folder.display()))?;
        let started = Instant::now();
        let seeded = care(options).arg("seed").args(what).status().await;
        if !seeded.is_ok_and(|status| status.success()) {
            return Err("the store cannot be seeded".to_owned());
        }
        let seeding = started.elapsed();
        let target = match &options.database {
            Some(url) => Target::Postgres(url.clone()),
            None => Target::Sqlite(data.join("care.db")),
        };
        let db = Db::open(&target).await.map_err(|error| error.to_string())?;
        lift_limits(&db).await.map_err(|error| format!("the limits cannot be lifted: {error}"))?;
        Ok(Self { db, seeding })
    }
}

/// People ask less often than a load does.
async fn lift_limits(db: &Db) -> db::Result<()> {
    let mut tx = db.begin().await?;
    let sql = "INSERT INTO settings (name, value, updated_at) VALUES ($1, '1000000000', 0)";
    for name in
        ["requests_per_customer", "questions_per_visitor", "questions_per_address", "searches_per_address"]
    {
        tx.exec(sql, params![name]).await?;
    }
    tx.commit().await
}
