//! Mails about accounts: to the person, to administrators about applications.

use db::Conn;
use helpdesk::people::{self, Person, State};
use helpdesk::{Event, Kind, Result, Role};
use locales::Language;

use super::letter::{Desk, Letter, Reader};
use super::words;

pub(super) async fn letters(
    conn: &mut Conn,
    desk: &Desk,
    event: &Event,
    secret: Option<&str>,
) -> Result<Vec<Letter>> {
    let person = match event.person {
        Some(id) => people::find(conn, id).await?,
        None => None,
    };
    Ok(match event.kind {
        Kind::AccountStarted => welcome(desk, person.as_ref()).into_iter().collect(),
        Kind::CodeIssued => code(desk, event, person.as_ref(), secret).into_iter().collect(),
        Kind::KnownAddressTried => address_known(desk, event, person.as_ref()).into_iter().collect(),
        Kind::SignedIn => new_sign_in(desk, event, person.as_ref()).into_iter().collect(),
        Kind::PasswordChanged => password_changed(desk, event, person.as_ref()).into_iter().collect(),
        Kind::EmailChanged => email_changed(desk, event, person.as_ref()),
        Kind::AgentApplied => agent_applied(conn, desk, person.as_ref()).await?,
        Kind::AgentInvited => {
            agent_invited(conn, desk, event, person.as_ref(), secret).await?.into_iter().collect()
        }
        Kind::AgentApproved => agent_approved(desk, person.as_ref()).into_iter().collect(),
        Kind::AgentDeclined => agent_declined(desk, event, person.as_ref()).into_iter().collect(),
        _ => Vec::new(),
    })
}

/// A text of the event's data; empty when it is missing.
fn datum<'a>(event: &'a Event, name: &str) -> &'a str {
    event.data.get(name).and_then(serde_json::Value::as_str).unwrap_or_default()
}

/// Whoever the event names by address; None without one. Somebody without an account reads the language in which
/// they asked.
fn addressed(desk: &Desk, event: &Event, person: Option<&Person>) -> Option<Reader> {
    let address = datum(event, "email");
    let account = person.and_then(Person::language);
    let language = account.or_else(|| Language::parse(datum(event, "language")));
    let language = language.unwrap_or(desk.settings.language);
    (!address.is_empty()).then(|| Reader::at(address, datum(event, "first_name"), language))
}

/// When it happened, by the person's clock.
fn when(desk: &Desk, event: &Event, person: &Person, language: Language) -> String {
    words::time(event.created_at, &person.time_zone, &desk.settings, language)
}

fn welcome(desk: &Desk, person: Option<&Person>) -> Option<Letter> {
    let person = person.filter(|person| person.role == Role::Customer && person.state == State::Active)?;
    Some(Letter::new("welcome", Reader::of(person, desk)?, desk.link("/requests")))
}

/// None without the code: an unknown address gets nothing. To somebody new, nothing that was typed is repeated.
fn code(desk: &Desk, event: &Event, person: Option<&Person>, secret: Option<&str>) -> Option<Letter> {
    let code = secret?;
    let mut to = addressed(desk, event, person)?;
    let (kind, path) = match datum(event, "purpose") {
        "sign_up" => ("sign_up_code", "/verify"),
        "chat" => ("chat_code", "/assistant"),
        "verify" => ("verify_code", "/verify"),
        "reset" => ("reset_code", "/forgot/code"),
        "new_email" => ("new_email_code", "/verify"),
        _ => return None,
    };
    to.person = event.person;
    if kind == "sign_up_code" {
        to.first_name = String::new();
    }
    let expires_at = event.data.get("expires_at").and_then(serde_json::Value::as_i64)?;
    // The code is a moment older than its event.
    let minutes = (expires_at - event.created_at + helpdesk::clock::SECOND) / helpdesk::clock::MINUTE;
    let mut letter = Letter::new(kind, to, desk.link(path)).with("code", code).with("minutes", minutes);
    letter.secret = true;
    letter.expires_at = Some(expires_at);
    Some(letter)
}

fn address_known(desk: &Desk, event: &Event, person: Option<&Person>) -> Option<Letter> {
    Some(Letter::new("address_known", addressed(desk, event, person)?, desk.link("/signin")))
}

fn new_sign_in(desk: &Desk, event: &Event, person: Option<&Person>) -> Option<Letter> {
    let new_device = event.data.get("new_device").and_then(serde_json::Value::as_bool) == Some(true);
    let person = person.filter(|_| new_device)?;
    let letter = Letter::new("new_sign_in", Reader::of(person, desk)?, desk.link("/account"))
        .saying("when", |language| when(desk, event, person, language))
        .with("address", text::one_line(datum(event, "address")))
        .with("browser", text::one_line(datum(event, "agent")));
    Some(letter)
}

fn password_changed(desk: &Desk, event: &Event, person: Option<&Person>) -> Option<Letter> {
    let person = person?;
    let letter = Letter::new("password_changed", Reader::of(person, desk)?, desk.link("/account"));
    Some(letter.saying("when", |language| when(desk, event, person, language)))
}

/// To the old address too, so that its owner notices.
fn email_changed(desk: &Desk, event: &Event, person: Option<&Person>) -> Vec<Letter> {
    let Some(person) = person else { return Vec::new() };
    let Some(reader) = Reader::of(person, desk) else { return Vec::new() };
    let (old, new) = (datum(event, "old"), datum(event, "new"));
    [old, new]
        .into_iter()
        .filter(|address| !address.is_empty())
        .map(|address| {
            let to = Reader { address: address.to_owned(), ..reader.clone() };
            Letter::new("email_changed", to, desk.link("/account"))
                .saying("when", |language| when(desk, event, person, language))
                .with("old", old)
                .with("new", new)
        })
        .collect()
}

async fn agent_applied(conn: &mut Conn, desk: &Desk, person: Option<&Person>) -> Result<Vec<Letter>> {
    let Some(applicant) = person.filter(|person| person.state == State::Waiting) else {
        return Ok(Vec::new());
    };
    let admins = people::active_admins(conn).await?;
    let letter = |to| {
        Letter::new("agent_applied", to, desk.link("/settings/people"))
            .saying("applicant", |language| {
                words::name(&applicant.full_name(), language.say("mail-somebody"))
            })
            .with("applicant_email", applicant.email.as_str())
            .with("verified", applicant.verified)
    };
    Ok(admins.iter().filter_map(|admin| Reader::of(admin, desk)).map(letter).collect())
}

async fn agent_invited(
    conn: &mut Conn,
    desk: &Desk,
    event: &Event,
    person: Option<&Person>,
    secret: Option<&str>,
) -> Result<Option<Letter>> {
    let (Some(token), Some(mut to)) = (secret, addressed(desk, event, person)) else { return Ok(None) };
    to.person = event.person;
    let inviter = match event.actor {
        Some(id) => people::find(conn, id).await?.map(|person| person.full_name()),
        None => None,
    };
    let inviter = inviter.unwrap_or_default();
    let mut letter = Letter::new("agent_invited", to, desk.link(&format!("/invitation/{token}")))
        .saying("inviter", |language| words::name(&inviter, language.say("mail-an-admin")));
    letter.secret = true;
    Ok(Some(letter))
}

fn agent_approved(desk: &Desk, person: Option<&Person>) -> Option<Letter> {
    let person = person.filter(|person| person.is_active_staff())?;
    Some(Letter::new("agent_approved", Reader::of(person, desk)?, desk.link("/signin")))
}

fn agent_declined(desk: &Desk, event: &Event, person: Option<&Person>) -> Option<Letter> {
    Some(Letter::new("agent_declined", addressed(desk, event, person)?, desk.link("/")))
}
