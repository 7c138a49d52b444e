//! The measurements, in the order in which they are printed.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use crate::Options;
use crate::browser::Browser;
use crate::load::{Ask, Script, Times, closed_loop, fixed_rate, spread};
use crate::server::Server;
use crate::{machine, raw};

/// Reads and writes a second where one disturbs the other.
const RATE: u32 = 200;

struct Cookies {
    agent: String,
    admin: String,
    customers: Vec<String>,
}

/// Runs everything and returns the report.
pub async fn all(options: &Options, server: &Server) -> Result<String, String> {
    tokio::time::sleep(Duration::from_secs(2)).await;
    let idle = server.processes.memory();
    let cookies = sign_in(options, server).await?;
    let mut report = head(options, &format!("{} tickets", options.tickets));
    pages(&mut report, options, server, &cookies).await?;
    rest(&mut report, options, server, &cookies, idle).await?;
    Ok(report)
}

async fn sign_in(options: &Options, server: &Server) -> Result<Cookies, String> {
    let mut customers = Vec::new();
    for index in 0..options.connections {
        customers.push(Browser::sign_in(server.address, &format!("customer{index}@example.test")).await?);
    }
    let agent = Browser::sign_in(server.address, "agent0@example.test").await?;
    let admin = Browser::sign_in(server.address, "admin0@example.test").await?;
    Ok(Cookies { agent, admin, customers })
}

const COLUMNS: &str = "| page | CPU ms a page | of that, reactions | pages/s | p50 ms | p99 ms | bytes |\n\
    |---|---|---|---|---|---|---|\n";

/// The beginning of a report about pages.
pub fn head(options: &Options, what: &str) -> String {
    let engine = if options.database.is_some() { "PostgreSQL" } else { "SQLite" };
    format!("### {what} on {engine}\n\n{}.\n\n{COLUMNS}", machine::describe(&options.folder))
}

async fn pages(
    report: &mut String,
    options: &Options,
    server: &Server,
    cookies: &Cookies,
) -> Result<(), String> {
    let tickets = u64::from(options.tickets.max(1));
    let style = style_path(server).await?;
    let active = active_tickets(server).await?;
    let visitor = |_| String::new();
    let agent = |_| cookies.agent.clone();
    let admin = |_| cookies.admin.clone();
    let customer = |index: usize| cookies.customers[index].clone();
    let get = |path: String| -> Script { Arc::new(move |_| Ask::Get(path.clone())) };

    page(report, options, server, "static (style sheet)", &visitor, &get(style)).await?;
    page(report, options, server, "sign in", &visitor, &get("/signin".to_owned())).await?;
    page(report, options, server, "list of 50", &agent, &get("/inbox/all".to_owned())).await?;
    let ticket = ticket_script(tickets);
    page(report, options, server, "ticket", &agent, &ticket).await?;
    page(report, options, server, "create", &customer, &create_script()).await?;
    let reply: Script = Arc::new(move |asked| {
        let number = active[usize::try_from(spread(asked)).unwrap_or(0) % active.len()];
        Ask::Post(
            format!("/t/{number}/replies"),
            vec![("reply", format!("{BODY} {asked}")), ("key", String::new())],
        )
    });
    page(report, options, server, "reply", &admin, &reply).await
}

pub const BODY: &str = "We measured the line again this morning and the signal is within its limits, so the trouble \
    must be in the house. Please restart the small box beside the telephone, wait until its lamp is green, and \
    then look whether the pages come faster. If they do not, a colleague visits you on Thursday between nine and \
    eleven; somebody should be at home to open the cellar. There is no charge for the visit. Kind regards";

fn ticket_script(tickets: u64) -> Script {
    Arc::new(move |asked| Ask::Get(format!("/t/{}", 1 + spread(asked) % tickets)))
}

fn create_script() -> Script {
    Arc::new(|asked| {
        let subject = format!("Speed drops every evening {asked}");
        let form = vec![("subject", subject), ("description", BODY.to_owned()), ("key", String::new())];
        Ask::Post("/requests/new".to_owned(), form)
    })
}

pub fn browsers(server: &Server, count: usize, cookie: &dyn Fn(usize) -> String) -> Vec<Browser> {
    (0..count).map(|index| Browser::with_cookie(server.address, &cookie(index))).collect()
}

pub async fn page(
    report: &mut String,
    options: &Options,
    server: &Server,
    name: &str,
    cookie: &dyn Fn(usize) -> String,
    script: &Script,
) -> Result<(), String> {
    let bytes = match script(0) {
        Ask::Get(path) => browsers(server, 1, cookie)[0].get(&path).await?.body.len().to_string(),
        Ask::Post(..) | Ask::Part(..) => "–".to_owned(),
    };
    closed_loop(browsers(server, options.connections, cookie), script, Duration::from_millis(500)).await?;
    server.settle().await?;
    let before = server.processes.cpu();
    let times = closed_loop(browsers(server, options.connections, cookie), script, options.time()).await?;
    let answered = server.processes.cpu();
    server.settle().await?;
    let settled = server.processes.cpu();
    let per_page = |cpu: Duration| cpu.as_secs_f64() * 1_000.0 / times.count();
    let _ = writeln!(
        report,
        "| {name} | {:.3} | {:.3} | {:.0} | {:.1} | {:.1} | {bytes} |",
        per_page(settled.saturating_sub(before)),
        per_page(settled.saturating_sub(answered)),
        times.per_second(),
        times.percentile(50),
        times.percentile(99),
    );
    Ok(())
}

async fn rest(
    report: &mut String,
    options: &Options,
    server: &Server,
    cookies: &Cookies,
    idle: (f64, Option<f64>),
) -> Result<(), String> {
    let loaded = server.processes.memory();
    let memory = |(server, postgres): (f64, Option<f64>)| {
        postgres.map_or_else(
            || format!("{server:.0}"),
            |postgres| format!("{server:.0} + {postgres:.0} database"),
        )
    };
    let raw = raw::commits_per_second(&options.folder, options.time() / 2)?;
    let customer = |index: usize| cookies.customers[index].clone();
    let creating = browsers(server, options.connections, &customer);
    let creates = closed_loop(creating, &create_script(), options.time()).await?;
    server.settle().await?;
    let (alone, beside) = ticket_beside_creates(options, server, cookies).await?;

    let _ = writeln!(report, "\n| else | measured |\n|---|---|");
    let mut line = |name: &str, value: String| {
        let _ = writeln!(report, "| {name} | {value} |");
    };
    let seeding = server.store.seeding.as_secs_f64();
    line("seeding, tickets/s", format!("{:.0}", f64::from(options.tickets) / seeding));
    line("cold start to the first page, ms", format!("{:.0}", server.cold_start.as_secs_f64() * 1_000.0));
    line("memory (PSS) idle, MiB", memory(idle));
    line("memory (PSS) after the load, MiB", memory(loaded));
    line("raw commits/s, one insert each", format!("{raw:.0} ({:.2} ms each)", 1_000.0 / raw));
    let ratio = creates.per_second() / raw;
    line("durable creates/s", format!("{:.0} ({ratio:.1} × raw)", creates.per_second()));
    line("ticket page p99 at 200/s, ms", format!("{:.2}", alone.percentile(99)));
    let ratio = beside.percentile(99) / alone.percentile(99);
    line("the same beside 200 creates/s, ms", format!("{:.2} ({ratio:.1} ×)", beside.percentile(99)));
    Ok(())
}

async fn ticket_beside_creates(
    options: &Options,
    server: &Server,
    cookies: &Cookies,
) -> Result<(Times, Times), String> {
    let count = options.connections.min(4);
    let readers = || browsers(server, count, &|_| cookies.agent.clone());
    let writers = browsers(server, count, &|index| cookies.customers[index].clone());
    let script = ticket_script(u64::from(options.tickets.max(1)));
    let alone = fixed_rate(readers(), &script, options.time(), RATE).await?;
    let creates = create_script();
    let (beside, written) = tokio::join!(
        fixed_rate(readers(), &script, options.time(), RATE),
        fixed_rate(writers, &creates, options.time(), RATE),
    );
    written?;
    Ok((alone, beside?))
}

pub async fn style_path(server: &Server) -> Result<String, String> {
    let page = Browser::new(server.address).get("/signin").await?;
    let html = String::from_utf8_lossy(&page.body).into_owned();
    let paths = html.split('"').filter(|part| part.starts_with("/assets/"));
    paths
        .into_iter()
        .find(|path| path.contains(".css"))
        .map(str::to_owned)
        .ok_or_else(|| "no style sheet".to_owned())
}

async fn active_tickets(server: &Server) -> Result<Vec<i64>, String> {
    let failed = |error: db::Error| error.to_string();
    let mut conn = server.store.db.read().await.map_err(failed)?;
    let sql = "SELECT number FROM tickets WHERE active = 1 ORDER BY updated_at DESC LIMIT 20000";
    conn.all(sql, &[]).await.map_err(failed)
}
