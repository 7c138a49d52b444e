//! The program under measurement as a process of its own.

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::{Duration, Instant};

use db::{Db, Target, params};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::Options;
use crate::browser::Browser;
use crate::process::Processes;

const PATIENCE: Duration = Duration::from_secs(30);

pub struct Server {
    child: Child,
    pub address: SocketAddr,
    pub processes: Processes,
    /// From the start of the process to its first page.
    pub cold_start: Duration,
    /// Filling the store.
    pub seeding: Duration,
    /// The same store, to look into.
    pub db: Db,
}

impl Server {
    /// Fills a new store and serves it.
    pub async fn seed_and_start(options: &Options) -> Result<Self, String> {
        let data = options.folder.join("data");
        let _ = std::fs::remove_dir_all(&data);
        std::fs::create_dir_all(&options.folder)
            .map_err(|error| format!("{}: {error}", options.folder.display()))?;
        let started = Instant::now();
        let tickets = options.tickets.to_string();
        let seeded = care(options).args(["seed", "--tickets", &tickets]).status().await;
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

        let mut cold_starts = Vec::new();
        for _ in 0..4 {
            let (child, _, cold_start) = start(options).await?;
            cold_starts.push(cold_start);
            stop(child).await?;
        }
        let (child, address, cold_start) = start(options).await?;
        cold_starts.push(cold_start);
        cold_starts.sort();
        let server = child.id().ok_or("the server ended at once")?;
        let processes = Processes { server, postgres: options.postgres_pid };
        Ok(Self { child, address, processes, cold_start: cold_starts[2], seeding, db })
    }

    pub async fn stop(self) -> Result<(), String> {
        stop(self.child).await
    }

    /// Waits until everything that follows from the requests so far is done.
    pub async fn settle(&self) -> Result<(), String> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE * 4 {
            let due = "SELECT COUNT(*) FROM jobs WHERE kind = 'dispatch_event'";
            let mut conn = self.db.read().await.map_err(|error| error.to_string())?;
            if conn.one::<i64>(due, &[]).await.map_err(|error| error.to_string())? == 0 {
                return Ok(());
            }
            drop(conn);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err("the jobs do not come to an end".to_owned())
    }
}

fn care(options: &Options) -> Command {
    let mut command = Command::new(&options.binary);
    command
        .env_clear()
        .env("CARE_LOG", "warn")
        .env("CARE_DATA", options.folder.join("data"))
        .kill_on_drop(true);
    if let Some(url) = &options.database {
        command.env("CARE_DATABASE", url);
    }
    command
}

async fn start(options: &Options) -> Result<(Child, SocketAddr, Duration), String> {
    let started = Instant::now();
    let mut child = care(options)
        .args(["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{} cannot be started: {error}", options.binary.display()))?;
    let out = child.stdout.take().ok_or("the server has no output")?;
    let mut lines = BufReader::new(out).lines();
    let line = tokio::time::timeout(PATIENCE, lines.next_line()).await;
    let line = line.ok().and_then(Result::ok).flatten().ok_or("the server does not say where it listens")?;
    let address = line.rsplit_once("http://").and_then(|(_, address)| address.parse().ok());
    let address: SocketAddr = address.ok_or_else(|| format!("the server says: {line}"))?;
    Browser::new(address).get("/signin").await?;
    Ok((child, address, started.elapsed()))
}

async fn stop(mut child: Child) -> Result<(), String> {
    let id = child.id().ok_or("the server has ended by itself")?;
    let told = Command::new("kill").arg(id.to_string()).status().await;
    told.map_err(|error| format!("the server cannot be told to stop: {error}"))?;
    let ended = tokio::time::timeout(PATIENCE, child.wait()).await;
    ended.map_err(|_| "the server does not stop".to_owned())?.map_err(|error| error.to_string())?;
    Ok(())
}

/// A customer raises 60 requests a minute at most; the load has more to say.
async fn lift_limits(db: &Db) -> db::Result<()> {
    let mut tx = db.begin().await?;
    let sql =
        "INSERT INTO settings (name, value, updated_at) VALUES ('requests_per_customer', '1000000000', $1)";
    tx.exec(sql, params![0_i64]).await?;
    tx.commit().await
}
