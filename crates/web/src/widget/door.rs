//! Who asks from a frame: known by two headers, whatever cookies the browser sends along.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use helpdesk::assistant::Asker;
use helpdesk::limits;
use helpdesk::widget::{self, Visit};
use locales::Language;

use crate::{Failure, Web, guard, language, session};

/// What the frame got when its visit began.
const VISITOR: &str = "x-care-visitor";
/// The random key that it keeps beside it.
const KEY: &str = "x-care-key";

/// A request of a frame, whether its visit has begun or not.
#[derive(Debug, Clone)]
pub struct Sender {
    pub address: IpAddr,
    pub language: Language,
    pub token: Option<String>,
    pub key: Option<String>,
}

impl Sender {
    /// What counts as one network address.
    pub fn network(&self) -> String {
        limits::network(self.address)
    }
}

impl FromRequestParts<Web> for Sender {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let settings = web.app.settings();
        // Asked by our own frame alone: another site's page would need our leave for these headers, and gets none.
        if !widget::is_open(&settings) {
            return Err(Failure::NotFound.into_response());
        }
        if guard::is_foreign_stream(&parts.headers) {
            return Err(Failure::Foreign.into_response());
        }
        let text = |name: &str| text(&parts.headers, name);
        Ok(Self {
            address: session::address(web, &parts.headers, &parts.extensions),
            language: language::of_frame(&parts.uri, &parts.headers, settings.language),
            token: text(VISITOR),
            key: text(KEY),
        })
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A request of a frame whose visit goes on, or of one that has not begun to talk. A visit that is over is told as 401,
/// and 403 says that the desk wants to know who it is.
#[derive(Debug, Clone)]
pub struct Guest {
    pub sender: Sender,
    pub visit: Option<Visit>,
}

impl Guest {
    /// As the assistant knows them.
    pub fn asker(&self) -> Asker {
        let (network, language) = (self.sender.network(), self.sender.language);
        match &self.visit {
            Some(visit) => visit.asker(network, language),
            None => Asker { person: None, visitor: None, known: None, network, language },
        }
    }

    /// To talk one has to have begun.
    pub fn require_visit(&self) -> Result<(), Failure> {
        if self.visit.is_some() { Ok(()) } else { Err(Failure::NotFound) }
    }
}

impl FromRequestParts<Web> for Guest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let sender = Sender::from_request_parts(parts, web).await?;
        let Some(token) = &sender.token else {
            if web.app.settings().widget_verified_only {
                return Err(StatusCode::FORBIDDEN.into_response());
            }
            return Ok(Self { sender, visit: None });
        };
        match widget::find(&web.app, token, sender.key.as_deref()).await {
            Ok(Some(visit)) => Ok(Self { sender, visit: Some(visit) }),
            Ok(None) => Err(StatusCode::UNAUTHORIZED.into_response()),
            Err(error) => Err(Failure::from(error).into_response()),
        }
    }
}
