//! A service as pages show it.

use helpdesk::services::{Availability, DAYS, Day, Incident, Said, Service};
use locales::Language;
use text::{Format, Pictures};

use crate::page::When;
use crate::when::Times;

/// A state with its shape; `word` is the text that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateView {
    /// Picks shape and colour: those of other states that mean the same to their reader.
    pub key: &'static str,
    pub word: &'static str,
    pub value: &'static str,
}

impl From<Availability> for StateView {
    fn from(state: Availability) -> Self {
        let key = match state {
            Availability::Available => "solved",
            Availability::Degraded => "pending",
            Availability::Down => "down",
            Availability::Planned => "planned",
        };
        Self { key, word: state.word(), value: state.as_str() }
    }
}

/// A service in a list.
#[derive(Debug, Clone)]
pub struct ServiceView {
    pub slug: String,
    pub name: String,
    pub summary: String,
    pub category: String,
    pub price: String,
    pub hours: String,
    pub state: StateView,
    pub note: String,
    /// As announced.
    pub starts: Option<When>,
    pub ends: Option<When>,
    pub picture: Option<PictureView>,
}

#[derive(Debug, Clone)]
pub struct PictureView {
    pub address: String,
    pub width: i64,
    pub height: i64,
}

impl ServiceView {
    pub fn of(service: &Service, times: &Times) -> Self {
        let picture =
            |address| PictureView { address, width: service.picture_width, height: service.picture_height };
        // A beginning that is over says nothing.
        let starts = service.starts_at.filter(|at| times.is_ahead(*at));
        Self {
            slug: service.slug.clone(),
            name: service.name.clone(),
            summary: service.summary.clone(),
            category: service.category.clone(),
            price: service.price.clone(),
            hours: service.hours.clone(),
            state: service.state.into(),
            note: service.note.clone(),
            starts: starts.map(|at| times.dated(at)),
            ends: service.ends_at.map(|at| times.dated(at)),
            picture: service.picture_address().map(picture),
        }
    }

    pub fn is_available(&self) -> bool {
        self.state.value == Availability::Available.as_str()
    }

    /// When the work begins that is announced; until then the service is available.
    pub fn planned(&self) -> Option<&When> {
        self.starts.as_ref().filter(|_| self.state.value == Availability::Planned.as_str())
    }

    /// Whether it is not available at this moment.
    pub fn is_disturbed(&self) -> bool {
        !self.is_available() && self.planned().is_none()
    }

    /// How it is at this moment.
    pub fn state_now(&self) -> StateView {
        if self.is_disturbed() { self.state } else { Availability::Available.into() }
    }

    pub fn sample(name: &str, state: Availability) -> Self {
        Self {
            slug: name.to_lowercase().replace(' ', "-"),
            name: name.to_owned(),
            summary: "Fibre to your door, up to 500 Mbit/s.".to_owned(),
            category: "Internet".to_owned(),
            price: "€39 a month".to_owned(),
            hours: "Day and night".to_owned(),
            state: state.into(),
            note: if state.is_available() {
                String::new()
            } else {
                "Engineers are on site in Kelp Street.".to_owned()
            },
            starts: None,
            ends: (!state.is_available())
                .then(|| crate::sample::when("2026-11-22T13:00:00Z", "22 Nov, 14:00")),
            picture: None,
        }
    }
}

/// What people wrote about a service in Markdown, as safe HTML. Pictures of elsewhere are links.
pub fn described(markdown: &str) -> String {
    text::to_html(markdown, Format::Markdown, Pictures::Linked(""))
}

/// The bar of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayView {
    /// The class of its bar; empty where nothing was wrong.
    pub class: &'static str,
}

/// 90 days as bars and in words.
#[derive(Debug, Clone)]
pub struct DaysView {
    pub bars: Vec<DayView>,
    pub words: String,
    /// The part of that time in which it was fully available, such as "99.97 %".
    pub share: String,
}

impl DaysView {
    /// `share` in hundredths of a percent.
    pub fn of(days: &[Day; DAYS], share: i64, language: Language) -> Self {
        let class = |day: &Day| match day.worst {
            None => "x",
            Some(Availability::Available) => "",
            Some(Availability::Planned) => "w",
            Some(Availability::Degraded) => "d",
            Some(Availability::Down) => "o",
        };
        let bars = days.iter().map(|day| DayView { class: class(day) }).collect();
        Self { bars, words: Self::words(days, language), share: percent(share, language) }
    }

    fn words(days: &[Day; DAYS], language: Language) -> String {
        let count = |state| days.iter().filter(|day| day.worst == Some(state)).count() as i64;
        let states = [Availability::Down, Availability::Degraded, Availability::Planned];
        let counted: Vec<_> =
            states.map(|state| (state, count(state))).into_iter().filter(|(_, n)| *n > 0).collect();
        let all: i64 = counted.iter().map(|(_, n)| n).sum();
        if all == 0 {
            return language.say("board-days-well").to_owned();
        }
        let each = counted.iter().map(|(state, n)| {
            let said = language.say_with("board-days-each").with("days", language.say(state.word()));
            said.with("count", *n).to_string()
        });
        let each: Vec<String> = each.collect();
        let told = language.say_with("board-days-told").with("count", all);
        format!("{told}. {}", each.join(language.say("list-comma")))
    }

    pub fn sample(worst: &[(usize, Availability)]) -> Self {
        let date = jiff::civil::date(2026, 11, 22);
        let mut days = [Day { date, worst: Some(Availability::Available) }; DAYS];
        for (back, state) in worst {
            days[DAYS - 1 - back].worst = Some(*state);
        }
        for day in &mut days[..12] {
            day.worst = None;
        }
        Self::of(&days, 9_997, Language::En)
    }
}

fn percent(hundredths: i64, language: Language) -> String {
    let part = format!("{:02}", hundredths % 100);
    match hundredths {
        10_000 => language.say("board-share-all").to_owned(),
        _ => language.say_with("board-share").with("whole", hundredths / 100).with("part", part).to_string(),
    }
}

/// Something that was said during an incident.
#[derive(Debug, Clone)]
pub struct SaidView {
    pub state: StateView,
    pub note: String,
    pub ends: Option<When>,
    pub when: When,
}

impl SaidView {
    fn of(said: &Said, times: &Times) -> Self {
        Self {
            state: said.state.into(),
            note: said.note.clone(),
            ends: said.ends_at.map(|at| times.dated(at)),
            when: times.dated(said.said_at),
        }
    }
}

/// An incident with the service that it is about.
#[derive(Debug, Clone)]
pub struct IncidentView {
    pub id: i64,
    pub slug: String,
    pub service: String,
    pub worst: StateView,
    pub starts: When,
    /// It is announced and has not begun.
    pub is_ahead: bool,
    pub ended: Option<When>,
    /// Newest first.
    pub said: Vec<SaidView>,
}

impl IncidentView {
    pub fn of(incident: &Incident, service: &Service, times: &Times) -> Self {
        Self {
            id: incident.id,
            slug: service.slug.clone(),
            service: service.name.clone(),
            worst: incident.worst().into(),
            starts: times.dated(incident.starts_at),
            is_ahead: times.is_ahead(incident.starts_at),
            ended: incident.ended_at.map(|at| times.dated(at)),
            said: incident.said.iter().rev().map(|said| SaidView::of(said, times)).collect(),
        }
    }

    pub fn sample(id: i64, service: &str, state: Availability, over: bool) -> Self {
        let view = ServiceView::sample(service, state);
        let when = crate::sample::when("2026-11-22T09:31:00Z", "22 Nov, 10:31");
        Self {
            id,
            slug: view.slug,
            service: view.name,
            worst: view.state,
            starts: when.clone(),
            is_ahead: false,
            ended: over.then(|| crate::sample::when("2026-11-22T11:02:00Z", "22 Nov, 12:02")),
            said: vec![SaidView { state: view.state, note: view.note, ends: view.ends, when }],
        }
    }
}
