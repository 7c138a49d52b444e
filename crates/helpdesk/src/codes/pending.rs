//! What a browser is waiting for.

use super::{LIFETIME, Page, Purpose, RESEND_AFTER, browser_hash, store};
use crate::actor::PersonId;
use crate::app::App;
use crate::error::Result;

/// The newest code this browser asked for. Times are milliseconds since 1970 UTC.
#[derive(Debug, Clone)]
pub struct Pending {
    pub purpose: Purpose,
    pub email: String,
    /// From then on a new one may be asked for.
    pub resend_at: i64,
    pub expires_at: i64,
}

/// The newest code that this browser may enter on this page, used-up ones left out. A code that belongs to an
/// account is shown only to its session.
pub async fn pending(
    app: &App,
    browser: &str,
    person: Option<PersonId>,
    page: Page,
) -> Result<Option<Pending>> {
    let found = store::newest(&mut *app.db.read().await?, &browser_hash(browser), page).await?;
    Ok(found.filter(|row| row.is_for(person)).map(|row| Pending {
        purpose: row.purpose,
        email: row.email,
        resend_at: row.expires_at - LIFETIME + RESEND_AFTER,
        expires_at: row.expires_at,
    }))
}
