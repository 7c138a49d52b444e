//! Live updates: a stream that says "changed" and nothing else. The page then reads itself again, with the rights
//! its reader has by then.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use helpdesk::live::Change;
use helpdesk::sessions::{self, SignedIn};
use helpdesk::{Actor, Role, tickets};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, interval, sleep};

use crate::Web;
use crate::error::{Failure, Result};
use crate::guard;
use crate::session::{Customer, Number, Staff, Visitor};

/// How often an open stream asks whether its session still holds.
const CHECK: Duration = Duration::from_secs(3);
/// Changes that come closer together than this become one.
const GAP: Duration = Duration::from_millis(250);
/// Sent when nothing happens, so that proxies keep the connection.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// What a stream is about.
#[derive(Debug, Clone, Copy)]
enum Topic {
    Inbox,
    Ticket(i64),
    OwnRequests,
    OwnRequest(i64),
}

/// The customer's list.
pub async fn requests(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    headers: HeaderMap,
) -> Result<Response> {
    open(&web, visitor, actor, Topic::OwnRequests, &headers)
}

/// One request, for its requester.
pub async fn request(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Number(number): Number,
    headers: HeaderMap,
) -> Result<Response> {
    tickets::require_visible(&web.app, &actor, number).await?;
    open(&web, visitor, actor, Topic::OwnRequest(number), &headers)
}

/// The inbox and its counts.
pub async fn inbox(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    headers: HeaderMap,
) -> Result<Response> {
    open(&web, visitor, actor, Topic::Inbox, &headers)
}

/// One ticket, for staff.
pub async fn ticket(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
    headers: HeaderMap,
) -> Result<Response> {
    tickets::require_visible(&web.app, &actor, number).await?;
    open(&web, visitor, actor, Topic::Ticket(number), &headers)
}

fn open(web: &Web, visitor: Visitor, actor: Actor, topic: Topic, headers: &HeaderMap) -> Result<Response> {
    if guard::is_foreign_stream(headers) {
        return Err(Failure::Foreign);
    }
    let token = visitor.token.ok_or(Failure::NotFound)?;
    let watch =
        Watch { changes: web.app.live.subscribe(), web: web.clone(), token, actor, topic, sent_at: None };
    let events = stream::unfold(watch, |mut watch| async {
        watch
            .next_change()
            .await
            // With a word of data: a browser drops an event that has none.
            .map(|()| (Ok::<_, Infallible>(Event::default().event("changed").data("now")), watch))
    });
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response();
    response.headers_mut().insert("x-accel-buffering", axum::http::HeaderValue::from_static("no"));
    Ok(response)
}

/// One open stream.
struct Watch {
    web: Web,
    changes: Receiver<Change>,
    token: String,
    actor: Actor,
    topic: Topic,
    sent_at: Option<Instant>,
}

impl Watch {
    /// Waits for something its reader may know of. None ends the stream: the desk stops, or the right is gone.
    async fn next_change(&mut self) -> Option<()> {
        let stop = self.web.stop.clone();
        let mut check = interval(CHECK);
        check.tick().await;
        loop {
            tokio::select! {
                () = stop.cancelled() => return None,
                _ = check.tick() => if !self.still_allowed().await { return None },
                change = self.changes.recv() => match change {
                    Ok(change) if change.person == Some(self.actor.id) && !self.still_allowed().await => return None,
                    Ok(change) if !self.concerns(change).await => {}
                    Ok(_) | Err(RecvError::Lagged(_)) => return self.after_gap().await,
                    Err(RecvError::Closed) => return None,
                },
            }
        }
    }

    /// Lets changes that come in quick succession become one, without losing the last.
    async fn after_gap(&mut self) -> Option<()> {
        if let Some(sent_at) = self.sent_at {
            sleep(GAP.saturating_sub(sent_at.elapsed())).await;
            self.changes = self.changes.resubscribe();
        }
        self.sent_at = Some(Instant::now());
        Some(())
    }

    async fn concerns(&self, change: Change) -> bool {
        match (self.topic, change.ticket) {
            (Topic::Inbox, Some(_)) => true,
            (Topic::Ticket(number), Some(changed)) => number == changed,
            (Topic::OwnRequest(number), Some(changed)) => {
                number == changed && tickets::shows_to_customers(change.kind)
            }
            (Topic::OwnRequests, Some(changed)) => {
                tickets::shows_to_customers(change.kind)
                    && tickets::require_visible(&self.web.app, &self.actor, changed).await.is_ok()
            }
            (_, None) => false,
        }
    }

    /// Whether the session still belongs to an active person of the same role. A store that is away for a moment
    /// takes no right away.
    async fn still_allowed(&self) -> bool {
        let role: Role = self.actor.role;
        match sessions::actor(&self.web.app, &self.token).await {
            Ok(Some(SignedIn::Active(actor))) => actor.role == role,
            Ok(_) => false,
            Err(_) => true,
        }
    }
}
