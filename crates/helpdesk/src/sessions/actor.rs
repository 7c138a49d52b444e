//! From a cookie to who asks. Runs on every page, so it reads one row and never waits for a write.

use locales::Language;

use super::active::note_seen;
use super::{Guest, SignedIn, Standing, idle, store};
use crate::actor::Actor;
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::Result;
use crate::people::State;
use crate::secrets;

/// Who holds this session token, if it is still good: a role, state or session taken away counts at once.
pub async fn actor(app: &App, token: &str) -> Result<Option<SignedIn>> {
    // Ours have 43 characters; anything much longer is not worth hashing.
    if token.is_empty() || token.len() > 100 {
        return Ok(None);
    }
    let row = store::find(&mut *app.db.read().await?, &secrets::hash(token)).await?;
    let now = app.now();
    let Some(row) = row.filter(|row| now < row.ends_at && now - row.seen_at < idle(row.role)) else {
        return Ok(None);
    };
    let Some(standing) = standing(app, row.state, row.verified_at.is_some()) else { return Ok(None) };
    if now - row.seen_at >= MINUTE {
        note_seen(app, vec![row.session], now);
    }
    Ok(Some(signed_in(app, row, standing)))
}

/// What an account may do in this state; `None` when it may not sign in at all.
pub(crate) fn standing(app: &App, state: State, verified: bool) -> Option<Standing> {
    match state {
        State::Active | State::Waiting if !verified && app.mail_configured => Some(Standing::MustVerify),
        State::Active => Some(Standing::Active),
        State::Waiting => Some(Standing::Waiting),
        State::Invited | State::Deactivated | State::Deleted => None,
    }
}

fn signed_in(app: &App, row: store::SessionRow, standing: Standing) -> SignedIn {
    let language = Language::parse(&row.language);
    let time_zone = if row.time_zone.is_empty() { app.settings().time_zone.clone() } else { row.time_zone };
    if standing == Standing::Active {
        return SignedIn::Active(Actor {
            id: row.person,
            role: row.role,
            first_name: row.first_name,
            last_name: row.last_name,
            email: row.email,
            time_zone,
            language,
            session: row.session,
        });
    }
    let guest = Guest {
        id: row.person,
        role: row.role,
        first_name: row.first_name,
        last_name: row.last_name,
        email: row.email,
        time_zone,
        language,
        created_at: row.person_created_at,
        session: row.session,
    };
    if standing == Standing::Waiting { SignedIn::Waiting(guest) } else { SignedIn::MustVerify(guest) }
}
