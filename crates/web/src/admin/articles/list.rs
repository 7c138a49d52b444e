//! All articles, with filters.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::articles::{self, StaffFilter, Visibility};
use locales::Language;

use super::{languages, share, visibilities, word};
use crate::form::{Fields, Query};
use crate::page::{Choice, Frame, Here, When};
use crate::session::{Staff, Visitor};
use crate::{Result, Web, render, sample};

#[derive(Template)]
#[template(path = "admin/articles/list.html")]
pub struct Articles {
    /// At [`Here::Articles`].
    pub frame: Frame,
    pub visibilities: Vec<Choice>,
    pub categories: Vec<Choice>,
    pub languages: Vec<Choice>,
    pub missing: Vec<Choice>,
    pub stale: bool,
    pub words: String,
    pub is_filtered: bool,
    pub rows: Vec<Row>,
    pub older: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub id: i64,
    pub title: String,
    pub slug: String,
    pub category: String,
    /// "Draft", "Internal", "Public", "Public from 3 November 2026"
    pub visibility: String,
    /// `draft`, `internal`, `public`
    pub key: &'static str,
    pub languages: Vec<String>,
    /// Languages that it is not written in.
    pub missing: Vec<Language>,
    pub views: i64,
    /// "83 %"
    pub helpful: String,
    pub votes: i64,
    /// How often it was suggested while a request was written, and solved it.
    pub solved: i64,
    pub stale: bool,
    pub updated: When,
}

impl Articles {
    /// How many of the filters count that a phone folds away.
    pub fn folded(&self) -> usize {
        let choices = [&self.visibilities, &self.categories, &self.languages, &self.missing];
        let chosen = |one: &Choice| one.selected && !one.value.is_empty();
        choices.iter().filter(|choices| choices.iter().any(chosen)).count() + usize::from(self.stale)
    }

    pub fn sample() -> Self {
        let row = |id, title: &str, key, visibility: &str| Row {
            id,
            title: title.to_owned(),
            slug: "lights-of-the-router".to_owned(),
            category: "faults".to_owned(),
            visibility: visibility.to_owned(),
            key,
            languages: vec!["en".to_owned()],
            missing: vec![Language::De, Language::Ar],
            views: 1_204,
            helpful: "83 %".to_owned(),
            votes: 42,
            solved: 17,
            stale: id == 2,
            updated: sample::when("2026-11-21T13:02:00Z", "Yesterday"),
        };
        Self {
            frame: sample::agent().at(Here::Articles),
            visibilities: any(Language::En.say("every-visibility"), visibilities(Language::En, "")),
            categories: any(Language::En.say("every-category"), vec![Choice::new("faults", "Faults", false)]),
            languages: languages(Language::En.say("every-language"), ""),
            missing: languages(Language::En.say("missing-none"), ""),
            stale: false,
            words: String::new(),
            is_filtered: false,
            rows: vec![
                row(1, "What the lights of the router mean", "public", "Public"),
                row(2, "Splicing in the field", "internal", "Internal"),
            ],
            older: None,
        }
    }
}

fn any(none: &str, choices: Vec<Choice>) -> Vec<Choice> {
    let chosen = choices.iter().any(|choice| choice.selected);
    std::iter::once(Choice::new("", none, !chosen)).chain(choices).collect()
}

/// Query: `visibility`, `category`, `language`, `missing`, `stale`, `q` and `before`, an id.
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Query(query): Query,
) -> Result<Response> {
    let filter = filter(&query);
    let page = articles::list(&web.app, &actor, &filter, query.get("before").parse().ok()).await?;
    let categories = articles::category_entries(&web.app, &actor).await?;
    let times = web.times(&visitor);
    let (now, say) = (web.app.now(), visitor.language);
    let rows = page.rows.iter().map(|row| {
        let own = page.languages.get(&row.id).cloned().unwrap_or_default();
        let is_missing = |language: &Language| !own.iter().any(|one| one == language.tag());
        let from = row.publish_at.filter(|at| *at > now && row.visibility == Visibility::Public);
        Row {
            id: row.id,
            title: row.title.clone(),
            slug: row.slug.clone(),
            category: name_of(&categories, &row.category),
            visibility: match from {
                Some(at) => {
                    say.say_with("visibility-public-from").with("date", times.when(at).exact).to_string()
                }
                None => say.say(word(row.visibility)).to_owned(),
            },
            key: row.visibility.as_str(),
            missing: Language::ALL.into_iter().filter(is_missing).collect(),
            languages: own,
            views: row.views,
            helpful: share(row.helpful, row.unhelpful),
            votes: row.helpful + row.unhelpful,
            solved: row.solved,
            stale: row.review_at.is_some_and(|at| at < now),
            updated: times.when(row.updated_at),
        }
    });
    let category = |entry: &articles::CategoryEntry| {
        let category = &entry.category;
        Choice::new(&category.slug, &category.name, category.slug == filter.category)
    };
    render(&Articles {
        visibilities: any(say.say("every-visibility"), visibilities(say, query.get("visibility"))),
        categories: any(say.say("every-category"), categories.iter().map(category).collect()),
        languages: languages(say.say("every-language"), query.get("language")),
        missing: languages(say.say("missing-none"), query.get("missing")),
        stale: filter.stale,
        is_filtered: filter != StaffFilter::default(),
        rows: rows.collect(),
        older: page.older.map(|id| older(&query, id)),
        words: filter.words,
        frame: web.frame(&visitor, Here::Articles).await?,
    })
}

fn name_of(categories: &[articles::CategoryEntry], slug: &str) -> String {
    let entry = categories.iter().find(|entry| entry.category.slug == slug);
    entry.map_or(slug, |entry| entry.category.name.as_str()).to_owned()
}

fn filter(query: &Fields) -> StaffFilter {
    StaffFilter {
        visibility: Visibility::parse(query.get("visibility")),
        category: query.get("category").to_owned(),
        language: Language::parse(query.get("language")),
        missing: Language::parse(query.get("missing")),
        stale: query.has("stale"),
        words: query.get("q").trim().to_owned(),
    }
}

fn older(query: &Fields, before: i64) -> String {
    let mut kept = form_urlencoded::Serializer::new(String::new());
    for name in ["visibility", "category", "language", "missing", "stale", "q"] {
        if !query.get(name).is_empty() {
            kept.append_pair(name, query.get(name));
        }
    }
    format!("/settings/articles?{}", kept.append_pair("before", &before.to_string()).finish())
}
