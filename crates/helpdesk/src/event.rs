//! Stored facts. A verb records what happened; what follows from it is decided elsewhere.

use serde_json::Value;

use crate::actor::PersonId;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What happened. The text is stored; it never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind { $($(#[$doc])* $name,)* }
        impl Kind {
            pub const ALL: &[Self] = &[$(Self::$name,)*];
            pub const fn as_str(self) -> &'static str { match self { $(Self::$name => $text,)* } }
            pub fn parse(text: &str) -> Option<Self> { match text { $($text => Some(Self::$name),)* _ => None } }
        }
    };
}

kinds! {
    // Accounts. `person` is whom it is about.
    /// The account works from now on: a verified sign-up, or one while no mail can be sent.
    AccountStarted = "account_started",
    /// data {email, first_name, language}; secret = the code.
    CodeIssued = "code_issued",
    /// Somebody tried to register a known address; data {email, first_name}.
    KnownAddressTried = "known_address_tried",
    /// data {address, agent, new_device: bool}
    SignedIn = "signed_in",
    PasswordChanged = "password_changed",
    /// data {old, new}
    EmailChanged = "email_changed",
    ProfileChanged = "profile_changed",
    AccountDeleted = "account_deleted",
    /// A verified person asks to become an agent.
    AgentApplied = "agent_applied",
    /// secret = the link's token; data {email, first_name}
    AgentInvited = "agent_invited",
    AgentJoined = "agent_joined",
    AgentApproved = "agent_approved",
    /// The person's name is gone by then: data {email, first_name}, without either when the address was never verified.
    AgentDeclined = "agent_declined",
    ApplicationWithdrawn = "application_withdrawn",
    /// data {tickets: how many went back to unassigned}
    PersonDeactivated = "person_deactivated",
    PersonReactivated = "person_reactivated",
    /// data {from, to}
    RoleChanged = "role_changed",
    DeskCreated = "desk_created",
    SettingsChanged = "settings_changed",
    /// A site may sign by it; data {kid}
    WidgetKeyMade = "widget_key_made",
    /// data {kid}
    WidgetKeyRetired = "widget_key_retired",
    // Tickets. `ticket` is the number.
    /// data {message}
    TicketRaised = "ticket_raised",
    /// A public message after the first; data {message}
    MessagePosted = "message_posted",
    /// By its author; data {message}
    MessageEdited = "message_edited",
    /// By its author; data {message}
    MessageDeleted = "message_deleted",
    /// data {message}
    NoteAdded = "note_added",
    /// data {message}
    NoteEdited = "note_edited",
    /// data {message}
    NoteDeleted = "note_deleted",
    /// person = the new assignee; data {from: id or null, taken: bool}
    TicketAssigned = "ticket_assigned",
    /// The assignee left; data {from}
    TicketUnassigned = "ticket_unassigned",
    /// data {from, to}
    StatusChanged = "status_changed",
    /// data {from, to}
    PriorityChanged = "priority_changed",
    TicketSolved = "ticket_solved",
    TicketClosed = "ticket_closed",
    TicketReopened = "ticket_reopened",
    /// The assistant answered a new request by itself; data {message, article}
    AutoReplied = "auto_replied",
    /// data {from, to: names or null, service: id or null}
    TicketServiceSet = "ticket_service_set",
    // Services. `service` is the id.
    ServiceCreated = "service_created",
    /// data {field: {from, to}}
    ServiceUpdated = "service_updated",
    /// data {picture: a name for its content, empty for none}
    ServicePictureChanged = "service_picture_changed",
    /// data {from, to, note, starts_at, ends_at}
    AvailabilityChanged = "availability_changed",
    ServiceArchived = "service_archived",
    ServiceRestored = "service_restored",
    /// Somebody typed an address to be told at; data {wish}, and {mail: false} when it had its mail already.
    ServiceNewsAsked = "service_news_asked",
    // Help articles.
    /// Text or visibility of one; data {article, language, visibility, proposed: bool}
    ArticleWritten = "article_written",
    /// Many at once; data {first, last}, their ids.
    ArticlesAdded = "articles_added",
    /// It has another address; data {article, from, to}
    ArticleRenamed = "article_renamed",
    ArticleCategoryChanged = "article_category_changed",
    /// A draft that never was public; data {article, slug}
    ArticleDeleted = "article_deleted",
    // Canned texts.
    /// data {canned, name}
    CannedTextWritten = "canned_text_written",
    /// data {canned, name}
    CannedTextRemoved = "canned_text_removed",
    // Mail.
    /// The receiving server refused the address; data {mail, recipient, answer}
    MailRejected = "mail_rejected",
    TestMailRequested = "test_mail_requested",
}

/// A fact to be stored with the change that caused it.
#[derive(Debug, Clone)]
pub struct NewEvent {
    pub kind: Kind,
    pub ticket: Option<i64>,
    pub service: Option<i64>,
    pub actor: Option<PersonId>,
    pub person: Option<PersonId>,
    pub data: Value,
    /// A code or token that its mail needs. It travels in the job, never in the event.
    pub secret: Option<String>,
}

impl NewEvent {
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            ticket: None,
            service: None,
            actor: None,
            person: None,
            data: Value::Object(serde_json::Map::new()),
            secret: None,
        }
    }

    #[must_use]
    pub fn by(mut self, actor: PersonId) -> Self {
        self.actor = Some(actor);
        self
    }

    #[must_use]
    pub fn on(mut self, ticket: i64) -> Self {
        self.ticket = Some(ticket);
        self
    }

    #[must_use]
    pub fn of_service(mut self, service: i64) -> Self {
        self.service = Some(service);
        self
    }

    #[must_use]
    pub fn about(mut self, person: PersonId) -> Self {
        self.person = Some(person);
        self
    }

    #[must_use]
    pub fn with(mut self, data: Value) -> Self {
        self.data = data;
        self
    }

    #[must_use]
    pub fn secret(mut self, secret: impl Into<String>) -> Self {
        self.secret = Some(secret.into());
        self
    }
}

/// A stored fact.
#[derive(Debug, Clone)]
pub struct Event {
    pub id: i64,
    pub kind: Kind,
    pub ticket: Option<i64>,
    pub service: Option<i64>,
    pub actor: Option<PersonId>,
    pub person: Option<PersonId>,
    pub data: Value,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
}

impl Event {
    /// The message it is about.
    pub fn message(&self) -> Option<i64> {
        self.data.get("message").and_then(Value::as_i64)
    }
}
