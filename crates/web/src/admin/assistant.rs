//! The assistant's settings: switch and limits, thresholds with a replay, intents with a test box, what is missing, and
//! how it fares.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::assistant::intents::{self, Edited, Explained, Explanation, Guess};
use helpdesk::assistant::understand::Intent;
use helpdesk::assistant::understand::person::{FETCH_FROM, FETCH_INSTEAD_FROM};
use helpdesk::assistant::{self, Cut, DAYS, Figures, Gap, Replay};
use helpdesk::settings::{self, ASSISTANT_LIMITS, Settings, THRESHOLDS};
use helpdesk::{Actor, Error};
use locales::Language;

use crate::form::{Fields, Query};
use crate::form_view::form_view;
use crate::page::{Field, Frame, Here};
use crate::refusal::Refusal;
use crate::session::{Admin, Visitor};
use crate::{Result, Web, render, sample};

const PATH: &str = "/settings/assistant";

form_view! {
    pub struct SwitchForm { questions_per_visitor, questions_per_address, chat_requests_per_address }
}

form_view! {
    pub struct ThresholdsForm { answer_from, offer_from, answer_by_words_from, offer_by_words_from, intent_from }
}

form_view! {
    pub struct ExamplesForm { examples }
}

impl SwitchForm {
    fn with([visitor, address, requests]: [String; 3]) -> Self {
        Self {
            questions_per_visitor: Field::new(visitor),
            questions_per_address: Field::new(address),
            chat_requests_per_address: Field::new(requests),
            error: None,
        }
    }

    fn of(settings: &Settings) -> Self {
        Self::with(ASSISTANT_LIMITS.map(|name| settings::assistant_number(settings, name).to_string()))
    }
}

impl ThresholdsForm {
    fn with([answer, offer, answer_by_words, offer_by_words, intent]: [String; 5]) -> Self {
        Self {
            answer_from: Field::new(answer),
            offer_from: Field::new(offer),
            answer_by_words_from: Field::new(answer_by_words),
            offer_by_words_from: Field::new(offer_by_words),
            intent_from: Field::new(intent),
            error: None,
        }
    }

    fn of(settings: &Settings) -> Self {
        Self::with(THRESHOLDS.map(|name| settings::assistant_number(settings, name).to_string()))
    }

    fn typed(&self) -> [&str; 5] {
        [
            &self.answer_from,
            &self.offer_from,
            &self.answer_by_words_from,
            &self.offer_by_words_from,
            &self.intent_from,
        ]
        .map(|field| field.value.as_str())
    }

    /// Of fields that were checked.
    fn cut(&self) -> Cut {
        let number = |field: &Field| field.value.trim().parse().unwrap_or_default();
        Cut {
            answer: number(&self.answer_from),
            offer: number(&self.offer_from),
            answer_by_words: number(&self.answer_by_words_from),
            offer_by_words: number(&self.offer_by_words_from),
        }
    }
}

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

/// What a tried message is taken for, and why.
#[derive(Debug, Clone)]
pub struct TriedPart {
    pub text: String,
    pub word: &'static str,
    /// How surely the message asks for a person, in a sentence; with its first part.
    pub asks: Option<String>,
    /// The pattern that decided, if one did.
    pub rule: Option<String>,
    pub is_looked_up: bool,
    /// What the examples say, in a sentence.
    pub guess: Option<String>,
    pub near: Vec<NearRow>,
}

/// An example that is like the message.
#[derive(Debug, Clone)]
pub struct NearRow {
    pub word: &'static str,
    pub example: String,
    pub likeness: i64,
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

/// The parts of a message that is tried, each with why it is taken for what it is taken.
fn tried_parts(explained: Explanation, message: &str, from: i64, language: Language) -> Vec<TriedPart> {
    let asks = asks_for_person(&explained, language);
    if explained.fetches {
        return vec![TriedPart {
            text: message.to_owned(),
            word: Intent::Person.word(),
            asks: Some(asks),
            rule: None,
            is_looked_up: false,
            guess: None,
            near: Vec::new(),
        }];
    }
    let mut parts: Vec<TriedPart> =
        explained.parts.into_iter().map(|one| part(one, from, language)).collect();
    if let Some(first) = parts.first_mut() {
        first.asks = Some(asks);
    }
    parts
}

fn asks_for_person(explained: &Explanation, language: Language) -> String {
    let asking = &explained.asking;
    let known = if asking.by_meaning { "asking-try-person-meaning" } else { "asking-try-person-words" };
    let from = if explained.otherwise == Intent::Question { FETCH_FROM } else { FETCH_INSTEAD_FROM };
    let said = language.say_with(known).with("part", asking.part.as_str()).with("sure", asking.sure);
    said.with("from", from).to_string()
}

fn part(explained: Explained, from: i64, language: Language) -> TriedPart {
    let is_question = explained.intent == Intent::Question;
    TriedPart {
        asks: None,
        text: explained.text,
        word: explained.intent.word(),
        is_looked_up: explained.rule.is_none() && is_question,
        rule: explained.rule.map(str::to_owned),
        guess: explained.guess.as_ref().map(|guess| sentence(guess, from, language)),
        near: explained.guess.map(near).unwrap_or_default(),
    }
}

fn sentence(guess: &Guess, from: i64, language: Language) -> String {
    language
        .say_with("asking-try-guess")
        .with("intent", language.say(guess.intent.word()))
        .with("confidence", guess.confidence)
        .with("from", from)
        .to_string()
}

fn near(guess: Guess) -> Vec<NearRow> {
    let alike = guess.near.into_iter().filter(|near| near.likeness > 0);
    alike
        .map(|near| NearRow { word: near.intent.word(), example: near.example, likeness: near.likeness })
        .collect()
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
