//! Who answers requests: applications, agents, invitations.

use askama::Template;
use locales::Phrase;

use crate::form_view::form_view;
use crate::page::{Field, Frame, Here, PersonView, When};
use crate::sample;

form_view! {
    pub struct InviteForm { first_name, last_name, email }
}
form_view! {
    /// Deactivating several at once: `word` must be DEACTIVATE.
    pub struct BulkForm { word }
}

#[derive(Template)]
#[template(path = "admin/people.html")]
pub struct People {
    /// At [`Here::People`].
    pub frame: Frame,
    pub applicants: Vec<Applicant>,
    pub agents: Vec<AgentRow>,
    pub invite_form: InviteForm,
    /// Shown once, right after inviting, to copy.
    pub invitation_link: Option<InvitationLink>,
    pub bulk_form: BulkForm,
}

#[derive(Debug, Clone)]
pub struct Applicant {
    pub person: PersonView,
    pub email: String,
    pub applied: When,
}

#[derive(Debug, Clone)]
pub struct AgentRow {
    pub person: PersonView,
    pub email: String,
    pub admin: bool,
    pub state: AgentState,
    /// Tickets of theirs that wait for the desk (new and open).
    pub open: u64,
    /// Tickets of theirs that wait for the customer (pending).
    pub waiting: u64,
    pub closed_today: u64,
    /// Since when they are in this state: invited, or last seen.
    pub seen: Option<When>,
    /// The administrator who looks.
    pub is_you: bool,
    /// Ticked before a bulk action that was refused.
    pub selected: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgentState {
    Active,
    Invited,
    Deactivated,
}

impl AgentRow {
    pub fn is_active(&self) -> bool {
        self.state == AgentState::Active
    }

    /// All words of the name after the first.
    pub fn last_name(&self) -> &str {
        self.person.name.split_once(' ').map_or("", |(_, rest)| rest)
    }

    pub fn is_invited(&self) -> bool {
        self.state == AgentState::Invited
    }

    /// What goes back to unassigned on deactivation.
    pub fn unfinished(&self) -> u64 {
        self.open + self.waiting
    }

    /// 0 to 10: the filled part of the bar beside the number of open tickets.
    pub fn load(&self) -> u64 {
        self.open.div_ceil(2).min(10)
    }
}

#[derive(Debug, Clone)]
pub struct InvitationLink {
    pub name: String,
    pub url: String,
    pub until: When,
}

impl People {
    /// "5 people answer requests, 1 is invited, 2 wait for you."
    pub fn summary(&self) -> Phrase {
        let count = |state| self.agents.iter().filter(|agent| agent.state == state).count();
        let summary = self.frame.say_with("people-summary").with("answering", count(AgentState::Active));
        summary.with("invited", count(AgentState::Invited)).with("waiting", self.applicants.len())
    }

    pub fn sample() -> Self {
        Self {
            frame: sample::admin().at(Here::People),
            applicants: vec![
                Applicant {
                    person: PersonView::new(31, "Bohdan Kovalenko", false),
                    email: "bohdan.kovalenko@example.test".to_owned(),
                    applied: sample::when("2026-11-22T07:20:00Z", "today, 08:20"),
                },
                Applicant {
                    person: PersonView::new(32, "Wanjiru Kamau", false),
                    email: "w.kamau@example.test".to_owned(),
                    applied: sample::when("2026-11-21T11:04:00Z", "yesterday"),
                },
            ],
            agents: sample::agent_rows(),
            invite_form: InviteForm::default(),
            invitation_link: None,
            bulk_form: BulkForm::default(),
        }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.applicants.clear();
        page.invite_form.email = Field::wrong(
            "amara.okafor@example.test",
            "This address belongs to a customer. Ask them for another one for their work.",
        );
        page.bulk_form.word =
            Field::wrong("deactivate", "Type DEACTIVATE in capital letters. Nothing was changed.");
        page.agents.iter_mut().skip(3).take(2).for_each(|agent| agent.selected = true);
        page
    }

    pub fn sample_invited() -> Self {
        Self {
            invitation_link: Some(InvitationLink {
                name: "Chloé Marchetti".to_owned(),
                url: "https://care.saltmere.test/invitation/Zk3v9qX2".to_owned(),
                until: sample::when("2026-11-29T09:31:00Z", "29 Nov"),
            }),
            ..Self::sample()
        }
    }
}
