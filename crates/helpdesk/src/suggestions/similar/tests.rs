//! Which tickets are like another, and what is kept of them.

use std::time::{Duration, Instant};

use super::store::Place;
use super::*;
use crate::app::App;
use crate::clock::{Clock, HOUR};
use crate::testing::Desk;
use crate::tickets::{self, NewTicket, Status};
use crate::{Event, Kind, event_store};

impl Desk {
    async fn raise_about(&self, subject: &str, words: &str) -> i64 {
        let new = NewTicket { subject, description: words.into(), service: None };
        tickets::raise(&self.app, &self.customer, new).await.unwrap()
    }

    async fn solve(&self, number: i64) {
        self.app.clock.advance(1_000);
        tickets::take(&self.app, &self.agent, number).await.unwrap();
        self.end(number).await;
    }

    async fn end(&self, number: i64) {
        tickets::set_status(&self.app, &self.agent, number, Status::Solved).await.unwrap();
    }

    async fn solved(&self, subject: &str, words: &str) -> i64 {
        let number = self.raise_about(subject, words).await;
        self.solve(number).await;
        number
    }

    async fn edit_first(&self, number: i64, words: &str) {
        let sql = "SELECT MIN(id) FROM messages WHERE ticket = $1";
        let first: Option<i64> = self.app.read().await.unwrap().opt(sql, db::params![number]).await.unwrap();
        let edited = tickets::edit_message(&self.app, &self.customer, number, first.unwrap(), words.into());
        edited.await.unwrap();
    }

    async fn like(&self, app: &App, question: &str) -> Vec<i64> {
        let found = solved_like(app, &self.agent, 0, question, 3).await.unwrap();
        found.into_iter().map(|one| one.number).collect()
    }

    async fn read(&self) -> Vec<i64> {
        let mut conn = self.app.read().await.unwrap();
        conn.all("SELECT ticket FROM solved_vectors ORDER BY ticket", db::params![]).await.unwrap()
    }

    /// What the job of the ticket's newest event of this kind does.
    async fn react(&self, number: i64, kind: Kind) {
        let events = event_store::of_ticket(&mut self.app.read().await.unwrap(), number, 50).await.unwrap();
        let event: Event = events.into_iter().rfind(|event| event.kind == kind).unwrap();
        forget(&self.app, &event).await.unwrap();
    }
}

const SLOW: (&str, &str) = ("Slow wifi in the kitchen", "Pages take minutes to open there.");

#[tokio::test]
async fn the_first_that_is_solved_is_found_also_where_somebody_looked_before_there_was_any() {
    let desk = Desk::open().await;
    assert_eq!(desk.like(&desk.app, "Slow wifi in the kitchen").await, [0; 0]);
    let solved = desk.solved(SLOW.0, SLOW.1).await;
    assert_eq!(desk.like(&desk.app, "Slow wifi in the kitchen").await, [solved]);
}

#[tokio::test]
async fn only_what_somebody_of_the_team_solved_is_like_another() {
    let desk = Desk::open().await;
    let solved = desk.solved(SLOW.0, SLOW.1).await;
    let open = desk.raise_about(SLOW.0, SLOW.1).await;
    let closed_by_customer = desk.raise_about(SLOW.0, SLOW.1).await;
    tickets::close(&desk.app, &desk.customer, closed_by_customer).await.unwrap();
    assert_eq!(desk.like(&desk.app, "Slow wifi\nIn the kitchen").await, [solved]);
    desk.solve(open).await;
    let mut found = desk.like(&desk.app, "Slow wifi\nIn the kitchen").await;
    found.sort_unstable();
    assert_eq!(found, [solved, open]);
    assert_eq!(desk.like(&desk.app, "Zebra").await, [0; 0]);
    let found = solved_like(&desk.app, &desk.agent, solved, "Slow wifi in the kitchen", 3).await.unwrap();
    assert_eq!(found.into_iter().map(|one| one.number).collect::<Vec<_>>(), [open], "not itself");
    assert!(solved_like(&desk.app, &desk.customer, 0, "Slow wifi", 3).await.is_err());
}

#[tokio::test]
async fn a_ticket_that_is_open_again_is_not_shown_before_anybody_reacts() {
    let desk = Desk::open().await;
    let number = desk.solved(SLOW.0, SLOW.1).await;
    assert_eq!(desk.like(&desk.app, "Slow wifi").await, [number]);
    tickets::reopen(&desk.app, &desk.customer, number).await.unwrap();
    assert_eq!(desk.like(&desk.app, "Slow wifi").await, [0; 0]);
    desk.app.clock.advance(1_000);
    desk.end(number).await;
    assert_eq!(desk.like(&desk.app, "Slow wifi").await, [number]);
}

#[tokio::test]
async fn what_another_process_solved_is_found_as_well() {
    let desk = Desk::open().await;
    let first = desk.solved("Slow wifi", "Upstairs.").await;
    let other = App::new(desk.app.db.clone(), desk.app.files.clone(), Clock::fixed(desk.app.now()), false);
    let other = other.await.unwrap();
    assert_eq!(desk.like(&other, "Slow wifi").await, [first]);
    let second = desk.solved("Telephone is dead", "No tone.").await;
    assert_eq!(desk.like(&other, "No tone on the telephone").await, [second]);
}

#[tokio::test]
async fn a_solved_ticket_is_read_once_and_again_when_it_was_opened_meanwhile() {
    let desk = Desk::open().await;
    let number = desk.solved(SLOW.0, SLOW.1).await;
    let german = desk.solved("Die Leitung ist tot", "Seit heute geht bei uns gar nichts mehr.").await;
    desk.raise_about("Not yet", "Solved.").await;
    read_everything(&desk.app).await;
    assert_eq!(desk.read().await, [number, german]);
    let vectors = store::vectors_among(&mut desk.app.read().await.unwrap(), &[number, german]).await.unwrap();
    let kept: Vec<(i64, usize)> = vectors.iter().map(|(number, vector)| (*number, vector.len())).collect();
    assert_eq!(kept, [(number, 388)], "what the model does not understand has none");
    tickets::reopen(&desk.app, &desk.customer, number).await.unwrap();
    desk.react(number, Kind::TicketReopened).await;
    assert_eq!(desk.read().await, [german]);
    desk.end(number).await;
    read_everything(&desk.app).await;
    assert_eq!(desk.read().await, [number, german]);
}

#[tokio::test]
async fn a_backlog_is_read_on_from_where_time_was_up() {
    let desk = Desk::open().await;
    let mut solved = Vec::new();
    for _ in 0..20 {
        solved.push(desk.solved("Die Leitung ist tot", "Seit heute geht bei uns gar nichts mehr.").await);
    }
    let over = Instant::now() - Duration::from_secs(60);
    let all = (Place::HIGHEST, Place::LOWEST);
    let left = reading::read_unread(&desk.app, all, over).await.unwrap().expect("more than time was for");
    assert_eq!(desk.read().await, solved[4..], "the newest first");
    let mut tx = desk.app.begin().await.unwrap();
    for number in &solved {
        store::remove(&mut tx, *number).await.unwrap();
    }
    tx.commit().await.unwrap();
    let left = reading::read_unread(&desk.app, left, Instant::now()).await.unwrap();
    assert_eq!((left, desk.read().await), (None, solved[..4].to_vec()), "nothing was looked at again");
}

#[tokio::test]
async fn a_solved_ticket_that_says_something_else_is_found_by_its_new_words() {
    let desk = Desk::open().await;
    let number = desk.raise_about("It is broken", "The wifi is slow in the kitchen.").await;
    desk.solve(number).await;
    assert_eq!(desk.like(&desk.app, "Slow wifi").await, [number]);
    desk.edit_first(number, "The telephone has no tone.").await;
    desk.react(number, Kind::MessageEdited).await;
    assert_eq!(desk.like(&desk.app, "No tone on the telephone").await, [number]);
    assert_eq!(desk.like(&desk.app, "Slow wifi in the kitchen").await, [0; 0]);
}

#[tokio::test]
async fn nothing_is_written_for_a_ticket_of_which_nothing_is_kept() {
    let desk = Desk::open().await;
    let number = desk.raise_about(SLOW.0, SLOW.1).await;
    desk.edit_first(number, "The telephone has no tone.").await;
    let _busy = desk.app.begin().await.unwrap();
    // On SQLite there is one writer: another write would wait for this one.
    let reaction = desk.react(number, Kind::MessageEdited);
    tokio::time::timeout(std::time::Duration::from_secs(10), reaction).await.expect("nothing to wait for");
}

#[tokio::test]
async fn nothing_is_read_before_somebody_asks_for_tickets_like_another() {
    let desk = Desk::open().await;
    let number = desk.solved(SLOW.0, SLOW.1).await;
    sweep(&desk.app).await.unwrap();
    assert_eq!(desk.read().await, [0; 0]);
    desk.like(&desk.app, "Slow wifi").await;
    sweep(&desk.app).await.unwrap();
    assert_eq!(desk.read().await, [number]);
}

#[tokio::test]
async fn what_was_missed_is_forgotten_within_the_hour_and_so_is_what_is_beyond_the_newest() {
    let desk = Desk::open().await;
    let first = desk.solved("Slow wifi", "Upstairs.").await;
    let second = desk.solved("Slow wifi", "In the garden.").await;
    let third = desk.solved("Slow wifi", "In the cellar.").await;
    read_everything(&desk.app).await;
    tickets::reopen(&desk.app, &desk.customer, third).await.unwrap();
    sweep(&desk.app).await.unwrap();
    assert_eq!(desk.read().await, [first, second, third]);
    desk.app.clock.advance(HOUR);
    sweep(&desk.app).await.unwrap();
    assert_eq!(desk.read().await, [first, second]);
    reading::forget_strays(&desk.app, 1).await.unwrap();
    assert_eq!(desk.read().await, [second]);
}

#[tokio::test]
async fn meaning_ranks_tickets_that_share_words() {
    let desk = Desk::open().await;
    let bill = desk.solved("The bill of the router", "Why does the router cost so much this month?").await;
    let dark = desk.solved("Router is dead", "No lamp is on, it does not start any more.").await;
    read_everything(&desk.app).await;
    let question = "My router\nIt has no power and stays dark, whatever I press.";
    let mut found = desk.like(&desk.app, question).await;
    // Somebody else may keep the encoder busy.
    for _ in 0..50 {
        if found.first() == Some(&dark) {
            break;
        }
        found = desk.like(&desk.app, question).await;
    }
    assert_eq!(found.first(), Some(&dark), "{bill} is about money");
}
