//! `care articles`: help articles out of Markdown files, and into such.

mod export;
mod folder;
pub mod front_matter;
mod import;

use std::process::ExitCode;

use crate::cli::Articles;
use crate::config::Config;
use crate::store;

pub use import::{File, store_all};

/// Works on the store itself, so whether a server runs makes no difference.
pub async fn run(config: &Config, articles: &Articles) -> Result<ExitCode, String> {
    match articles {
        Articles::Import { dir } => import::run(&store::open_beside(config).await?.app, dir).await,
        Articles::Export { dir } => export::run(&store::open_existing(config).await?.app, dir).await,
    }
}
