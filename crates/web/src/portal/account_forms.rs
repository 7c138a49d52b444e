//! What one does on one's own account page.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::people::{self, EmailChange, Profile};
use helpdesk::{Error, services, sessions};

use super::account::{EmailForm, PasswordForm, ProfileForm, page};
use crate::auth::browser::{browser, browser_cookie};
use crate::form::Fields;
use crate::page::{Field, Flash, Tone};
use crate::refusal::Refusal;
use crate::session::{Number, SignedInActor, Visitor};
use crate::{Result, Web, go};

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    fields: Fields,
) -> Result<Response> {
    let typed = |name: &str| fields.get(name).to_owned();
    let profile = Profile {
        first_name: typed("first_name"),
        last_name: typed("last_name"),
        mobile: typed("mobile"),
        time_zone: typed("time_zone"),
        language: typed("language"),
    };
    match people::save_profile(&web.app, &actor, &profile).await {
        Ok(()) => {
            let names = web.cookie_names();
            let text = visitor.language.say("saved");
            Ok(go("/account").cookie(names.forget_language()).flash(names, Tone::Ok, text).into_response())
        }
        Err(error) => {
            let mut form = ProfileForm {
                first_name: Field::new(profile.first_name),
                last_name: Field::new(profile.last_name),
                mobile: Field::new(profile.mobile),
                time_zone: Field::new(profile.time_zone),
                language: Field::new(profile.language),
                error: None,
            };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let mut page = page(&web, &visitor, &actor).await?;
            page.profile = form;
            refusal.render(&page)
        }
    }
}

pub async fn change_email(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    fields: Fields,
) -> Result<Response> {
    let new_email = fields.get("new_email");
    let browser = browser(&visitor);
    match people::change_email(&web.app, &actor, &browser, new_email, fields.get("current_password")).await {
        Ok(EmailChange::Changed) => Ok(done(&web, &visitor, "email-changed")),
        Ok(EmailChange::CodeSent) => Ok(go("/verify").cookie(browser_cookie(&web, &browser)).into_response()),
        Err(error) => {
            let mut form = EmailForm { new_email: Field::new(new_email), ..EmailForm::default() };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let mut page = page(&web, &visitor, &actor).await?;
            page.email_form = form;
            refusal.render(&page)
        }
    }
}

pub async fn change_password(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    fields: Fields,
) -> Result<Response> {
    let changed = people::change_password(
        &web.app,
        &actor,
        fields.get("current_password"),
        fields.get("new_password"),
        fields.get("confirm_password"),
    );
    match changed.await {
        Ok(token) => {
            let names = web.cookie_names();
            let text = visitor.language.say("password-changed");
            Ok(go("/account")
                .cookie(names.start_session(&token))
                .flash(names, Tone::Ok, text)
                .into_response())
        }
        Err(error) => {
            let mut form = PasswordForm::default();
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let mut page = page(&web, &visitor, &actor).await?;
            page.password_form = form;
            refusal.render(&page)
        }
    }
}

pub async fn end_session(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    Number(session): Number,
) -> Result<Response> {
    sessions::end(&web.app, &actor, session).await?;
    Ok(done(&web, &visitor, "signed-out-there"))
}

pub async fn end_other_sessions(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
) -> Result<Response> {
    sessions::end_others(&web.app, &actor).await?;
    Ok(done(&web, &visitor, "signed-out-elsewhere"))
}

/// POST /account/services/{id}/end with the id of a subscription.
pub async fn end_service_news(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    Number(subscription): Number,
) -> Result<Response> {
    services::stop(&web.app, &actor, subscription).await?;
    Ok(done(&web, &visitor, "service-news-ended"))
}

pub async fn delete(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
) -> Result<Response> {
    match people::delete_account(&web.app, &actor).await {
        Ok(()) => {
            let names = web.cookie_names();
            let text = visitor.language.say("account-deleted");
            Ok(go("/").cookie(names.end_session()).flash(names, Tone::Ok, text).into_response())
        }
        Err(Error::Conflict(text)) => {
            let mut page = page(&web, &visitor, &actor).await?;
            page.frame.flash = Some(Flash { tone: Tone::Bad, text: text.say_in(visitor.language) });
            Refusal::of(Error::Conflict(text), visitor.language, |_, _| {})?.render(&page)
        }
        Err(error) => Err(error.into()),
    }
}

fn done(web: &Web, visitor: &Visitor, text: &'static str) -> Response {
    web.go_saying("/account", visitor.language.say(text))
}
