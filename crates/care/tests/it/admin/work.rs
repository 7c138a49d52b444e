//! Following what agents do.

use crate::support::{Desk, both_engines};

both_engines!(
    an_admin_sees_all_tickets_of_the_system,
    an_admin_follows_each_agents_work_open_waiting_closed_today,
);

async fn an_admin_sees_all_tickets_of_the_system(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let alan = desk.agent("Alan", "Turing").await;
    let one = grace.request("Slow line", "The line is slow since Monday.").await;
    let two = mary.request("No signal", "The lamp is red since Monday.").await;
    let three = mary.request("Old matter", "It was long ago.").await;
    alan.take(one).await;
    mary.press(&format!("/requests/{three}"), "Close request").await;
    let page = desk.admin.open("/inbox/all").await;
    page.assert_shows("Slow line")
        .assert_shows("No signal")
        .assert_shows("Grace Hopper")
        .assert_shows("Alan Turing");
    desk.admin.open("/inbox/closed").await.assert_shows("Old matter");
    for (number, words) in [(one, "slow since Monday"), (two, "red since Monday"), (three, "long ago")] {
        desk.admin.open(&format!("/t/{number}")).await.assert_status(200).assert_shows(words);
    }
}

async fn an_admin_follows_each_agents_work_open_waiting_closed_today(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    for _ in 0..9 {
        let number = grace.request("Slow line", "The line is slow since Monday.").await;
        alan.take(number).await;
    }
    for number in [1, 2] {
        alan.reply(number, "Which lamp is on?").await;
    }
    for number in [3, 4, 5] {
        grace.press(&format!("/requests/{number}"), "Close request").await;
    }
    let page = desk.admin.open("/settings/people").await;
    let rows = page.texts("main tr, main li, main article, main [role=row]");
    let row = rows.iter().find(|row| row.contains("Alan Turing")).expect("a row for Alan");
    let numbers: Vec<u32> =
        row.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
    let expected = [4, 2, 3];
    assert!(
        numbers.windows(3).any(|three| three == expected),
        "open, waiting, closed today = {expected:?} in: {row}"
    );
}
