//! What the program can do, one file for each command.

mod admin;
mod articles;
mod assist;
mod demo;
mod doctor;
mod seed;
mod serve;

use std::io::Write as _;
use std::process::ExitCode;

use crate::cli::{Cli, Command};
use crate::config::Config;

/// Runs the command that the command line names; `serve` if none. What needs no settings does not ask for them.
pub async fn run(cli: &Cli, config: impl Fn() -> Result<Config, String>) -> Result<ExitCode, String> {
    match cli.command.as_ref().unwrap_or(&Command::Serve) {
        Command::Serve => serve::run(&config()?).await,
        Command::Demo(demo) => demo::run(&config()?, cli.flags.has("data"), demo).await,
        Command::Seed(seed) => seed::run(&config()?, seed).await,
        Command::Admin(admin) => admin::run(&config()?, admin).await,
        Command::Articles(articles) => articles::run(&config()?, articles).await,
        Command::Doctor => doctor::run(&config()?).await,
        Command::Assist(assist) => assist::run(assist).await,
    }
}

/// What is wrong with which value, one line each.
fn explain(error: &helpdesk::Error) -> String {
    match error {
        helpdesk::Error::Invalid(problems) => {
            let lines: Vec<String> =
                problems.iter().map(|(field, message)| format!("{field}: {message}")).collect();
            lines.join("\n")
        }
        other => other.to_string(),
    }
}

/// Writes a line to standard output, for people and scripts that started the program.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever closed the pipe does not want to know.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
