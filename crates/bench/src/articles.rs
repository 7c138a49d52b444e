//! The pages of self service, with many help articles and their meanings.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use hyper::StatusCode;

use crate::Options;
use crate::browser::Browser;
use crate::load::{Ask, Script, Times, fixed_rate, spread};
use crate::measure::{browsers, head, page, style_path};
use crate::server::Server;
use crate::store::Store;

const SERVICES: u32 = 8;
/// Suggestions a second: so many people typing at once that one encoder keeps up with them.
const RATE: u32 = 10;
const QUESTIONS: [&str; 6] = [
    "my internet connection gets slow every evening and the telephone crackles when it rains what can I do about it",
    "how do I move my contract to a new flat at the end of next month without paying for both",
    "the lamp of the small box beside the telephone blinks red since yesterday",
    "where do I find the invoice of last month and why is it higher than before",
    "I cannot reach my mailbox from abroad since I changed the password",
    "can somebody visit us on thursday to look at the cable in the cellar",
];

/// Runs everything and returns the report.
pub async fn measure(options: &Options, count: u32) -> Result<String, String> {
    let what = ["--tickets", "1000", "--meanings", "--articles", &count.to_string()].map(str::to_owned);
    let server = Server::start_cold(options, Store::seed(options, &what).await?).await?;
    offer_services(&server).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let idle = server.processes.memory().0;
    let customer = Browser::sign_in(server.address, "customer0@example.test").await?;
    let first = first_question(&server, &customer).await?;
    let loaded = server.processes.memory().0;

    let mut report = head(options, &format!("{count} help articles"));
    pages(&mut report, options, &server, &customer).await?;
    let typing = fixed_rate(typists(&server, &customer), &suggestions(), options.time() * 2, RATE).await?;
    server.stop().await?;
    else_measured(&mut report, (idle, loaded), first, &typing);
    Ok(report)
}

async fn offer_services(server: &Server) -> Result<(), String> {
    let cookie = Browser::sign_in(server.address, "admin0@example.test").await?;
    let mut admin = Browser::with_cookie(server.address, &cookie);
    for number in 1..=SERVICES {
        let name = format!("Service {number}");
        let form =
            [("name", name.as_str()), ("summary", "What it is in a line"), ("availability", "available")];
        let answer = admin.post("/settings/services/new", &form).await?;
        if answer.status != StatusCode::SEE_OTHER {
            return Err(format!("{name} cannot be offered: {}", answer.status));
        }
    }
    Ok(())
}

/// The index is read and the encoder loaded for the first question.
async fn first_question(server: &Server, customer: &str) -> Result<Duration, String> {
    let started = Instant::now();
    let mut browser = Browser::with_cookie(server.address, customer);
    browser.post("/suggestions", &[("subject", QUESTIONS[0]), ("description", "")]).await?;
    Ok(started.elapsed())
}

async fn pages(
    report: &mut String,
    options: &Options,
    server: &Server,
    customer: &str,
) -> Result<(), String> {
    let nobody = |_: usize| String::new();
    let somebody = |_: usize| customer.to_owned();
    let get = |path: &str| -> Script {
        let path = path.to_owned();
        Arc::new(move |_| Ask::Get(path.clone()))
    };
    let slugs = slugs(server).await?;
    let category = category(server).await?;
    let article: Script = Arc::new(move |asked| {
        let slug = usize::try_from(spread(asked)).unwrap_or(0) % slugs.len();
        Ask::Get(format!("/help/{}", slugs[slug]))
    });
    let search: Script = Arc::new(|asked| {
        let words = QUESTIONS[usize::try_from(asked).unwrap_or(0) % QUESTIONS.len()];
        Ask::Get(format!("/help/search?q={}", words.replace(' ', "+")))
    });
    page(report, options, server, "static (style sheet)", &nobody, &get(&style_path(server).await?)).await?;
    page(report, options, server, "help", &nobody, &get("/help")).await?;
    page(report, options, server, "category", &nobody, &get(&format!("/help/c/{category}"))).await?;
    page(report, options, server, "article", &nobody, &article).await?;
    page(report, options, server, "services", &nobody, &get("/services")).await?;
    page(report, options, server, "service", &nobody, &get("/services/service-1")).await?;
    page(report, options, server, "status", &nobody, &get("/status")).await?;
    page(report, options, server, "search", &nobody, &search).await?;
    page(report, options, server, "suggestions", &somebody, &suggestions()).await
}

fn suggestions() -> Script {
    Arc::new(|asked| {
        let words = QUESTIONS[usize::try_from(asked).unwrap_or(0) % QUESTIONS.len()].to_owned();
        Ask::Part("/suggestions".to_owned(), vec![("subject", words), ("description", asked.to_string())])
    })
}

fn typists(server: &Server, customer: &str) -> Vec<Browser> {
    browsers(server, 4, &|_| customer.to_owned())
}

async fn slugs(server: &Server) -> Result<Vec<String>, String> {
    let mut conn = server.store.db.read().await.map_err(|error| error.to_string())?;
    conn.all("SELECT slug FROM articles ORDER BY id", &[]).await.map_err(|error| error.to_string())
}

async fn category(server: &Server) -> Result<String, String> {
    let mut conn = server.store.db.read().await.map_err(|error| error.to_string())?;
    let sql = "SELECT c.slug FROM article_categories c JOIN articles a ON a.category = c.id LIMIT 1";
    conn.one(sql, &[]).await.map_err(|error| error.to_string())
}

fn else_measured(report: &mut String, (idle, loaded): (f64, f64), first: Duration, typing: &Times) {
    let _ = writeln!(report, "\n| else | measured |\n|---|---|");
    let mut line = |name: &str, value: String| {
        let _ = writeln!(report, "| {name} | {value} |");
    };
    line("memory (PSS) before and after the first question, MiB", format!("{idle:.0} / {loaded:.0}"));
    line(
        "the first question, which reads all and loads the encoder, ms",
        format!("{:.0}", first.as_secs_f64() * 1_000.0),
    );
    line(&format!("suggestions at {RATE}/s, p50, ms"), format!("{:.1}", typing.percentile(50)));
    line("the same, p95, ms", format!("{:.1}", typing.percentile(95)));
}
