//! Live updates: one stream that says which tickets changed, and nothing of what stands in them. A page that is
//! concerned reads itself again, with the rights its reader has by then.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use helpdesk::Role;
use helpdesk::limits::network;
use helpdesk::live::{self, End, Listener, News, Stream, Typing};
use serde_json::{Map, Value, json};

use crate::Web;
use crate::error::{Failure, Result};
use crate::form::Query;
use crate::guard;
use crate::page::PersonView;
use crate::session::{SignedInActor, Visitor};

/// Sent when nothing happens, so that proxies keep the connection.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// The stream of this session. Query or `Last-Event-ID`: after which event it goes on.
pub async fn open(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    query: Query,
    headers: HeaderMap,
) -> Result<Response> {
    if guard::is_foreign_stream(&headers) {
        return Err(Failure::Foreign);
    }
    let stream = live::open(&web.app, Listener::new(&actor, network(visitor.address)));
    let missed = match after(&query, &headers) {
        Some(event) => live::missed(&web.app, &actor, event).await?,
        None => News::default(),
    };
    let open = Open { web, stream, missed: Some(missed), ended: false };
    let events = stream::unfold(open, |mut open| async {
        let event = open.next().await?;
        Some((Ok::<_, Infallible>(event), open))
    });
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response();
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

fn after(query: &Query, headers: &HeaderMap) -> Option<i64> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    last.or_else(|| query.0.has("after").then(|| query.0.get("after")))
        .map(|id| id.parse().unwrap_or(i64::MIN))
}

/// The last word to a stream whose place a newer one took: it should leave it for a while, instead of coming back at
/// once. With a word of data: a browser drops an event that has none.
pub(crate) fn crowded_out() -> Event {
    Event::default().event("closed").data("crowded")
}

/// A stream on its way to a browser.
struct Open {
    web: Web,
    stream: Stream,
    /// What is said first.
    missed: Option<News>,
    ended: bool,
}

impl Open {
    /// The next thing to say. None ends the stream: the desk stops, or the right is gone.
    async fn next(&mut self) -> Option<Event> {
        if self.ended {
            return None;
        }
        if let Some(missed) = self.missed.take() {
            return Some(self.event("ready", &missed));
        }
        match self.web.stop.run_until_cancelled(self.stream.next()).await? {
            Ok(news) => Some(self.event("changed", &news)),
            Err(End::Crowded) => {
                self.ended = true;
                Some(crowded_out())
            }
            Err(End::Revoked) => None,
        }
    }

    fn event(&self, name: &str, news: &News) -> Event {
        let mark = self.web.app.live.mark();
        Event::default().event(name).id(mark.to_string()).data(words(news).to_string())
    }
}

/// `{"event":7,"tickets":{"1042":["message"]}}`, with `"everything":true` when more happened than is listed, and with
/// who types.
fn words(news: &News) -> Value {
    let topics = |topics: live::Topics| topics.iter().map(|topic| topic.as_str().into()).collect();
    let tickets: Map<String, Value> =
        news.tickets.iter().map(|(number, of)| (number.to_string(), Value::Array(topics(*of)))).collect();
    let typing: Vec<Value> = news.typing.iter().map(typing).collect();
    json!({ "event": news.event, "tickets": tickets, "everything": news.everything, "typing": typing })
}

fn typing(typing: &Typing) -> Value {
    let person = PersonView::new(typing.person, &typing.name, typing.role == Role::Customer);
    json!({
        "ticket": typing.ticket,
        "person": typing.person,
        "name": person.first_name(),
        "initials": person.avatar.initials,
        "look": person.avatar.class(),
    })
}
