//! Planned work is over at its expected end, as everybody was told, unless somebody said something else by then.

use super::{Announcement, Availability, availability, store};
use crate::app::App;
use crate::error::Result;

/// Says of every service whose planned work should be over that it is Available again.
pub async fn end_planned(app: &App) -> Result<()> {
    let due = store::planned_until(&mut *app.read().await?, app.now()).await?;
    for service in due {
        end(app, service).await?;
    }
    Ok(())
}

async fn end(app: &App, id: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    let Some(service) = store::lock(&mut tx, id).await? else { return Ok(()) };
    // Meanwhile somebody may have said that it takes longer, or that more is wrong.
    let is_over = service.ends_at.is_some_and(|end| end <= app.now());
    if service.state == Availability::Planned && is_over {
        let said = Announcement::of(Availability::Available);
        availability::say(&mut tx, app, None, &service, &said).await?;
    }
    tx.commit().await
}
