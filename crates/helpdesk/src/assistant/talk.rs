//! Somebody writes to the assistant, or presses a button: one turn, stored with what follows from it.

use super::asker::{Asker, Owner};
use super::chat::Chat;
use super::desk::Desk;
use super::dialogue::{self, Input, Reply, Say, Verdict};
use super::figures::{self, Figure};
use super::understand::{Intent, person};
use super::{hand_over, own, own_act, question_store, stand_in, store};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::submissions::{self, Submission};
use crate::tickets::{self, Writing};

/// What was sent.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    /// The chat that the window shows; None in one that begins.
    pub chat: Option<i64>,
    /// The form's key; empty for none.
    pub key: &'a str,
    pub input: Input,
}

/// Takes one turn. Returns the chat's id. After a hand-over words go to the people who answer.
pub async fn tell(app: &App, asker: &Asker, told: Told<'_>) -> Result<i64> {
    let owner = own::require_open(app, asker)?.ok_or(Error::NotFound)?;
    let input = match told.input {
        Input::Words(typed) => Input::Words(own::checked(&typed)?),
        other => other,
    };
    let form = Form {
        key: told.key,
        submission: Submission::of(owner.name(), told.key, &["assistant", &format!("{input:?}")]),
    };
    let mut conn = app.db.read().await?;
    let chat = own::find(&mut conn, app, Some(&owner), told.chat).await?;
    let answered = submissions::answered(&mut conn, form.submission.as_ref()).await?;
    drop(conn);
    if let Some(chat) = answered {
        return submissions::confirmed(app.begin().await?, chat).await;
    }
    let has_nobody = chat.as_ref().is_none_or(|chat| chat.ticket.is_none());
    own::count(app, asker, &owner, || has_nobody && asks_for_person(&input)).await?;
    let chat = match chat {
        Some(chat) if chat.ticket.is_some() => match to_person(app, asker, &chat, told.key, &input).await? {
            true => return Ok(chat.id),
            false => None,
        },
        other => other,
    };
    turn(app, asker, &owner, chat, form, input).await
}

/// What tells a form that arrives twice.
struct Form<'a> {
    key: &'a str,
    submission: Option<Submission>,
}

/// By the button, or in words that say so without their meaning.
fn asks_for_person(input: &Input) -> bool {
    match input {
        Input::Person => true,
        Input::Words(words) => person::by_words(words).fetches(Intent::Question),
        _ => false,
    }
}

/// Words after a hand-over become messages of the request. False when that is over and a new chat begins.
async fn to_person(app: &App, asker: &Asker, chat: &Chat, key: &str, input: &Input) -> Result<bool> {
    let (Some(number), Input::Words(words)) = (chat.ticket, input) else { return Ok(true) };
    let actor = stand_in::writer(app, asker, number).await?;
    let writing = Writing { text: words, key, ..Writing::default() };
    match tickets::post_message(app, &actor, number, writing).await {
        Ok(_) => {
            let mut tx = app.begin().await?;
            store::advance_seen(&mut tx, chat.id, 0, app.now()).await?;
            tx.commit().await?;
            Ok(true)
        }
        Err(Error::Conflict(_)) => {
            end(app, chat).await?;
            Ok(false)
        }
        Err(other) => Err(other),
    }
}

async fn end(app: &App, chat: &Chat) -> Result<()> {
    let mut tx = app.begin().await?;
    let Some(mut chat) = store::lock(&mut tx, chat.id).await? else { return Err(Error::NotFound) };
    chat.ended_at = Some(app.now());
    chat.waiting_since = None;
    store::update(&mut tx, &chat).await?;
    tx.commit().await
}

/// Leaves the chat that was, so that the next words begin a new one.
pub async fn start_again(app: &App, asker: &Asker, named: Option<i64>) -> Result<()> {
    let owner = own::require_open(app, asker)?;
    let chat = own::find(&mut *app.db.read().await?, app, owner.as_ref(), named).await?;
    match chat {
        Some(chat) => end(app, &chat).await,
        None => Ok(()),
    }
}

async fn turn(
    app: &App,
    asker: &Asker,
    owner: &Owner,
    chat: Option<Chat>,
    form: Form<'_>,
    input: Input,
) -> Result<i64> {
    let language = asker.language;
    let mut state = chat.as_ref().map(Chat::dialogue).unwrap_or_default();
    let had_asked = state.asked;
    let input = match input {
        Input::Words(words) => Input::Words(text::redact(&words).into_owned()),
        other => other,
    };
    let shown = words_of(app, chat.as_ref(), asker, &input).await?;
    let desk = Desk::new(app, asker);
    let mut reply = dialogue::turn(&desk, language, &mut state, &input).await?;
    own_act::perform(app, asker, form.key, &mut reply).await?;

    let now = app.now();
    let mut tx = app.begin().await?;
    let locked = match &chat {
        Some(chat) => Some(store::lock(&mut tx, chat.id).await?.ok_or(Error::NotFound)?),
        None => None,
    };
    if let Some(first) = submissions::answered(&mut tx, form.submission.as_ref()).await? {
        return submissions::confirmed(tx, first).await;
    }
    let mut chat = match (chat, locked) {
        (Some(before), Some(chat)) if chat.version == before.version + 1 => chat,
        // Another window of the same person was faster.
        (_, Some(_)) => return Err(Error::Conflict(locales::Phrase::new("changed-at-once"))),
        (_, None) => {
            figures::count(&mut tx, Figure::Chat, now).await?;
            store::insert(&mut tx, owner, language.tag(), now).await?
        }
    };
    store::insert_words(&mut tx, chat.id, &shown, now).await?;
    for say in &reply.says {
        store::insert_say(&mut tx, chat.id, say, now).await?;
    }
    language.tag().clone_into(&mut chat.language);
    note_questions(&mut tx, &mut chat, &reply, now).await?;
    if state.asked && !had_asked {
        figures::count(&mut tx, Figure::Asked, now).await?;
    }
    let act = reply.act.as_ref();
    if let Some(done) = hand_over::perform(&mut tx, app, asker, &mut chat, &mut state, act).await? {
        store::insert_say(&mut tx, chat.id, &dialogue::done(language, done), now).await?;
    }
    chat.keep(&state)?;
    chat.seen_at = now;
    store::update(&mut tx, &chat).await?;
    submissions::commit(tx, app, form.submission.as_ref(), chat.id).await
}

/// What the window shows of a press: the words of the button.
async fn words_of(app: &App, chat: Option<&Chat>, asker: &Asker, input: &Input) -> Result<String> {
    let say = |id| asker.language.say(id).to_owned();
    Ok(match input {
        Input::Words(words) => words.clone(),
        Input::Solved => say("assistant-solved-button"),
        Input::Create => say("assistant-create-button"),
        Input::Cancel => say("assistant-cancel-button"),
        Input::Person => say("assistant-person-button"),
        Input::Pick(value) => {
            let Some(chat) = chat else { return Err(Error::NotFound) };
            let messages = store::messages(&mut *app.db.read().await?, chat.id, 20).await?;
            let choices = messages.iter().rev().flat_map(super::ChatMessage::choices);
            let label = choices.into_iter().find(|choice| choice.value == *value).map(|choice| choice.label);
            label.ok_or(Error::NotFound)?
        }
    })
}

async fn note_questions(tx: &mut Tx, chat: &mut Chat, reply: &Reply, now: i64) -> Result<()> {
    for asked in &reply.asked {
        question_store::insert(tx, chat, asked, now).await?;
        // Whoever asks again was not helped for good.
        chat.solved_at = None;
    }
    let Some(verdict) = reply.verdict else { return Ok(()) };
    question_store::judge(tx, chat.id, verdict).await?;
    if verdict == Verdict::Wrong {
        figures::count(tx, Figure::Wrong, now).await?;
    }
    chat.solved_at = (verdict == Verdict::Solved).then_some(now);
    Ok(())
}

/// What a new chat begins with; it is shown and not stored.
pub(super) fn greeting(app: &App, asker: &Asker) -> Say {
    let settings = app.settings();
    let phrase = locales::Phrase::new("assistant-greeting").with("desk", settings.desk_name.as_str());
    Say::template(asker.language, phrase)
}
