//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::Flags;

const AFTER: &str = "\
Every setting may also be an environment variable (CARE_LISTEN) or a line in care.toml (listen = \"…\"); \
flags win over the environment, which wins over the file. Mail is set up there too: CARE_SMTP_HOST, \
CARE_SMTP_PORT, CARE_SMTP_TLS, CARE_SMTP_USER, CARE_SMTP_PASSWORD_FILE, CARE_MAIL_FROM. \
docs/configuration.md lists them all.";

/// A helpdesk in one program: requests, conversations, assignment and mail.
#[derive(Debug, Parser)]
#[command(name = "care", version, after_help = AFTER, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub flags: Flags,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the desk (the default)
    Serve,
    /// Serve a desk full of invented content from a temporary folder; mails are shown instead of sent
    Demo(Demo),
    /// Fill a store with many invented tickets, to measure with
    Seed(Seed),
    /// Look after administrators; works beside a running server
    #[command(subcommand)]
    Admin(Admin),
    /// Read help articles from Markdown files, or write them into such; works beside a running server
    #[command(subcommand)]
    Articles(Articles),
    /// Check the installation and say how to mend what is wrong; works beside a running server
    Doctor,
    /// Measure how well questions are understood; needs neither store nor server
    #[command(subcommand)]
    Assist(Assist),
}

#[derive(Debug, Args)]
pub struct Demo {
    /// Print the sign-ins as one line of JSON, first on standard output
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Seed {
    /// How many customers
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub customers: u32,
    /// How many agents
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub agents: u32,
    /// How many tickets
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(0..=20_000_000))]
    pub tickets: u32,
    /// How many messages in each ticket
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub messages: u32,
    /// How many help articles of three hundred words
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub articles: u32,
    /// Give the articles invented meanings, so that a measurement need not wait until all are read
    #[arg(long, requires = "articles")]
    pub meanings: bool,
    /// The same number gives the same content
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

#[derive(Debug, Subcommand)]
pub enum Articles {
    /// Read every *.md below this folder; the same address and language is a new revision when something changed
    Import { dir: PathBuf },
    /// Write every article into this folder, one file for each language
    Export { dir: PathBuf },
}

#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Create an administrator; the password is asked for, or read from standard input
    Create {
        #[arg(long)]
        email: String,
        #[arg(long, default_value = "Desk")]
        first_name: String,
        #[arg(long, default_value = "Administrator")]
        last_name: String,
    },
    /// Print a one-time link with which this person sets a new password
    Reset {
        #[arg(long)]
        email: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Assist {
    /// Measure on files of your own
    #[command(subcommand)]
    Eval(Eval),
}

#[derive(Debug, Subcommand)]
pub enum Eval {
    /// Learn intents from one file and guess those of another
    Intents {
        /// Lines of a text, a tab and its intent
        #[arg(long)]
        train: PathBuf,
        /// The same, with "-" for what has no intent
        #[arg(long)]
        test: PathBuf,
        /// Print one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Hear messages that ask for a person, and others, with what is built in
    Person {
        /// Lines of a language, a tab and a message that asks for a person
        #[arg(long)]
        asking: PathBuf,
        /// The same with messages that do not
        #[arg(long)]
        other: PathBuf,
        /// Leave the encoder out
        #[arg(long)]
        by_words: bool,
        /// Print one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Find, answer with and offer articles
    Articles {
        /// A line of JSON for each, with "id", "title" and "body"
        #[arg(long)]
        articles: PathBuf,
        /// Lines of a question, a tab and its article's id, or "-" for none
        #[arg(long)]
        queries: PathBuf,
        /// Print one line of JSON
        #[arg(long)]
        json: bool,
    },
}
