//! One article, with what its reader may say of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use helpdesk::articles::{self, ArticleFile, COMMENT_MAX, Found, Picture, Reader, Shown};
use locales::Language;
use text::Heading;

use super::{CardView, address, encoded};
use crate::attachments::FileView;
use crate::form::Query;
use crate::form_view::form_view;
use crate::page::{Field, Frame, Here, When};
use crate::session::Visitor;
use crate::{Result, Web, cookies, render, sample};

/// Headings from which on a page shows its contents.
const LONG: usize = 3;

form_view! {
    pub struct CommentForm { comment }
}

/// A file below the text.
#[derive(Debug, Clone)]
pub struct FileLink {
    pub href: String,
    pub name: String,
    /// "412 kB"
    pub size: String,
}

#[derive(Template)]
#[template(path = "help/article.html")]
pub struct ArticlePage {
    /// At [`Here::Help`].
    pub frame: Frame,
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub summary: String,
    /// Safe.
    pub html: String,
    /// Those that are no pictures.
    pub files: Vec<FileLink>,
    /// Empty for a short article.
    pub contents: Vec<Heading>,
    /// In which it is shown.
    pub language: Language,
    pub is_fallback: bool,
    /// Other languages it is written in, with the page's address in each.
    pub others: Vec<(Language, String)>,
    pub topic: (String, String),
    pub author: Option<String>,
    pub changed: When,
    /// "3 November 2026"
    pub changed_on: String,
    pub review_on: Option<String>,
    /// For the team: `draft`, `internal` or `public` with its date.
    pub hidden: Option<(&'static str, String)>,
    pub related: Vec<CardView>,
    pub vote: Option<bool>,
    pub form: CommentForm,
    pub origin: String,
    /// The address that stands for this page, and those in other languages.
    pub canonical: String,
    pub alternates: Vec<(Language, String)>,
}

impl ArticlePage {
    pub fn action(&self, what: &str) -> String {
        format!("{}/{what}", address(&self.slug))
    }

    /// Longest comment.
    pub const fn most(&self) -> usize {
        COMMENT_MAX
    }

    pub fn sample() -> Self {
        let body = "The router has four lights.\n\n## Power\n\nGreen.\n\n## Line\n\nGreen, or red when the line is \
                    down.\n\n## Wireless\n\nBlinks while somebody uses it.\n\n![The lights](lights.png)";
        let lights =
            || text::Picture { address: "/help/lights/lights.png".to_owned(), size: Some((320, 200)) };
        let article = text::article(body, &|_| Some(lights()), &|_| None);
        Self {
            frame: sample::visitor().at(Here::Help),
            id: 7,
            slug: "lights".to_owned(),
            title: "What the lights of the router mean".to_owned(),
            summary: "The router has four lights.".to_owned(),
            html: article.html,
            files: vec![FileLink {
                href: "/help/lights/manual.pdf".to_owned(),
                name: "manual.pdf".to_owned(),
                size: "412 kB".to_owned(),
            }],
            contents: article.headings,
            language: Language::En,
            is_fallback: false,
            others: vec![(Language::De, "/help/lights?lang=de".to_owned())],
            topic: ("Faults".to_owned(), "/help/c/faults".to_owned()),
            author: Some("Noor Haddad".to_owned()),
            changed: sample::when("2026-11-03T10:44:00Z", "3 Nov"),
            changed_on: "3 November 2026".to_owned(),
            review_on: Some("1 May 2027".to_owned()),
            hidden: None,
            related: vec![CardView::sample("Restarting the router", "Ten seconds without power.")],
            vote: Some(true),
            form: CommentForm::default(),
            origin: "https://care.saltmere.test".to_owned(),
            canonical: "https://care.saltmere.test/help/lights".to_owned(),
            alternates: vec![(Language::De, "https://care.saltmere.test/help/lights?lang=de".to_owned())],
        }
    }

    pub fn sample_of_draft_with_errors() -> Self {
        let mut page = Self {
            frame: sample::agent().at(Here::Help),
            hidden: Some(("draft", String::new())),
            is_fallback: true,
            contents: Vec::new(),
            vote: None,
            ..Self::sample()
        };
        page.form.refuse("comment", "Please write something first.");
        page
    }
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(query): Query,
    method: Method,
    headers: axum::http::HeaderMap,
) -> Result<Response> {
    let reader = web.reader(&visitor, query.get("lang"));
    let token = cookies::read(&headers, &web.cookie_names().reader);
    match articles::show(&web.app, &reader, &slug, token.as_deref()).await? {
        Found::Moved(slug) => Ok(moved(&in_language(&slug, query.get("lang")))),
        Found::Article(shown) => {
            // Whoever asks for the head alone reads nothing.
            if !reader.is_staff && method != Method::HEAD {
                articles::count_views(&web.app, shown.article.id);
            }
            render(&page(&web, &visitor, &reader, *shown, CommentForm::default()).await?)
        }
    }
}

/// For good, so that whoever keeps the old address learns the new one.
pub(super) fn moved(address: &str) -> Response {
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, address)]).into_response()
}

/// The page's address, in the language that was asked for.
fn in_language(slug: &str, asked: &str) -> String {
    let path = address(slug);
    Language::parse(asked).map_or(path.clone(), |language| format!("{path}?lang={language}"))
}

/// The article's page with a comment that was refused.
pub(super) async fn page_with_comment(
    web: &Web,
    visitor: &Visitor,
    slug: &str,
    token: Option<&str>,
    form: CommentForm,
) -> Result<ArticlePage> {
    let reader = web.reader(visitor, "");
    match articles::show(&web.app, &reader, slug, token).await? {
        Found::Article(shown) => page(web, visitor, &reader, *shown, form).await,
        Found::Moved(_) => Err(crate::Failure::NotFound),
    }
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    reader: &Reader,
    shown: Shown,
    form: CommentForm,
) -> Result<ArticlePage> {
    let times = web.times(visitor);
    let article = &shown.article;
    let drawn = draw(&article.slug, &shown.text.body, &shown.pictures, &shown.files);
    let language = shown.text.language();
    let path = address(&article.slug);
    let in_language = |language: Language| format!("{path}?lang={language}");
    let origin = web.origin();
    let is_usual = language == reader.desk_language;
    let is_long = drawn.headings.len() >= LONG;
    let is_out = Reader { is_staff: false, ..*reader }.may_read(article);
    let visibility = article.visibility.as_str();
    let others = shown.languages.iter().filter(|other| **other != language);
    let alternates = shown.languages.iter().map(|other| (*other, format!("{origin}{}", in_language(*other))));
    Ok(ArticlePage {
        id: article.id,
        slug: article.slug.clone(),
        is_fallback: shown.is_fallback(reader),
        others: others.map(|other| (*other, in_language(*other))).collect(),
        alternates: alternates.collect(),
        canonical: if is_usual {
            format!("{origin}{path}")
        } else {
            format!("{origin}{}", in_language(language))
        },
        topic: (shown.category.name.clone(), format!("/help/c/{}", encoded(&shown.category.slug))),
        changed: times.when(shown.text.updated_at),
        changed_on: times.on(shown.text.updated_at),
        review_on: article.review_at.map(|at| times.on(at)),
        hidden: (!is_out)
            .then(|| (visibility, article.publish_at.map_or_else(String::new, |at| times.on(at)))),
        related: shown.related.iter().map(|card| CardView::of(card, reader)).collect(),
        title: shown.text.title,
        summary: shown.text.summary,
        html: drawn.html,
        files: shown.files.iter().map(|file| FileLink::of(file, &path)).collect(),
        contents: if is_long { drawn.headings } else { Vec::new() },
        language,
        author: shown.author,
        vote: shown.vote,
        form,
        origin,
        frame: web.frame(visitor, Here::Help).await?,
    })
}

/// A text with the pictures and files that its article has.
fn draw(slug: &str, body: &str, pictures: &[Picture], files: &[ArticleFile]) -> text::Article {
    let at = |name: &str| format!("{}/{}", address(slug), encoded(name));
    let picture = |typed: &str| {
        let picture = pictures.iter().find(|picture| picture.is_named(typed))?;
        Some(text::Picture { address: at(&picture.name), size: Some((picture.width, picture.height)) })
    };
    let file = |typed: &str| {
        let mut names =
            pictures.iter().map(|picture| &picture.name).chain(files.iter().map(|file| &file.name));
        names.find(|name| articles::is_named(name, typed)).map(|name| at(name))
    };
    text::article(body, &picture, &file)
}

impl FileLink {
    fn of(file: &ArticleFile, folder: &str) -> Self {
        let FileView { name, size, .. } = FileView::of(file);
        Self { href: format!("{folder}/{}", encoded(&name)), name, size }
    }
}

impl CommentForm {
    pub(super) fn of(typed: &str) -> Self {
        Self { comment: Field::new(typed), error: None }
    }
}
