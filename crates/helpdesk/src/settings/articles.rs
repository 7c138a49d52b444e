//! Who may publish help articles.

use super::change::store_changed;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// Whether agents may publish, as administrators may. Counts at once.
pub async fn change_agents_publish(app: &App, actor: &Actor, may: bool) -> Result<()> {
    actor.require_admin()?;
    let before = app.settings();
    store_changed(app, actor, [("agents_publish", may.to_string(), before.agents_publish.to_string())]).await
}
