//! Doors for people: every page, form and live stream. A door parses, calls one verb, and renders.

pub mod admin;
pub mod agent;
mod agent_name;
pub mod assets;
pub mod assistant;
pub mod attachments;
pub mod auth;
pub mod brand;
pub mod composer;
mod compression;
pub mod conversation;
pub mod cookies;
pub mod demo;
pub mod design;
mod desk_hours;
mod drafts;
pub mod error;
pub mod error_page;
mod failure;
pub mod form;
mod form_view;
mod frame;
pub mod go;
mod guard;
mod health;
pub mod help;
mod language;
mod live;
pub mod multipart;
pub mod own_message;
pub mod page;
mod paging;
pub mod portal;
mod preview;
pub mod proxies;
pub mod pwa;
mod refusal;
pub mod sample;
pub mod samples;
mod sent;
pub mod services;
pub mod session;
mod signs;
mod state;
pub mod suggestions;
mod thread;
mod when;
pub mod widget;
mod writing;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};

pub use error::{Failure, Result};
pub use go::go;
pub use guard::is_loopback;
use session::{Customer, Staff};
pub use state::{MailServer, Options, Push, TestMail, Web, host_of};

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
    get "/assets/{name}" => assets::serve,
    get "/brand.css" => brand::style::serve,
    get "/brand/logo.png" => brand::logo::serve,
    get "/manifest.webmanifest" => pwa::manifest::show,
    get "/sw.js" => pwa::worker::serve,
    get "/offline" => pwa::offline::show,
    get "/" => auth::welcome::show,
    get "/setup/{token}" => auth::setup::show,
    post "/setup/{token}" => auth::setup::create,
    get "/signin" => auth::sign_in::show,
    post "/signin" => auth::sign_in::create,
    post "/signout" => auth::sign_out::create,
    get "/signup" => auth::sign_up::show,
    post "/signup" => auth::sign_up::create,
    get "/verify" => auth::verify::show,
    post "/verify" => auth::verify::create,
    post "/verify/resend" => auth::verify::resend,
    get "/forgot" => auth::forgot::show,
    post "/forgot" => auth::forgot::create,
    get "/forgot/code" => auth::forgot_code::show,
    post "/forgot/code" => auth::forgot_code::create,
    get "/reset/{token}" => auth::reset::show,
    post "/reset/{token}" => auth::reset::create,
    get "/invitation/{token}" => auth::invitation::show,
    post "/invitation/{token}" => auth::invitation::create,
    get "/waiting" => auth::waiting::show,
    post "/waiting/withdraw" => auth::waiting::withdraw,
    // Whoever asks the assistant
    get "/assistant" => assistant::show,
    post "/assistant" => assistant::tell,
    get "/assistant/chat" => assistant::part,
    get "/assistant/chats/{id}" => assistant::part_of,
    get "/assistant/chats/{id}/files/{file}/{name}" => assistant::file::show,
    post "/assistant/again" => assistant::start_again,
    post "/assistant/seen" => assistant::seen,
    // Services, for everybody
    get "/services" => services::catalogue::show,
    get "/services/{slug}" => services::show::show,
    get "/services/{slug}/picture" => services::picture::show,
    post "/services/{slug}/news" => services::news::create,
    post "/services/{slug}/news/removal" => services::news::remove,
    get "/status" => services::status::show,
    get "/news/confirm/{token}" => services::confirm::show,
    post "/news/confirm/{token}" => services::confirm::create,
    get "/news/end/{token}" => services::end::show,
    post "/news/end/{token}" => services::end::create,
    // Whoever has the link from the assistant's own answer
    get "/helped/{link}" => suggestions::helped::show,
    post "/helped/{link}" => suggestions::helped::create,
    // Help articles
    get "/help" => help::home::show,
    get "/help/search" => help::search::show,
    get "/help/feed" => help::feed::show,
    get "/help/sitemap.xml" => help::sitemap::show,
    get "/help/c/{category}" => help::category::show,
    get "/help/{slug}" => help::article::show,
    post "/help/{slug}/votes" => help::votes::create,
    post "/help/{slug}/comments" => help::comments::create,
    get "/help/{slug}/{name}" => help::files::show,
    // For frames on other sites
    get "/widget.js" => widget::loader::serve,
    get "/widget/frame" => widget::frame::show,
    post "/widget/visits" => widget::visits::begin,
    post "/widget/visits/end" => widget::visits::end,
    get "/widget/chat" => widget::chat::show,
    post "/widget/chat" => widget::chat::tell,
    post "/widget/chat/again" => widget::chat::start_again,
    post "/widget/chat/seen" => widget::chat::seen,
    post "/widget/chat/email" => widget::chat::ask_code,
    post "/widget/chat/code" => widget::chat::enter_code,
    get "/widget/chats/{id}/files/{file}/{name}" => widget::chat::file,
    get "/widget/live" => widget::live::open,
    post "/assistant/email" => assistant::ask_code,
    post "/assistant/code" => assistant::enter_code,
    // For customers
    get "/requests" => portal::requests::list,
    get "/requests/new" => portal::new_request::show,
    post "/requests/new" => portal::new_request::create,
    post "/suggestions" => suggestions::typing::show,
    post "/suggestions/solved" => suggestions::solved::create,
    get "/requests/{number}" => portal::request::show,
    post "/requests/{number}/messages" => portal::act::post_message,
    post "/requests/{number}/typing" => signs::customer_types,
    post "/requests/{number}/seen" => signs::customer_saw,
    get "/requests/{number}/messages/{id}" => own_message::show::<Customer>,
    post "/requests/{number}/messages/{id}" => own_message::update::<Customer>,
    post "/requests/{number}/messages/{id}/deletion" => own_message::delete::<Customer>,
    post "/requests/{number}/closure" => portal::act::close,
    post "/requests/{number}/reopening" => portal::act::reopen,
    post "/push/subscriptions" => portal::notices::subscribe,
    post "/push/subscriptions/removal" => portal::notices::unsubscribe,
    // For agents
    get "/inbox/mine" => agent::list::mine,
    get "/inbox/unassigned" => agent::list::unassigned,
    get "/inbox/all" => agent::list::all,
    get "/inbox/closed" => agent::list::closed,
    get "/t/{number}" => agent::show::show,
    post "/t/{number}/replies" => agent::work::reply,
    post "/t/{number}/notes" => agent::work::add_note,
    post "/t/{number}/typing" => signs::staff_type,
    post "/t/{number}/seen" => signs::staff_saw,
    get "/t/{number}/messages/{id}" => own_message::show::<Staff>,
    post "/t/{number}/messages/{id}" => own_message::update::<Staff>,
    post "/t/{number}/messages/{id}/deletion" => own_message::delete::<Staff>,
    get "/t/{number}/suggestions" => agent::suggestions::show,
    post "/t/{number}/suggestions/draft" => agent::suggestions::use_draft,
    get "/t/{number}/canned" => agent::canned::list::show,
    get "/t/{number}/canned/{id}" => agent::canned::show::show,
    post "/t/{number}/status" => agent::work::set_status,
    post "/t/{number}/priority" => agent::work::set_priority,
    post "/t/{number}/service" => agent::work::set_service,
    post "/t/{number}/assignment" => agent::work::assign,
    post "/t/{number}/take" => agent::work::take,
    post "/t/{number}/closure" => agent::work::close,
    post "/t/{number}/reopening" => agent::work::reopen,
    get "/settings/articles" => admin::articles::list::show,
    get "/settings/articles/new" => admin::articles::new::show,
    post "/settings/articles/new" => admin::articles::new::create,
    get "/settings/articles/report" => admin::articles::report::show,
    get "/settings/articles/categories" => admin::articles::categories::show,
    post "/settings/articles/categories" => admin::articles::categories::create,
    post "/settings/articles/categories/{id}" => admin::articles::categories::update,
    post "/settings/articles/publishing" => admin::articles::categories::set_publishing,
    get "/settings/articles/{id}" => admin::articles::edit::show,
    post "/settings/articles/{id}" => admin::articles::edit::update,
    post "/settings/articles/{id}/deletion" => admin::articles::edit::delete,
    get "/settings/articles/{id}/revisions" => admin::articles::revisions::list,
    get "/settings/articles/{id}/revisions/{revision}" => admin::articles::revisions::show,
    post "/settings/articles/{id}/revisions/{revision}/restoration" => admin::articles::revisions::restore,
    // For admins
    get "/settings/people" => admin::staff::list,
    post "/settings/people/invitations" => admin::staff::invite,
    post "/settings/people/deactivations" => admin::staff::deactivate_selected,
    post "/settings/people/{id}/approval" => admin::staff::approve,
    post "/settings/people/{id}/refusal" => admin::staff::decline,
    post "/settings/people/{id}/deactivation" => admin::staff::deactivate,
    post "/settings/people/{id}/reactivation" => admin::staff::reactivate,
    post "/settings/people/{id}/role" => admin::staff::set_role,
    get "/settings/services" => admin::services::list,
    get "/settings/services/new" => admin::service::new,
    post "/settings/services/new" => admin::service::create,
    get "/settings/services/{id}" => admin::service::show,
    post "/settings/services/{id}" => admin::service::update,
    post "/settings/services/{id}/availability" => admin::services::set_availability,
    post "/settings/services/{id}/archiving" => admin::services::archive,
    post "/settings/services/{id}/restoring" => admin::services::restore,
    post "/settings/services/{id}/picture" => admin::service::change_picture,
    post "/settings/services/{id}/picture/removal" => admin::service::remove_picture,
    get "/settings/canned-texts" => admin::canned::list,
    get "/settings/canned-texts/new" => admin::canned::new,
    post "/settings/canned-texts/new" => admin::canned::create,
    get "/settings/canned-texts/{id}" => admin::canned::show,
    post "/settings/canned-texts/{id}" => admin::canned::update,
    post "/settings/canned-texts/{id}/removal" => admin::canned::remove,
    get "/settings/assistant" => admin::assistant::show,
    post "/settings/assistant" => admin::assistant::update,
    post "/settings/assistant/thresholds" => admin::assistant::update_thresholds,
    post "/settings/assistant/intents" => admin::assistant::update_intent,
    get "/settings/desk" => admin::desk::show,
    post "/settings/desk" => admin::desk::update,
    post "/settings/hours" => admin::hours::update,
    post "/settings/brand" => admin::branding::update,
    post "/settings/conversation" => admin::conversation::update,
    post "/settings/logo" => admin::branding::change_logo,
    post "/settings/logo/removal" => admin::branding::remove_logo,
    post "/settings/limits" => admin::limits::update,
    post "/settings/mail/test" => admin::desk::send_test_mail,
    get "/settings/widget" => admin::widget::show,
    post "/settings/widget" => admin::widget::update,
    post "/settings/widget/keys" => admin::widget::make_key,
    post "/settings/widget/keys/{id}/retirement" => admin::widget::retire_key,
    get "/design" => design::show,
    // Whoever writes
    post "/drafts" => drafts::save,
    post "/preview" => preview::show,
    // For everybody signed in
    get "/live" => live::open,
    // Files, for whoever may read their message
    post "/files" => attachments::upload::create,
    post "/files/{id}/removal" => attachments::removal::create,
    get "/files/{id}/thumbnail" => attachments::download::thumbnail,
    get "/files/{id}/picture" => attachments::download::picture,
    get "/files/{id}/{name}" => attachments::download::file,
    // One's own account
    get "/account" => portal::account::show,
    post "/account" => portal::account_forms::update,
    post "/account/email" => portal::account_forms::change_email,
    post "/account/password" => portal::account_forms::change_password,
    post "/account/sessions/{id}/end" => portal::account_forms::end_session,
    post "/account/sessions/end-others" => portal::account_forms::end_other_sessions,
    post "/account/services/{id}/end" => portal::account_forms::end_service_news,
    post "/account/deletion" => portal::account_forms::delete,
    // The demo's outgoing mails
    get "/demo/mail" => demo::mails::list,
    get "/demo/mail/{id}" => demo::mail::show,
    get "/demo/mail/{id}/html" => demo::mail::html,
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
        .layer(from_fn(guard::address))
        .layer(from_fn_with_state(web.clone(), guard::host))
        .layer(from_fn_with_state(web.clone(), error::render))
        .layer(compression::pages())
        .layer(from_fn_with_state(web.clone(), guard::headers))
        .with_state(web)
}
