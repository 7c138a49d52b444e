//! The desk's own settings, and how its mail is doing.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::settings::{self, Settings};
use helpdesk::{Actor, mails};

use super::branding::BrandForm;
use super::hours::HoursForm;
use super::limits::LimitsForm;
use crate::brand::Brand;
use crate::form::{Fields, Query};
use crate::form_view::form_view;
use crate::page::{Choice, Field, Frame, Here};
use crate::refusal::Refusal;
use crate::session::{Admin, Visitor};
use crate::{MailServer, Result, Web, render, sample};

form_view! {
    pub struct DeskForm { desk_name, base_url, time_zone, language }
}

#[derive(Template)]
#[template(path = "admin/desk.html")]
pub struct Desk {
    /// At [`Here::Desk`].
    pub frame: Frame,
    pub form: DeskForm,
    /// The switches: sent as `sign_up_open=on`, left out when off.
    pub sign_up_open: bool,
    pub applications_open: bool,
    pub mail_admins_new_requests: bool,
    pub hours: HoursForm,
    pub brand: BrandForm,
    /// Whether this page alone shows a look that is not saved.
    pub is_preview: bool,
    pub shows_seen: bool,
    pub shows_typing: bool,
    /// Whether the assistant answers new requests by itself.
    pub answers_itself: bool,
    pub limits: LimitsForm,
    pub mail: MailStatus,
    /// The answer to [Send a test mail].
    pub test: Option<TestAnswer>,
}

#[derive(Debug, Clone, Default)]
pub struct MailStatus {
    /// None: no mail server is set.
    pub server: Option<MailServer>,
    pub waiting: u64,
    /// Never sent, because their 48 hours were over.
    pub expired: u64,
    pub rejected: u64,
}

#[derive(Debug, Clone)]
pub struct TestAnswer {
    pub accepted: bool,
    /// The server's own words.
    pub text: String,
}

impl Desk {
    pub fn sample() -> Self {
        Self {
            frame: sample::admin().at(Here::Desk),
            form: DeskForm {
                desk_name: Field::new("Saltmere Fibre"),
                base_url: Field::new("https://care.saltmere.test"),
                time_zone: Field::new("Europe/Berlin"),
                language: Field::new("en"),
                error: None,
            },
            sign_up_open: true,
            applications_open: false,
            mail_admins_new_requests: true,
            hours: HoursForm::of(&Settings::default()),
            brand: BrandForm::of(&Settings::default()),
            is_preview: false,
            shows_seen: true,
            shows_typing: false,
            answers_itself: false,
            limits: LimitsForm::of(&Settings::default()),
            mail: MailStatus {
                server: Some(MailServer {
                    host: "mail.saltmere.test".to_owned(),
                    port: 465,
                    from: "care@saltmere.test".to_owned(),
                }),
                waiting: 0,
                expired: 0,
                rejected: 0,
            },
            test: Some(TestAnswer { accepted: true, text: "250 2.0.0 Ok: queued as 4bX2k1".to_owned() }),
        }
    }

    /// Draws this page in another accent.
    fn preview(&mut self, accent: &str) {
        let brand = Brand { logo: self.frame.brand.logo.clone(), ..Brand::with_accent(accent) };
        if brand.style.is_some() {
            self.brand.accent = Field::new(accent);
            self.frame.brand = Arc::new(brand);
            self.is_preview = true;
        }
    }

    pub fn sample_with_own_brand() -> Self {
        let mut page = Self::sample();
        page.preview("#a02060");
        page
    }

    pub fn sample_without_mail() -> Self {
        let mut page = Self {
            mail: MailStatus { waiting: 14, expired: 2, ..MailStatus::default() },
            test: Some(TestAnswer { accepted: false, text: "No mail server is set.".to_owned() }),
            ..Self::sample()
        };
        page.frame.banners = sample::banners();
        page.hours.refuse("hours", "“Moon” is no day. Use Mon, Tue, Wed, Thu, Fri, Sat or Sun.");
        page.limits.refuse("codes_per_browser", "Please give a whole number from 1 to 1,000,000.");
        page.form
            .refuse("base_url", "Begin with http:// or https:// and leave out everything after the host.");
        page
    }
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(_): Admin,
    Query(query): Query,
) -> Result<Response> {
    let mut page = as_set(&web, &visitor).await?;
    if query.has("accent") {
        page.preview(query.get("accent"));
    }
    render(&page)
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let wanted = settings::DeskForm {
        desk_name: fields.get("desk_name").to_owned(),
        base_url: fields.get("base_url").to_owned(),
        time_zone: fields.get("time_zone").to_owned(),
        language: fields.get("language").to_owned(),
        sign_up_open: fields.has("sign_up_open"),
        applications_open: fields.has("applications_open"),
        mail_admins_new_requests: fields.has("mail_admins_new_requests"),
    };
    match settings::change(&web.app, &actor, &wanted).await {
        Ok(()) => Ok(saved(&web, &visitor, "", "desk-was-saved")),
        Err(error) => {
            let mut form = DeskForm {
                desk_name: Field::new(wanted.desk_name),
                base_url: Field::new(wanted.base_url),
                time_zone: Field::new(wanted.time_zone),
                language: Field::new(wanted.language),
                error: None,
            };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let mut page = page(&web, &visitor, form).await?;
            page.sign_up_open = wanted.sign_up_open;
            page.applications_open = wanted.applications_open;
            page.mail_admins_new_requests = wanted.mail_admins_new_requests;
            refusal.render(&page)
        }
    }
}

/// Sends a mail to the admin's own address and shows what the server said.
pub async fn send_test_mail(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
) -> Result<Response> {
    let answer = ask_mail_server(&web, &visitor, &actor).await;
    let mut page = as_set(&web, &visitor).await?;
    page.test = Some(answer);
    render(&page)
}

async fn ask_mail_server(web: &Web, visitor: &Visitor, actor: &Actor) -> TestAnswer {
    if !web.app.mail_configured {
        let text = visitor.language.say("mail-server-missing").to_owned();
        return TestAnswer { accepted: false, text };
    }
    match (web.test_mail)(actor.email.clone()).await {
        Ok(text) => TestAnswer { accepted: true, text },
        Err(text) => TestAnswer { accepted: false, text },
    }
}

fn of_settings(settings: &Settings) -> DeskForm {
    DeskForm {
        desk_name: Field::new(&settings.desk_name),
        base_url: Field::new(&settings.base_url),
        time_zone: Field::new(&settings.time_zone),
        language: Field::new(settings.language.tag()),
        error: None,
    }
}

/// The page with everything as it is set.
pub async fn as_set(web: &Web, visitor: &Visitor) -> Result<Desk> {
    page(web, visitor, of_settings(&web.app.settings())).await
}

/// Back to this part of the page, with a word that its form is saved.
pub fn saved(web: &Web, visitor: &Visitor, part: &str, word: &'static str) -> Response {
    web.go_saying(&format!("/settings/desk{part}"), visitor.language.say(word))
}

async fn page(web: &Web, visitor: &Visitor, form: DeskForm) -> Result<Desk> {
    let settings = web.app.settings();
    let summary = mails::summary(&mut *web.app.read().await?, web.app.now()).await?;
    let mail = MailStatus {
        server: web.mail_server.clone(),
        waiting: summary.waiting.unsigned_abs(),
        expired: summary.expired.unsigned_abs(),
        rejected: summary.rejected.unsigned_abs(),
    };
    Ok(Desk {
        frame: web.frame(visitor, Here::Desk).await?,
        form,
        sign_up_open: settings.sign_up_open,
        applications_open: settings.applications_open,
        mail_admins_new_requests: settings.mail_admins_new_requests,
        hours: HoursForm::of(&settings),
        brand: BrandForm::of(&settings),
        is_preview: false,
        shows_seen: settings.show_seen,
        shows_typing: settings.show_typing,
        answers_itself: settings.auto_reply,
        limits: LimitsForm::of(&settings),
        mail,
        test: None,
    })
}
