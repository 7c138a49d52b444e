//! Sixteen people at once.

use crate::support::{Desk, Page, Person, at_once, both_engines};

use super::history::assert_consistent;

both_engines!(
    of_sixteen_who_take_a_ticket_one_gets_it,
    of_sixteen_assignments_one_wins_and_the_others_are_told,
    a_close_and_sixteen_replies_end_in_one_order,
    sixteen_clients_who_do_everything_end_in_one_consistent_history,
);

const CROWD: usize = 16;

async fn agents(desk: &Desk) -> Vec<Person> {
    let mut agents = Vec::new();
    for (first, last) in [("Alan", "Turing"), ("Joan", "Clarke"), ("Konrad", "Zuse"), ("Edsger", "Dijkstra")]
    {
        agents.push(desk.agent(first, last).await);
    }
    agents
}

fn no_server_error(page: &Page) {
    assert!(page.status < 500, "{}: {}\n{}", page.url, page.status, page.text());
}

async fn of_sixteen_who_take_a_ticket_one_gets_it(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let agents = agents(&desk).await;
    for _ in 0..3 {
        let number = grace.request("Slow line", "It hums.").await;
        let takes = (0..CROWD).map(|at| {
            let (agent, path) = (agents[at % agents.len()].clone(), format!("/t/{number}/take"));
            async move { (agent.name(), agent.post(&path, &[]).await) }
        });
        let answers = at_once(takes).await;
        answers.iter().for_each(|(_, page)| no_server_error(page));
        let events =
            format!("SELECT person FROM events WHERE kind = 'ticket_assigned' AND ticket = {number}");
        let winners = desk.rows(&events).await;
        assert_eq!(winners.len(), 1, "one took it");
        let winner = desk.value(&format!("SELECT assignee FROM tickets WHERE number = {number}")).await;
        assert_eq!(winners[0][0], winner);
        let name = desk.rows(&format!("SELECT first_name, last_name FROM people WHERE id = {winner}")).await
            [0]
        .join(" ");
        for (who, page) in &answers {
            assert!(page.status == 409 || *who == name, "{who} was told {}, and {name} has it", page.status);
            assert!(page.status != 409 || page.shows(&name), "who was slower is told who has it");
        }
    }
    assert_consistent(&desk).await;
}

async fn of_sixteen_assignments_one_wins_and_the_others_are_told(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let agents = agents(&desk).await;
    let number = grace.request("Slow line", "It hums.").await;
    let form = desk.admin.open(&format!("/t/{number}")).await.form("Assign");
    let assignments = (0..CROWD).map(|at| {
        let name = agents[at % agents.len()].name();
        let (admin, form) = (desk.admin.clone(), form.clone().fill("Assignee", &name));
        async move { (name, admin.submit_only(form).await) }
    });
    let answers = at_once(assignments).await;
    let assigned = desk.rows("SELECT person FROM events WHERE kind = 'ticket_assigned'").await;
    assert_eq!(assigned.len(), 1, "one assignment was made");
    let page = desk.admin.open(&format!("/t/{number}")).await;
    let form = page.form("Assign");
    for (name, page) in &answers {
        let is_winner = form.options("Assignee").contains(name) && page.status == 303;
        assert!(is_winner || page.status == 409, "{name}: {}", page.status);
    }
    let winners: Vec<_> =
        answers.iter().filter(|(_, page)| page.status == 303).map(|(name, _)| name).collect();
    assert!(
        winners.iter().all(|name| *name == winners[0]),
        "only the one who has it was told so: {winners:?}"
    );
    assert_consistent(&desk).await;
}

async fn a_close_and_sixteen_replies_end_in_one_order(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for _ in 0..3 {
        let number = grace.request("Slow line", "It hums.").await;
        let closing = {
            let (grace, path) = (grace.clone(), format!("/requests/{number}/closure"));
            tokio::spawn(async move { grace.post(&path, &[]).await })
        };
        let replies = (0..CROWD).map(|at| {
            let (admin, path) = (desk.admin.clone(), format!("/t/{number}/replies"));
            async move { admin.post(&path, &[("reply", &format!("Reply {at}"))]).await }
        });
        let answers = at_once(replies).await;
        no_server_error(&closing.await.expect("no panic"));
        let taken = answers.iter().filter(|page| page.status == 303).count();
        let refused = answers.iter().filter(|page| page.status == 409).count();
        assert_eq!(taken + refused, CROWD);
        let stored = format!("SELECT COUNT(*) FROM messages WHERE ticket = {number}");
        assert_eq!(desk.value(&stored).await, (taken + 1).to_string());
    }
    assert_consistent(&desk).await;
}

async fn sixteen_clients_who_do_everything_end_in_one_consistent_history(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let agents = agents(&desk).await;
    let mut tickets = Vec::new();
    for customer in [&grace, &grace, &mary, &mary] {
        tickets.push((customer.clone(), customer.request("Slow line", "It hums.").await));
    }
    let mut ids = Vec::new();
    for agent in &agents {
        ids.push(desk.id_of(agent).await);
    }
    let clients = (0..CROWD).map(|client| {
        let (admin, agent) = (desk.admin.clone(), agents[client % agents.len()].clone());
        let (tickets, ids) = (tickets.clone(), ids.clone());
        async move {
            let mut dice = Dice(client as u64 + 1);
            for step in 0..15 {
                let (customer, number) = &tickets[dice.roll(tickets.len())];
                let (mine, theirs) = (format!("/requests/{number}"), format!("/t/{number}"));
                let words = format!("Client {client}, step {step}");
                let key = format!("key-{}-{}", client / 2, step);
                let id = ids[dice.roll(ids.len())].to_string();
                let page = match dice.roll(10) {
                    0 => {
                        customer
                            .post(&format!("{mine}/messages"), &[("message", &words), ("key", &key)])
                            .await
                    }
                    1 => agent.post(&format!("{theirs}/replies"), &[("reply", &words), ("key", &key)]).await,
                    2 => {
                        agent
                            .post(&format!("{theirs}/notes"), &[("note", "The same note"), ("key", &key)])
                            .await
                    }
                    3 => agent.post(&format!("{theirs}/take"), &[]).await,
                    4 => admin.post(&format!("{theirs}/assignment"), &[("assignee", &id)]).await,
                    5 => admin.post(&format!("{theirs}/assignment"), &[("assignee", "")]).await,
                    6 => {
                        admin
                            .post(
                                &format!("{theirs}/status"),
                                &[("status", ["open", "pending", "solved"][dice.roll(3)])],
                            )
                            .await
                    }
                    7 => customer.post(&format!("{mine}/closure"), &[]).await,
                    8 => customer.post(&format!("{mine}/reopening"), &[]).await,
                    _ => {
                        admin
                            .post(
                                &format!("{theirs}/priority"),
                                &[("priority", ["low", "urgent"][dice.roll(2)])],
                            )
                            .await
                    }
                };
                no_server_error(&page);
            }
        }
    });
    at_once(clients).await;
    assert_consistent(&desk).await;
    let page = desk.admin.open("/inbox/all").await;
    let open = desk.value("SELECT COUNT(*) FROM tickets WHERE active = 1").await;
    assert!(
        page.texts("a[href='/inbox/all']").join(" ").contains(&open),
        "the kept count agrees with the tickets"
    );
}

/// The same numbers at every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }
}
