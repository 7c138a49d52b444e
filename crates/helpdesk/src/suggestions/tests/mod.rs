//! Suggestions, the assistant's own answer, and drafts, whoever asks.

mod agents;
mod auto_reply;
mod customers;

use locales::Language;

use super::*;
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::articles::{self, ArticleForm};
use crate::canned::{self, CannedForm};
use crate::clock::{DAY, MINUTE};
use crate::drafts::{self, NewDraft};
use crate::error::Error;
use crate::place::Place;
use crate::search::read_everything;
use crate::services::{self, Availability, ServiceForm};
use crate::settings::{Conversation, change_conversation};
use crate::tickets::{self, Format, NewTicket, Status, Writing};
use crate::{Event, Kind, event_store, testing};

const ORIGIN: &str = "https://help.saltmere.example";
const SECRET: &str = "Partners of the harbour pay nine euros a month for the line and never more than that.";

struct Desk {
    app: App,
    admin: Actor,
    agent: Actor,
    customer: Actor,
    stranger: Actor,
}

impl Desk {
    async fn open() -> Self {
        let app = testing::app_with_mail().await;
        let admin = testing::admin(&app).await;
        let agent = testing::join(&app, Role::Agent, "noor@example.test").await;
        let customer = testing::join(&app, Role::Customer, "amara@example.test").await;
        let stranger = testing::join(&app, Role::Customer, "yusuf@example.test").await;
        let desk = Self { app, admin, agent, customer, stranger };
        desk.write("Wifi is slow in one room", "public", WIFI).await;
        desk.write(
            "Cancel a contract",
            "public",
            "Open your contract and press Cancel. It ends with the month.",
        )
        .await;
        desk.write("Prices of partners on the harbour line", "internal", SECRET).await;
        desk
    }

    async fn write(&self, title: &str, visibility: &str, body: &str) {
        let form = ArticleForm { title, body, visibility, category: "Faults", ..Default::default() };
        articles::create(&self.app, &self.admin, &form).await.unwrap();
    }

    async fn raise(&self, subject: &str, words: &str) -> i64 {
        let new = NewTicket { subject, description: words.into(), service: None };
        tickets::raise(&self.app, &self.customer, new).await.unwrap()
    }

    async fn typing(&self, words: &str) -> Vec<String> {
        let found = while_typing(&self.app, &self.customer, "192.0.2.7", Language::En, words).await.unwrap();
        found.into_iter().map(|one| one.target.value()).collect()
    }

    async fn answers_itself(&self, auto_reply: bool) {
        let new = Conversation { show_seen: true, show_typing: true, auto_reply };
        change_conversation(&self.app, &self.admin, new).await.unwrap();
    }

    /// What the job of the request's event does.
    async fn react(&self, number: i64) {
        let event = self.raised(number).await;
        answer_new_request(&self.app, &event, ORIGIN).await.unwrap();
    }

    async fn raised(&self, number: i64) -> Event {
        let mut conn = self.app.read().await.unwrap();
        let events = event_store::of_ticket(&mut conn, number, 50).await.unwrap();
        events.into_iter().find(|event| event.kind == Kind::TicketRaised).unwrap()
    }

    async fn status(&self, number: i64) -> Status {
        tickets::find(&mut self.app.read().await.unwrap(), number).await.unwrap().unwrap().status
    }

    /// What the conversation says, by the names of its authors.
    async fn said(&self, number: i64) -> Vec<(String, String)> {
        let shown = tickets::show_request(&self.app, &self.customer, number, None).await.unwrap();
        shown.conversation.into_iter().map(|said| (said.author.name, said.message.body)).collect()
    }
}

const WIFI: &str = "Move the router away from metal and water. If the wifi is still slow in one room, put a second \
    access point half way, and let both use the same name.";
const QUESTION: &str = "The wifi is slow in one room of our house.";
