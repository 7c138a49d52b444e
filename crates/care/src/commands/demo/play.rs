//! Plays the script with the product's own verbs on a clock that is set back, so that the demo's desk is what
//! people would have made of it.

use std::collections::HashMap;

use helpdesk::bulk::{self, Account};
use helpdesk::clock::{Clock, DAY, HOUR};
use helpdesk::people::{self, Profile};
use helpdesk::tickets::{self, Assignment, NewTicket, Status, Writing};
use helpdesk::{Actor, App, Error, Place, attachments};

use super::canned;
use super::people::{CHARACTERS, PASSWORD};
use super::photo;
use super::script::{Act, Step, Story};
use super::services;

/// Mails about what is younger than this are shown; older ones would be over.
const RECENT: i64 = 30 * HOUR;

/// What happens at one moment in one story.
struct Turn<'a> {
    at: i64,
    story: usize,
    step: &'a Step,
}

/// Fills an empty store; `now` is where the script ends.
pub async fn play(app: &App, clock: &Clock, stories: &[Story], now: i64) -> Result<(), String> {
    let cast =
        engage(app, clock).await.map_err(|error| format!("the demo's people cannot be stored: {error}"))?;
    let offered = match cast.get("ruth") {
        Some(admin) => services::stock(app, clock, admin, now).await,
        None => Err(Error::Internal("nobody keeps the catalogue".to_owned())),
    };
    let offered = offered.map_err(|error| format!("the demo's services cannot be stored: {error}"))?;
    if let Some(admin) = cast.get("ruth") {
        let written = canned::write(app, admin).await;
        written.map_err(|error| format!("the demo's canned texts cannot be stored: {error}"))?;
    }
    let world = World { app, cast, offered };
    let mut numbers = HashMap::new();
    for turn in in_order(stories, now) {
        clock.advance(turn.at - clock.now());
        let story = &stories[turn.story];
        take_turn(&world, &mut numbers, story, &turn).await.map_err(|error| {
            format!("the demo stumbles in \"{}\" at {:?}: {error}", story.subject, turn.step)
        })?;
    }
    bulk::drop_reactions(app, now - RECENT)
        .await
        .map_err(|error| format!("the demo's old mails cannot be dropped: {error}"))
}

fn in_order(stories: &[Story], now: i64) -> Vec<Turn<'_>> {
    let mut turns = Vec::new();
    for (story, told) in stories.iter().enumerate() {
        let mut at = now - told.age;
        for step in &told.steps {
            at += step.after;
            turns.push(Turn { at, story, step });
        }
    }
    turns.sort_by_key(|turn| turn.at);
    turns
}

/// Stores the people and returns them by their key.
async fn engage(app: &App, clock: &Clock) -> helpdesk::Result<HashMap<&'static str, Actor>> {
    let password_hash = helpdesk::passwords::hash(PASSWORD).await?;
    let free = bulk::free_keys(app).await?;
    let mut accounts = Vec::new();
    let mut cast = HashMap::new();
    for (id, character) in (free.person..).zip(CHARACTERS) {
        accounts.push(Account {
            id,
            role: character.role,
            state: character.state,
            email: character.email.to_owned(),
            first_name: character.first_name.to_owned(),
            last_name: character.last_name.to_owned(),
            password_hash: password_hash.clone(),
            created_at: clock.now() - 30 * DAY,
        });
        let actor = Actor {
            id,
            role: character.role,
            first_name: character.first_name.to_owned(),
            last_name: character.last_name.to_owned(),
            email: character.email.to_owned(),
            time_zone: app.settings().time_zone.clone(),
            language: None,
            session: 0,
        };
        cast.insert(character.key, actor);
    }
    bulk::add_accounts(app, &accounts).await?;
    for character in CHARACTERS.iter().filter(|character| !character.language.is_empty()) {
        let profile = Profile {
            first_name: character.first_name.to_owned(),
            last_name: character.last_name.to_owned(),
            language: character.language.to_owned(),
            ..Profile::default()
        };
        people::save_profile(app, &cast[character.key], &profile).await?;
    }
    bulk::mark_set_up(app, "Saltmere Fibre").await?;
    Ok(cast)
}

/// Who plays, and with what.
struct World<'a> {
    app: &'a App,
    cast: HashMap<&'static str, Actor>,
    /// The services' ids by their slugs.
    offered: HashMap<&'static str, i64>,
}

async fn take_turn(
    world: &World<'_>,
    numbers: &mut HashMap<usize, i64>,
    story: &Story,
    turn: &Turn<'_>,
) -> helpdesk::Result<()> {
    let World { app, cast, offered } = world;
    let member = |key: &str| cast.get(key).ok_or_else(|| Error::Internal(format!("nobody is called {key}")));
    let actor = member(&turn.step.who)?;
    let Some(number) = numbers.get(&turn.story).copied() else {
        let Act::Say(description) = &turn.step.act else {
            return Err(Error::Internal("a story begins with what the customer says".to_owned()));
        };
        let (text, files) = with_photo(app, actor, description).await?;
        let description = Writing { files: &files, ..text.into() };
        let service = story.service.as_deref().and_then(|slug| offered.get(slug)).copied();
        let new = NewTicket { subject: &story.subject, description, service };
        let number = tickets::raise(app, actor, new).await?;
        if let Some(priority) = story.priority {
            tickets::set_priority(app, member("ruth")?, number, priority).await?;
        }
        numbers.insert(turn.story, number);
        return Ok(());
    };
    match &turn.step.act {
        Act::Say(text) if actor.role.is_staff() => {
            tickets::reply(app, actor, number, text.as_str().into()).await.map(drop)
        }
        Act::Say(text) => tickets::post_message(app, actor, number, text.as_str().into()).await.map(drop),
        Act::Note(text) => tickets::add_note(app, actor, number, text.as_str().into()).await.map(drop),
        Act::Take => tickets::take(app, actor, number).await,
        Act::Assign(agent) => {
            let to = Some(member(agent)?.id);
            tickets::assign(app, actor, number, Assignment { to, seen: None }).await
        }
        Act::Solve => tickets::set_status(app, actor, number, Status::Solved).await,
        Act::Close => tickets::close(app, actor, number).await,
        Act::Reopen => tickets::reopen(app, actor, number).await,
        Act::Priority(priority) => tickets::set_priority(app, actor, number, *priority).await,
    }
}

/// What a first message says, and the photograph that it ends with, if it does.
async fn with_photo<'a>(app: &App, actor: &Actor, text: &'a str) -> helpdesk::Result<(&'a str, Vec<i64>)> {
    let Some(text) = text.strip_suffix(" [photo]") else { return Ok((text, Vec::new())) };
    let picture = photo::draw().map_err(|error| Error::Internal(format!("the photograph: {error}")))?;
    let mut receiving = attachments::receive(app, actor, Place::New, photo::NAME).await?;
    receiving.write(&picture).await?;
    Ok((text, vec![receiving.store().await?.id]))
}
