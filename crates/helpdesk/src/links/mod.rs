//! One-time links: the first set-up, invitations, and resets that an operator starts. Looking at a link uses
//! nothing up, so mail scanners may.

mod reset;
mod setup;
mod show;
pub mod store;
mod sweep;

use crate::app::App;
use crate::app::Tx;
use crate::clock::{DAY, HOUR};
use crate::error::{Error, Result};
use crate::secrets;

pub use reset::{admin_reset, reset_password};
pub use setup::setup;
pub use show::{Shown, show};
pub use sweep::sweep;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Setup,
    Invitation,
    Reset,
}

impl Purpose {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// How long such a link works, in milliseconds. A set-up link works until the desk is set up or the
    /// next start prints another.
    const fn lifetime(self) -> i64 {
        match self {
            Self::Setup => 365 * DAY,
            Self::Invitation => 7 * DAY,
            Self::Reset => 24 * HOUR,
        }
    }
}

/// Makes a link and ends older ones for the same purpose and person. Returns its token, which is stored only
/// as a hash.
pub(crate) async fn create(
    tx: &mut Tx,
    app: &App,
    purpose: Purpose,
    person: Option<i64>,
    created_by: Option<i64>,
) -> Result<String> {
    let now = app.now();
    let token = secrets::token();
    store::end_older(tx, purpose, person, now).await?;
    let row = store::NewRow {
        purpose,
        token_hash: &secrets::hash(&token),
        person,
        created_by,
        expires_at: now + purpose.lifetime(),
    };
    store::insert(tx, &row, now).await?;
    Ok(token)
}

/// Uses the link up. Of several at once exactly one gets it; the others find nothing.
pub(crate) async fn take(tx: &mut Tx, app: &App, purpose: Purpose, token: &str) -> Result<Option<i64>> {
    if !is_plausible(token) {
        return Err(Error::NotFound);
    }
    store::take(tx, purpose, &secrets::hash(token), app.now()).await?.ok_or(Error::NotFound)
}

/// Ours have 43 characters; anything much longer is not worth hashing.
fn is_plausible(token: &str) -> bool {
    !token.is_empty() && token.len() <= 100
}
