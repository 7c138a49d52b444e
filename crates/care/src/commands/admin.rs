//! `care admin`: creates an administrator, or a link with which somebody sets a new password.

mod secret_line;

use std::process::ExitCode;

use helpdesk::people::{self, NewAdmin};
use helpdesk::{App, links};

use super::{explain, say};
use crate::cli::Admin;
use crate::config::Config;
use crate::desk;
use crate::store;

pub async fn run(config: &Config, admin: &Admin) -> Result<ExitCode, String> {
    let store = store::open_beside(config).await?;
    match admin {
        Admin::Create { email, first_name, last_name } => {
            let (password, confirm_password) = secret_line::new_password()?;
            let new = NewAdmin {
                first_name: first_name.clone(),
                last_name: last_name.clone(),
                email: email.clone(),
                password,
                confirm_password,
            };
            people::create_admin(&store.app, &new).await.map_err(|error| explain(&error))?;
            say("The administrator may sign in now.");
        }
        Admin::Reset { email } => {
            let token = links::admin_reset(&store.app, email)
                .await
                .map_err(|error| format!("{email}: {}", explain(&error)))?;
            say(&format!("{}/reset/{token}", base_url(&store.app, config)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn base_url(app: &App, config: &Config) -> String {
    let settings = app.settings();
    if settings.base_url.is_empty() {
        format!("http://{}", desk::reachable(config.listen))
    } else {
        settings.base_url.clone()
    }
}
