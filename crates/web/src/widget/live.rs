//! Tells an open frame that something happened in its chat, over a request that stays open: what it is the frame reads
//! anew, with what it may see by then.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderValue;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use helpdesk::live::{self, End, Stream};
use helpdesk::widget;

use super::door::Guest;
use crate::live::crowded_out;
use crate::{Failure, Result, Web};

/// Sent when nothing happens, so that proxies keep the connection.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// GET /widget/live, for a chat that people have taken over. It ends with its visit.
pub async fn open(State(web): State<Web>, guest: Guest) -> Result<Response> {
    let visit = guest.visit.as_ref().ok_or(Failure::NotFound)?;
    let listener = widget::listener(&web.app, visit, &guest.asker()).await?;
    let stream = live::open(&web.app, listener);
    let open = Open { web, stream, is_first: true, ended: false };
    let events = stream::unfold(open, |mut open| async {
        let event = open.next().await?;
        Some((Ok::<_, Infallible>(event), open))
    });
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response();
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// A stream on its way to a frame.
struct Open {
    web: Web,
    stream: Stream,
    is_first: bool,
    ended: bool,
}

impl Open {
    /// The next thing to say. None ends the stream: the desk stops, or the visit is over.
    async fn next(&mut self) -> Option<Event> {
        if self.ended {
            return None;
        }
        if std::mem::take(&mut self.is_first) {
            // Makes up for what happened while nobody listened.
            return Some(Event::default().event("ready").data("-"));
        }
        match self.web.stop.run_until_cancelled(self.stream.next()).await? {
            Ok(_) => Some(Event::default().event("changed").data("-")),
            Err(End::Crowded) => {
                self.ended = true;
                Some(crowded_out())
            }
            Err(End::Revoked) => None,
        }
    }
}
