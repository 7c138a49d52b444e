//! The desk's settings: rows of name and value, kept in memory, each with its default.

mod articles;
mod assistant;
mod brand;
mod change;
mod conversation;
mod hours;
mod limits;
mod logo;
mod store;

use std::sync::Arc;

use arc_swap::ArcSwap;
use locales::Language;

use crate::app::{App, Tx};
use crate::error::Result;

pub use articles::change_agents_publish;
pub use assistant::{
    ASSISTANT_LIMITS, THRESHOLDS, assistant_number, change_assistant, change_thresholds, check_thresholds,
};
pub use brand::change_accent;
pub(crate) use change::store_changed;
pub use change::{DeskForm, change};
pub use conversation::{Conversation, change_conversation};
pub use hours::{Hours, Span, change_hours};
pub use limits::{LIMITS, change_limits, limit};
pub use logo::{LOGO_MAX, change_logo, logo, logo_size, remove_logo};

macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $default:expr,)*) => {
        #[derive(Debug, Clone, PartialEq)]
        pub struct Settings { $($(#[$doc])* pub $name: $type,)* }
        impl Default for Settings {
            fn default() -> Self { Self { $($name: $default,)* } }
        }
        impl Settings {
            fn apply(&mut self, name: &str, value: &str) {
                match name {
                    $(stringify!($name) => set(&mut self.$name, value),)*
                    _ => {}
                }
            }
        }
    };
}

/// A value that does not read as its type leaves the default.
fn set<T: std::str::FromStr>(slot: &mut T, value: &str) {
    if let Ok(value) = value.parse() {
        *slot = value;
    }
}

settings! {
    /// Shown on every page and in every mail.
    desk_name: String = "Customer care".to_owned(),
    /// The colour in which the desk acts, `#rrggbb`; empty for the house's.
    accent: String = String::new(),
    /// Which logo stands in the place of mark and name, by a name for its content; empty for none.
    logo: String = String::new(),
    /// Where people reach the desk, without a trailing slash; links in mails use nothing else.
    base_url: String = String::new(),
    /// IANA name, for people who chose none.
    time_zone: String = "UTC".to_owned(),
    /// For people who chose none, and mails to them.
    language: Language = Language::En,
    /// When people answer; empty when the desk does not say.
    hours: Hours = Hours::default(),
    /// Whether an administrator exists: before that only the set-up link leads anywhere.
    set_up: bool = false,
    /// Whether strangers may register.
    sign_up_open: bool = true,
    /// Whether one may register as an agent.
    applications_open: bool = true,
    /// Whether one sees that the other side has seen a message.
    show_seen: bool = true,
    /// Whether one sees that somebody types.
    show_typing: bool = true,
    /// Whether the assistant answers a new request, once, with a public article that fits very well.
    auto_reply: bool = false,
    /// Whether administrators are mailed about each new request.
    mail_admins_new_requests: bool = true,
    /// Whether there is an assistant.
    assistant_on: bool = true,
    /// Messages to the assistant from one visitor in a minute.
    questions_per_visitor: i64 = 20,
    /// The same from one network address.
    questions_per_address: i64 = 60,
    /// Chats of one network address that become requests in an hour.
    chat_requests_per_address: i64 = 5,
    /// Whether agents may publish articles, as administrators may.
    agents_publish: bool = false,
    /// The desk's name towards sites that show the widget; empty until it is needed.
    widget_desk: String = String::new(),
    /// The origins of those sites, one a line.
    widget_sites: String = String::new(),
    /// Whether only those of their visitors may write whom the site has signed for.
    widget_verified_only: bool = false,
    /// From which strength on a question is answered, and from which score on an article is offered; in hundredths, by
    /// meaning and by words.
    answer_from: i64 = 100,
    offer_from: i64 = 35,
    answer_by_words_from: i64 = 105,
    offer_by_words_from: i64 = 15,
    /// From which confidence on a message is taken for the intent that its examples suggest, in hundredths.
    intent_from: i64 = 30,
    /// Grows with every change of the examples.
    intents_version: i64 = 0,
    /// Failed sign-ins per account in 15 minutes.
    sign_ins_per_account: i64 = 10,
    /// Sign-ins per network address in 15 minutes.
    sign_ins_per_address: i64 = 100,
    /// Codes that one browser may ask for in an hour.
    codes_per_browser: i64 = 5,
    /// Wrong codes per account in a day, from browsers that never signed in to it.
    wrong_codes_per_account: i64 = 20,
    /// Sign-ups per network address in an hour.
    sign_ups_per_address: i64 = 20,
    /// Requests that one customer may raise in a minute.
    requests_per_customer: i64 = 60,
    /// Live streams that one network address may have open.
    streams_per_address: i64 = 100,
    /// Largest file, in MiB.
    file_megabytes: i64 = 25,
    /// Files that one message takes.
    files_per_message: i64 = 10,
    /// Room for one person's files that were not sent yet, in MiB.
    unsent_megabytes: i64 = 500,
    /// Files that one person may hand in within a minute.
    uploads_per_minute: i64 = 60,
    searches_per_address: i64 = 120,
}

pub(crate) struct SettingsCache(ArcSwap<Settings>);

impl SettingsCache {
    pub(crate) async fn load(db: &db::Db) -> Result<Self> {
        Ok(Self(ArcSwap::from_pointee(read(db).await?)))
    }

    pub(crate) async fn reload(&self, db: &db::Db) -> Result<()> {
        self.0.store(Arc::new(read(db).await?));
        Ok(())
    }

    pub(crate) fn current(&self) -> Arc<Settings> {
        self.0.load_full()
    }
}

async fn read(db: &db::Db) -> Result<Settings> {
    let mut settings = Settings::default();
    for (name, value) in store::all(&mut *db.read().await?).await? {
        settings.apply(&name, &value);
    }
    Ok(settings)
}

/// Stores one setting by its field's name inside a transaction; the caller records the event.
pub(crate) async fn put(tx: &mut Tx, app: &App, name: &'static str, value: &str) -> Result<()> {
    store::put(tx, name, value, app.now()).await
}

/// The same, unless the setting has a value.
pub(crate) async fn put_first(tx: &mut Tx, app: &App, name: &'static str, value: &str) -> Result<()> {
    store::put_first(tx, name, value, app.now()).await
}
