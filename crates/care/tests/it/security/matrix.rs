//! Who gets which answer from which route: every route, walked by everybody, compared with `matrix.txt`.

use reqwest::Method;

use crate::support::{Browser, Desk, Person, both_engines};

both_engines!(s9_every_route_answers_everybody_as_the_table_says);

const TABLE: &str = include_str!("matrix.txt");

/// The columns: customer A's ticket is assigned to agent X.
const WHO: [&str; 7] = ["visitor", "customer A", "customer B", "waiting", "agent X", "agent Y", "admin"];

struct World {
    desk: Desk,
    who: Vec<Browser>,
    customer: Person,
    assignee: i64,
    /// An agent whom nobody misses.
    spare: i64,
}

async fn s9_every_route_answers_everybody_as_the_table_says(desk: Desk) {
    let a = desk.customer("Customer", "A").await;
    let b = desk.customer("Customer", "B").await;
    let waiting = desk.applicant("Agent", "Waiting").await;
    let (x, y) = (desk.agent("Agent", "X").await, desk.agent("Agent", "Y").await);
    let spare = desk.agent("Agent", "Spare").await;
    let (assignee, spare) = (desk.id_of(&x).await, desk.id_of(&spare).await);
    let who = [desk.visitor(), a.browser.clone(), b.browser, waiting.browser, x.browser, y.browser, desk.admin.browser.clone()];
    let world = World { desk, who: who.to_vec(), customer: a, assignee, spare };

    // What ends a session or an account comes last.
    let last = |path: &str| ["/signout", "/waiting/withdraw"].contains(&path);
    let (first, finally): (Vec<_>, Vec<_>) = web::ROUTES.iter().partition(|(_, path)| !last(path));
    let mut lines = Vec::new();
    for (method, path) in first.into_iter().chain(finally.into_iter().rev()) {
        let mut cells = Vec::new();
        for browser in &world.who {
            cells.push(answer(&world, browser, method, path).await);
        }
        lines.push(format!("{:<46}| {}", format!("{} {path}", method.to_uppercase()), cells.join(" | ")));
    }
    let head = format!("{:<46}| {}", "route", WHO.join(" | "));
    let walked = format!("{head}\n{}\n", lines.join("\n"));
    let surprises: Vec<_> = walked.lines().filter(|line| !TABLE.lines().any(|known| squeezed(known) == squeezed(line))).collect();
    let missing: Vec<_> = TABLE.lines().filter(|line| !walked.lines().any(|known| squeezed(known) == squeezed(line))).collect();
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

async fn answer(world: &World, browser: &Browser, method: &str, route: &str) -> String {
    let needs_ticket = route.contains("{number}");
    let ticket = if needs_ticket { ticket(world).await } else { 0 };
    let id = if route.starts_with("/account") { 999_999 } else { world.spare };
    let path = route.replace("{number}", &ticket.to_string()).replace("{id}", &id.to_string());
    let path = path.replace("{token}", "none").replace("{name}", "none");
    let request = match method {
        "get" => browser.bare(Method::GET, &path),
        _ => browser.post_request(&path).form(&[("nothing", "")]),
    };
    // Only the head of the answer: a live stream has no end.
    let answer = request.send().await.expect("an answer");
    let target = answer.headers().get("location").map_or("", |value| value.to_str().expect("text"));
    let target = target.split('?').next().unwrap_or_default().replace(&format!("/{ticket}"), "/{number}");
    format!("{} {target}", answer.status().as_u16()).trim().to_owned()
}

/// A fresh ticket of customer A, assigned to agent X.
async fn ticket(world: &World) -> i64 {
    let fields = [("subject", "Slow line"), ("description", "It hums.")];
    let page = world.customer.post("/requests/new", &fields).await;
    // The limit for one customer a minute is lower than the number of cells.
    if page.status == 429 {
        return world.desk.value("SELECT MAX(number) FROM tickets WHERE active = 1").await.parse().expect("a number");
    }
    let number = page.location().rsplit('/').next().and_then(|number| number.parse().ok()).expect("a number");
    let fields = [("assignee", world.assignee.to_string()), ("seen", String::new())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.desk.admin.post(&format!("/t/{number}/assignment"), &fields).await.assert_status(303);
    number
}
