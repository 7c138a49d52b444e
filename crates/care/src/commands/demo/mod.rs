//! `care demo`: a desk of a fictional internet provider, in a folder that goes away with the process.

mod canned;
mod knowledge;
mod leaflets;
mod people;
mod photo;
mod play;
mod script;
mod services;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use helpdesk::clock::{Clock, DAY};
use helpdesk::{App, Role};
use serde_json::{Value, json};

use super::say;
use crate::cli::Demo;
use crate::config::Config;
use crate::desk::Desk;
use crate::store::{self, Store};

const SCRIPT: &str = include_str!("tickets.txt");

/// A data folder that was named is kept; it must be empty, as must a database.
pub async fn run(config: &Config, keep: bool, demo: &Demo) -> Result<ExitCode, String> {
    let mut config = config.clone();
    let temporary = (!keep && config.database.is_none()).then(Temporary::new).transpose()?;
    if let Some(temporary) = &temporary {
        config.data.clone_from(&temporary.0);
    }
    let (store, app) = furnish(&config).await?;
    let desk = Desk::bind(&config, app, true).await?;
    if demo.json {
        say(&sign_ins().to_string());
    }
    say(&format!("Customer Care Registry listens on {}", desk.address));
    if !demo.json {
        introduce(&desk.address, temporary.is_some());
    }
    let ended = desk.run().await;
    drop(store);
    ended.map(|()| ExitCode::SUCCESS)
}

/// Plays the script on a clock that is set back, then opens the store again on the real one.
async fn furnish(config: &Config) -> Result<(Store, App), String> {
    let now = Clock::system().now();
    let past = Clock::fixed(now - 40 * DAY);
    let store = store::open_alone(config, past.clone()).await?;
    refuse_used(&store.app).await?;
    play::play(&store.app, &past, &script::parse(SCRIPT)?, now).await?;
    knowledge::lay_out(&store.app).await?;
    // Mails count as configured: they are shown at /demo/mail, so codes can be read there.
    let app = App::new(store.app.db.clone(), store.app.files.clone(), Clock::system(), true).await;
    Ok((store, app.map_err(|error| format!("the demo's store cannot be read: {error}"))?))
}

async fn refuse_used(app: &App) -> Result<(), String> {
    let free =
        helpdesk::bulk::free_keys(app).await.map_err(|error| format!("the store cannot be read: {error}"))?;
    if free.person == 1 {
        return Ok(());
    }
    Err("the demo wants an empty store, and this one is in use: leave --data and --database out".to_owned())
}

fn sign_ins() -> Value {
    let sign_in = |role| json!({ "email": people::sign_in(role).email, "password": people::PASSWORD });
    json!({ "customer": sign_in(Role::Customer), "agent": sign_in(Role::Agent), "admin": sign_in(Role::Admin) })
}

fn introduce(address: &str, temporary: bool) {
    say("\nSign in as");
    for (word, role) in [("customer", Role::Customer), ("agent", Role::Agent), ("admin", Role::Admin)] {
        say(&format!("  {word:<9} {:<26} {}", people::sign_in(role).email, people::PASSWORD));
    }
    say(&format!("\nMails are not sent but shown at {address}/demo/mail"));
    if temporary {
        say("Everything is gone when this ends (Ctrl+C).");
    }
}

/// A new private folder, removed when dropped.
struct Temporary(PathBuf);

impl Temporary {
    fn new() -> Result<Self, String> {
        let token = helpdesk::secrets::token();
        let name = format!("care-demo-{}", token.get(..12).unwrap_or(&token));
        let folder = std::env::temp_dir().join(name);
        crate::data_folder::prepare(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let folder: &Path = &self.0;
        if let Err(error) = std::fs::remove_dir_all(folder) {
            tracing::warn!(%error, folder = %folder.display(), "the demo's folder could not be removed");
        }
    }
}
