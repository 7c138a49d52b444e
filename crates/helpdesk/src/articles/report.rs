//! How the articles are doing: read, found helpful, looked for in vain, overdue, broken.

use super::{Miss, StaffFilter, StaffRow, counters, feedback_store, report_store, staff};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// Rows of each list.
const SHOWN: i64 = 50;
/// Articles whose links are looked through at once.
const LOOKED_THROUGH: i64 = 1_000;

db::record! {
    /// A link or picture in an article that leads nowhere.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct BrokenLink {
        pub article: i64,
        pub slug: String,
        pub language: String,
        /// `page` or `file`.
        pub kind: String,
        pub target: String,
    }
}

#[derive(Debug, Clone)]
pub struct Report {
    pub articles: i64,
    pub views: i64,
    pub helpful: i64,
    pub unhelpful: i64,
    /// How often one was suggested while a request was written, and solved it.
    pub solved: i64,
    /// Id, slug, and how often: those that solved most.
    pub most_solving: Vec<(i64, String, i64)>,
    /// Id, slug, and votes: those that help least.
    pub least_helpful: Vec<(i64, String, i64, i64)>,
    pub misses: Vec<Miss>,
    pub stale: Vec<StaffRow>,
    pub broken: Vec<BrokenLink>,
    /// After which article further links are looked through.
    pub further: Option<i64>,
}

/// The links are those of the articles after this id, at most a thousand articles.
pub async fn report(app: &App, actor: &Actor, after: i64) -> Result<Report> {
    actor.require_staff()?;
    let stale = StaffFilter { stale: true, ..StaffFilter::default() };
    let stale = staff::list(app, actor, &stale, None).await?.rows;
    let mut conn = app.read().await?;
    let [views, helpful, unhelpful, solved] = counters::sums(&mut conn).await?;
    let end = report_store::nth_after(&mut conn, after, LOOKED_THROUGH).await?;
    let range = (after, end.unwrap_or(after));
    let broken = report_store::broken(&mut conn, range, app.now(), SHOWN).await?;
    // So many of one article say enough of it.
    let last = if broken.len() as i64 == SHOWN { broken.last().map(|link| link.article) } else { end };
    let further = match last {
        Some(last) if report_store::nth_after(&mut conn, last, 1).await?.is_some() => Some(last),
        _ => None,
    };
    Ok(Report {
        articles: report_store::total(&mut conn).await?,
        views,
        helpful,
        unhelpful,
        solved,
        most_solving: report_store::most_solving(&mut conn, SHOWN).await?,
        least_helpful: report_store::least_helpful(&mut conn, SHOWN).await?,
        misses: feedback_store::misses(&mut conn, SHOWN).await?,
        stale,
        broken,
        further,
    })
}
