//! Two hundred streams: each hears what concerns it, in good time. `bin/bench --streams` measures five thousand.

use std::time::{Duration, Instant};

use crate::support::{Desk, Stream, at_once, both_engines};

both_engines!(two_hundred_streams_hear_what_concerns_them_and_nothing_else);

/// Generous: other tests run beside this one.
const IN_TIME: Duration = Duration::from_secs(5);

async fn two_hundred_streams_hear_what_concerns_them_and_nothing_else(desk: Desk) {
    let people = [desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await];
    let mut own = Vec::new();
    for person in &people {
        own.push(person.request("Slow line", "It hums.").await);
    }
    let mut listening = Vec::new();
    for (person, number) in people.iter().zip(&own) {
        for _ in 0..10 {
            let session = person.elsewhere();
            session.sign_in().await;
            for _ in 0..10 {
                listening.push((*number, Stream::open(&session).await));
            }
        }
    }
    assert_eq!(listening.len(), 200);
    let number = own[0];
    let started = Instant::now();
    for round in 0..10 {
        desk.admin.reply(number, &format!("Good day {round}")).await;
    }
    let last = desk.value("SELECT MAX(id) FROM events WHERE kind = 'message_posted'").await;
    let last: i64 = last.parse().expect("an id");
    desk.admin.reply(own[1], "Good day").await;
    let heard = at_once(listening.into_iter().map(|(mine, mut stream)| async move {
        let until = if mine == number { last } else { last + 1 };
        while let Some(told) = stream.next(IN_TIME).await {
            let tickets = told.data["tickets"].as_object().expect("tickets");
            assert!(tickets.keys().all(|known| *known == mine.to_string()), "{}", told.data);
            if told.data["event"].as_i64().is_some_and(|event| event >= until) {
                return true;
            }
        }
        false
    }));
    assert!(heard.await.into_iter().all(|heard| heard), "somebody was not told");
    assert!(started.elapsed() < IN_TIME * 4, "it took {:?}", started.elapsed());
}
