//! What one side of a conversation sees of the other: who types, and what was seen.

use serde_json::Value;

use crate::support::{Desk, Person, SOON, Stream, both_engines};

both_engines!(
    a_customer_and_the_team_are_told_who_types,
    nobody_is_told_of_ones_own_typing_nor_of_it_twice_at_once,
    strangers_to_a_request_neither_type_nor_see,
    nothing_is_said_of_typing_while_the_desk_hides_it,
    a_message_is_seen_once_the_other_side_had_it_before_their_eyes,
    what_was_seen_never_moves_back,
    a_note_is_never_seen_by_customers,
    nothing_is_noted_of_what_was_seen_while_the_desk_hides_it,
    looking_at_a_page_alone_is_not_seeing,
);

async fn type_on(person: &Person, path: &str) -> u16 {
    person.post(&format!("{path}/typing"), &[]).await.status
}

async fn see(person: &Person, path: &str, message: &str) -> u16 {
    person.post(&format!("{path}/seen"), &[("newest", message)]).await.status
}

/// The newest message of a request.
async fn newest(desk: &Desk, number: i64) -> String {
    desk.value(&format!("SELECT MAX(id) FROM messages WHERE ticket = {number}")).await
}

/// Waits until it tells of somebody who types.
async fn who_types(stream: &mut Stream) -> Value {
    loop {
        let told = stream.next(SOON).await.expect("told that somebody types");
        if let Some(typing) = told.data["typing"].as_array().and_then(|typing| typing.first()) {
            return typing.clone();
        }
    }
}

/// What comes next is news of this ticket, and nobody's typing.
async fn hears_nothing_before(stream: &mut Stream, number: i64) {
    let told = stream.expect(number, "message").await;
    assert_eq!(told.data["typing"], serde_json::json!([]), "{}", told.data);
}

async fn a_customer_and_the_team_are_told_who_types(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "It hums.").await;
    let other = mary.request("No signal", "It is red.").await;
    alan.take(number).await;
    let (mut hers, mut marys, mut team) =
        (Stream::open(&grace).await, Stream::open(&mary).await, Stream::open(&desk.admin).await);
    assert_eq!(type_on(&alan, &format!("/t/{number}")).await, 204);
    for stream in [&mut hers, &mut team] {
        let typing = who_types(stream).await;
        assert_eq!((&typing["ticket"], &typing["name"]), (&number.into(), &"Alan".into()), "{typing}");
    }
    assert_eq!(type_on(&grace, &format!("/requests/{number}")).await, 204);
    assert_eq!(who_types(&mut team).await["name"], "Grace");
    desk.admin.reply(other, "Good day").await;
    hears_nothing_before(&mut marys, other).await;
}

async fn nobody_is_told_of_ones_own_typing_nor_of_it_twice_at_once(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let (mut hers, mut team) = (Stream::open(&grace).await, Stream::open(&desk.admin).await);
    let path = format!("/requests/{number}");
    assert_eq!(type_on(&grace, &path).await, 204);
    assert_eq!(type_on(&grace, &path).await, 429);
    who_types(&mut team).await;
    grace.message(number, "Hello?").await;
    hears_nothing_before(&mut hers, number).await;
    hears_nothing_before(&mut team, number).await;
}

async fn strangers_to_a_request_neither_type_nor_see(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let (alan, mae) = (desk.agent("Alan", "Turing").await, desk.agent("Mae", "Jemison").await);
    let number = grace.request("Slow line", "It hums.").await;
    alan.take(number).await;
    let message = newest(&desk, number).await;
    let mut hers = Stream::open(&grace).await;
    let (request, ticket) = (format!("/requests/{number}"), format!("/t/{number}"));
    for (person, path) in [(&mary, &request), (&mary, &ticket), (&alan, &request), (&grace, &ticket)] {
        assert_eq!(type_on(person, path).await, 404, "{} at {path}", person.first);
        assert_eq!(see(person, path, &message).await, 404, "{} at {path}", person.first);
    }
    assert_eq!(type_on(&mae, &ticket).await, 403, "who has not the request has no field to reply in");
    let of_another = mary.request("No signal", "It is red.").await;
    let foreign = newest(&desk, of_another).await;
    assert_eq!(see(&grace, &request, &foreign).await, 404);
    for odd in ["", "-1", "99999999", "x", "1 OR 1=1"] {
        assert_eq!(see(&grace, &request, odd).await, 404, "{odd}");
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM reads").await, "0");
    desk.admin.set_status(number, "Closed").await;
    assert_eq!(type_on(&grace, &request).await, 409);
    hers.expect(number, "state").await;
}

async fn nothing_is_said_of_typing_while_the_desk_hides_it(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let page = grace.open(&format!("/requests/{number}")).await;
    assert!(page.has("[data-typing]"));
    set(&desk, "show_typing").await;
    let mut team = Stream::open(&desk.admin).await;
    assert_eq!(type_on(&grace, &format!("/requests/{number}")).await, 404);
    grace.message(number, "Hello?").await;
    hears_nothing_before(&mut team, number).await;
    let page = grace.open(&format!("/requests/{number}")).await;
    assert!(!page.has("[data-typing]") && page.has("[data-seen]"));
}

/// Switches this off.
async fn set(desk: &Desk, name: &str) {
    let page = desk.admin.open("/settings/desk").await;
    let page = desk.admin.submit(page.form("Save conversation").switch(name, false)).await;
    page.assert_status(200);
}

async fn a_message_is_seen_once_the_other_side_had_it_before_their_eyes(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let (request, ticket) = (format!("/requests/{number}"), format!("/t/{number}"));
    let mut hers = Stream::open(&grace).await;
    assert!(!grace.open(&request).await.has(".seen"));
    assert_eq!(see(&desk.admin, &ticket, &newest(&desk, number).await).await, 204);
    hers.expect(number, "seen").await;
    assert!(grace.open(&request).await.texts(".seen")[0].starts_with("Seen "));

    let mut team = Stream::open(&desk.admin).await;
    desk.admin.reply(number, "Good day").await;
    assert!(!desk.admin.open(&ticket).await.has(".seen"));
    assert_eq!(see(&grace, &request, &newest(&desk, number).await).await, 204);
    team.expect(number, "seen").await;
    assert!(desk.admin.open(&ticket).await.has(".seen"));
    grace.message(number, "And now?").await;
    assert!(!grace.open(&request).await.has(".seen"), "nobody has seen this one");
}

async fn what_was_seen_never_moves_back(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let (request, ticket) = (format!("/requests/{number}"), format!("/t/{number}"));
    let first = newest(&desk, number).await;
    grace.message(number, "Hello?").await;
    let second = newest(&desk, number).await;
    assert_eq!(see(&desk.admin, &ticket, &second).await, 204);
    let noted = desk.rows("SELECT message, at FROM reads").await;
    assert_eq!(noted[0][0], second);
    for again in [&first, &second] {
        assert_eq!(see(&desk.admin, &ticket, again).await, 204);
    }
    // Their own words are nothing that they see of the other side.
    desk.admin.reply(number, "Good day").await;
    assert_eq!(see(&desk.admin, &ticket, &newest(&desk, number).await).await, 204);
    assert_eq!(desk.rows("SELECT message, at FROM reads").await, noted);
    assert!(grace.open(&request).await.has(".seen"));
}

async fn a_note_is_never_seen_by_customers(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let (request, ticket) = (format!("/requests/{number}"), format!("/t/{number}"));
    desk.admin.note(number, "Only for us").await;
    let note = newest(&desk, number).await;
    assert_eq!(see(&grace, &request, &note).await, 404);
    // For staff it stands for what came before it.
    assert_eq!(see(&desk.admin, &ticket, &note).await, 204);
    let first = desk.value(&format!("SELECT MIN(id) FROM messages WHERE ticket = {number}")).await;
    assert_eq!(desk.value("SELECT message FROM reads").await, first);
    assert!(!desk.admin.open(&ticket).await.has(".seen"), "a note is no message that a customer could see");
}

async fn nothing_is_noted_of_what_was_seen_while_the_desk_hides_it(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let (request, ticket) = (format!("/requests/{number}"), format!("/t/{number}"));
    let message = newest(&desk, number).await;
    see(&desk.admin, &ticket, &message).await;
    set(&desk, "show_seen").await;
    let page = grace.open(&request).await;
    assert!(!page.has(".seen") && !page.has("[data-seen]"));
    assert_eq!(see(&desk.admin, &ticket, &message).await, 404);
    assert_eq!(see(&grace, &request, &message).await, 404);
    assert_eq!(desk.value("SELECT COUNT(*) FROM reads").await, "1");
}

async fn looking_at_a_page_alone_is_not_seeing(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    desk.admin.open(&format!("/t/{number}")).await;
    desk.admin.reply(number, "Good day").await;
    grace.open(&format!("/requests/{number}")).await;
    assert_eq!(desk.value("SELECT COUNT(*) FROM reads").await, "0");
}
