//! What surrounds a page: who looks, where they are, and what there is to tell them.

use std::sync::Arc;

use locales::{Language, Phrase};

use super::{AvatarView, Marked};
use crate::brand::Brand;

/// What surrounds a page: the desk, who looks, and what there is to tell them.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The desk's name, shown beside the mark and in the window's title.
    pub desk: String,
    /// Its colours.
    pub brand: Arc<Brand>,
    /// Nobody before sign-in.
    pub viewer: Option<Viewer>,
    /// What came of the action just before.
    pub flash: Option<Flash>,
    /// The event after which the page may have missed something.
    pub mark: i64,
    /// Whether the page tells what was seen, and who types.
    pub tells_seen: bool,
    pub tells_typing: bool,
    /// What an administrator has to know on every page.
    pub banners: Vec<Banner>,
    /// Counts beside the views of the inbox.
    pub counts: Counts,
    /// People who wait for approval: the badge beside "People".
    pub applicants: u64,
    /// Whether there is an assistant to ask.
    pub assistant: bool,
    /// Whether this is the demo, which shows its outgoing mails.
    pub demo: bool,
    /// Which entry of the navigation is the page one is on.
    pub here: Here,
    /// In which everything is said.
    pub language: Language,
    /// Where the same page is found in another language; none where a link would lose what was typed.
    pub address: Option<String>,
}

impl Frame {
    /// A frame for somebody not signed in.
    pub fn of(desk: impl Into<String>) -> Self {
        Self { desk: desk.into(), ..Self::default() }
    }

    #[must_use]
    pub fn at(mut self, here: Here) -> Self {
        self.here = here;
        self
    }

    #[must_use]
    pub const fn speaking(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// A text without values.
    pub fn say(&self, id: &'static str) -> &'static str {
        self.language.say(id)
    }

    /// A text with numbers or words of ours in it.
    pub fn say_with(&self, id: &'static str) -> Phrase {
        self.language.say_with(id)
    }

    /// A text with people's words in it.
    pub fn say_marked(&self, id: &'static str) -> Marked {
        Marked::new(self.language.say_with(id))
    }

    /// The page in each language: the language and the address. Empty where there is none.
    pub fn languages(&self) -> impl Iterator<Item = (Language, String)> {
        let links = |address: &str| {
            let joint = if address.contains('?') { '&' } else { '?' };
            Language::ALL.map(|language| (language, format!("{address}{joint}lang={language}")))
        };
        self.address.as_deref().map(links).into_iter().flatten()
    }

    pub fn is(&self, here: Here) -> bool {
        self.here == here
    }

    pub fn is_staff(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.role != ViewerRole::Customer)
    }

    pub fn is_admin(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.role == ViewerRole::Admin)
    }

    /// Whether the page offers the assistant: customers' pages do, but for its own.
    pub fn offers_assistant(&self) -> bool {
        self.assistant && !self.is_staff() && !self.is(Here::Assistant)
    }

    /// Where the mark leads.
    pub fn home(&self) -> &'static str {
        match self.viewer.as_ref().map(|viewer| viewer.role) {
            None => "/",
            Some(ViewerRole::Customer) => "/requests",
            Some(ViewerRole::Agent) => "/inbox/mine",
            Some(ViewerRole::Admin) => "/inbox/unassigned",
        }
    }
}

/// The entries of the navigation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Here {
    #[default]
    Elsewhere,
    Assistant,
    Requests,
    Services,
    Status,
    Mine,
    Unassigned,
    AllOpen,
    Closed,
    Help,
    Articles,
    People,
    ServiceSettings,
    Desk,
    Widget,
    Asking,
    Canned,
    Account,
}

/// The person who looks at the page.
#[derive(Debug, Clone)]
pub struct Viewer {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub role: ViewerRole,
}

impl Viewer {
    pub fn avatar(&self) -> AvatarView {
        AvatarView::of(self.id, &self.name, self.role == ViewerRole::Customer)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewerRole {
    Customer,
    Agent,
    Admin,
}

impl ViewerRole {
    /// The text that names it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Customer => "role-customer",
            Self::Agent => "role-agent",
            Self::Admin => "role-admin",
        }
    }
}

/// How a message is meant. Each tone has its own icon beside its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Ok,
    Info,
    Attention,
    Bad,
}

impl Tone {
    pub fn class(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Info => "info",
            Self::Attention => "attn",
            Self::Bad => "bad",
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            Self::Ok => "circle-check",
            Self::Info => "info",
            Self::Attention => "mail",
            Self::Bad => "triangle-alert",
        }
    }
}

/// One sentence about what was just done.
#[derive(Debug, Clone)]
pub struct Flash {
    pub tone: Tone,
    pub text: String,
}

/// A standing message with the way to its cure.
#[derive(Debug, Clone)]
pub struct Banner {
    pub tone: Tone,
    pub text: String,
    pub link: Option<Link>,
}

#[derive(Debug, Clone)]
pub struct Link {
    pub href: String,
    pub label: String,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub mine: u64,
    pub unassigned: u64,
    pub all_open: u64,
    pub closed: u64,
}
