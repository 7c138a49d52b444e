//! The program: reads its settings and runs one command.

mod access;
mod cli;
mod commands;
mod config;
mod data_folder;
mod desk;
mod logging;
mod metrics;
mod neighbours;
mod patience;
mod server;
mod store;

use std::process::ExitCode;

use clap::Parser as _;

use cli::Cli;
use config::Config;

/// Gives memory back: a password hash takes 19 MiB for a moment, which the system's allocator would keep.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    keep_pages_small();
    match run(&Cli::parse()) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("care: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The allocator asks for huge pages, which take 2 MiB where a few KiB are used: a third of all memory. Where the system
/// does not let us refuse them, that is all that is lost.
fn keep_pages_small() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

fn run(cli: &Cli) -> Result<ExitCode, String> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("no threads can be started: {error}"))?;
    runtime.block_on(commands::run(cli, || configured(cli)))
}

/// The settings, and the log as they want it.
fn configured(cli: &Cli) -> Result<Config, String> {
    let config = Config::load(&cli.flags, environment()).map_err(|error| error.to_string())?;
    logging::start(&config.log).map_err(|error| error.to_string())?;
    Ok(config)
}

/// Variables that are not text cannot be ours.
fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}
