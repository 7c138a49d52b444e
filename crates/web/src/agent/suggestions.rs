//! What may help whoever answers a ticket: beside it where a script opens it, and a page of its own.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::Place;
use helpdesk::canned;
use helpdesk::search::Hit;
use helpdesk::suggestions::{self, ForAgent, Source, Typed};
use helpdesk::tickets::{self, Answering};

use locales::Language;

use super::show as ticket_page;
use crate::form::Fields;
use crate::page::{Choice, Frame, Here, StatusView};
use crate::session::{Number, Staff, Visitor};
use crate::{Result, Web, render, sample};

#[derive(Template)]
#[template(path = "agent/suggestions.html")]
pub struct Suggestions {
    pub frame: Frame,
    pub number: i64,
    pub answering: Answering,
    pub similar: Vec<SimilarView>,
    pub articles: Vec<ArticleView>,
    pub draft: Option<DraftView>,
    /// To put one of them into the reply.
    pub canned: Vec<Choice>,
}

#[derive(Debug, Clone)]
pub struct SimilarView {
    pub number: i64,
    pub subject: String,
    pub status: StatusView,
}

#[derive(Debug, Clone)]
pub struct ArticleView {
    pub slug: String,
    pub title: String,
    pub words: String,
    pub is_internal: bool,
}

#[derive(Debug, Clone)]
pub struct DraftView {
    pub html: String,
    pub article: Option<ArticleView>,
    /// Id and name of the text that it is made of.
    pub canned: Option<(i64, String)>,
}

impl From<Hit> for ArticleView {
    fn from(hit: Hit) -> Self {
        Self {
            words: text::excerpt(&hit.excerpt, 160),
            slug: hit.slug,
            title: hit.title,
            is_internal: hit.internal,
        }
    }
}

impl Suggestions {
    pub fn sample() -> Self {
        let article = |slug: &str, title: &str, is_internal| ArticleView {
            slug: slug.to_owned(),
            title: title.to_owned(),
            words:
                "Measure with a cable and close what else is running. Between eight and ten it may be slower."
                    .to_owned(),
            is_internal,
        };
        let similar = |number, subject: &str| SimilarView {
            number,
            subject: subject.to_owned(),
            status: StatusView::staff("solved"),
        };
        Self {
            frame: sample::agent().at(Here::Mine),
            number: 1042,
            answering: Answering::Now,
            similar: vec![similar(987, "Slow every evening"), similar(761, "Films stop after eight")],
            articles: vec![
                article("slow-evenings", "Slow in the evening", false),
                article("harbour-street-node", "The node in Harbour Street", true),
            ],
            draft: Some(DraftView {
                html: "<p>Hello Amara,</p><p>Measure with a cable and close what else is running.</p>"
                    .to_owned(),
                article: Some(article("slow-evenings", "Slow in the evening", false)),
                canned: Some((3, "Slow in the evening".to_owned())),
            }),
            canned: vec![
                Choice::new("3", "Slow in the evening", false),
                Choice::new("4", "Ask for the lights (Deutsch)", false),
            ],
        }
    }

    pub fn sample_empty() -> Self {
        Self { similar: Vec::new(), articles: Vec::new(), draft: None, canned: Vec::new(), ..Self::sample() }
    }

    pub fn sample_untaken() -> Self {
        Self { answering: Answering::OnceTaken, ..Self::sample() }
    }

    pub fn sample_of_other_agent() -> Self {
        Self { answering: Answering::No, ..Self::sample() }
    }
}

/// Where links to articles begin.
fn origin(web: &Web) -> String {
    let settings = web.app.settings();
    let origin = if settings.base_url.is_empty() { web.address.as_str() } else { settings.base_url.as_str() };
    origin.trim_end_matches('/').to_owned()
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
) -> Result<Response> {
    let ForAgent { answering, similar, articles, draft } =
        suggestions::for_ticket(&web.app, &actor, number, &origin(&web)).await?;
    let canned = canned::names(&web.app, &actor).await?;
    let frame = web.frame(&visitor, Here::Elsewhere).await?;
    let similar = similar.into_iter().map(|found| SimilarView {
        number: found.number,
        subject: found.subject,
        status: StatusView::staff(found.status.as_str()),
    });
    render(&Suggestions {
        frame,
        number,
        answering,
        similar: similar.collect(),
        articles: articles.into_iter().map(ArticleView::from).collect(),
        draft: draft.map(|draft| DraftView {
            html: text::to_html(&draft.text, text::Format::Markdown, text::Pictures::Linked("")),
            article: draft.article.map(ArticleView::from),
            canned: draft.canned.map(|text| (text.id, text.name)),
        }),
        canned: canned.iter().map(choice).collect(),
    })
}

/// Its language stands behind its name, where it has one.
fn choice((id, name, language): &(i64, String, String)) -> Choice {
    let label = match Language::parse(language) {
        Some(language) => format!("{name} ({})", language.own_name()),
        None => name.clone(),
    };
    Choice::new(id.to_string(), label, false)
}

/// POST /t/{number}/suggestions/draft with `article`, a slug, or `canned`, an id, or both. Puts the draft into the
/// field for the reply, below what stands there; with `take` the ticket is taken first.
pub async fn use_draft(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
    fields: Fields,
) -> Result<Response> {
    if fields.has("take")
        && let Err(error) = tickets::take(&web.app, &actor, number).await
    {
        return ticket_page::refused(&web, &visitor, &actor, number, ticket_page::Typed::Nothing, error)
            .await;
    }
    // A script sends what stands in the field; else what was kept of it counts.
    let typed = fields.has("typed").then(|| Typed {
        text: fields.get("typed"),
        rich: fields.get("format") == helpdesk::tickets::Format::Html.as_str(),
        becomes_rich: fields.has("becomes_rich"),
    });
    let source = Source { article: fields.get("article"), canned: fields.get("canned").parse().ok() };
    suggestions::use_draft(&web.app, &actor, number, source, typed, &origin(&web)).await?;
    let text = visitor.language.say("hints-draft-used");
    Ok(web.go_saying(&format!("/t/{number}#compose"), text))
}

/// Where the field for a reply keeps its draft.
impl Suggestions {
    fn place(&self) -> Place {
        Place::Reply(self.number)
    }
}
