//! Who is asking: read from the cookies once for each request, and led to where they belong.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use helpdesk::sessions::{self, SignedIn};
use helpdesk::{Actor, Role};
use locales::Language;

use crate::error::Failure;
use crate::frame::viewer;
use crate::go::{Go, flash, go};
use crate::language::{Wish, page_address};
use crate::page::Flash;
use crate::sent::Sent;
use crate::{Web, cookies};

/// Longest user agent that is looked at, in characters.
const AGENT_MAX: usize = 300;

/// A request's sender, signed in or not.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub signed_in: Option<SignedIn>,
    /// The session cookie's token.
    pub token: Option<String>,
    /// The token by which a browser is known that signed in before.
    pub device: Option<String>,
    /// The token that binds mailed codes to the browser that asked.
    pub browser: Option<String>,
    pub address: IpAddr,
    /// The User-Agent header, one line.
    pub agent: String,
    /// What the page before wanted to say.
    pub flash: Option<Flash>,
    /// In which everything is said to them.
    pub language: Language,
    /// Path and query of the page they see, without `lang`; None where a form was sent.
    pub page: Option<String>,
    /// The event up to which open pages had been told when the request came.
    pub mark: i64,
}

impl Visitor {
    /// The person whose account works fully.
    pub fn actor(&self) -> Option<&Actor> {
        match &self.signed_in {
            Some(SignedIn::Active(actor)) => Some(actor),
            _ => None,
        }
    }
}

/// Pages that everybody may see, signed in or not.
fn is_open(path: &str) -> bool {
    matches!(
        path,
        "/" | "/services"
            | "/status"
            | "/signin"
            | "/signup"
            | "/signout"
            | "/forgot"
            | "/forgot/code"
            | "/verify"
            | "/verify/resend"
            | "/assistant"
            | "/help"
    ) || [
        "/services/",
        "/news/",
        "/invitation/",
        "/reset/",
        "/setup/",
        "/demo/",
        "/assistant/",
        "/helped/",
        "/help/",
    ]
    .iter()
    .any(|prefix| path.starts_with(prefix))
}

/// What is the same for everybody, so that nobody needs to be known for it.
fn is_impersonal(path: &str) -> bool {
    path.starts_with("/assets/")
        // Frames on other sites bring their own proof, and the cookies of this site are none of their business.
        || path.starts_with("/widget/")
        || matches!(
            path,
            "/healthz"
                | "/readyz"
                | "/robots.txt"
                | "/brand.css"
                | "/brand/logo.png"
                | "/manifest.webmanifest"
                | "/sw.js"
                | "/offline"
                | "/widget.js"
        )
}

/// Reads the session, and leads whoever does not belong on this page to where they do.
pub async fn load(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if is_impersonal(&path) {
        return next.run(request).await;
    }
    let wish = Wish::of(&request, web.cookie_names());
    let mut visitor = stranger(&web, &request);
    if let Some(token) = &visitor.token {
        visitor.signed_in = match sessions::actor(&web.app, token).await {
            Ok(signed_in) => signed_in,
            Err(error) => return Failure::from(error).into_response(),
        };
    }
    let account = visitor.signed_in.as_ref().and_then(SignedIn::language);
    let wished = wish.choose(account, web.app.settings().language);
    visitor.language = match visitor.actor() {
        // Mails follow the account; pages are said to the team in what they were written in.
        Some(actor) if actor.role.is_staff() => wished.for_the_team(),
        _ => wished,
    };
    if let Some(target) = detour(&web, &visitor, &request, &path) {
        // Signing in would not help where nothing is; pages of others stay behind it.
        let leads_nowhere =
            target.starts_with("/signin") && request.extensions().get::<MatchedPath>().is_none();
        return if path == "/live" || leads_nowhere {
            let mut response = Failure::NotFound.into_response();
            response.extensions_mut().insert(visitor.language);
            response
        } else {
            wish.cookie(web.cookie_names()).into_iter().fold(go(&target), Go::cookie).into_response()
        };
    }
    let sent = match Sent::of(&web, visitor.actor(), request.headers()).await {
        Ok(sent) => sent,
        Err(error) => return Failure::from(error).into_response(),
    };
    let (language, signed_in) = (visitor.language, visitor.signed_in.clone());
    // A page that reads itself again in the background says nothing new.
    let says_flash = visitor.flash.is_some()
        && request.headers().get("sec-fetch-dest").is_none_or(|destination| destination != "empty");
    request.extensions_mut().insert(visitor);
    let mut response = next.run(request).await;
    if let Some(sent) = sent
        && let Err(error) = sent.tell(&web, response.headers_mut()).await
    {
        return Failure::from(error).into_response();
    }
    if says_flash && response.status() == StatusCode::OK {
        response.headers_mut().append(header::SET_COOKIE, web.cookie_names().clear_flash());
    }
    if let Some(cookie) = wish.cookie(web.cookie_names()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    // The page of a failure is made further out.
    response.extensions_mut().insert(language);
    if let Some(signed_in) = signed_in.filter(|_| response.extensions().get::<Failure>().is_some()) {
        response.extensions_mut().insert(viewer(&signed_in));
    }
    response
}

/// What the request itself tells of its sender.
fn stranger(web: &Web, request: &Request) -> Visitor {
    let headers = request.headers();
    let names = web.cookie_names();
    Visitor {
        signed_in: None,
        token: cookies::read(headers, &names.session),
        device: cookies::read(headers, &names.device),
        browser: cookies::read(headers, &names.browser),
        address: address(web, headers, request.extensions()),
        agent: agent(headers),
        flash: flash(headers, names),
        language: Language::default(),
        page: page_address(request),
        mark: web.app.live.mark(),
    }
}

/// Where a request comes from, behind the proxies that are trusted.
pub fn address(web: &Web, headers: &HeaderMap, extensions: &Extensions) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    web.proxies.client(peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)), headers)
}

fn agent(headers: &HeaderMap) -> String {
    let raw =
        headers.get(header::USER_AGENT).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let line: String = raw.unwrap_or_default().chars().filter(|character| !character.is_control()).collect();
    line.chars().take(AGENT_MAX).collect()
}

/// Where this visitor has to go instead, if they cannot stay.
fn detour(web: &Web, visitor: &Visitor, request: &Request, path: &str) -> Option<String> {
    if !web.app.settings().set_up {
        return (path != "/" && !path.starts_with("/setup")).then(|| "/".to_owned());
    }
    match &visitor.signed_in {
        Some(SignedIn::Active(_)) => None,
        Some(SignedIn::Waiting(_)) => {
            (!path.starts_with("/waiting") && path != "/signout").then(|| "/waiting".to_owned())
        }
        Some(SignedIn::MustVerify(_)) => {
            (!path.starts_with("/verify") && path != "/signout").then(|| "/verify".to_owned())
        }
        None if is_open(path) => None,
        None if *request.method() == Method::GET && path != "/waiting" => {
            let next = request.uri().path_and_query().map_or(path, |target| target.as_str());
            Some(format!(
                "/signin?next={}",
                form_urlencoded::byte_serialize(next.as_bytes()).collect::<String>()
            ))
        }
        None => Some("/signin".to_owned()),
    }
}

/// Where somebody begins after sign-in.
pub const fn home(role: Role) -> &'static str {
    match role {
        Role::Customer => "/requests",
        Role::Agent => "/inbox/mine",
        Role::Admin => "/inbox/unassigned",
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let visitor = parts.extensions.get::<Self>().cloned();
        visitor.ok_or_else(|| Failure::Internal("this route stands outside the session layer".to_owned()))
    }
}

macro_rules! only {
    ($(#[$doc:meta])* $name:ident, $allowed:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(pub Actor);

        impl<S: Send + Sync> FromRequestParts<S> for $name {
            type Rejection = Failure;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
                let visitor = Visitor::from_request_parts(parts, state).await?;
                let actor = visitor.actor().filter(|actor| ($allowed)(actor.role));
                actor.cloned().map(Self).ok_or(Failure::NotFound)
            }
        }

        impl From<$name> for Actor {
            fn from(known: $name) -> Self {
                known.0
            }
        }
    };
}

only!(
    /// A signed-in customer; for everybody else the page does not exist.
    Customer,
    |role| role == Role::Customer
);
only!(
    /// A signed-in agent or admin.
    Staff,
    |role: Role| role.is_staff()
);
only!(
    /// A signed-in admin.
    Admin,
    |role| role == Role::Admin
);
only!(
    /// Anybody whose account works.
    SignedInActor,
    |_| true
);

/// The number in a path; what is no number leads nowhere.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for Number {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Path(number) =
            Path::<i64>::from_request_parts(parts, state).await.map_err(|_| Failure::NotFound)?;
        Ok(Self(number))
    }
}

/// The number and the message in the path.
#[derive(Debug, Clone, Copy)]
pub struct MessageAt {
    pub number: i64,
    pub id: i64,
}

impl<S: Send + Sync> FromRequestParts<S> for MessageAt {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Path((number, id)) =
            Path::<(i64, i64)>::from_request_parts(parts, state).await.map_err(|_| Failure::NotFound)?;
        Ok(Self { number, id })
    }
}
