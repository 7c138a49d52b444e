//! The page on which an article is written.

use askama::Template;
use helpdesk::articles::{self, Comment, Editing, Visibility, may_publish};
use helpdesk::{Actor, Place, Role, secrets};
use locales::Language;
use text::{Personal, PersonalKind};

use super::edit_form::EditForm;
use super::{share, visibilities};
use crate::attachments::{FileView, FilesField};
use crate::form::Fields;
use crate::page::{Choice, Field, Frame, Here, When};
use crate::session::Visitor;
use crate::{Result, Web, help, sample};

#[derive(Template)]
#[template(path = "admin/articles/edit.html")]
pub struct Edit {
    /// At [`Here::Articles`].
    pub frame: Frame,
    /// None for a new one.
    pub article: Option<ArticleView>,
    pub form: EditForm,
    pub key: String,
    /// The newest revision that the writer has before them, and what holds for the article in all languages.
    pub seen: String,
    pub facts: String,
    pub visibilities: Vec<Choice>,
    pub languages: Vec<Choice>,
    /// Names of the categories there are.
    pub categories: Vec<String>,
    pub may_publish: bool,
    pub files: FilesField,
    /// What in the text may say who somebody is: what kind, and the words.
    pub personal: Vec<(&'static str, String)>,
    /// The ticket it is made of.
    pub ticket: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct ArticleView {
    pub id: i64,
    /// Where readers find it.
    pub href: String,
    pub visibility: &'static str,
    /// Each language, where it is edited, and whether there is a text.
    pub languages: Vec<(Language, String, bool)>,
    pub language: Language,
    /// The newest words wait for somebody who may publish: where they are compared.
    pub proposal: Option<String>,
    pub redirects: Vec<String>,
    /// Its files, with what shows them in the text.
    pub files: Vec<(FileView, String)>,
    pub views: i64,
    pub helpful: String,
    pub votes: i64,
    /// How often it was suggested while a request was written, and solved it.
    pub solved: i64,
    /// Whether its reader may delete it.
    pub is_deletable: bool,
    pub comments: Vec<(String, When)>,
}

impl Edit {
    pub fn action(&self) -> String {
        match &self.article {
            Some(article) => format!("/settings/articles/{}", article.id),
            None => "/settings/articles/new".to_owned(),
        }
    }

    /// After a refusal: what the writer had seen when they began, unless it was refused because others saved meanwhile.
    /// Then they are told, and have seen what they were told of.
    pub(super) fn having_seen(self, fields: &Fields, is_conflict: bool) -> Self {
        let saw_words = self.seen == fields.get("seen");
        let seen = if is_conflict { self.seen } else { fields.get("seen").to_owned() };
        let facts = if is_conflict && saw_words { self.facts } else { fields.get("facts").to_owned() };
        Self { seen, facts, ..self }
    }

    pub fn place(&self) -> String {
        self.article.as_ref().map_or(Place::NewArticle, |article| Place::Article(article.id)).to_string()
    }

    pub fn sample_new() -> Self {
        Self {
            frame: sample::agent().at(Here::Articles),
            article: None,
            form: EditForm {
                visibility: Field::new("draft"),
                language: Field::new("en"),
                ..EditForm::default()
            },
            key: "f81d4fae7dec".to_owned(),
            seen: String::new(),
            facts: String::new(),
            visibilities: visibilities(Language::En, "draft"),
            languages: Choice::languages("en"),
            categories: vec!["Faults".to_owned(), "Bills and payment".to_owned()],
            may_publish: false,
            files: FilesField::default(),
            personal: Vec::new(),
            ticket: None,
        }
    }

    pub fn sample_from_ticket() -> Self {
        let mut page = Self {
            personal: vec![
                ("personal-name", "Amara".to_owned()),
                ("personal-phone", "0771 555 0188".to_owned()),
            ],
            ticket: Some(1042),
            ..Self::sample_new()
        };
        page.form.refuse("title", "Please give the article a title.");
        page
    }

    pub fn sample() -> Self {
        let file = FileView { shown: Some((320, 200)), ..sample::photo() };
        Self {
            form: EditForm {
                title: Field::new("What the lights of the router mean"),
                body: Field::new("The router has four lights.\n\n## Power\n\nGreen."),
                category: Field::new("Faults"),
                visibility: Field::new("public"),
                language: Field::new("en"),
                publish_at: Field::new("2026-11-03T10:44"),
                slug: Field::new("lights-of-the-router"),
                ..EditForm::default()
            },
            article: Some(ArticleView {
                id: 7,
                href: "/help/lights-of-the-router".to_owned(),
                visibility: "visibility-public",
                languages: vec![
                    (Language::En, "/settings/articles/7?language=en".to_owned(), true),
                    (Language::De, "/settings/articles/7?language=de".to_owned(), false),
                ],
                language: Language::En,
                proposal: Some("/settings/articles/7/revisions/12".to_owned()),
                redirects: vec!["router-lights".to_owned()],
                files: vec![(file, "![](router-light.jpg)".to_owned())],
                views: 1_204,
                helpful: "83 %".to_owned(),
                votes: 42,
                solved: 17,
                is_deletable: false,
                comments: vec![(
                    "The fourth light is missing.".to_owned(),
                    sample::when("2026-11-21T13:02:00Z", "Yesterday"),
                )],
            }),
            visibilities: visibilities(Language::En, "public"),
            seen: "12".to_owned(),
            ..Self::sample_new()
        }
    }
}

pub(super) async fn page(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    editing: Editing,
    language: Language,
    form: EditForm,
) -> Result<Edit> {
    let id = editing.article.id;
    let files = articles::files(&web.app, actor, id).await?;
    let comments: Vec<Comment> = articles::comments(&web.app, actor, id).await?;
    let times = web.times(visitor);
    let facts = editing.facts().to_owned();
    let newest = editing.newest.as_ref().map(|newest| newest.id);
    let edited = |other: Language| {
        (other, format!("/settings/articles/{id}?language={other}"), editing.languages.contains(&other))
    };
    let article = ArticleView {
        id,
        href: format!("{}?lang={language}", help::address(&editing.article.slug)),
        visibility: super::word(editing.article.visibility),
        languages: Language::ALL.into_iter().map(edited).collect(),
        language,
        proposal: newest
            .filter(|_| editing.has_proposal() && editing.article.visibility == Visibility::Public)
            .map(|newest| format!("/settings/articles/{id}/revisions/{newest}")),
        files: files.iter().map(|file| (FileView::of(file), markdown(file))).collect(),
        views: editing.article.views,
        helpful: share(editing.article.helpful, editing.article.unhelpful),
        votes: editing.article.helpful + editing.article.unhelpful,
        solved: editing.article.solved,
        is_deletable: editing.article.is_deletable() && actor.role == Role::Admin,
        comments: comments.into_iter().map(|said| (said.body, times.when(said.created_at))).collect(),
        redirects: editing.redirects,
    };
    let seen = newest.map(|newest| newest.to_string()).unwrap_or_default();
    let page = blank(web, visitor, actor, form, Place::Article(id)).await?;
    Ok(Edit { article: Some(article), seen, facts, ..page })
}

/// What shows a file in the text.
fn markdown(file: &articles::ArticleFile) -> String {
    let address = help::encoded(&file.name);
    if file.is_picture() { format!("![]({address})") } else { format!("[{}]({address})", file.name) }
}

/// The page of a new article with this form.
pub(super) async fn blank(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    form: EditForm,
    place: Place,
) -> Result<Edit> {
    let categories = articles::category_entries(&web.app, actor).await?;
    Ok(Edit {
        frame: web.frame(visitor, Here::Articles).await?,
        article: None,
        key: secrets::token(),
        seen: String::new(),
        facts: String::new(),
        visibilities: visibilities(visitor.language, &form.visibility.value),
        languages: Choice::languages(&form.language.value),
        categories: categories.into_iter().map(|entry| entry.category.name).collect(),
        may_publish: may_publish(&web.app.settings(), actor),
        files: web.files_at(actor, place).await?,
        personal: Vec::new(),
        ticket: None,
        form,
    })
}

/// The text that names each kind, and the words.
pub(super) fn pointed_out(personal: &[Personal]) -> Vec<(&'static str, String)> {
    let word = |kind| match kind {
        PersonalKind::Mail => "personal-mail",
        PersonalKind::Card => "personal-card",
        PersonalKind::Phone => "personal-phone",
        PersonalKind::Account => "personal-account",
        PersonalKind::Network => "personal-network",
        PersonalKind::Secret => "personal-secret",
        PersonalKind::Date => "personal-date",
        PersonalKind::Address => "personal-address",
        PersonalKind::Name => "personal-name",
    };
    personal.iter().map(|one| (word(one.kind), one.words.clone())).collect()
}
