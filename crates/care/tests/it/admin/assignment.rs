//! Giving tickets to people.

use crate::support::{Desk, at_once, both_engines};

both_engines!(
    an_admin_assigns_and_reassigns_from_the_list_and_from_the_ticket_and_both_are_told,
    an_admin_can_be_an_assignee,
    never_to_a_missing_unapproved_invited_or_deactivated_agent_or_a_customer,
    of_two_who_assign_at_once_one_wins_and_the_other_is_told_who_has_it,
    an_admin_gives_a_ticket_back_to_nobody,
    namesakes_are_told_apart,
);

async fn an_admin_assigns_and_reassigns_from_the_list_and_from_the_ticket_and_both_are_told(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (alan, joan) = (desk.agent("Alan", "Turing").await, desk.agent("Joan", "Clarke").await);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let subject = format!("[#{number}]");
    desk.sink.next(&grace.email, &subject).await;
    desk.sink.forget();

    let list = desk.admin.open("/inbox/unassigned").await;
    let form = list.form_to(&format!("/t/{number}/assignment"), "Assign");
    let offered = form.options("Assignee");
    for name in ["Alan Turing", "Joan Clarke", "Ada Lovelace"] {
        assert!(offered.iter().any(|option| option == name), "{name} is missing in {offered:?}");
    }
    desk.admin.submit(form.fill("Assignee", "Alan Turing")).await.assert_status(200);
    alan.open("/inbox/mine").await.assert_shows("Slow line");
    let to_agent = desk.sink.next(&alan.email, &subject).await;
    assert!(to_agent.first_link().ends_with(&format!("/t/{number}")), "{}", to_agent.first_link());
    let to_customer = desk.sink.next(&grace.email, &subject).await;
    assert!(to_customer.text().contains("Alan Turing"), "{}", to_customer.text());
    assert!(
        to_customer.first_link().ends_with(&format!("/requests/{number}")),
        "{}",
        to_customer.first_link()
    );

    desk.admin.assign(number, "Joan Clarke").await.assert_status(200).assert_shows("Joan Clarke");
    desk.sink.next(&joan.email, &subject).await;
    let to_customer = desk.sink.next(&grace.email, &subject).await;
    assert!(to_customer.text().contains("Joan Clarke"), "{}", to_customer.text());
    alan.open("/inbox/mine").await.assert_hides("Slow line");
    joan.open("/inbox/mine").await.assert_shows("Slow line");
    grace.open(&format!("/requests/{number}")).await.assert_shows("Joan Clarke");
}

async fn an_admin_can_be_an_assignee(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.admin.assign(number, "Ada Lovelace").await.assert_status(200);
    desk.admin.open("/inbox/mine").await.assert_shows("Slow line");
}

async fn never_to_a_missing_unapproved_invited_or_deactivated_agent_or_a_customer(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let eve = desk.applicant("Eve", "Moneypenny").await;
    let joan = desk.stranger("Joan", "Clarke");
    desk.invite(&joan).await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let gone = desk.id_of(&alan).await;
    desk.admin.post(&format!("/settings/people/{gone}/deactivation"), &[]).await.assert_status(303);

    let offered = desk.admin.open(&format!("/t/{number}")).await.form("Assign").options("Assignee");
    for name in ["Alan Turing", "Eve Moneypenny", "Joan Clarke", "Grace Hopper"] {
        assert!(!offered.iter().any(|option| option == name), "{name} is offered: {offered:?}");
    }
    let mut ids = vec!["999999".to_owned(), "-1".to_owned(), "abc".to_owned(), "Alan Turing".to_owned()];
    for person in [&grace, &alan, &eve, &joan] {
        ids.push(desk.id_of(person).await.to_string());
    }
    for id in ids {
        let page = desk.admin.post(&format!("/t/{number}/assignment"), &[("assignee", &id)]).await;
        assert!(matches!(page.status, 404 | 409 | 422), "{id}: {}", page.status);
    }
    assert_eq!(
        desk.value("SELECT COUNT(*) FROM tickets WHERE assignee IS NULL AND status = 'new'").await,
        "1"
    );
}

async fn of_two_who_assign_at_once_one_wins_and_the_other_is_told_who_has_it(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.agent("Alan", "Turing").await;
    desk.agent("Joan", "Clarke").await;
    for _ in 0..5 {
        let number = grace.request("Slow line", "The line is slow since Monday.").await;
        let form = desk.admin.open(&format!("/t/{number}")).await.form("Assign");
        let answers = at_once(["Alan Turing", "Joan Clarke"].map(|name| {
            let (admin, form) = (desk.admin.clone(), form.clone().fill("Assignee", name));
            async move { (name, admin.submit_only(form).await) }
        }))
        .await;
        let (winners, losers): (Vec<_>, Vec<_>) = answers.iter().partition(|(_, page)| page.status == 303);
        assert_eq!((winners.len(), losers.len()), (1, 1), "one wins");
        losers[0].1.assert_status(409).assert_shows(winners[0].0);
        desk.admin.open(&format!("/t/{number}")).await.assert_shows(winners[0].0);
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM events WHERE kind = 'ticket_assigned'").await, "5");
}

async fn an_admin_gives_a_ticket_back_to_nobody(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await;
    desk.admin.assign(number, "Unassigned").await.assert_status(200);
    desk.admin.open("/inbox/unassigned").await.assert_shows("Slow line");
    alan.open("/inbox/mine").await.assert_hides("Slow line");
}

async fn namesakes_are_told_apart(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let one = desk.agent("Alan", "Turing").await;
    let mut two = desk.stranger("Alan", "Turing");
    two.email = "alan.the.other@example.test".to_owned();
    desk.invite(&two).await.assert_status(200);
    let link = desk.sink.next(&two.email, "/invitation/").await.first_link();
    let form = two.open(&link).await.form("Join").fill("Password", crate::support::PASSWORD);
    two.submit(form.fill("Confirm password", crate::support::PASSWORD)).await.assert_at("/inbox/mine");
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let id = desk.id_of(&two).await.to_string();
    desk.admin
        .post(&format!("/t/{number}/assignment"), &[("assignee", &id), ("seen", "")])
        .await
        .assert_status(303);
    two.open("/inbox/mine").await.assert_shows("Slow line");
    one.open("/inbox/mine").await.assert_hides("Slow line");
}
