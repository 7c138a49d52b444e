//! A live stream, as a page holds it.

use std::panic::Location;
use std::time::{Duration, Instant};

use reqwest::{Method, Response};
use serde_json::Value;

use super::Browser;

/// One second, and as much again for a machine that is busy with other tests.
pub const SOON: Duration = Duration::from_secs(2);

/// One thing that a stream said.
#[derive(Debug, Clone)]
pub struct Told {
    pub name: String,
    pub data: Value,
}

impl Told {
    /// Whether it names this ticket, with this kind of change.
    pub fn concerns(&self, number: i64, topic: &str) -> bool {
        let topics = self.data["tickets"][number.to_string()].as_array();
        topics.is_some_and(|topics| topics.iter().any(|known| known == topic))
    }
}

/// An open stream. What it said and nobody asked for yet waits in it.
pub struct Stream {
    response: Response,
    unread: String,
    /// The last id, as a browser would send it when it comes back.
    pub last_id: String,
    /// What it said first.
    pub ready: Told,
}

impl Stream {
    pub async fn open(browser: &Browser) -> Self {
        Self::request(browser, "/live").await
    }

    /// Goes on after an event.
    pub async fn open_after(browser: &Browser, event: &str) -> Self {
        Self::request(browser, &format!("/live?after={event}")).await
    }

    async fn request(browser: &Browser, path: &str) -> Self {
        let request = browser.bare(Method::GET, path).header("accept", "text/event-stream");
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(response.headers()["content-type"], "text/event-stream", "{path}");
        let ready = Told { name: String::new(), data: Value::Null };
        let mut stream = Self { response, unread: String::new(), last_id: String::new(), ready };
        stream.ready = stream.next(SOON * 5).await.expect("a first word");
        assert_eq!(stream.ready.name, "ready");
        stream
    }

    /// The next thing it says. None when it ended, and when it says nothing in this time.
    pub async fn next(&mut self, patience: Duration) -> Option<Told> {
        let start = Instant::now();
        loop {
            if let Some(told) = self.take() {
                return Some(told);
            }
            let chunk = tokio::time::timeout(patience.saturating_sub(start.elapsed()), self.response.chunk());
            let bytes = chunk.await.ok()?.ok()??;
            self.unread.push_str(&String::from_utf8_lossy(&bytes));
        }
    }

    /// The first whole event among what is unread. Like a browser it leaves out comments, and events without data.
    fn take(&mut self) -> Option<Told> {
        while let Some((event, rest)) = self.unread.split_once("\n\n") {
            let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
            let id = field("id").map(str::to_owned);
            let told = field("data").map(|data| Told {
                name: field("event").unwrap_or_default().to_owned(),
                data: serde_json::from_str(data).unwrap_or(Value::Null),
            });
            self.unread = rest.to_owned();
            self.last_id = id.unwrap_or_else(|| std::mem::take(&mut self.last_id));
            if told.is_some() {
                return told;
            }
        }
        None
    }

    /// Waits until it tells of this; panics when that does not come soon.
    #[track_caller]
    pub fn expect(&mut self, number: i64, topic: &str) -> impl Future<Output = Told> {
        let caller = Location::caller();
        async move {
            let start = Instant::now();
            while let Some(told) = self.next(SOON.saturating_sub(start.elapsed())).await {
                if told.concerns(number, topic) {
                    return told;
                }
            }
            panic!("not told of {topic} on {number} in {SOON:?} ({caller})");
        }
    }

    /// Waits until the server ends it; panics when it is open after five seconds.
    #[track_caller]
    pub fn expect_end(mut self) -> impl Future<Output = ()> {
        let caller = Location::caller();
        async move {
            let limit = Duration::from_secs(5);
            let start = Instant::now();
            loop {
                let chunk =
                    tokio::time::timeout(limit.saturating_sub(start.elapsed()), self.response.chunk());
                match chunk.await {
                    Ok(Ok(Some(_))) => {}
                    Ok(Ok(None) | Err(_)) => return,
                    Err(_) => panic!("the stream is still open after {limit:?} ({caller})"),
                }
            }
        }
    }
}
