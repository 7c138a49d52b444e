//! The assistant's settings: switch and limits, thresholds with a replay, intents with a test box, what is missing, and
//! how it fares.

mod forms;
mod tried;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::assistant::intents::{self, Edited};
use helpdesk::assistant::{self, DAYS, Figures, Gap, Replay};
use helpdesk::settings::{self, ASSISTANT_LIMITS, Settings, THRESHOLDS};
use helpdesk::{Actor, Error};
use locales::Language;

use forms::{ExamplesForm, SwitchForm, ThresholdsForm};
use tried::{NearRow, TriedPart, tried_parts};

use crate::form::{Fields, Query};
use crate::page::{Field, Frame, Here};
use crate::refusal::Refusal;
use crate::session::{Admin, Visitor};
use crate::{Result, Web, render, sample};

const PATH: &str = "/settings/assistant";

/// An intent in the list.
#[derive(Debug, Clone)]
pub struct IntentRow {
    pub name: &'static str,
    pub word: &'static str,
    pub count: usize,
    pub changed: bool,
}

/// One line of the figures.
#[derive(Debug, Clone)]
pub struct FigureRow {
    pub name: String,
    pub hint: &'static str,
    pub n: i64,
    /// Its share of all that were handed over, for one of the reasons.
    pub tenths: Option<i64>,
}

#[derive(Template)]
#[template(path = "admin/assistant.html")]
pub struct Page {
    /// At [`Here::Asking`].
    pub frame: Frame,
    pub on: bool,
    pub switch: SwitchForm,
    pub thresholds: ThresholdsForm,
    /// None for thresholds that are none.
    pub replay: Option<Replay>,
    pub intents: Vec<IntentRow>,
    /// The one whose examples are edited.
    pub intent: &'static str,
    pub examples: ExamplesForm,
    pub tried: String,
    pub parts: Vec<TriedPart>,
    pub gaps: Vec<Gap>,
    pub days: i64,
    pub figures: Vec<FigureRow>,
}

impl Page {
    pub fn sample() -> Self {
        let figures = Figures {
            chats: 214,
            asked: 180,
            resolved: 96,
            wrong: 11,
            contained: 131,
            handed: vec![
                (assistant::dialogue::Reason::Asked, 30),
                (assistant::dialogue::Reason::NoAnswer, 14),
            ],
        };
        let frame = Frame { flash: None, ..sample::admin() }.at(Here::Asking);
        Self {
            on: true,
            switch: SwitchForm::of(&Settings::default()),
            thresholds: ThresholdsForm::of(&Settings::default()),
            replay: Some(Replay { questions: 180, answered: 131, offered: 30, right: 84, wrong: 11 }),
            intents: vec![IntentRow { name: "person", word: "intent-person", count: 8, changed: true }],
            intent: "person",
            examples: ExamplesForm {
                examples: Field::new("get me an agent\nich will einen Menschen"),
                error: None,
            },
            tried: "can a human look at this".to_owned(),
            parts: vec![TriedPart {
                text: "can a human look at this".to_owned(),
                word: "intent-person",
                asks: Some("Asks for a person: 97 % sure.".to_owned()),
                rule: None,
                is_looked_up: false,
                guess: None,
                near: vec![NearRow {
                    word: "intent-person",
                    example: "get me an agent".to_owned(),
                    likeness: 71,
                }],
            }],
            gaps: vec![Gap {
                count: 7,
                questions: vec!["Do you ship abroad?".to_owned(), "shipping abroad".to_owned()],
            }],
            days: DAYS,
            figures: rows(&figures, frame.language),
            frame,
        }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self { gaps: Vec::new(), replay: Some(Replay::default()), ..Self::sample() };
        page.switch.refuse("questions_per_visitor", "Please give a whole number from 1 to 1,000,000.");
        page
    }
}

fn rows(figures: &Figures, language: Language) -> Vec<FigureRow> {
    let row =
        |id: &'static str, hint, n| FigureRow { name: language.say(id).to_owned(), hint, n, tenths: None };
    let mut rows = vec![
        row("asking-figure-chats", "", figures.chats),
        row("asking-figure-asked", "", figures.asked),
        row("asking-figure-resolved", "asking-figure-resolved-hint", figures.resolved),
        row("asking-figure-contained", "asking-figure-contained-hint", figures.contained),
        row("asking-figure-wrong", "", figures.wrong),
    ];
    let all: i64 = figures.handed.iter().map(|(_, n)| n).sum();
    rows.extend(figures.handed.iter().map(|(reason, n)| {
        let reason = language.say(reason.word());
        FigureRow {
            name: language.say_with("asking-figure-handed").with("reason", reason).to_string(),
            hint: "",
            n: *n,
            tenths: Some((10 * n + all / 2) / all.max(1)),
        }
    }));
    rows
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Query(query): Query,
) -> Result<Response> {
    let mut page = page(&web, &visitor, &actor, &query).await?;
    let checked = settings::check_thresholds(&web.app.settings(), page.thresholds.typed());
    let Err(error) = checked else { return render(&page) };
    let form = &mut page.thresholds;
    let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
    refusal.render(&page)
}

/// The page as the query asks for it: an intent to edit, a message to try, thresholds to replay.
async fn page(web: &Web, visitor: &Visitor, actor: &Actor, query: &Fields) -> Result<Page> {
    let settings = web.app.settings();
    let language = visitor.language;
    let threshold = |name| match query.has(name) {
        true => query.get(name).to_owned(),
        false => settings::assistant_number(&settings, name).to_string(),
    };
    let thresholds = ThresholdsForm::with(THRESHOLDS.map(threshold));
    let edited = intents::list(&web.app, actor).await?;
    let chosen =
        edited.iter().find(|edited| edited.intent.as_str() == query.get("intent")).or(edited.first());
    let examples = chosen.map(|edited| edited.examples.join("\n")).unwrap_or_default();
    let tried = query.get("try").to_owned();
    let parts = if tried.is_empty() {
        Vec::new()
    } else {
        let explained = intents::explain(&web.app, actor, &tried).await?;
        tried_parts(explained, &tried, settings.intent_from, language)
    };
    Ok(Page {
        on: settings.assistant_on,
        switch: SwitchForm::of(&settings),
        replay: replay(web, actor, &thresholds).await?,
        thresholds,
        intent: chosen.map_or("", |edited| edited.intent.as_str()),
        intents: edited.iter().map(intent_row).collect(),
        examples: ExamplesForm { examples: Field::new(examples), error: None },
        tried,
        parts,
        gaps: assistant::gaps(&web.app, actor).await?,
        days: DAYS,
        figures: rows(&assistant::figures(&web.app, actor).await?, language),
        frame: web.frame(visitor, Here::Asking).await?,
    })
}

/// None for thresholds that are none.
async fn replay(web: &Web, actor: &Actor, thresholds: &ThresholdsForm) -> Result<Option<Replay>> {
    match settings::check_thresholds(&web.app.settings(), thresholds.typed()) {
        Ok(()) => Ok(Some(assistant::replay(&web.app, actor, thresholds.cut()).await?)),
        Err(_) => Ok(None),
    }
}

fn intent_row(edited: &Edited) -> IntentRow {
    IntentRow {
        name: edited.intent.as_str(),
        word: edited.intent.word(),
        count: edited.examples.len(),
        changed: edited.changed,
    }
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let on = fields.has("assistant_on");
    let typed = ASSISTANT_LIMITS.map(|name| fields.get(name));
    let changed = settings::change_assistant(&web.app, &actor, on, typed).await;
    let Err(error) = changed else { return Ok(saved(&web, &visitor, "asking-was-saved", "")) };
    let mut switch = SwitchForm::with(typed.map(str::to_owned));
    let refusal = Refusal::of(error, visitor.language, |field, message| switch.refuse(field, message))?;
    let page = Page { on, switch, ..page(&web, &visitor, &actor, &Fields::default()).await? };
    refusal.render(&page)
}

pub async fn update_thresholds(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let typed = THRESHOLDS.map(|name| fields.get(name));
    let changed = settings::change_thresholds(&web.app, &actor, typed).await;
    let Err(error) = changed else {
        return Ok(saved(&web, &visitor, "asking-thresholds-saved", "#thresholds"));
    };
    let mut thresholds = ThresholdsForm::with(typed.map(str::to_owned));
    let refusal = Refusal::of(error, visitor.language, |field, message| thresholds.refuse(field, message))?;
    let page = Page { thresholds, ..page(&web, &visitor, &actor, &Fields::default()).await? };
    refusal.render(&page)
}

pub async fn update_intent(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let name = fields.get("intent").to_owned();
    let error = match intents::save(&web.app, &actor, &name, fields.get("examples")).await {
        Ok(()) => {
            let at = format!("?intent={name}#intents");
            return Ok(saved(&web, &visitor, "asking-examples-saved", &at));
        }
        Err(Error::NotFound) => return Err(Error::NotFound.into()),
        Err(error) => error,
    };
    let mut examples = ExamplesForm { examples: Field::new(fields.get("examples")), error: None };
    let refusal = Refusal::of(error, visitor.language, |field, message| examples.refuse(field, message))?;
    let page = Page { examples, ..page(&web, &visitor, &actor, &fields).await? };
    refusal.render(&page)
}

fn saved(web: &Web, visitor: &Visitor, text: &'static str, at: &str) -> Response {
    let text = visitor.language.say(text);
    web.go_saying(&format!("{PATH}{at}"), text)
}
