//! The chat as its window shows it: what the assistant said, what one said oneself, and what people answered.

use std::collections::{HashMap, HashSet};

use db::Conn;

use super::asker::Asker;
use super::chat::{Chat, ChatMessage};
use super::dialogue::{Choice, Link, Step};
use super::{own, stand_in, store, talk};
use crate::actor::PersonId;
use crate::app::App;
use crate::attachments::{self, Attachment};
use crate::error::{Error, Result};
use crate::people::store::email_key;
use crate::tickets::{self, Format, Message, Status};
use crate::{articles, people};

/// Messages that a window shows: the newest of the chat, and of its request.
const MOST: i64 = 100;
/// What stands where an article spoke that was taken back.
const GONE: &str = "assistant-article-gone";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Assistant,
    Person,
    You,
}

/// What was said, and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub format: Format,
}

#[derive(Debug, Clone)]
pub struct Entry {
    /// Unlike any other's in this window.
    pub key: String,
    pub from: Side,
    /// Of a person.
    pub name: Option<String>,
    /// Of the assistant's.
    pub source: Option<String>,
    pub said: Said,
    pub link: Option<Link>,
    pub choices: Vec<Choice>,
    /// Sent with it.
    pub files: Vec<Attachment>,
    /// Milliseconds since 1970 UTC; None for what is not stored.
    pub at: Option<i64>,
}

impl Entry {
    /// The slugs of the articles that it speaks of or offers.
    fn articles(&self) -> impl Iterator<Item = &str> {
        let offered = self.choices.iter().map(|choice| choice.value.as_str());
        let said = self.source.as_deref().into_iter().chain(offered).filter_map(article_in);
        said.chain(self.link.as_ref().and_then(article_at))
    }
}

/// With whom one talks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The assistant waits for this.
    Assistant(Step),
    /// The place in the queue, from 1.
    Waiting(i64),
    /// Somebody looks after it, by name if that is known.
    Joined(Option<String>),
    /// The request is closed.
    Over,
}

#[derive(Debug, Clone)]
pub struct Window {
    /// None while nothing was said.
    pub chat: Option<i64>,
    pub entries: Vec<Entry>,
    pub standing: Standing,
    pub ticket: Option<i64>,
    /// The newest message of a person, to be told when it was seen.
    pub newest: Option<i64>,
    /// The message up to which it was seen; 0 for none.
    pub seen: i64,
    /// The unproven address that a code was asked for; and whether it is proven.
    pub email: String,
    pub email_verified: bool,
    /// Whether the request belongs to the account with that address.
    pub is_attached: bool,
    /// Became a request of nobody signed in, and of nobody whom another site signed for.
    pub is_visitors: bool,
    /// The address that was told to the dialogue.
    pub draft_email: String,
}

/// The asker's chat, or the greeting that a new one begins with.
pub async fn show(app: &App, asker: &Asker) -> Result<Window> {
    let owner = own::require_open(app, asker)?;
    let mut conn = app.db.read().await?;
    match own::find(&mut conn, app, owner.as_ref(), None).await? {
        Some(chat) => of_chat(&mut conn, app, asker, chat).await,
        None => Ok(empty(app, asker)),
    }
}

/// The request that the asker's chat became.
pub async fn ticket(app: &App, asker: &Asker) -> Result<Option<i64>> {
    let owner = own::require_open(app, asker)?;
    let chat = own::find(&mut *app.db.read().await?, app, owner.as_ref(), None).await?;
    Ok(chat.and_then(|chat| chat.ticket))
}

/// The window of this chat, if it is the asker's.
pub async fn window(app: &App, asker: &Asker, id: i64) -> Result<Window> {
    let owner = own::require_open(app, asker)?;
    let mut conn = app.db.read().await?;
    match own::find(&mut conn, app, owner.as_ref(), Some(id)).await? {
        Some(chat) => of_chat(&mut conn, app, asker, chat).await,
        None => Ok(empty(app, asker)),
    }
}

fn greeting(app: &App, asker: &Asker) -> Entry {
    let say = talk::greeting(app, asker);
    Entry {
        key: "greeting".to_owned(),
        from: Side::Assistant,
        name: None,
        source: Some(say.source),
        said: Said { text: say.text, format: Format::Plain },
        link: None,
        choices: Vec::new(),
        files: Vec::new(),
        at: None,
    }
}

fn empty(app: &App, asker: &Asker) -> Window {
    Window {
        chat: None,
        entries: vec![greeting(app, asker)],
        standing: Standing::Assistant(Step::Free),
        ticket: None,
        newest: None,
        seen: 0,
        email: String::new(),
        email_verified: false,
        is_attached: false,
        is_visitors: false,
        draft_email: String::new(),
    }
}

async fn of_chat(conn: &mut Conn, app: &App, asker: &Asker, chat: Chat) -> Result<Window> {
    let mut entries = vec![greeting(app, asker)];
    entries.extend(store::messages(conn, chat.id, MOST).await?.into_iter().map(of_assistant));
    let state = chat.dialogue();
    let mut standing = Standing::Assistant(state.step);
    let mut newest = None;
    let mut is_attached = false;
    if let Some(number) = chat.ticket {
        let messages = tickets::messages_since(conn, number, chat.told_before, MOST).await?;
        let ticket = tickets::find(conn, number).await?.ok_or(Error::NotFound)?;
        let ids: Vec<PersonId> =
            messages.iter().map(|message| message.author).chain(ticket.assignee).collect();
        let names = people::names(conn, &ids).await?;
        is_attached = chat.email_verified && is_address_of(conn, ticket.requester, &chat.email).await?;
        let assistant = stand_in::is_assistant(conn).await?;
        newest = messages.iter().rev().find(|message| message.author != ticket.requester).map(|one| one.id);
        let mut files = match (messages.first(), messages.last()) {
            (Some(first), Some(last)) => attachments::of_messages(conn, number, (first.id, last.id)).await?,
            _ => HashMap::new(),
        };
        entries.extend(messages.into_iter().map(|message| {
            let files = files.remove(&message.id).unwrap_or_default();
            Entry { files, ..of_ticket(message, ticket.requester, assistant, &names) }
        }));
        standing = match (ticket.status, chat.waiting_since, ticket.assignee) {
            (Status::Closed, ..) => Standing::Over,
            (_, Some(since), None) if newest.is_none() => {
                Standing::Waiting(1 + store::waiting_before(conn, since, chat.id).await?)
            }
            (_, _, assignee) => Standing::Joined(assignee.and_then(|id| names.get(&id).cloned())),
        };
    }
    // What was chosen or overtaken by words is no choice any more.
    let last = entries.len().saturating_sub(1);
    entries.iter_mut().enumerate().filter(|(at, _)| *at != last).for_each(|(_, entry)| entry.choices.clear());
    take_back(conn, app, asker, &mut entries).await?;
    Ok(Window {
        chat: Some(chat.id),
        entries,
        standing,
        ticket: chat.ticket,
        newest,
        seen: chat.seen,
        is_visitors: chat.person.is_none() && chat.ticket.is_some() && asker.known.is_none(),
        draft_email: state.told_email,
        email: chat.email,
        email_verified: chat.email_verified,
        is_attached,
    })
}

/// What an article said is shown for as long as this reader may read it.
async fn take_back(conn: &mut Conn, app: &App, asker: &Asker, entries: &mut [Entry]) -> Result<()> {
    let reader = articles::Reader::of(app, asker.person.as_ref(), asker.language);
    let slugs: HashSet<&str> = entries.iter().flat_map(Entry::articles).collect();
    let slugs: Vec<&str> = slugs.into_iter().collect();
    let readable = articles::readable_among(conn, &reader, &slugs).await?;
    let is_gone = |slug: Option<&str>| slug.is_some_and(|slug| !readable.contains(slug));
    for entry in entries {
        entry.choices.retain(|choice| !is_gone(article_in(&choice.value)));
        if is_gone(entry.link.as_ref().and_then(article_at)) {
            entry.link = None;
        }
        if is_gone(entry.source.as_deref().and_then(article_in)) {
            entry.said.text = asker.language.say(GONE).to_owned();
            entry.source = Some(format!("template:{GONE}"));
        }
    }
    Ok(())
}

/// The slug in `article:slug`.
fn article_in(source: &str) -> Option<&str> {
    source.strip_prefix("article:")
}

/// The slug of the article that a link leads to.
fn article_at(link: &Link) -> Option<&str> {
    link.href.strip_prefix("/help/")
}

async fn is_address_of(conn: &mut Conn, person: PersonId, email: &str) -> Result<bool> {
    let person = people::find(conn, person).await?;
    Ok(person.is_some_and(|person| email_key(&person.email) == email_key(email)))
}

fn of_assistant(message: ChatMessage) -> Entry {
    Entry {
        key: format!("c{}", message.id),
        from: if message.is_from_assistant() { Side::Assistant } else { Side::You },
        name: None,
        link: message.link(),
        choices: message.choices(),
        files: Vec::new(),
        source: message.source,
        said: Said { text: message.text, format: Format::Plain },
        at: Some(message.created_at),
    }
}

fn of_ticket(
    message: Message,
    requester: PersonId,
    assistant: Option<PersonId>,
    names: &HashMap<PersonId, String>,
) -> Entry {
    let from = match message.author {
        author if author == requester => Side::You,
        author if Some(author) == assistant => Side::Assistant,
        _ => Side::Person,
    };
    Entry {
        key: format!("m{}", message.id),
        from,
        name: names.get(&message.author).filter(|_| from == Side::Person).cloned(),
        source: (from == Side::Assistant).then(|| "template:automated-reply".to_owned()),
        said: Said { text: message.body, format: message.format },
        link: None,
        choices: Vec::new(),
        files: Vec::new(),
        at: Some(message.created_at),
    }
}
