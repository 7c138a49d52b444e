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
    take_up_interrupted_work(&store.app).await?;
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

/// This process has the folder for itself, so whoever was at work on jobs and mails is gone. On PostgreSQL it may
/// be at work on another machine.
async fn take_up_interrupted_work(app: &App) -> Result<(), String> {
    if app.db.engine() == Engine::Postgres {
        return Ok(());
    }
    let failed = |error: &dyn std::fmt::Display| format!("interrupted work could not be taken up: {error}");
    let released = jobs::release_all(&app.db, app.now()).await.map_err(|error| failed(&error))?;
    mails::resume(app).await.map_err(|error| failed(&error))?;
    if released > 0 {
        tracing::info!(released, "takes up interrupted jobs");
    }
    Ok(())
}
