//! Many customers with their page open: what their streams cost, how fast a reply reaches them, and how they come
//! back after the server was killed.

mod client;
mod crowd;
mod delivery;
mod desk;
mod storm;

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::Options;
use crate::browser::Browser;
use crate::machine;
use crate::server::{ANY_PORT, Server};
use crowd::Crowd;
use delivery::Delivery;
use storm::Storm;

/// Open files of this program besides the streams.
const OTHER_FILES: u64 = 200;
/// Until a process that just began or just opened its streams is at rest.
const REST: Duration = Duration::from_secs(2);

/// Runs everything and returns the report.
pub async fn measure(options: &Options, count: u32) -> Result<String, String> {
    allow_files(u64::from(count) + OTHER_FILES)?;
    let (store, customers) = desk::furnish(options, count).await?;
    // A process of its own, so that making the tickets left nothing in its memory.
    let server = Server::start(options, store, ANY_PORT).await?;
    let admin = Browser::sign_in(server.address, "admin0@example.test").await?;
    tokio::time::sleep(REST).await;
    let (before, _) = server.processes.memory();

    let crowd = Arc::new(Crowd::new(server.address, customers));
    crowd.gather().await?;
    tokio::time::sleep(REST).await;
    let (with_streams, _) = server.processes.memory();
    let delivery = delivery::measure(&server, &crowd, &admin).await?;
    let (server, storm) = storm::measure(options, server, &crowd, &admin).await?;
    server.stop().await?;
    Ok(report(options, count, (before, with_streams), &delivery, &storm))
}

fn allow_files(wanted: u64) -> Result<(), String> {
    let maximum = getrlimit(Resource::Nofile).maximum;
    if maximum.is_some_and(|maximum| maximum < wanted) {
        return Err(format!(
            "the system allows {maximum:?} open files, and {wanted} are needed: see ulimit -Hn"
        ));
    }
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })
        .map_err(|error| format!("no more files can be opened: {error}"))
}

fn report(
    options: &Options,
    count: u32,
    (before, with_streams): (f64, f64),
    delivery: &Delivery,
    storm: &Storm,
) -> String {
    let engine = if options.database.is_some() { "PostgreSQL" } else { "SQLite" };
    let mut report = format!(
        "### {count} live streams on {engine}\n\n{}.\n\n| | wanted below | measured |\n|---|---|---|\n",
        machine::describe(&options.folder)
    );
    let mut line = |name: &str, wanted: &str, value: String| {
        let _ = writeln!(report, "| {name} | {wanted} | {value} |");
    };
    let each = (with_streams - before) * 1024.0 * 1.024 / f64::from(count);
    let milliseconds = |time: Duration| format!("{:.0}", time.as_secs_f64() * 1_000.0);
    line("memory (PSS) without / with them, MiB", "–", format!("{before:.0} / {with_streams:.0}"));
    line("memory a stream, kB", "30", format!("{each:.1}"));
    line("processor of the server with nothing said, %", "–", format!("{:.1}", delivery.idle * 100.0));
    line(
        &format!("the same at {} replies/s, %", delivery::RATE),
        "–",
        format!("{:.1}", delivery.busy * 100.0),
    );
    line("reply sent to event heard, p50, ms", "–", format!("{:.1}", delivery.times.percentile(50)));
    line("the same, p99, ms", "100", format!("{:.1}", delivery.times.percentile(99)));
    line("the same, longest, ms", "–", format!("{:.1}", delivery.times.percentile(100)));
    line("replies sent / not heard of", "– / 1", format!("{} / {}", delivery.sent, delivery.unheard));
    line("killed to the first page again, ms", "–", milliseconds(storm.down));
    line("killed to all streams back, ms", "–", milliseconds(storm.all_back));
    line("attempts in vain meanwhile", "–", storm.failures.to_string());
    line("ticket page p99 in the first second, ms", "–", format!("{:.1}", storm.pages.percentile(99)));
    report
}
