//! Between cookies and verbs: the browser as a verb wants to know it, and the cookies of a new session.

use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};
use helpdesk::secrets;
use helpdesk::sessions::{self, NewSession, Standing};

use crate::form::local_target;
use crate::session::{Visitor, home};
use crate::{Web, go};

/// Ours have 43 characters; a cookie much longer was not made here.
const TOKEN_MAX: usize = 100;

/// The browser for a verb. One without a token of its own gets a new one: `browser_cookie` then keeps it.
pub fn browser(visitor: &Visitor) -> sessions::Visitor {
    let usable = |token: &Option<String>| token.clone().filter(|token| token.len() <= TOKEN_MAX);
    sessions::Visitor {
        address: visitor.address,
        agent: visitor.agent.clone(),
        session: usable(&visitor.token),
        device: usable(&visitor.device),
        browser: usable(&visitor.browser).unwrap_or_else(secrets::token),
        language: visitor.language,
    }
}

/// The cookie to which a code is bound.
pub fn browser_cookie(web: &Web, browser: &sessions::Visitor) -> HeaderValue {
    web.cookie_names().bind_browser(&browser.browser)
}

/// Leads into a session just opened: to `next` if it is a page of ours, else to where this person begins.
pub fn enter(web: &Web, browser: &sessions::Visitor, session: &NewSession, next: &str) -> Response {
    let target = match session.standing {
        Standing::Active => local_target(next).unwrap_or_else(|| home(session.role)),
        Standing::Waiting => "/waiting",
        Standing::MustVerify => "/verify",
    };
    let names = web.cookie_names();
    let response =
        go(target).cookie(names.start_session(&session.token)).cookie(names.remember_device(&session.device));
    if session.standing == Standing::MustVerify {
        return response.cookie(browser_cookie(web, browser)).into_response();
    }
    response.into_response()
}
