//! Kept sums over all articles, as the report shows them.

use db::Conn;

use super::Article;
use crate::error::Result;
use crate::tickets::counters;

pub(super) const VIEWS: &str = "articles.views";
pub(super) const HELPFUL: &str = "articles.helpful";
pub(super) const UNHELPFUL: &str = "articles.unhelpful";
pub(super) const SOLVED: &str = "articles.solved";
const ALL: [&str; 4] = [VIEWS, HELPFUL, UNHELPFUL, SOLVED];

/// Adds to sums, in the transaction that adds to the articles.
pub(super) async fn count(conn: &mut Conn, deltas: &[(&str, i64)]) -> Result<()> {
    let deltas = deltas.iter().map(|(name, delta)| ((*name).to_owned(), *delta)).collect();
    counters::apply(conn, &deltas, 0).await
}

/// Takes out what an article that goes has counted.
pub(super) async fn count_out(conn: &mut Conn, article: &Article) -> Result<()> {
    let Article { views, helpful, unhelpful, solved, .. } = *article;
    count(conn, &[(VIEWS, -views), (HELPFUL, -helpful), (UNHELPFUL, -unhelpful), (SOLVED, -solved)]).await
}

/// Views, votes for and against, and what was solved.
pub(super) async fn sums(conn: &mut Conn) -> Result<[i64; 4]> {
    let found = counters::get_many(conn, &ALL.map(str::to_owned)).await?;
    Ok(std::array::from_fn(|at| found.get(at).copied().unwrap_or(0)))
}

/// Whether a counter of this name is one of these.
pub(crate) fn is_of_articles(name: &str) -> bool {
    ALL.contains(&name)
}
