//! Which of many sessions still hold, for those that are looked at from time to time: open live streams.

use std::collections::HashMap;

use super::{Standing, idle, standing, store};
use crate::actor::Role;
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::Result;

/// The sessions among these that work fully, with the role that their person has now. Looking counts as use: a
/// stream is open while somebody has the page before them.
pub(crate) async fn active_among(app: &App, sessions: &[i64]) -> Result<HashMap<i64, Role>> {
    if sessions.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = store::standing_of(&mut *app.db.read().await?, sessions).await?;
    let now = app.now();
    let active = |row: &store::StandingRow| {
        now < row.ends_at
            && now - row.seen_at < idle(row.role)
            && standing(app, row.state, row.verified_at.is_some()) == Some(Standing::Active)
    };
    let active: Vec<_> = rows.into_iter().filter(active).collect();
    let unnoted: Vec<i64> =
        active.iter().filter(|row| now - row.seen_at >= MINUTE).map(|row| row.session).collect();
    note_seen(app, unnoted, now);
    Ok(active.into_iter().map(|row| (row.session, row.role)).collect())
}

/// Writes "seen now" beside the look, at most about once a minute for each session.
pub(super) fn note_seen(app: &App, sessions: Vec<i64>, now: i64) {
    if sessions.is_empty() {
        return;
    }
    let app = app.clone();
    tokio::spawn(async move {
        let noted = async {
            let mut tx = app.begin().await?;
            for session in sessions {
                store::note_seen(&mut tx, session, now, now - MINUTE).await?;
            }
            tx.commit().await
        };
        if let Err(error) = noted.await {
            tracing::debug!(%error, "could not note that sessions were used");
        }
    });
}
