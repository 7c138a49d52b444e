//! What the two sides of a conversation learn of each other beside their messages, and whether the assistant answers
//! first.

use super::change::store_changed;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

#[derive(Debug, Clone, Copy)]
pub struct Conversation {
    /// Whether one sees that the other side has seen a message.
    pub show_seen: bool,
    /// Whether one sees that it is typing.
    pub show_typing: bool,
    /// Whether the assistant answers a new request with an article that fits very well.
    pub auto_reply: bool,
}

/// Counts at once.
pub async fn change_conversation(app: &App, actor: &Actor, new: Conversation) -> Result<()> {
    actor.require_admin()?;
    let before = app.settings();
    let values = [
        ("show_seen", new.show_seen.to_string(), before.show_seen.to_string()),
        ("show_typing", new.show_typing.to_string(), before.show_typing.to_string()),
        ("auto_reply", new.auto_reply.to_string(), before.auto_reply.to_string()),
    ];
    store_changed(app, actor, values).await
}
