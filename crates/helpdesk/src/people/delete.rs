//! Deleting one's own account: the person goes with the name, the requests stay.

use super::deactivate::{forget_access, keep_one_admin};
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::{articles, assistant, attachments, drafts, event_store, mails, services, suggestions, tickets};

/// Removes everything that names the actor and ends all sessions. Open tickets of staff become unassigned. The
/// last active administrator stays.
pub async fn delete_account(app: &App, actor: &Actor) -> Result<()> {
    let mut tx = app.begin().await?;
    keep_one_admin(&mut tx, actor.id).await?;
    let email = store::proven_email(&mut tx, actor.id).await?;
    if !store::erase(&mut tx, actor.id, app.now()).await? {
        return Err(Error::NotFound);
    }
    forget_access(&mut tx, actor.id).await?;
    event_store::forget_details(&mut tx, actor.id).await?;
    attachments::remove_of_person(&mut tx, app, actor.id).await?;
    assistant::forget_person(&mut tx, actor.id).await?;
    articles::forget_comments_of(&mut tx, actor.id).await?;
    drafts::forget_all_of(&mut tx, actor.id).await?;
    services::remove_of_person(&mut tx, actor.id, email.as_deref()).await?;
    suggestions::forget_successes_of(&mut tx, actor.id).await?;
    mails::remove_of_person(&mut tx, actor.id, &actor.email).await?;
    if actor.role.is_staff() {
        tickets::lock_all_of(&mut tx, actor.id).await?;
        tickets::release_all(&mut tx, app, actor.id, actor.id).await?;
    }
    tx.record(NewEvent::new(Kind::AccountDeleted).by(actor.id).about(actor.id)).await?;
    tx.commit().await
}
