//! What the first version of this idea got wrong, as far as no other room tests it.

use crate::support::{Desk, at_once, both_engines};

both_engines!(
    one_visitors_session_never_shows_anothers_data,
    a_customer_opens_no_admin_page_and_no_other_customers_request,
    deactivating_an_agent_orphans_no_ticket,
    numbers_of_others_in_forms_lead_nowhere,
);

async fn one_visitors_session_never_shows_anothers_data(desk: Desk) {
    let mut people = Vec::new();
    for (first, last) in
        [("Grace", "Hopper"), ("Mary", "Somerville"), ("Emmy", "Noether"), ("Lise", "Meitner")]
    {
        let person = desk.customer(first, last).await;
        person.request(&format!("Request of {first}"), "It hums.").await;
        people.push(person);
    }
    let firsts: Vec<_> = people.iter().map(|person| person.first.clone()).collect();
    let readings = people.iter().flat_map(|person| std::iter::repeat_n(person.clone(), 25)).map(|person| {
        let firsts = firsts.clone();
        async move {
            let page = person.open("/requests").await;
            page.assert_shows(&format!("Request of {}", person.first));
            for other in firsts.iter().filter(|first| **first != person.first) {
                page.assert_hides(other);
            }
        }
    });
    at_once(readings).await;
}

async fn a_customer_opens_no_admin_page_and_no_other_customers_request(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let number = mary.request("Slow line", "It hums.").await;
    for path in [
        "/settings/people",
        "/settings/desk",
        "/inbox/all",
        "/inbox/mine",
        "/inbox/unassigned",
        "/inbox/closed",
    ] {
        grace.get(path).await.assert_status(404);
    }
    for path in [format!("/t/{number}"), format!("/requests/{number}")] {
        grace.get(&path).await.assert_status(404).assert_hides("Slow line");
    }
}

async fn deactivating_an_agent_orphans_no_ticket(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let mut numbers = Vec::new();
    for _ in 0..12 {
        numbers.push(grace.request("Slow line", "It hums.").await);
    }
    let id = desk.id_of(&alan).await;
    let takes = numbers.iter().map(|number| {
        let (alan, path) = (alan.clone(), format!("/t/{number}/take"));
        async move { alan.post(&path, &[]).await.status }
    });
    let (admin, path) = (desk.admin.clone(), format!("/settings/people/{id}/deactivation"));
    let leaving = tokio::spawn(async move { admin.post(&path, &[]).await });
    at_once(takes).await;
    leaving.await.expect("no panic").assert_status(303);
    let orphans = format!("SELECT COUNT(*) FROM tickets WHERE assignee = {id} AND active = 1");
    assert_eq!(desk.value(&orphans).await, "0", "no open ticket stays with somebody who left");
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets WHERE active = 1 AND assignee IS NULL").await, "12");
}

async fn numbers_of_others_in_forms_lead_nowhere(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let hers = mary.request("Slow line", "It hums.").await.to_string();
    let own = grace.request("My own", "It hums.").await;
    let fields = [
        ("message", "Hello"),
        ("number", hers.as_str()),
        ("ticket", &hers),
        ("id", &hers),
        ("requester", "1"),
    ];
    grace.post(&format!("/requests/{own}/messages?number={hers}"), &fields).await.assert_status(303);
    let page = mary.open(&format!("/requests/{hers}")).await;
    page.assert_hides("Hello");
}
