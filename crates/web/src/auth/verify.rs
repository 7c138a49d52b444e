//! Entering the code that proves an address.

use askama::Template;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::Error;
use helpdesk::codes::{self, Confirmed, Page};
use helpdesk::sessions::SignedIn;

use super::browser::{browser, browser_cookie, enter};
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Field, Frame, Here, Tone};
use crate::refusal::{Refusal, wait};
use crate::session::{Visitor, home};
use crate::{Result, Web, go, render, sample};

form_view! {
    pub struct VerifyForm { code }
}

#[derive(Template)]
#[template(path = "auth/verify.html")]
pub struct Verify {
    pub frame: Frame,
    /// The address the code went to; empty when this browser asked for none.
    pub email: String,
    /// Whether a code is on its way: not to somebody whose session began before there were mails.
    pub asked: bool,
    pub form: VerifyForm,
    /// Seconds until a new code may be asked for; 0 = now.
    pub resend_in: u64,
}

impl Verify {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            email: "yusuf.demir@example.test".to_owned(),
            asked: true,
            form: VerifyForm::default(),
            resend_in: 60,
        }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self { resend_in: 0, ..Self::sample() };
        page.form.code = Field::wrong("", "The code has 6 digits. One is missing.");
        page
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    let page = page(&web, &visitor, VerifyForm::default()).await?;
    match visitor.actor() {
        // Nothing to confirm here.
        Some(actor) if page.email.is_empty() => Ok(go(home(actor.role)).into_response()),
        _ => render(&page),
    }
}

pub async fn create(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Result<Response> {
    let browser = browser(&visitor);
    match codes::confirm(&web.app, &browser, visitor.signed_in.as_ref(), fields.get("code")).await {
        Ok(Confirmed::Started(session) | Confirmed::Verified(session)) => {
            Ok(enter(&web, &browser, &session, ""))
        }
        Ok(Confirmed::EmailChanged) => Ok(web.go_saying("/account", visitor.language.say("email-changed"))),
        Err(error) => refused(&web, &visitor, error, VerifyForm::default()).await,
    }
}

pub async fn resend(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    let browser = browser(&visitor);
    match codes::resend(&web.app, &browser, visitor.signed_in.as_ref(), Page::Verify).await {
        Ok(()) => Ok(go("/verify")
            .cookie(browser_cookie(&web, &browser))
            .flash(web.cookie_names(), Tone::Ok, visitor.language.say("verify-resent"))
            .into_response()),
        // Nobody asked here: the way to begin again.
        Err(Error::NotFound) => Ok(go("/signup").into_response()),
        Err(error) => {
            let mut form = VerifyForm::default();
            if let Error::TooMany { retry_after } = &error {
                let wait = wait(retry_after.as_secs().max(1));
                let text = visitor.language.say_with("verify-resend-wait").with("wait", wait);
                form.error = Some(text.to_string());
            }
            refused(&web, &visitor, error, form).await
        }
    }
}

async fn refused(web: &Web, visitor: &Visitor, error: Error, mut form: VerifyForm) -> Result<Response> {
    let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
    refusal.render(&page(web, visitor, form).await?)
}

async fn page(web: &Web, visitor: &Visitor, form: VerifyForm) -> Result<Verify> {
    let person = visitor.signed_in.as_ref().map(SignedIn::person);
    let pending = match &visitor.browser {
        Some(token) => codes::pending(&web.app, token, person, Page::Verify).await?,
        None => None,
    };
    let (email, asked, resend_in) = match (pending, &visitor.signed_in) {
        (Some(pending), _) => (pending.email, true, pending.resend_at - web.app.now()),
        (None, Some(SignedIn::MustVerify(guest))) => (guest.email.clone(), false, 0),
        (None, _) => (String::new(), true, 0),
    };
    let resend_in = u64::try_from(resend_in).unwrap_or(0).div_ceil(1_000);
    Ok(Verify { frame: web.frame(visitor, Here::Elsewhere).await?, email, asked, form, resend_in })
}
