//! "Was this helpful?": one vote for each article and browser, which may change its mind.

use std::net::IpAddr;

use super::{Reader, counters, feedback_store, show};
use crate::app::{App, Tx};
use crate::clock::HOUR;
use crate::error::{Error, Result};
use crate::{limits, secrets};

/// Votes and comments that one network address may send in an hour.
const PER_ADDRESS: i64 = 30;

/// Stores the vote of the browser with this token. What the reader may not see cannot be voted on.
pub async fn vote(
    app: &App,
    reader: &Reader,
    slug: &str,
    (token, address): (&str, IpAddr),
    helpful: bool,
) -> Result<()> {
    let mut tx = app.begin().await?;
    let article = show::readable(&mut tx, reader, slug).await?.ok_or(Error::NotFound)?;
    count_address(&mut tx, app, "vote", address).await?;
    // The row of the article parts two votes of one browser that arrive at the same time.
    super::store::lock(&mut tx, article.id).await?;
    let browser = secrets::hash(token);
    let before = feedback_store::vote(&mut tx, article.id, &browser).await?;
    if before != Some(helpful) {
        feedback_store::put_vote(&mut tx, article.id, &browser, helpful, app.now()).await?;
        let counts = |vote: bool, sign: i64| if vote { (sign, 0) } else { (0, sign) };
        let (yes, no) = counts(helpful, 1);
        let (less_yes, less_no) = before.map_or((0, 0), |before| counts(before, -1));
        let (yes, no) = (yes + less_yes, no + less_no);
        feedback_store::count_votes(&mut tx, article.id, yes, no).await?;
        counters::count(&mut tx, &[(counters::HELPFUL, yes), (counters::UNHELPFUL, no)]).await?;
    }
    tx.commit().await
}

pub(super) async fn count_address(tx: &mut Tx, app: &App, what: &str, address: IpAddr) -> Result<()> {
    let bucket = format!("article:{what}:{}", limits::network(address));
    limits::hit(tx, &bucket, HOUR, PER_ADDRESS, app.now()).await
}
