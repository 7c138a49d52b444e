//! Mails and notices about services: the question whether an address wants to be told, and a round of news.

use db::Conn;
use helpdesk::people::{self, Person, State};
use helpdesk::services::{self, Round, Subscriber, Tell, Telling};
use helpdesk::{Error, Event, Kind, Result, mails, push};
use locales::Language;
use minijinja::Value;
use serde_json::json;

use super::letter::{Desk, Letter, Reader};
use super::{Occasion, words, write};
use crate::Workflow;

/// Lets a round of news follow from a change. Harmless to repeat.
pub(super) async fn plan(workflow: &Workflow, event: &Event) -> Result<()> {
    match (event.kind, event.service) {
        (Kind::AvailabilityChanged, Some(service)) => {
            services::plan_round(workflow.app(), service, event.id).await
        }
        _ => Ok(()),
    }
}

/// The question that follows when somebody typed an address.
pub(super) async fn letters(workflow: &Workflow, desk: &Desk, event: &Event) -> Result<Vec<Letter>> {
    let asks = event.data.get("mail").and_then(serde_json::Value::as_bool) == Some(true);
    let wish = event.data.get("wish").and_then(serde_json::Value::as_i64);
    let (true, Some(id)) = (asks, wish) else { return Ok(Vec::new()) };
    let Some(wish) = services::wish(workflow.app(), id).await? else { return Ok(Vec::new()) };
    let to = Reader::at(&wish.email, "", wish.language.unwrap_or(desk.settings.language));
    let mut letter = Letter::new("service_confirm", to, desk.link(&format!("/news/confirm/{}", wish.link)))
        .with("service", wish.service.as_str());
    letter.secret = true;
    letter.expires_at = Some(wish.expires_at);
    Ok(vec![letter])
}

/// Tells everybody who wants to know, some at a time. Running again tells nobody twice.
pub(crate) async fn tell(workflow: &Workflow, tell: Tell) -> Result<()> {
    let app = workflow.app();
    let Some(round) = services::begin_round(app, tell).await? else { return Ok(()) };
    tell_round(workflow, &round).await?;
    services::end_round(app, &round).await
}

/// Tells those who were told often enough on a day how it ended. Running again tells nobody twice. One service that
/// cannot be told of keeps no other one back; what failed is said at the end.
pub(crate) async fn tell_missed(workflow: &Workflow) -> Result<()> {
    let mut failed = Vec::new();
    for round in services::missed_rounds(workflow.app()).await? {
        if let Err(error) = tell_and_end_missed(workflow, &round).await {
            failed.push(format!("service {}: {error}", round.service.id));
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(Error::Internal(failed.join("; "))) }
}

async fn tell_and_end_missed(workflow: &Workflow, round: &Round) -> Result<()> {
    tell_round(workflow, round).await?;
    services::end_missed(workflow.app(), round).await
}

async fn tell_round(workflow: &Workflow, round: &Round) -> Result<()> {
    let app = workflow.app();
    let desk = Desk::of(workflow);
    let mut after = 0;
    // What is archived is nobody's news.
    while round.service.archived_at.is_none() {
        let mut conn = app.read().await?;
        let batch = round.subscribers(&mut conn, after).await?;
        let Some(last) = batch.last() else { break };
        after = last.id;
        let mut told = Vec::with_capacity(batch.len());
        for subscriber in &batch {
            told.extend(News::of(&mut conn, app.now(), &desk, round, subscriber).await?);
        }
        drop(conn);
        send(workflow, &desk, round, &told).await?;
    }
    Ok(())
}

/// What one subscriber is told, and where.
struct News<'a> {
    subscriber: &'a Subscriber,
    letter: Option<Letter>,
    devices: Vec<i64>,
    language: Language,
}

impl<'a> News<'a> {
    /// None for an account that does not work any more.
    async fn of(
        conn: &mut Conn,
        now: i64,
        desk: &Desk,
        round: &Round,
        subscriber: &'a Subscriber,
    ) -> Result<Option<Self>> {
        let person = match subscriber.person {
            Some(id) => people::find(conn, id).await?,
            None => None,
        };
        let reader = match (&person, &subscriber.email) {
            (Some(person), _) if person.state == State::Active => Reader::of(person, desk),
            (None, Some(email)) => {
                let language = Language::parse(&subscriber.language).unwrap_or(desk.settings.language);
                Some(Reader::at(email, "", language))
            }
            _ => None,
        };
        let Some(reader) = reader else { return Ok(None) };
        let devices = match &person {
            Some(person) if subscriber.by_push => push::subscriptions(conn, person.id, now).await?,
            _ => Vec::new(),
        };
        let language = reader.language;
        let letter = subscriber.by_mail.then(|| letter(desk, round, subscriber, reader, person.as_ref()));
        Ok(Some(Self { subscriber, letter, devices, language }))
    }
}

fn letter(
    desk: &Desk,
    round: &Round,
    subscriber: &Subscriber,
    reader: Reader,
    person: Option<&Person>,
) -> Letter {
    let service = &round.service;
    let zone = person.map_or("", |person| &person.time_zone);
    let change = |change: &Telling| {
        let language = reader.language;
        Value::from_pairs([
            ("when", words::time(change.at, zone, &desk.settings, language)),
            ("state", language.say(change.state.word()).to_owned()),
            ("note", text::one_line(&change.note)),
        ])
    };
    let changes: Value = round.changes.iter().map(change).collect();
    let end = desk.link(&format!("/news/end/{}", round.end_link(subscriber)));
    let mut letter =
        Letter::new("service_changed", reader, desk.link(&format!("/services/{}", service.slug)))
            .saying("state", |language| language.say(service.state.word()).to_owned())
            .with("service", service.name.as_str())
            .with("changes", changes)
            .with("unsubscribe", end.as_str());
    letter.unsubscribe = Some(end);
    letter
}

async fn send(workflow: &Workflow, desk: &Desk, round: &Round, told: &[News<'_>]) -> Result<()> {
    let app = workflow.app();
    let occasion = Occasion { event: round.event, at: app.now() };
    let mut written = Vec::with_capacity(told.len());
    for news in told {
        let index = usize::try_from(news.subscriber.id).unwrap_or_default();
        let mail = news.letter.as_ref().map(|letter| write(desk, occasion, index, letter)).transpose()?;
        written.push((news, mail));
    }
    let mut tx = app.begin().await?;
    for (news, mail) in &written {
        if !services::told(&mut tx, app, round, news.subscriber).await? {
            continue;
        }
        if let Some(mail) = mail {
            mails::store_once(&mut tx, app, mail).await?;
        }
        let (payload, topic) = (payload(desk, round, news.language), format!("service-{}", round.service.id));
        for device in &news.devices {
            push::store_once(&mut tx, app, round.event, *device, &topic, &payload).await?;
        }
    }
    tx.commit().await?;
    app.jobs.wake();
    Ok(())
}

/// What everybody can read on the page of the service anyway.
fn payload(desk: &Desk, round: &Round, language: Language) -> String {
    let service = &round.service;
    let text = language
        .say_with("service-new-state")
        .with("service", service.name.as_str())
        .with("state", language.say(service.state.word()));
    let path = format!("/services/{}", service.slug);
    json!({ "desk": desk.settings.desk_name, "path": path, "text": text.to_string() }).to_string()
}
