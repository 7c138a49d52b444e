//! The designed page for a failure. It needs nothing from the store: that may be what failed.

use axum::response::{Html, IntoResponse, Response};
use locales::Language;

use crate::error_page::ErrorPage;
use crate::page::{Frame, Viewer};
use crate::when::Times;
use crate::{Failure, Web};

/// The page with its reference number.
pub fn page(
    web: &Web,
    failure: &Failure,
    language: Language,
    viewer: Option<Viewer>,
    reference: &str,
) -> Response {
    let settings = web.app.settings();
    let time = Times::new(web.app.now(), &settings.time_zone, language).when(web.app.now()).exact;
    let frame = Frame { viewer, ..web.frame_of_nobody().speaking(language) };
    let page = ErrorPage::of(failure.status().as_u16(), frame, reference, time);
    let page = match failure.reason(language) {
        Some(reason) => page.because(reason),
        None => page,
    };
    match askama::Template::render(&page) {
        Ok(html) => Html(html).into_response(),
        Err(error) => {
            tracing::error!(%error, "the error page does not render");
            reference.to_owned().into_response()
        }
    }
}
