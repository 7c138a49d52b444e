//! `care serve`: the desk itself.

use std::process::ExitCode;

use db::Engine;
use helpdesk::clock::Clock;
use helpdesk::{App, links, mails};

use super::say;
use crate::config::Config;
use crate::desk::Desk;
use crate::store;

pub async fn run(config: &Config) -> Result<ExitCode, String> {
    let store = store::open_alone(config, Clock::system()).await?;
    release_interrupted_jobs(&store.app).await?;
    let desk = Desk::bind(config, store.app.clone(), false).await?;
    say(&format!("Customer Care Registry listens on {}", desk.address));
    let link =
        links::setup(&store.app).await.map_err(|error| format!("no set-up link could be made: {error}"))?;
    if let Some(token) = link {
        say(&format!("Set up your desk: {}/setup/{token}", desk.address));
    }
    desk.run().await?;
    Ok(ExitCode::SUCCESS)
}

/// This process has the folder for itself, so whoever had claimed a job is gone. On PostgreSQL it may be at work
/// on another machine.
async fn release_interrupted_jobs(app: &App) -> Result<(), String> {
    if app.db.engine() == Engine::Postgres {
        return Ok(());
    }
    let released = jobs::release_all(&app.db, app.now()).await;
    let released = released.map_err(|error| format!("interrupted jobs could not be taken up: {error}"))?;
    if released > 0 {
        tracing::info!(released, "takes up interrupted jobs");
    }
    mails::resume(app).await.map_err(|error| format!("interrupted mails could not be taken up: {error}"))
}
