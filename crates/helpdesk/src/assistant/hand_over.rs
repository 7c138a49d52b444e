//! A chat becomes a request: handed to a person who is waited for, or put together with the assistant.

use locales::Language;

use super::asker::Asker;
use super::chat::Chat;
use super::dialogue::{Act, Done, Draft, Reason, State};
use super::figures::{self, Figure};
use super::{stand_in, store, transcript};
use crate::app::{App, Tx};
use crate::clock::HOUR;
use crate::error::Result;
use crate::tickets::{self, ChatTicket, Priority};
use crate::{limits, services, widget};

/// Characters of a subject that is made of somebody's words.
const SUBJECT_MAX: usize = 100;

/// Does what the dialogue asked for, inside the turn's transaction.
pub(super) async fn perform(
    tx: &mut Tx,
    app: &App,
    asker: &Asker,
    chat: &mut Chat,
    state: &mut State,
    act: Option<&Act>,
) -> Result<Option<Done>> {
    let (reason, draft) = match act {
        Some(Act::HandOver(reason)) => (*reason, state.draft.clone()),
        Some(Act::Create(draft)) => (Reason::Request, draft.clone()),
        _ => return Ok(None),
    };
    let allowed = app.settings().chat_requests_per_address;
    let bucket = format!("assistant:requests:{}", asker.network);
    if !limits::allows_up_to(tx, &bucket, HOUR, allowed, app.now()).await? {
        return Ok(Some(Done::TooMany));
    }
    figures::count(tx, Figure::Handed(reason), app.now()).await?;
    if state.asked && !std::mem::replace(&mut state.asked_handed, true) {
        figures::count(tx, Figure::AskedHanded, app.now()).await?;
    }
    let number = open(tx, app, asker, chat, state, &draft, reason).await?;
    if reason == Reason::Request && asker.person.is_some() {
        // It goes on at the request's own page, and the chat is free again.
        return Ok(Some(Done::Created { number, signed_in: true }));
    }
    chat.ticket = Some(number);
    chat.reason = Some(reason.as_str().to_owned());
    if reason == Reason::Request {
        return Ok(Some(Done::Created { number, signed_in: false }));
    }
    chat.waiting_since = Some(app.now());
    let place = 1 + store::waiting_before(tx, app.now(), chat.id).await?;
    Ok(Some(Done::HandedOver { place, closed: closed(app, asker.language) }))
}

/// The hours in words, where they are known and nobody is there now.
fn closed(app: &App, language: Language) -> Option<String> {
    let settings = app.settings();
    let zone = jiff::tz::TimeZone::get(&settings.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let is_closed = !settings.hours.is_empty() && !settings.hours.open_at(app.now(), &zone);
    is_closed.then(|| settings.hours.in_words(language))
}

async fn open(
    tx: &mut Tx,
    app: &App,
    asker: &Asker,
    chat: &mut Chat,
    state: &State,
    draft: &Draft,
    reason: Reason,
) -> Result<i64> {
    let messages = store::messages(tx, chat.id, transcript::MOST).await?;
    let first = first_words(asker, state, draft);
    let subject =
        if draft.subject.is_empty() { text::excerpt(&first, SUBJECT_MAX) } else { draft.subject.clone() };
    let note = transcript::note(&messages, state, draft, reason, asker);
    let requester = match (&asker.person, &asker.known) {
        (Some(actor), _) => actor.id,
        (None, Some(known)) => widget::requester(tx, app, known, asker.language).await?,
        (None, None) => stand_in::visitor(tx, app, asker).await?,
    };
    let author = stand_in::assistant(tx, app).await?;
    let service = match &draft.service {
        Some(service) => services::offered(tx, &service.slug).await?,
        None => None,
    };
    let ticket = ChatTicket {
        requester,
        subject: &subject,
        words: &first,
        note: &note,
        note_author: author,
        service,
        priority: Priority::parse(&draft.urgency).unwrap_or(Priority::Normal),
    };
    let (number, note) = tickets::open_chat(tx, app, ticket).await?;
    chat.told_before = note;
    Ok(number)
}

/// What the request begins with: what was described, or asked.
fn first_words(asker: &Asker, state: &State, draft: &Draft) -> String {
    let words = [&draft.description, &draft.subject, &state.question];
    let told = words.into_iter().find(|words| !words.is_empty()).cloned();
    told.unwrap_or_else(|| asker.language.say_with("assistant-person-button").to_string())
}
