//! What every door of this crate works with.

use std::ops::Deref;
use std::pin::Pin;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use helpdesk::App;
use helpdesk::sessions::SignedIn;
use helpdesk::settings::Settings;
use tokio_util::sync::CancellationToken;

use crate::brand::Brand;
use crate::cookies::CookieNames;
use crate::guard;
use crate::proxies::TrustedProxies;
use crate::session::Visitor;
use crate::when::Times;

/// Sends a test mail to an address; answers with the mail server's own words.
pub type TestMail =
    Arc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Result<String, String>> + Send>> + Send + Sync>;

/// Where mails are handed in, as the settings page shows it.
#[derive(Debug, Clone)]
pub struct MailServer {
    pub host: String,
    pub port: u16,
    pub from: String,
}

/// What browsers need to be told of replies.
pub struct Push {
    /// Says which push services may be called.
    pub client: outbound::Client,
    /// By which browsers know the desk.
    pub public_key: String,
}

/// What the program hands in at start.
pub struct Options {
    pub app: App,
    /// Where this process listens, as people reach it when no base URL is set: `http://127.0.0.1:8080`.
    pub address: String,
    /// Host names that are served besides the base URL's and the loopback names.
    pub allowed_hosts: Vec<String>,
    pub proxies: TrustedProxies,
    /// Shows outgoing mails at /demo/mail.
    pub demo: bool,
    /// Ends the live streams when the process stops.
    pub stop: CancellationToken,
    pub push: Push,
    pub test_mail: TestMail,
    /// None while no mail server is set.
    pub mail_server: Option<MailServer>,
}

/// Cheap to clone.
#[derive(Clone)]
pub struct Web(Arc<Parts>);

struct Parts {
    options: Options,
    /// As last worked out from the settings.
    brand: RwLock<Arc<Brand>>,
}

impl Deref for Web {
    type Target = Options;
    fn deref(&self) -> &Options {
        &self.0.options
    }
}

static PLAIN_COOKIES: LazyLock<CookieNames> = LazyLock::new(|| CookieNames::new(false));
static SECURE_COOKIES: LazyLock<CookieNames> = LazyLock::new(|| CookieNames::new(true));

impl Web {
    pub(crate) fn new(options: Options) -> Self {
        let brand = RwLock::new(Arc::new(Brand::of(&options.app.settings())));
        Self(Arc::new(Parts { options, brand }))
    }

    /// How the desk looks. Worked out again only when the settings say otherwise.
    pub fn brand(&self) -> Arc<Brand> {
        let settings = self.app.settings();
        let known = Arc::clone(&self.0.brand.read().unwrap_or_else(PoisonError::into_inner));
        if known.is_of(&settings) {
            return known;
        }
        let brand = Arc::new(Brand::of(&settings));
        *self.0.brand.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&brand);
        brand
    }

    /// Whether people reach the desk by https.
    pub fn is_https(&self) -> bool {
        self.app.settings().base_url.starts_with("https://")
    }

    pub fn cookie_names(&self) -> &'static CookieNames {
        if self.is_https() { &SECURE_COOKIES } else { &PLAIN_COOKIES }
    }

    /// The clock by which this visitor reads times.
    pub fn times(&self, visitor: &Visitor) -> Times {
        Times::new(self.app.now(), &self.zone(visitor), visitor.language)
    }

    /// The zone of that clock, by its IANA name.
    pub fn zone(&self, visitor: &Visitor) -> String {
        let chosen = visitor.signed_in.as_ref().map(SignedIn::time_zone).filter(|zone| !zone.is_empty());
        chosen.map_or_else(|| self.app.settings().time_zone.clone(), str::to_owned)
    }

    /// Whether the desk answers to this host name (without port).
    pub fn serves(&self, settings: &Settings, name: &str) -> bool {
        guard::is_loopback(name)
            || host_of(&settings.base_url).is_some_and(|host| host == name)
            || self.allowed_hosts.iter().any(|host| guard::without_port(host) == name)
    }
}

/// The host name in an address, without port, in lower case.
pub fn host_of(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    Some(guard::without_port(authority))
}
