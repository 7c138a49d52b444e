//! The desk's own name towards other sites: it stands in their pages, and tokens are made out to it.

use crate::app::App;
use crate::error::Result;
use crate::secrets;
use crate::settings::{self, Settings};

/// Characters of the name.
const LENGTH: usize = 16;

/// The name, made when there is none. Of several processes that make one at once, the first one's counts for all.
pub async fn desk_id(app: &App) -> Result<String> {
    if app.settings().widget_desk.is_empty() {
        let made = secrets::token();
        let mut tx = app.begin().await?;
        settings::put_first(&mut tx, app, "widget_desk", &made[..LENGTH]).await?;
        tx.commit().await?;
        app.reload_settings().await?;
    }
    Ok(app.settings().widget_desk.clone())
}

/// Whether a site means this desk.
pub fn is_desk(settings: &Settings, named: &str) -> bool {
    !settings.widget_desk.is_empty() && settings.widget_desk == named
}
