//! The page inside the frame. It holds nothing about anybody, and only the sites that the desk lists may frame it.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use helpdesk::widget;

use crate::form::Query;
use crate::guard::Framed;
use crate::page::Frame;
use crate::{Failure, Result, Web, language, render, sample};

#[derive(Template)]
#[template(path = "widget/frame.html")]
pub struct WidgetFrame {
    /// Of nobody.
    pub frame: Frame,
    /// The desk's name towards sites.
    pub desk: String,
    /// The origins that may speak to the page, with blanks between them.
    pub sites: String,
}

impl WidgetFrame {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            desk: "hS2kq0vXbN3dYt7e".to_owned(),
            sites: "https://www.saltmere.test".to_owned(),
        }
    }
}

/// GET /widget/frame?desk=…
pub async fn show(
    State(web): State<Web>,
    Query(query): Query,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response> {
    let settings = web.app.settings();
    if !widget::is_open(&settings) || !widget::is_desk(&settings, query.get("desk")) {
        return Err(Failure::NotFound);
    }
    let sites = widget::sites(&settings).collect::<Vec<_>>().join(" ");
    let policy = policy(&sites)?;
    let page = WidgetFrame {
        frame: web.frame_of_nobody().speaking(language::of_frame(&uri, &headers, settings.language)),
        desk: settings.widget_desk.clone(),
        sites,
    };
    let mut response = render(&page)?.into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response.extensions_mut().insert(Framed);
    Ok(response)
}

/// Scripts, styles and requests of our own alone, and these sites around it.
fn policy(sites: &str) -> Result<HeaderValue> {
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'none'; base-uri 'none'; frame-ancestors {sites}"
    );
    HeaderValue::from_str(&policy).map_err(|_| Failure::Internal("a site is no origin".to_owned()))
}
