//! Sends a new code in place of the last one.

use std::time::Duration;

use super::{LIFETIME, NewCode, Page, Purpose, RESEND_AFTER, browser_hash, issue, issue_verification, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::limits::{self, Limit};
use crate::people::store::email_key;
use crate::sessions::{SignedIn, Visitor};

/// A new code for what this browser last asked, at most one a minute. For a session that must verify and has
/// no code here yet, the first one.
pub async fn resend(app: &App, visitor: &Visitor, signed_in: Option<&SignedIn>, page: Page) -> Result<()> {
    let now = app.now();
    let hash = browser_hash(&visitor.browser);
    let mut tx = app.begin().await?;
    let limit = Limit::codes_for_browser(&app.settings(), &hash);
    limits::count(&mut tx, &limit, now).await?;
    let last = store::newest(&mut tx, &hash, page).await?;
    let last = last.filter(|row| row.is_for(signed_in.map(SignedIn::person)));
    match (last, signed_in) {
        (Some(last), _) => {
            let wait = last.expires_at - LIFETIME + RESEND_AFTER - now;
            if wait > 0 {
                return Err(Error::TooMany { retry_after: Duration::from_millis(wait.unsigned_abs()) });
            }
            if matches!(last.purpose, Purpose::SignUp | Purpose::NewEmail) {
                // Counted for known addresses too, so that both get the same answer.
                limits::count(&mut tx, &Limit::repeated_mails(&email_key(&last.email)), now).await?;
            }
            let first_name = match last.person {
                Some(id) if last.purpose != Purpose::SignUp => {
                    crate::people::find(&mut tx, id).await?.map(|person| person.first_name)
                }
                _ => None,
            };
            let new = NewCode {
                purpose: last.purpose,
                browser: &visitor.browser,
                language: visitor.language,
                email: &last.email,
                person: last.person,
                first_name: first_name.as_deref().unwrap_or_default(),
                draft: &last.draft,
                deliver: last.code_hash.is_some(),
            };
            issue(&mut tx, app, &new).await?;
        }
        (None, Some(SignedIn::MustVerify(guest))) => {
            // Counted above; the helper counts on its own.
            limits::forgive(&mut tx, &limit).await?;
            issue_verification(&mut tx, app, visitor, guest.id, &guest.email, &guest.first_name).await?;
        }
        (None, _) => return Err(Error::NotFound),
    }
    tx.commit().await
}
