//! How the assistant fares: chats, questions resolved and not, hand-overs by reason.

use db::Conn;

use super::dialogue::Reason;
use super::figure_store;
use crate::actor::Actor;
use crate::app::App;
use crate::clock::{DAY, HOUR};
use crate::error::Result;

/// Days that the figures look back.
pub const DAYS: i64 = 30;
/// How long an answer must have held to count as a solution.
const HELD: i64 = 72 * HOUR;
const BATCH: i64 = 200;

/// One thing that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Chat,
    /// A chat in which something was asked.
    Asked,
    /// One of those went to a person.
    AskedHanded,
    Wrong,
    Resolved,
    Handed(Reason),
}

impl Figure {
    fn name(self) -> String {
        match self {
            Self::Chat => "chats".to_owned(),
            Self::Asked => "asked".to_owned(),
            Self::AskedHanded => "asked_handed".to_owned(),
            Self::Wrong => "wrong".to_owned(),
            Self::Resolved => "resolved".to_owned(),
            Self::Handed(reason) => format!("handed.{}", reason.as_str()),
        }
    }
}

/// Counts one more of it on this day.
pub(super) async fn count(conn: &mut Conn, figure: Figure, at: i64) -> Result<()> {
    figure_store::add(conn, at.div_euclid(DAY), &figure.name(), 1).await
}

/// Of the last [`DAYS`] days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    pub chats: i64,
    pub asked: i64,
    /// Confirmed by the customer, who did not come back with it for three days.
    pub resolved: i64,
    pub wrong: i64,
    /// Asked and neither handed over nor made a request.
    pub contained: i64,
    pub handed: Vec<(Reason, i64)>,
}

/// For administrators.
pub async fn figures(app: &App, actor: &Actor) -> Result<Figures> {
    actor.require_admin()?;
    let since = app.now().div_euclid(DAY) - DAYS + 1;
    let rows = figure_store::sums_since(&mut *app.db.read().await?, since).await?;
    let of = |figure: Figure| {
        let name = figure.name();
        rows.iter().find(|(known, _)| *known == name).map_or(0, |(_, n)| *n)
    };
    let asked = of(Figure::Asked);
    Ok(Figures {
        chats: of(Figure::Chat),
        asked,
        resolved: of(Figure::Resolved),
        wrong: of(Figure::Wrong),
        contained: (asked - of(Figure::AskedHanded)).max(0),
        handed: Reason::ALL.into_iter().map(|reason| (reason, of(Figure::Handed(reason)))).collect(),
    })
}

/// Counts answers that have held for three days.
pub(super) async fn count_resolved(app: &App) -> Result<()> {
    loop {
        let mut tx = app.begin().await?;
        let held = figure_store::take_held(&mut tx, app.now() - HELD, BATCH).await?;
        for solved_at in &held {
            count(&mut tx, Figure::Resolved, *solved_at).await?;
        }
        tx.commit().await?;
        if held.is_empty() {
            return Ok(());
        }
    }
}
