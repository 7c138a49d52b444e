//! Doors for people: every page, form and live stream. A door parses, calls one verb, and renders.

pub mod admin;
pub mod agent;
pub mod assets;
pub mod auth;
pub mod conversation;
pub mod cookies;
pub mod demo;
pub mod error;
pub mod error_page;
mod failure;
pub mod form;
mod form_view;
mod frame;
pub mod go;
mod guard;
mod health;
mod live;
pub mod page;
mod paging;
pub mod portal;
pub mod proxies;
pub mod sample;
pub mod session;
mod state;
mod thread;
mod when;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};

pub use error::{Failure, Result};
pub use go::go;
pub use state::{Options, TestMail, Web};

/// Largest form that is read, in bytes: a message of the greatest length, escaped, fits several times.
const FORM_MAX: usize = 1 << 20;

macro_rules! routes {
    ($($method:ident $path:literal => $handler:path,)*) => {
        /// Method and path of every page and form.
        pub const ROUTES: &[(&str, &str)] = &[$((stringify!($method), $path),)*];

        fn pages() -> Router<Web> {
            Router::new()$(.route($path, $method($handler)))*
        }
    };
}

routes! {
    // For everybody
    get "/healthz" => health::healthz,
    get "/readyz" => health::readyz,
    // (awaits its handler) get "/assets/{name}" => assets::serve,
    // (awaits its handler) get "/" => auth::welcome::show,
    // (awaits its handler) get "/setup/{token}" => auth::setup::show,
    // (awaits its handler) post "/setup/{token}" => auth::setup::create,
    // (awaits its handler) get "/signin" => auth::sign_in::show,
    // (awaits its handler) post "/signin" => auth::sign_in::create,
    // (awaits its handler) post "/signout" => auth::sign_out::create,
    // (awaits its handler) get "/signup" => auth::sign_up::show,
    // (awaits its handler) post "/signup" => auth::sign_up::create,
    // (awaits its handler) get "/verify" => auth::verify::show,
    // (awaits its handler) post "/verify" => auth::verify::create,
    // (awaits its handler) post "/verify/resend" => auth::verify::resend,
    // (awaits its handler) get "/forgot" => auth::forgot::show,
    // (awaits its handler) post "/forgot" => auth::forgot::create,
    // (awaits its handler) get "/forgot/code" => auth::forgot_code::show,
    // (awaits its handler) post "/forgot/code" => auth::forgot_code::create,
    // (awaits its handler) get "/reset/{token}" => auth::reset::show,
    // (awaits its handler) post "/reset/{token}" => auth::reset::create,
    // (awaits its handler) get "/invitation/{token}" => auth::invitation::show,
    // (awaits its handler) post "/invitation/{token}" => auth::invitation::create,
    // (awaits its handler) get "/waiting" => auth::waiting::show,
    // (awaits its handler) post "/waiting/withdraw" => auth::waiting::withdraw,
    // For customers
    get "/requests" => portal::requests::list,
    get "/requests/new" => portal::new_request::show,
    post "/requests/new" => portal::new_request::create,
    get "/requests/{number}" => portal::request::show,
    post "/requests/{number}/messages" => portal::act::post_message,
    post "/requests/{number}/closure" => portal::act::close,
    post "/requests/{number}/reopening" => portal::act::reopen,
    get "/live/requests" => live::requests,
    get "/live/requests/{number}" => live::request,
    // For agents
    get "/inbox/mine" => agent::inbox::mine,
    get "/inbox/unassigned" => agent::inbox::unassigned,
    get "/inbox/all" => agent::inbox::all,
    get "/inbox/closed" => agent::inbox::closed,
    get "/t/{number}" => agent::ticket::show,
    post "/t/{number}/replies" => agent::work::reply,
    post "/t/{number}/notes" => agent::work::add_note,
    post "/t/{number}/status" => agent::work::set_status,
    post "/t/{number}/priority" => agent::work::set_priority,
    post "/t/{number}/assignment" => agent::work::assign,
    post "/t/{number}/take" => agent::work::take,
    post "/t/{number}/closure" => agent::work::close,
    post "/t/{number}/reopening" => agent::work::reopen,
    get "/live/inbox" => live::inbox,
    get "/live/t/{number}" => live::ticket,
    // For admins
    // (awaits its handler) get "/settings/people" => admin::people::list,
    // (awaits its handler) post "/settings/people/invitations" => admin::people::invite,
    // (awaits its handler) post "/settings/people/deactivations" => admin::people::deactivate_selected,
    // (awaits its handler) post "/settings/people/{id}/approval" => admin::people::approve,
    // (awaits its handler) post "/settings/people/{id}/refusal" => admin::people::decline,
    // (awaits its handler) post "/settings/people/{id}/deactivation" => admin::people::deactivate,
    // (awaits its handler) post "/settings/people/{id}/reactivation" => admin::people::reactivate,
    // (awaits its handler) post "/settings/people/{id}/role" => admin::people::set_role,
    // (awaits its handler) get "/settings/desk" => admin::desk::show,
    // (awaits its handler) post "/settings/desk" => admin::desk::update,
    // (awaits its handler) post "/settings/mail/test" => admin::desk::send_test_mail,
    // One's own account
    // (awaits its handler) get "/account" => portal::account::show,
    // (awaits its handler) post "/account" => portal::account::update,
    // (awaits its handler) post "/account/email" => portal::account::change_email,
    // (awaits its handler) post "/account/password" => portal::account::change_password,
    // (awaits its handler) post "/account/sessions/{id}/end" => portal::account::end_session,
    // (awaits its handler) post "/account/sessions/end-others" => portal::account::end_other_sessions,
    // (awaits its handler) post "/account/deletion" => portal::account::delete,
    // The demo's outgoing mails
    // (awaits its handler) get "/demo/mail" => demo::mails::list,
    // (awaits its handler) get "/demo/mail/{id}" => demo::mail::show,
}

/// A page with status 200.
fn render(page: &impl askama::Template) -> Result<Response> {
    render_as(StatusCode::OK, page)
}

fn render_as(status: StatusCode, page: &impl askama::Template) -> Result<Response> {
    Ok((status, Html(page.render()?)).into_response())
}

/// Everything this door serves. Layers run from the last line to the first.
pub fn router(options: Options) -> Router {
    let web = Web::new(options);
    pages()
        .fallback(|| async { Failure::NotFound })
        .layer(DefaultBodyLimit::max(FORM_MAX))
        .layer(from_fn_with_state(web.clone(), session::load))
        .layer(from_fn(guard::origin))
        .layer(from_fn_with_state(web.clone(), guard::host))
        .layer(from_fn_with_state(web.clone(), error::render))
        .layer(from_fn_with_state(web.clone(), guard::headers))
        .with_state(web)
}
