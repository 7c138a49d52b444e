//! The link that leads to the first set-up.

use super::{Purpose, create};
use crate::app::App;
use crate::error::Result;
use crate::people;

/// A fresh one-time token while no administrator exists, ending the one printed before; `None` afterwards.
pub async fn setup(app: &App) -> Result<Option<String>> {
    let mut tx = app.begin().await?;
    if !people::active_admins(&mut tx).await?.is_empty() {
        return Ok(None);
    }
    let token = create(&mut tx, app, Purpose::Setup, None, None).await?;
    tx.commit().await?;
    Ok(Some(token))
}
