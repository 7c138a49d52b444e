//! What the two sides of a conversation learn of each other beside their messages.

use super::change::store_changed;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// Whether one sees that the other side has seen a message, and that it is typing. Counts at once.
pub async fn change_conversation(app: &App, actor: &Actor, show_seen: bool, show_typing: bool) -> Result<()> {
    actor.require_admin()?;
    let before = app.settings();
    let values = [
        ("show_seen", show_seen.to_string(), before.show_seen.to_string()),
        ("show_typing", show_typing.to_string(), before.show_typing.to_string()),
    ];
    store_changed(app, actor, values).await
}
