//! One's own account, for customers and staff alike.

use askama::Template;

use axum::extract::State;
use axum::response::Response;
use helpdesk::codes::{self, Page, Purpose};
use helpdesk::services::{self, Availability, Followed};
use helpdesk::{Actor, Role, people, sessions};

use super::notices::{DeviceRow, Notices};
use crate::form_view::form_view;
use crate::page::{Choice, Field, Frame, Here, When};
use crate::services::view::StateView;
use crate::session::{SignedInActor, Visitor};
use crate::{Failure, Result, Web, agent_name, render, sample};

form_view! {
    pub struct ProfileForm { first_name, last_name, mobile, time_zone, language }
}
form_view! {
    pub struct EmailForm { new_email, current_password }
}
form_view! {
    /// The code sent to a new address.
    pub struct EmailCodeForm { code }
}
form_view! {
    pub struct PasswordForm { current_password, new_password, confirm_password }
}

#[derive(Template)]
#[template(path = "portal/account.html")]
pub struct Account {
    /// At [`Here::Account`]; the layout follows the viewer's role.
    pub frame: Frame,
    pub profile: ProfileForm,
    /// The present address.
    pub email: String,
    pub email_form: EmailForm,
    /// A new address that waits for its code (POST /verify).
    pub pending_email: Option<String>,
    pub email_code_form: EmailCodeForm,
    pub password_form: PasswordForm,
    pub sessions: Vec<SessionRow>,
    pub notices: Notices,
    /// Those that get notices, newest first.
    pub devices: Vec<DeviceRow>,
    /// Services that one is told of, by name.
    pub followed: Vec<FollowedRow>,
    /// Why the account cannot be deleted now, such as for the last administrator.
    pub undeletable: Option<String>,
}

#[derive(Debug, Clone)]
pub struct SessionRow {
    pub id: i64,
    /// "Firefox on Linux"
    pub device: String,
    pub address: String,
    pub seen: When,
    pub current: bool,
}

#[derive(Debug, Clone)]
pub struct FollowedRow {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub state: StateView,
    /// The text that says how one is told.
    pub ways: &'static str,
}

impl From<Followed> for FollowedRow {
    fn from(followed: Followed) -> Self {
        let ways = match (followed.by_mail, followed.by_push) {
            (true, true) => "services-followed-by-both",
            (false, true) => "services-followed-by-push",
            _ => "services-followed-by-mail",
        };
        Self { id: followed.id, slug: followed.slug, name: followed.name, state: followed.state.into(), ways }
    }
}

impl Account {
    /// Pages of the team are in English.
    fn language_hint(&self) -> &'static str {
        if self.frame.is_staff() { "language-hint-of-staff" } else { "language-hint" }
    }

    /// The languages, after the choice of none.
    fn languages(&self) -> Vec<Choice> {
        let chosen = &self.profile.language.value;
        let none = Choice::new("", self.frame.say("language-of-browser"), chosen.is_empty());
        std::iter::once(none).chain(Choice::languages(chosen)).collect()
    }

    pub fn sample() -> Self {
        let session = |id, device: &str, address: &str, seen, current| SessionRow {
            id,
            device: device.to_owned(),
            address: address.to_owned(),
            seen,
            current,
        };
        Self {
            frame: sample::customer().at(Here::Account),
            profile: ProfileForm {
                first_name: Field::new("Amara"),
                last_name: Field::new("Okafor"),
                mobile: Field::new("0771 555 0188"),
                time_zone: Field::new("Europe/Berlin"),
                language: Field::default(),
                error: None,
            },
            email: "amara.okafor@example.test".to_owned(),
            email_form: EmailForm::default(),
            pending_email: None,
            email_code_form: EmailCodeForm::default(),
            password_form: PasswordForm::default(),
            sessions: vec![
                session(
                    7,
                    "Firefox on Linux",
                    "192.0.2.17",
                    sample::when("2026-11-22T09:31:00Z", "now"),
                    true,
                ),
                session(
                    4,
                    "Safari on iPhone",
                    "198.51.100.4",
                    sample::when("2026-11-21T19:41:00Z", "Yesterday"),
                    false,
                ),
            ],
            notices: Notices::sample(),
            devices: vec![DeviceRow {
                id: 3,
                name: "Safari on iPhone".to_owned(),
                since: sample::when("2026-11-21T19:41:00Z", "Yesterday"),
                current: false,
            }],
            followed: vec![FollowedRow {
                id: 5,
                slug: "home-internet".to_owned(),
                name: "Home internet".to_owned(),
                state: Availability::Degraded.into(),
                ways: "services-followed-by-both",
            }],
            undeletable: None,
        }
    }

    pub fn sample_of_staff_with_errors() -> Self {
        let mut page = Self { frame: sample::admin().at(Here::Account), ..Self::sample() };
        page.email = "marit@saltmere.test".to_owned();
        page.profile.first_name = Field::new("Marit");
        page.profile.last_name = Field::new("Solheim");
        page.pending_email = Some("marit.solheim@saltmere.test".to_owned());
        page.password_form.refuse("current_password", "This is not your current password.");
        page.undeletable = Some("You are the only admin. Make somebody else an admin first.".to_owned());
        page
    }
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
) -> Result<Response> {
    render(&page(&web, &visitor, &actor).await?)
}

/// The page as it stands, before anything was typed.
pub(super) async fn page(web: &Web, visitor: &Visitor, actor: &Actor) -> Result<Account> {
    let times = web.times(visitor);
    let mut conn = web.app.read().await?;
    let person = people::find(&mut conn, actor.id).await?.ok_or(Failure::NotFound)?;
    let is_last_admin = actor.role == Role::Admin
        && people::active_admins(&mut conn).await?.iter().all(|admin| admin.id == actor.id);
    drop(conn);
    let pending = match &visitor.browser {
        Some(token) => codes::pending(&web.app, token, Some(actor.id), Page::Verify).await?,
        None => None,
    };
    let sessions = sessions::list(&web.app, actor).await?.into_iter().map(|session| SessionRow {
        id: session.id,
        device: agent_name::short(&session.agent, visitor.language),
        address: session.address,
        seen: times.when(session.seen_at),
        current: session.current,
    });
    Ok(Account {
        frame: web.frame(visitor, Here::Account).await?,
        profile: ProfileForm {
            first_name: Field::new(person.first_name),
            last_name: Field::new(person.last_name),
            mobile: Field::new(person.mobile),
            time_zone: Field::new(person.time_zone),
            language: Field::new(person.language),
            error: None,
        },
        email: person.email,
        email_form: EmailForm::default(),
        pending_email: pending.filter(|code| code.purpose == Purpose::NewEmail).map(|code| code.email),
        email_code_form: EmailCodeForm::default(),
        password_form: PasswordForm::default(),
        sessions: sessions.collect(),
        notices: Notices::of(web, actor).await?,
        devices: DeviceRow::all(web, visitor, actor).await?,
        followed: services::followed(&web.app, actor).await?.into_iter().map(FollowedRow::from).collect(),
        undeletable: is_last_admin.then(|| visitor.language.say("only-admin").to_owned()),
    })
}
