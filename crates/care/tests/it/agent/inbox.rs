//! The lists of tickets.

use crate::support::{Desk, both_engines};

both_engines!(
    an_agent_sees_the_tickets_assigned_to_them,
    each_view_shows_what_it_says,
    the_newest_activity_comes_first,
    fifty_a_page_with_older_and_newer,
    the_views_carry_their_counts,
    an_agent_has_no_select_to_assign_in_the_list,
    a_row_says_what_was_said_last_where_that_is_not_the_subject,
);

async fn an_agent_sees_the_tickets_assigned_to_them(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (alan, joan) = (desk.agent("Alan", "Turing").await, desk.agent("Joan", "Clarke").await);
    let mine = grace.request("For Alan", "The line is slow since Monday.").await;
    let theirs = grace.request("For Joan", "The line is slow since Monday.").await;
    grace.request("For nobody", "The line is slow since Monday.").await;
    desk.admin.assign(mine, "Alan Turing").await;
    desk.admin.assign(theirs, "Joan Clarke").await;
    let page = alan.open("/inbox/mine").await;
    assert!(page.row(&format!("/t/{mine}")).contains("For Alan"));
    page.assert_hides("For Joan").assert_hides("For nobody");
    joan.open("/inbox/mine").await.assert_shows("For Joan").assert_hides("For Alan");
}

async fn each_view_shows_what_it_says(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let taken = grace.request("Taken subject", "The line is slow since Monday.").await;
    grace.request("Fresh subject", "The line is slow since Monday.").await;
    let closed = grace.request("Closed subject", "The line is slow since Monday.").await;
    let solved = grace.request("Solved subject", "The line is slow since Monday.").await;
    alan.take(taken).await;
    grace.press(&format!("/requests/{closed}"), "Close request").await;
    desk.admin.set_status(solved, "Solved").await;
    for (view, shown, hidden) in [
        ("/inbox/mine", vec!["Taken"], vec!["Fresh", "Closed", "Solved"]),
        ("/inbox/unassigned", vec!["Fresh"], vec!["Taken", "Closed", "Solved"]),
        ("/inbox/all", vec!["Fresh", "Taken"], vec!["Closed", "Solved"]),
        ("/inbox/closed", vec!["Closed", "Solved"], vec!["Fresh", "Taken"]),
    ] {
        let page = alan.open(view).await;
        for word in shown {
            page.assert_shows(&format!("{word} subject"));
        }
        for word in hidden {
            page.assert_hides(&format!("{word} subject"));
        }
    }
}

async fn the_newest_activity_comes_first(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let first = grace.request("First subject", "The line is slow since Monday.").await;
    grace.request("Second subject", "The line is slow since Monday.").await;
    let order = |text: &str| text.find("First subject").cmp(&text.find("Second subject"));
    assert!(order(&desk.admin.open("/inbox/all").await.text()).is_gt());
    grace.message(first, "It got worse.").await;
    assert!(order(&desk.admin.open("/inbox/all").await.text()).is_lt());
}

async fn fifty_a_page_with_older_and_newer(desk: Desk) {
    for person in [desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await] {
        for round in 0..55 {
            let subject = format!("Request {round}");
            let fields = [("subject", subject.as_str()), ("description", "It hums.")];
            person.post("/requests/new", &fields).await.assert_status(303);
        }
    }
    let mut page = desk.admin.open("/inbox/unassigned").await;
    let mut seen: Vec<i64> = Vec::new();
    let mut sizes = Vec::new();
    loop {
        let rows = page.attributes("main a[href^='/t/']", "href");
        let mut numbers: Vec<i64> =
            rows.iter().filter_map(|href| href.strip_prefix("/t/")?.parse().ok()).collect();
        numbers.dedup();
        sizes.push(numbers.len());
        seen.extend(numbers);
        if !page.texts("a").contains(&"Older".to_owned()) {
            break;
        }
        page = desk.admin.open(&page.link("Older")).await;
    }
    assert_eq!(sizes, [50, 50, 10]);
    assert!(seen.is_sorted_by(|a, b| a > b), "each once, newest first: {seen:?}");
    let page = desk.admin.open(&page.link("Newer")).await;
    assert!(page.has_link_to(&format!("/t/{}", seen[50])) && page.has_link_to(&format!("/t/{}", seen[99])));
    let odd = desk.admin.get("/inbox/all?before=nonsense&after=%00&page=-1").await;
    assert!(matches!(odd.status, 200 | 404), "{}", odd.status);
}

async fn the_views_carry_their_counts(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    for _ in 0..7 {
        grace.request("Slow line", "The line is slow since Monday.").await;
    }
    alan.take(1).await;
    alan.take(2).await;
    grace.press("/requests/3", "Close request").await;
    let page = alan.open("/inbox/mine").await;
    for (view, count) in [("/inbox/mine", 2), ("/inbox/unassigned", 4), ("/inbox/all", 6)] {
        let words = page.texts(&format!("a[href='{view}']")).join(" ");
        assert!(words.contains(&count.to_string()), "{view} says {words:?}");
    }
}

async fn an_agent_has_no_select_to_assign_in_the_list(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    assert!(!alan.open("/inbox/unassigned").await.has_button("Assign"));
    assert!(!alan.open(&format!("/t/{number}")).await.has_button("Assign"));
    assert!(desk.admin.open("/inbox/unassigned").await.has_button("Assign"));
}

async fn a_row_says_what_was_said_last_where_that_is_not_the_subject(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let first = grace.request("Slow line", "Since Monday.").await;
    grace.request("Where is my bill?", "Where is my bill?").await;
    let page = desk.admin.open("/inbox/all").await;
    assert_eq!(page.texts(".tickets .w"), ["Since Monday."]);
    grace.message(first, "It got worse.").await;
    let page = desk.admin.open("/inbox/all").await;
    assert_eq!(page.texts(".tickets .w"), ["It got worse."]);
}
