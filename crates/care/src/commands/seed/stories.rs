//! Invented people and tickets, the same for the same seed.

use helpdesk::bulk::{Account, Fact, Free, Story};
use helpdesk::clock::{DAY, MINUTE};
use helpdesk::people::State;
use helpdesk::tickets::{Channel, Format, Message, Priority, Status, Ticket, Visibility};
use helpdesk::{Kind, PersonId, Role};
use serde_json::{Value, json};

use super::random::Random;
use super::words;
use crate::cli::Seed;

/// Monday, 5 January 2026, 08:00 UTC: all invented times count from here.
const BEGIN: i64 = 1_767_600_000_000;
/// The tickets spread over this time.
const SPAN: i64 = 180 * DAY;

/// Keeps draws for people apart from draws for tickets.
const PEOPLE: u64 = 1 << 40;

/// One administrator, then the agents, then the customers.
pub fn accounts(seed: &Seed, free: Free, password_hash: &str) -> Vec<Account> {
    let roles = [
        ("admin", Role::Admin, 1),
        ("agent", Role::Agent, seed.agents),
        ("customer", Role::Customer, seed.customers),
    ];
    let people =
        roles.iter().flat_map(|(word, role, count)| (0..*count).map(move |index| (word, role, index)));
    let account = |(id, (word, role, index)): (PersonId, (&&str, &Role, u32))| {
        let (first_name, last_name) = words::name(&mut Random::new(seed.seed, PEOPLE + id.unsigned_abs()));
        Account {
            id,
            role: *role,
            state: State::Active,
            email: format!("{word}{index}@example.test"),
            first_name,
            last_name,
            password_hash: password_hash.to_owned(),
            created_at: BEGIN - DAY,
        }
    };
    (free.person..).zip(people).map(account).collect()
}

/// The ticket with this index, counted from 0.
pub fn story(seed: &Seed, free: Free, index: u32) -> Story {
    let mut random = Random::new(seed.seed, u64::from(index));
    let requester = free.person + 1 + i64::from(seed.agents) + i64::from(random.below(seed.customers));
    let agent = free.person + 1 + i64::from(random.below(seed.agents));
    let status = status(&mut random);
    let priority = *random.pick(PRIORITIES);
    let created_at = BEGIN + SPAN * i64::from(index) / i64::from(seed.tickets);
    let subject = words::subject(&mut random);
    let mut story = Story {
        ticket: Ticket {
            number: free.ticket + i64::from(index),
            subject,
            requester,
            service: None,
            assignee: (status != Status::New).then_some(agent),
            status,
            priority,
            created_at,
            updated_at: created_at,
            solved_at: None,
            closed_at: None,
            channel: Channel::Web,
        },
        messages: Vec::new(),
        facts: Vec::new(),
    };
    converse(&mut story, &mut random, seed, free, index);
    end(&mut story, agent);
    story
}

const PRIORITIES: &[Priority] = &[
    Priority::Normal,
    Priority::Normal,
    Priority::Normal,
    Priority::Normal,
    Priority::Normal,
    Priority::Normal,
    Priority::Low,
    Priority::High,
    Priority::High,
    Priority::Urgent,
];

fn status(random: &mut Random) -> Status {
    match random.below(100) {
        0..60 => Status::Closed,
        60..75 => Status::Solved,
        75..85 => Status::Pending,
        85..95 => Status::Open,
        _ => Status::New,
    }
}

fn converse(story: &mut Story, random: &mut Random, seed: &Seed, free: Free, index: u32) {
    let last = seed.messages - 1;
    for turn in 0..seed.messages {
        let author = author(&story.ticket, turn, last);
        let by_agent = author != story.ticket.requester;
        let note = by_agent && turn != last && random.below(10) == 0;
        let at =
            story.ticket.updated_at + i64::from(turn.min(1)) * MINUTE * i64::from(10 + random.below(600));
        let id = free.message + i64::from(index) * i64::from(seed.messages) + i64::from(turn);
        let must_hold = must_hold(index, turn);
        story.messages.push(Message {
            id,
            ticket: story.ticket.number,
            author,
            visibility: if note { Visibility::Internal } else { Visibility::Public },
            format: Format::Plain,
            body: words::message(random, turn == 0, &must_hold),
            quotes: None,
            created_at: at,
            edited_at: None,
            deleted_at: None,
        });
        story.ticket.updated_at = at;
        let kind = match (turn, note) {
            (0, _) => Kind::TicketRaised,
            (_, true) => Kind::NoteAdded,
            (_, false) => Kind::MessagePosted,
        };
        fact(story, kind, author, None, json!({ "message": id }));
        if turn == 0
            && let Some(agent) = story.ticket.assignee
        {
            fact(story, Kind::TicketAssigned, agent, Some(agent), json!({ "from": null, "taken": true }));
        }
    }
}

/// Customer and agent take turns; the agent has the last word where the ticket waits for the customer or is
/// done, the customer where it waits for the agent.
fn author(ticket: &Ticket, turn: u32, last: u32) -> PersonId {
    let Some(agent) = ticket.assignee else { return ticket.requester };
    let by_agent = match (turn, ticket.status) {
        (0, _) => false,
        (_, Status::Open) if turn == last => false,
        _ if turn == last => true,
        _ => turn % 2 == 1,
    };
    if by_agent { agent } else { ticket.requester }
}

/// One ticket in 500 speaks of the fish, a third of all messages of an invoice.
fn must_hold(index: u32, turn: u32) -> Vec<&'static str> {
    let mut sentences = Vec::new();
    if turn == 0 && index % 500 == 250 {
        sentences.push(words::ZEBRAFISH);
    }
    if (u64::from(index) + u64::from(turn)).is_multiple_of(3) {
        sentences.push(words::INVOICE);
    }
    sentences
}

fn end(story: &mut Story, agent: PersonId) {
    let (kind, to) = match story.ticket.status {
        Status::Solved => (Kind::TicketSolved, "solved"),
        Status::Closed => (Kind::TicketClosed, "closed"),
        _ => return,
    };
    story.ticket.updated_at += 5 * MINUTE;
    let at = Some(story.ticket.updated_at);
    match kind {
        Kind::TicketSolved => story.ticket.solved_at = at,
        _ => story.ticket.closed_at = at,
    }
    fact(story, kind, agent, None, json!({ "from": "pending", "to": to }));
}

fn fact(story: &mut Story, kind: Kind, actor: PersonId, person: Option<PersonId>, data: Value) {
    story.facts.push(Fact { kind, actor, person, data, created_at: story.ticket.updated_at });
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: Seed =
        Seed { customers: 20, agents: 4, tickets: 1_000, messages: 3, articles: 0, meanings: false, seed: 1 };
    const FREE: Free = Free { person: 1, ticket: 1, message: 1 };

    fn stories() -> Vec<Story> {
        (0..SEED.tickets).map(|index| story(&SEED, FREE, index)).collect()
    }

    #[test]
    fn the_same_seed_tells_the_same_stories() {
        assert_eq!(format!("{:?}", stories()), format!("{:?}", stories()));
        let other = Seed { seed: 2, ..SEED };
        assert_ne!(format!("{:?}", story(&SEED, FREE, 0)), format!("{:?}", story(&other, FREE, 0)));
    }

    #[test]
    fn one_ticket_in_500_holds_zebrafish_and_a_third_of_the_messages_invoice() {
        let stories = stories();
        let holds = |story: &Story, word| story.messages.iter().filter(|m| m.body.contains(word)).count();
        assert_eq!(stories.iter().filter(|story| holds(story, "zebrafish") > 0).count(), 2);
        assert_eq!(stories.iter().map(|story| holds(story, "invoice")).sum::<usize>(), 1_000);
    }

    #[test]
    fn accounts_are_numbered_by_role() {
        let accounts = accounts(&SEED, FREE, "hash");
        let emails: Vec<&str> = accounts.iter().map(|account| account.email.as_str()).collect();
        assert_eq!(&emails[..3], ["admin0@example.test", "agent0@example.test", "agent1@example.test"]);
        assert_eq!(emails[24], "customer19@example.test");
        assert_eq!(emails.len(), 25);
    }

    #[test]
    fn requester_and_assignee_are_people_of_the_right_role() {
        for Story { ticket, messages, .. } in stories() {
            assert!((6..=25).contains(&ticket.requester), "{ticket:?}");
            assert!(ticket.assignee.is_none_or(|agent| (2..=5).contains(&agent)), "{ticket:?}");
            assert_eq!(ticket.assignee.is_none(), ticket.status == Status::New);
            assert_eq!(messages.len(), 3);
        }
    }
}
