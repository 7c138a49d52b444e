//! The program under measurement as a process of its own.

use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::Options;
use crate::browser::Browser;
use crate::process::Processes;
use crate::store::Store;

const PATIENCE: Duration = Duration::from_secs(30);
/// On loopback, where the system finds a port.
pub const ANY_PORT: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0));

pub struct Server {
    child: Child,
    pub address: SocketAddr,
    pub processes: Processes,
    /// From the start of the process to its first page.
    pub cold_start: Duration,
    /// What it serves.
    pub store: Store,
}

impl Server {
    /// Serves the store; the cold start is the median of five.
    pub async fn start_cold(options: &Options, mut store: Store) -> Result<Self, String> {
        let mut cold_starts = Vec::new();
        for _ in 0..4 {
            let server = Self::start(options, store, ANY_PORT).await?;
            cold_starts.push(server.cold_start);
            store = server.stop().await?;
        }
        let mut server = Self::start(options, store, ANY_PORT).await?;
        cold_starts.push(server.cold_start);
        cold_starts.sort();
        server.cold_start = cold_starts[2];
        Ok(server)
    }

    /// Serves the store on this address.
    pub async fn start(options: &Options, store: Store, listen: SocketAddr) -> Result<Self, String> {
        let (child, address, cold_start) = start(options, listen).await?;
        let server = child.id().ok_or("the server ended at once")?;
        let processes = Processes { server, postgres: options.postgres_pid };
        Ok(Self { child, address, processes, cold_start, store })
    }

    pub async fn stop(self) -> Result<Store, String> {
        stop(self.child).await?;
        Ok(self.store)
    }

    /// Without a word, as the system does when memory runs out.
    pub async fn kill(mut self) -> Result<Store, String> {
        self.child.kill().await.map_err(|error| format!("the server cannot be killed: {error}"))?;
        Ok(self.store)
    }

    /// Waits until everything that follows from the requests so far is done.
    pub async fn settle(&self) -> Result<(), String> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE * 4 {
            let due = "SELECT COUNT(*) FROM jobs WHERE kind = 'dispatch_event'";
            let mut conn = self.store.db.read().await.map_err(|error| error.to_string())?;
            if conn.one::<i64>(due, &[]).await.map_err(|error| error.to_string())? == 0 {
                return Ok(());
            }
            drop(conn);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err("the jobs do not come to an end".to_owned())
    }
}

/// The program with this run's store, and with nothing else from the surroundings.
pub fn care(options: &Options) -> Command {
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

async fn start(options: &Options, listen: SocketAddr) -> Result<(Child, SocketAddr, Duration), String> {
    let started = Instant::now();
    let mut child = care(options)
        .args(["serve", "--listen", &listen.to_string()])
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
