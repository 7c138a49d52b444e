//! One customer's page: keeps its stream as `assets/js/connection.js` does.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpSocket, TcpStream};

use super::crowd::Crowd;
use crate::load::spread;

/// Streams from one address: half of what a desk allows.
const PER_ADDRESS: usize = 50;
/// The longest wait before another attempt.
const LONGEST: Duration = Duration::from_secs(30);

/// Comes back by itself, ever more slowly, for as long as it is polled.
pub async fn stay(crowd: Arc<Crowd>, index: usize) {
    let mut after = 0;
    let mut failures = 0;
    loop {
        let mut open = false;
        let _ = listen(&crowd, index, &mut after, &mut open).await;
        if open {
            crowd.lost();
            failures = 0;
        } else {
            crowd.failed();
        }
        failures += 1;
        tokio::time::sleep(wait(index, failures)).await;
    }
}

/// A second, twice as long after each failure, and not for all at once.
fn wait(index: usize, failures: u32) -> Duration {
    let longest = LONGEST.min(Duration::from_secs(1) * 2_u32.saturating_pow(failures - 1));
    let chance = spread(index as u64 * 64 + u64::from(failures)) % 1_000;
    longest.mul_f64(0.5 + chance as f64 / 2_000.0)
}

async fn listen(crowd: &Crowd, index: usize, after: &mut i64, open: &mut bool) -> io::Result<()> {
    let mut stream = connect(crowd, index).await?;
    let cookie = &crowd.customers[index].cookie;
    let head = format!(
        "GET /live?after={after} HTTP/1.1\r\nHost: {}\r\nAccept: text/event-stream\r\nCookie: {cookie}\r\n\r\n",
        crowd.address
    );
    stream.write_all(head.as_bytes()).await?;
    let mut lines = BufReader::with_capacity(512, stream).lines();
    let mut event = String::new();
    while let Some(line) = lines.next_line().await? {
        match line.split_once(": ") {
            Some(("event", name)) => name.clone_into(&mut event),
            Some(("id", id)) => *after = id.parse().unwrap_or(*after),
            Some(("data", _)) if event == "ready" => {
                *open = true;
                crowd.opened();
            }
            Some(("data", data)) if event == "changed" && data.contains("\"message\"") => crowd.heard(index),
            Some(("data", _)) if event == "closed" => break,
            _ => {}
        }
    }
    Ok(())
}

/// From an address that it shares with few others.
async fn connect(crowd: &Crowd, index: usize) -> io::Result<TcpStream> {
    let [high, low] = u16::try_from(index / PER_ADDRESS).unwrap_or(u16::MAX).to_be_bytes();
    let socket = TcpSocket::new_v4()?;
    socket.bind((Ipv4Addr::new(127, 1, high, low), 0).into())?;
    socket.connect(crowd.address).await
}
