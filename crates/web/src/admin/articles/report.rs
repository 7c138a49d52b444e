//! How the articles are doing.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::articles;

use super::{own_name, share};
use crate::form::Query;
use crate::page::{Frame, Here, When};
use crate::session::{Staff, Visitor};
use crate::{Result, Web, render, sample};

#[derive(Template)]
#[template(path = "admin/articles/report.html")]
pub struct ReportPage {
    /// At [`Here::Articles`].
    pub frame: Frame,
    pub articles: i64,
    pub views: i64,
    pub helpful: String,
    pub votes: i64,
    /// How often a suggestion solved it, and by which articles most: id, slug, how often.
    pub solved: i64,
    pub most_solving: Vec<(i64, String, i64)>,
    /// Id, slug, share, votes.
    pub least_helpful: Vec<(i64, String, String, i64)>,
    /// Words, language, how often, when last.
    pub misses: Vec<(String, &'static str, i64, When)>,
    /// Id, title, when it was due.
    pub stale: Vec<(i64, String, String)>,
    /// Id, slug, language, what it leads to, whether that is a picture.
    pub broken: Vec<(i64, String, &'static str, String, bool)>,
    /// Where links of further articles are looked through.
    pub further: Option<String>,
}

impl ReportPage {
    pub fn sample() -> Self {
        let when = sample::when("2026-11-21T13:02:00Z", "Yesterday");
        Self {
            frame: sample::agent().at(Here::Articles),
            articles: 40,
            views: 12_804,
            helpful: "83 %".to_owned(),
            votes: 412,
            solved: 96,
            most_solving: vec![(7, "lights-of-the-router".to_owned(), 31)],
            least_helpful: vec![(7, "lights-of-the-router".to_owned(), "12 %".to_owned(), 8)],
            misses: vec![("wi-fi 7".to_owned(), "English", 4, when)],
            stale: vec![(7, "What the lights of the router mean".to_owned(), "1 May 2026".to_owned())],
            broken: vec![(7, "lights-of-the-router".to_owned(), "English", "gone".to_owned(), false)],
            further: Some("?after=1000#broken".to_owned()),
        }
    }
}

/// Query: `after`, the article after which links are looked through.
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Query(query): Query,
) -> Result<Response> {
    let report = articles::report(&web.app, &actor, query.get("after").parse().unwrap_or(0)).await?;
    let times = web.times(&visitor);
    let least = report.least_helpful.into_iter();
    let misses = report.misses.into_iter();
    let stale = report.stale.into_iter();
    let broken = report.broken.into_iter();
    render(&ReportPage {
        frame: web.frame(&visitor, Here::Articles).await?,
        articles: report.articles,
        views: report.views,
        helpful: share(report.helpful, report.unhelpful),
        votes: report.helpful + report.unhelpful,
        solved: report.solved,
        most_solving: report.most_solving,
        least_helpful: least.map(|(id, slug, yes, no)| (id, slug, share(yes, no), yes + no)).collect(),
        misses: misses
            .map(|miss| (miss.words, own_name(&miss.language), miss.searches, times.when(miss.last_at)))
            .collect(),
        stale: stale
            .map(|row| (row.id, row.title, row.review_at.map_or_else(String::new, |at| times.on(at))))
            .collect(),
        further: report.further.map(|after| format!("?after={after}#broken")),
        broken: broken
            .map(|link| (link.article, link.slug, own_name(&link.language), link.target, link.kind == "file"))
            .collect(),
    })
}
