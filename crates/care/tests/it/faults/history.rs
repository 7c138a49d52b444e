//! Replays the events of each ticket and compares the end with the ticket itself.

use serde_json::Value;

use crate::support::Desk;

#[derive(Debug, PartialEq)]
struct End {
    status: String,
    assignee: String,
}

/// Panics when the events of a ticket contradict each other, or its row.
pub async fn assert_consistent(desk: &Desk) {
    for ticket in desk.rows("SELECT number, status, assignee, active FROM tickets ORDER BY number").await {
        let [number, status, assignee, active] = ticket.try_into().expect("four columns");
        let events =
            format!("SELECT kind, actor, person, data FROM events WHERE ticket = {number} ORDER BY id");
        let events = desk.rows(&events).await;
        let end = replay(&number, &events);
        assert_eq!(end.status, status, "ticket {number}: {events:?}");
        if events.iter().all(|event| event[0] != "ticket_reopened") {
            assert_eq!(end.assignee, assignee, "ticket {number}: {events:?}");
        }
        assert_eq!(active == "1", ["new", "open", "pending"].contains(&status.as_str()), "ticket {number}");
        let told = |kind: &str| events.iter().filter(|event| event[0] == kind).count();
        let messages = format!("SELECT COUNT(*) FROM messages WHERE ticket = {number}");
        let expected = told("ticket_raised") + told("message_posted") + told("note_added");
        assert_eq!(desk.value(&messages).await, expected.to_string(), "ticket {number}: {events:?}");
        assert_eq!(told("ticket_raised"), 1, "ticket {number}");
    }
    let strays = [
        "SELECT COUNT(*) FROM messages WHERE ticket NOT IN (SELECT number FROM tickets)",
        "SELECT COUNT(*) FROM tickets WHERE number NOT IN (SELECT ticket FROM messages)",
        "SELECT COUNT(*) FROM tickets t JOIN people p ON p.id = t.assignee WHERE t.active = 1 AND (p.state <> 'active' OR p.role = 'customer')",
    ];
    for stray in strays {
        assert_eq!(desk.value(stray).await, "0", "{stray}");
    }
}

fn replay(number: &str, events: &[Vec<String>]) -> End {
    let mut end = End { status: String::new(), assignee: String::new() };
    for event in events {
        let [kind, _, person, data] = event.as_slice() else { panic!("four columns") };
        let data: Value = serde_json::from_str(data).expect("JSON");
        let word = |name: &str| data[name].as_str();
        let closed = end.status == "closed";
        let allowed = kind == "ticket_reopened" || kind == "mail_rejected" || !closed;
        assert!(allowed, "ticket {number}: {kind} after it was closed: {events:?}");
        if let Some(from) = word("from").filter(|_| kind != "priority_changed") {
            assert_eq!(from, end.status, "ticket {number}: {kind} started elsewhere: {events:?}");
        }
        match kind.as_str() {
            "ticket_raised" => end.status = "new".to_owned(),
            "ticket_assigned" | "ticket_unassigned" => {
                let had = data["from"].as_i64().map_or_else(String::new, |id| id.to_string());
                if !events.iter().any(|event| event[0] == "ticket_reopened") {
                    assert_eq!(
                        had, end.assignee,
                        "ticket {number}: {kind} took it from somebody else: {events:?}"
                    );
                }
                end.assignee.clone_from(person);
                if kind == "ticket_assigned" && end.status == "new" {
                    end.status = "open".to_owned();
                }
            }
            "priority_changed" => {}
            _ => {
                if let Some(to) = word("to") {
                    end.status = to.to_owned();
                }
            }
        }
    }
    end
}
