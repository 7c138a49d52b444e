//! All streams break at once, and all come back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::crowd::Crowd;
use crate::Options;
use crate::browser::Browser;
use crate::load::{Ask, Script, Times, fixed_rate};
use crate::server::Server;

/// Ticket pages that staff read meanwhile, a second.
const RATE: u32 = 200;
/// The scripts come back half a second to a second after they lost their stream.
const TIME: Duration = Duration::from_secs(1);

pub struct Storm {
    /// From the kill to the first page of the next process.
    pub down: Duration,
    /// From the kill until as many streams are open as before.
    pub all_back: Duration,
    /// Attempts that did not become a stream.
    pub failures: u64,
    pub pages: Times,
}

/// Kills the server and starts it again on the same address.
pub async fn measure(
    options: &Options,
    server: Server,
    crowd: &Arc<Crowd>,
    admin: &str,
) -> Result<(Server, Storm), String> {
    let address = server.address;
    let before = crowd.failures();
    let killed = Instant::now();
    let store = server.kill().await?;
    let all_lost = crowd.are_open(0);
    let (server, lost) = tokio::join!(Server::start(options, store, address), all_lost);
    let (server, down) = (server?, killed.elapsed());
    lost?;
    let readers = (0..4).map(|_| Browser::with_cookie(address, admin)).collect();
    let pages = ticket_pages(crowd);
    let all_back = async {
        crowd.are_open(crowd.customers.len()).await?;
        Ok::<_, String>(killed.elapsed())
    };
    let (pages, all_back) = tokio::join!(fixed_rate(readers, &pages, TIME, RATE), all_back);
    let storm = Storm { down, all_back: all_back?, failures: crowd.failures() - before, pages: pages? };
    Ok((server, storm))
}

fn ticket_pages(crowd: &Arc<Crowd>) -> Script {
    let crowd = Arc::clone(crowd);
    Arc::new(move |asked| {
        let index = usize::try_from(asked).unwrap_or(0) % crowd.customers.len();
        Ask::Get(format!("/t/{}", crowd.customers[index].ticket))
    })
}
