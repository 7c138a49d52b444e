//! Tells an open frame that something happened in its chat, over a request that stays open: what it is the frame reads
//! anew, with what it may see by then.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderValue;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use helpdesk::live::{self, Stream};
use helpdesk::widget;

use super::door::Guest;
use crate::{Failure, Result, Web};

/// Sent when nothing happens, so that proxies keep the connection.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// GET /widget/live, for a chat that people have taken over. It ends with its visit.
pub async fn open(State(web): State<Web>, guest: Guest) -> Result<Response> {
    let visit = guest.visit.as_ref().ok_or(Failure::NotFound)?;
    let listener = widget::listener(&web.app, visit, &guest.asker()).await?;
    let stream = live::open(&web.app, listener);
    let events = stream::unfold((web, stream, true), |(web, mut stream, is_first)| async move {
        // The first makes up for what happened while nobody listened.
        let event = if is_first {
            Event::default().event("ready").data("-")
        } else {
            next(&web, &mut stream).await?
        };
        Some((Ok::<_, Infallible>(event), (web, stream, false)))
    });
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response();
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// None ends the stream: the desk stops, the visit is over, or newer streams took this one's place.
async fn next(web: &Web, stream: &mut Stream) -> Option<Event> {
    web.stop.run_until_cancelled(stream.next()).await?.ok()?;
    Some(Event::default().event("changed").data("-"))
}
