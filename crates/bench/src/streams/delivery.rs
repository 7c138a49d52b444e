//! From sending a reply to the event on its customer's stream.

use std::sync::Arc;
use std::time::Duration;

use super::crowd::Crowd;
use crate::browser::Browser;
use crate::load::{Ask, Script, Times, fixed_rate};
use crate::measure::BODY;
use crate::server::Server;

/// Replies a second.
pub const RATE: u32 = 50;
const TIME: Duration = Duration::from_secs(20);
/// The server with nothing to say: long enough for its rounds and heartbeats.
const IDLE: Duration = Duration::from_secs(20);
/// For the last events.
const LAST: Duration = Duration::from_secs(2);
/// Prime, so that one after the other each ticket has its turn.
const STEP: u64 = 7_919;

pub struct Delivery {
    pub times: Times,
    pub sent: usize,
    pub unheard: usize,
    /// Of one core, from 0 to 1: with nothing said.
    pub idle: f64,
    /// With replies.
    pub busy: f64,
}

pub async fn measure(server: &Server, crowd: &Arc<Crowd>, admin: &str) -> Result<Delivery, String> {
    let share = |from: Duration, time: Duration| {
        server.processes.cpu().saturating_sub(from).as_secs_f64() / time.as_secs_f64()
    };
    let before = server.processes.cpu();
    tokio::time::sleep(IDLE).await;
    let idle = share(before, IDLE);

    let browsers = (0..4).map(|_| Browser::with_cookie(server.address, admin)).collect();
    let before = server.processes.cpu();
    let posted = fixed_rate(browsers, &replies(crowd), TIME, RATE).await?;
    tokio::time::sleep(LAST).await;
    let busy = share(before, posted.took + LAST);
    let times = Times::new(crowd.take_delivered(), posted.took);
    Ok(Delivery { times, sent: posted.sorted.len(), unheard: crowd.unheard(), idle, busy })
}

fn replies(crowd: &Arc<Crowd>) -> Script {
    let crowd = Arc::clone(crowd);
    Arc::new(move |asked| {
        let index = usize::try_from(asked * STEP).unwrap_or(0) % crowd.customers.len();
        let path = format!("/t/{}/replies", crowd.customers[index].ticket);
        crowd.sends(index);
        Ask::Post(path, vec![("reply", format!("{BODY} {asked}")), ("key", String::new())])
    })
}
