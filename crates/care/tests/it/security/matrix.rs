//! Who gets which answer from which route: every route, walked by everybody, compared with `matrix.txt`.

use reqwest::Method;

use crate::support::{Browser, Desk, Person, both_engines};

both_engines!(every_route_answers_everybody_as_the_table_says);

const TABLE: &str = include_str!("matrix.txt");

/// The columns: customer A's ticket is assigned to agent X.
const WHO: [&str; 7] = ["visitor", "customer A", "customer B", "waiting", "agent X", "agent Y", "admin"];

/// Good enough for the forms of a ticket, so that rights decide and not missing words.
const CONTENT: [(&str, &str); 5] = [
    ("message", "Hello"),
    ("reply", "Hello"),
    ("note", "Hello"),
    ("status", "pending"),
    ("priority", "high"),
];

struct World {
    desk: Desk,
    who: Vec<Browser>,
    customer: Person,
    assignee: i64,
    /// An agent whom nobody misses.
    spare: i64,
}

async fn every_route_answers_everybody_as_the_table_says(desk: Desk) {
    let a = desk.customer("Customer", "A").await;
    let b = desk.customer("Customer", "B").await;
    let waiting = desk.applicant("Agent", "Waiting").await;
    let (x, y) = (desk.agent("Agent", "X").await, desk.agent("Agent", "Y").await);
    let spare = desk.agent("Agent", "Spare").await;
    let (assignee, spare) = (desk.id_of(&x).await, desk.id_of(&spare).await);
    let who = [
        desk.visitor(),
        a.browser.clone(),
        b.browser,
        waiting.browser,
        x.browser,
        y.browser,
        desk.admin.browser.clone(),
    ];
    let world = World { desk, who: who.to_vec(), customer: a, assignee, spare };

    // What ends a session or an account comes last.
    let last = ["/waiting/withdraw", "/account/deletion", "/signout"];
    let mut routes = web::ROUTES.to_vec();
    routes.sort_by_key(|(_, path)| last.iter().position(|last| last == path));
    let mut lines = Vec::new();
    for (method, path) in routes {
        let number = if path.contains("{number}") { ticket(&world).await } else { 0 };
        let mut cells = Vec::new();
        for browser in &world.who {
            cells.push(answer(&world, browser, method, path, number).await);
        }
        lines.push(format!("{:<46}| {}", format!("{} {path}", method.to_uppercase()), cells.join(" | ")));
    }
    let head = format!("{:<46}| {}", "route", WHO.join(" | "));
    let walked = format!("{head}\n{}\n", lines.join("\n"));
    let surprises: Vec<_> =
        walked.lines().filter(|line| !TABLE.lines().any(|known| squeezed(known) == squeezed(line))).collect();
    let missing: Vec<_> =
        TABLE.lines().filter(|line| !walked.lines().any(|known| squeezed(known) == squeezed(line))).collect();
    assert!(
        surprises.is_empty() && missing.is_empty(),
        "walked, but not in matrix.txt:\n{}\nin matrix.txt, but not walked:\n{}",
        surprises.join("\n"),
        missing.join("\n")
    );
}

fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn answer(world: &World, browser: &Browser, method: &str, route: &str, ticket: i64) -> String {
    // Of sessions and messages one that nobody has.
    let nobodys = route.starts_with("/account") || route.contains("/messages/");
    let id = if nobodys { 999_999 } else { world.spare };
    let path = route.replace("{number}", &ticket.to_string()).replace("{id}", &id.to_string());
    let path = path.replace("{token}", "none").replace("{name}", "none").replace("{slug}", "none");
    let path = path.replace("{category}", "none").replace("{revision}", "999999");
    let request = match method {
        "get" => browser.bare(Method::GET, &path),
        _ => browser.post_request(&path).form(&CONTENT),
    };
    // Only the head of the answer: a live stream has no end.
    let answer = request.send().await.expect("an answer");
    let target = answer.headers().get("location").map_or("", |value| value.to_str().expect("text"));
    let target =
        target.split(['?', '#']).next().unwrap_or_default().replace(&format!("/{ticket}"), "/{number}");
    format!("{} {target}", answer.status().as_u16()).trim().to_owned()
}

/// A fresh ticket of customer A, assigned to agent X.
async fn ticket(world: &World) -> i64 {
    let fields = [("subject", "Slow line"), ("description", "It hums.")];
    let page = world.customer.post("/requests/new", &fields).await;
    let number = page.location().rsplit('/').next().and_then(|number| number.parse().ok()).expect("a number");
    let fields = [("assignee", world.assignee.to_string()), ("seen", String::new())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.desk.admin.post(&format!("/t/{number}/assignment"), &fields).await.assert_status(303);
    number
}
