//! What every request passes before it reaches a page: the host it names, where its form comes from, and the
//! headers that every answer carries.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Web;
use crate::error::Failure;

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; font-src 'self'; manifest-src 'self'; media-src 'self'; worker-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Refuses requests for names that this desk does not go by, so that no link or cookie is made for them.
pub async fn host(State(web): State<Web>, request: Request, next: Next) -> Response {
    if matches!(request.uri().path(), "/healthz" | "/readyz") {
        return next.run(request).await;
    }
    let settings = web.app.settings();
    if settings.set_up {
        for name in named_hosts(request.headers(), request.uri()) {
            if !web.serves(&settings, &name) {
                return Failure::Misdirected(name).into_response();
            }
        }
    }
    next.run(request).await
}

/// The names in the Host header and in the request line, without ports. A request that names none is given an
/// empty name, which nobody serves.
fn named_hosts(headers: &HeaderMap, uri: &Uri) -> Vec<String> {
    let header =
        headers.get(header::HOST).map(|host| without_port(&String::from_utf8_lossy(host.as_bytes())));
    let line = uri.host().map(|host| host.trim_matches(['[', ']']).to_ascii_lowercase());
    let names: Vec<String> = header.into_iter().chain(line).collect();
    if names.is_empty() { vec![String::new()] } else { names }
}

/// `desk.example:8080` → `desk.example`, `[::1]:80` → `::1`; lower case.
pub fn without_port(host: &str) -> String {
    let host = host.trim().to_ascii_lowercase();
    match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address.to_owned(),
        None => host.split(':').next().unwrap_or("").to_owned(),
    }
}

/// Whether a name always means this machine.
pub fn is_loopback(name: &str) -> bool {
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// No address of ours holds a NUL, and PostgreSQL takes none to look for.
pub async fn address(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let holds_nul = uri.path_and_query().is_some_and(|address| address.as_str().contains("%00"));
    if holds_nul {
        return Failure::NotFound.into_response();
    }
    match without_slash(uri) {
        Some(address) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, address)]).into_response(),
        None => next.run(request).await,
    }
}

/// Where a page is that people type with a slash behind it.
fn without_slash(uri: &Uri) -> Option<String> {
    let path =
        uri.path().strip_suffix('/').filter(|path| matches!(*path, "/help" | "/services" | "/status"))?;
    Some(uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}")))
}

/// Refuses forms that another site sent in the visitor's name.
pub async fn origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_own(request.headers()) || is_open_to_mail_programs(request.uri().path()) {
        return next.run(request).await;
    }
    Failure::Foreign.into_response()
}

/// Forms whose address alone, signed by us, says what they do: mail programs send them without cookies (RFC 8058),
/// and nobody can make one in the name of another.
fn is_open_to_mail_programs(path: &str) -> bool {
    path.starts_with("/news/end/")
}

fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    match (text(&header::ORIGIN), text(&header::HOST)) {
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, name)| name.eq_ignore_ascii_case(host))
        }
        _ => false,
    }
}

/// Live streams are opened by this site's own pages alone.
pub fn is_foreign_stream(headers: &HeaderMap) -> bool {
    let told = headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN);
    told && !is_own(headers)
}

/// What every answer says.
const EVERYWHERE: [(HeaderName, &str); 1] = [(header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
/// What every page says besides. On the two dozen files of a first visit it would weigh more than their content.
const ON_PAGES: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CSP),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// Marks an answer whose own policy says who may frame it: the older header knows only everybody or nobody.
#[derive(Debug, Clone, Copy)]
pub struct Framed;

/// Headers of every answer; a page is never kept by a cache, an asset says itself how long it lives.
pub async fn headers(State(web): State<Web>, request: Request, next: Next) -> Response {
    let is_asset = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    let is_framed = response.extensions().get::<Framed>().is_some();
    let headers = response.headers_mut();
    let on_pages: &[_] = if is_asset { &[] } else { &ON_PAGES };
    for (name, value) in EVERYWHERE.iter().chain(on_pages) {
        if is_framed && *name == header::X_FRAME_OPTIONS {
            continue;
        }
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if web.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}
