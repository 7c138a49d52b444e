//! What an article said before, and how that differs.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use helpdesk::articles::{self, Line, compare};
use locales::Language;

use super::own_name;
use crate::form::Query;
use crate::page::{Frame, Here, When};
use crate::session::{Number, Staff, Visitor};
use crate::{Failure, Result, Web, render, sample};

/// Lines around a change that are shown.
const AROUND: usize = 3;

#[derive(Template)]
#[template(path = "admin/articles/revisions.html")]
pub struct Revisions {
    /// At [`Here::Articles`].
    pub frame: Frame,
    pub article: i64,
    pub language: Language,
    pub languages: Vec<(Language, String)>,
    pub rows: Vec<Row>,
    pub older: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub id: i64,
    pub title: String,
    pub author: String,
    pub when: When,
    pub is_current: bool,
    /// Newer than what readers see.
    pub waits: bool,
}

#[derive(Template)]
#[template(path = "admin/articles/revision.html")]
pub struct RevisionView {
    /// At [`Here::Articles`].
    pub frame: Frame,
    pub article: i64,
    pub id: i64,
    pub language: &'static str,
    pub tag: String,
    pub title: String,
    /// The one before, when it differs.
    pub former_title: Option<String>,
    pub author: String,
    pub when: When,
    /// What it says, where there is nothing before it to compare with.
    pub first: Option<String>,
    pub is_current: bool,
    pub parts: Vec<Part>,
}

/// A line of the comparison, or how many the same were left out.
#[derive(Debug, Clone)]
pub enum Part {
    Same(String),
    Gone(String),
    New(String),
    Left(usize),
}

impl Revisions {
    pub fn sample() -> Self {
        let row = |id, is_current, waits| Row {
            id,
            title: "What the lights of the router mean".to_owned(),
            author: "Noor Haddad".to_owned(),
            when: sample::when("2026-11-21T13:02:00Z", "Yesterday"),
            is_current,
            waits,
        };
        Self {
            frame: sample::admin().at(Here::Articles),
            article: 7,
            language: Language::En,
            languages: vec![(Language::De, "/settings/articles/7/revisions?language=de".to_owned())],
            rows: vec![row(3, false, true), row(2, true, false), row(1, false, false)],
            older: None,
        }
    }
}

impl RevisionView {
    pub fn sample() -> Self {
        Self {
            frame: sample::admin().at(Here::Articles),
            article: 7,
            id: 3,
            language: "English",
            tag: "en".to_owned(),
            title: "What the lights mean".to_owned(),
            former_title: Some("What the lights of the router mean".to_owned()),
            author: "Noor Haddad".to_owned(),
            when: sample::when("2026-11-21T13:02:00Z", "Yesterday"),
            first: None,
            is_current: false,
            parts: parts(compare("a\nb\nc\nd\ne\nf\n<b>", "a\nb\nc\nd\ne\nf\n<i>")),
        }
    }

    pub fn sample_first() -> Self {
        let first = Some("<h2>Fibre</h2><p>Green: light arrives.</p>".to_owned());
        Self { former_title: None, first, parts: Vec::new(), ..Self::sample() }
    }
}

/// The lines near a change; of the rest only how many there are.
fn parts(lines: Vec<Line>) -> Vec<Part> {
    let changed: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !matches!(line, Line::Same(_)))
        .map(|(place, _)| place)
        .collect();
    let (mut parts, mut left, mut next) = (Vec::new(), 0, 0);
    for (place, line) in lines.into_iter().enumerate() {
        while changed.get(next).is_some_and(|change| change + AROUND < place) {
            next += 1;
        }
        let is_near = changed.get(next).is_some_and(|change| change.abs_diff(place) <= AROUND);
        if !is_near {
            left += 1;
            continue;
        }
        if left > 0 {
            parts.push(Part::Left(std::mem::take(&mut left)));
        }
        parts.push(match line {
            Line::Same(words) => Part::Same(words),
            Line::Gone(words) => Part::Gone(words),
            Line::New(words) => Part::New(words),
        });
    }
    if left > 0 {
        parts.push(Part::Left(left));
    }
    parts
}

/// Query: `language` and `before`, a revision.
pub async fn list(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(article): Number,
    Query(query): Query,
) -> Result<Response> {
    let language = Language::parse(query.get("language")).unwrap_or(web.app.settings().language);
    let before = query.get("before").parse().ok();
    let page = articles::revisions(&web.app, &actor, article, language, before).await?;
    let path = |language: Language| format!("/settings/articles/{article}/revisions?language={language}");
    let times = web.times(&visitor);
    let row = |row: &articles::Revision| Row {
        id: row.id,
        title: row.title.clone(),
        author: row.author_name(),
        when: times.when(row.created_at),
        is_current: page.current == Some(row.id),
        waits: page.current.is_none_or(|current| row.id > current),
    };
    render(&Revisions {
        article,
        language,
        languages: Language::ALL.into_iter().map(|language| (language, path(language))).collect(),
        rows: page.rows.iter().map(row).collect(),
        older: page.older.map(|before| format!("{}&before={before}", path(language))),
        frame: web.frame(&visitor, Here::Articles).await?,
    })
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Path((article, id)): Path<(String, String)>,
) -> Result<Response> {
    let (article, id) = numbers(&article, &id)?;
    let (revision, before) = articles::revision(&web.app, &actor, article, id).await?;
    let language = Language::parse(&revision.language).unwrap_or_default();
    let current = articles::edit(&web.app, &actor, article, language).await?.text;
    let former = before.as_ref().map(|before| before.body.as_str());
    let first = || text::to_html(&revision.body, text::Format::Markdown, text::Pictures::Linked(""));
    render(&RevisionView {
        article,
        id,
        language: own_name(&revision.language),
        former_title: before
            .as_ref()
            .map(|before| before.title.clone())
            .filter(|title| *title != revision.title),
        author: revision.author_name(),
        when: web.times(&visitor).when(revision.created_at),
        first: before.is_none().then(first),
        is_current: current.is_some_and(|text| text.revision == id),
        parts: former.map(|former| parts(compare(former, &revision.body))).unwrap_or_default(),
        tag: revision.language,
        title: revision.title,
        frame: web.frame(&visitor, Here::Articles).await?,
    })
}

pub async fn restore(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Path((article, id)): Path<(String, String)>,
) -> Result<Response> {
    let (article, id) = numbers(&article, &id)?;
    let language = articles::restore(&web.app, &actor, article, id).await?;
    let target = format!("/settings/articles/{article}?language={language}");
    Ok(web.go_saying(&target, visitor.language.say("revision-restored")))
}

fn numbers(article: &str, id: &str) -> Result<(i64, i64)> {
    let number = |text: &str| text.parse().map_err(|_| Failure::NotFound);
    Ok((number(article)?, number(id)?))
}
