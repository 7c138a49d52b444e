//! Measures the program from outside, as a process on loopback, and prints tables in Markdown.

mod articles;
mod browser;
mod load;
mod machine;
mod measure;
mod process;
mod raw;
mod server;
mod store;
mod streams;

use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;

use server::Server;
use store::Store;

/// Measures care on a seeded store. Everything stays on this machine.
#[derive(Debug, Parser)]
pub struct Options {
    /// The program to measure
    #[arg(long, default_value = "target/release/care")]
    binary: PathBuf,
    /// Folder for the stores; on the disk that is to be measured
    #[arg(long, default_value = "target/bench")]
    folder: PathBuf,
    /// Tickets in the store: 10000, 100000 or 1000000 to compare
    #[arg(long, default_value_t = 10_000)]
    tickets: u32,
    /// An empty PostgreSQL database to measure on instead of SQLite
    #[arg(long, requires = "postgres_pid")]
    database: Option<String>,
    /// The process whose children do the database's work
    #[arg(long)]
    postgres_pid: Option<u32>,
    /// Open this many live streams instead of asking for pages, each by a customer with one ticket
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=8_000))]
    streams: Option<u32>,
    /// Ask for the pages of self service instead, with this many help articles
    #[arg(long, conflicts_with = "streams", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    articles: Option<u32>,
    /// Connections that ask at once
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Seconds for each page
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=60))]
    seconds: u64,
}

impl Options {
    const fn time(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

#[tokio::main]
async fn main() -> Result<(), String> {
    let options = Options::parse();
    let report = match (options.streams, options.articles) {
        (Some(count), _) => streams::measure(&options, count).await?,
        (None, Some(count)) => articles::measure(&options, count).await?,
        (None, None) => pages(&options).await?,
    };
    print(&report);
    Ok(())
}

async fn pages(options: &Options) -> Result<String, String> {
    let what = ["--tickets".to_owned(), options.tickets.to_string()];
    let server = Server::start_cold(options, Store::seed(options, &what).await?).await?;
    let report = measure::all(options, &server).await;
    server.stop().await?;
    report
}

#[expect(clippy::print_stdout, reason = "the report is what this program is for")]
fn print(report: &str) {
    println!("{report}");
}
