//! What the form for a service holds, checked.

use locales::Phrase;

use super::{Announcement, Availability, Service};
use crate::error::{Problems, Result};
use crate::fields;

const MAX_NAME: usize = 100;
const MAX_SUMMARY: usize = 200;
const MAX_DESCRIPTION: usize = 20_000;
const MAX_FACT: usize = 120;
pub(super) const MAX_NOTE: usize = 1_000;

/// As typed. Moments are by the clock of whoever fills it in: `2026-11-28T02:00`.
#[derive(Debug, Clone, Default)]
pub struct ServiceForm {
    pub name: String,
    pub summary: String,
    pub description: String,
    pub category: String,
    pub price: String,
    pub hours: String,
    /// `available`, `degraded`, `down` or `planned`.
    pub availability: String,
    pub note: String,
    pub starts: String,
    pub expected_end: String,
    /// The form's idempotency key; empty for none.
    pub key: String,
}

#[derive(Debug)]
pub(super) struct Checked {
    pub(super) name: String,
    pub(super) summary: String,
    pub(super) description: String,
    pub(super) category: String,
    pub(super) price: String,
    pub(super) hours: String,
    pub(super) announcement: Announcement,
}

impl ServiceForm {
    pub(super) fn checked(&self, zone: &str) -> Result<Checked> {
        let mut problems = Problems::default();
        let checked = Checked {
            name: fields::required_line(&mut problems, "name", &self.name, MAX_NAME, "service-name-missing"),
            summary: fields::optional_line(&mut problems, "summary", &self.summary, MAX_SUMMARY),
            description: fields::lines(&mut problems, "description", &self.description, MAX_DESCRIPTION),
            category: fields::optional_line(&mut problems, "category", &self.category, MAX_NAME),
            price: fields::optional_line(&mut problems, "price", &self.price, MAX_FACT),
            hours: fields::optional_line(&mut problems, "hours", &self.hours, MAX_FACT),
            announcement: self.announcement(&mut problems, zone),
        };
        problems.check().map(|()| checked)
    }

    fn announcement(&self, problems: &mut Problems, zone: &str) -> Announcement {
        let state = match self.availability.as_str() {
            "" => Some(Availability::Available),
            word => Availability::parse(word),
        };
        if state.is_none() {
            problems.add("availability", Phrase::new("availability-unknown"));
        }
        let announcement = Announcement {
            state: state.unwrap_or(Availability::Available),
            note: fields::lines(problems, "note", &self.note, MAX_NOTE),
            starts_at: fields::moment(problems, "starts", &self.starts, zone),
            ends_at: fields::moment(problems, "expected_end", &self.expected_end, zone),
        };
        if announcement.ends_at.zip(announcement.starts_at).is_some_and(|(end, start)| end <= start) {
            problems.add("expected_end", Phrase::new("ends-before-it-starts"));
        }
        announcement
    }
}

impl Checked {
    /// Name of the field, before, after: of those that differ.
    pub(super) fn changes<'a>(&'a self, before: &'a Service) -> Vec<(&'static str, &'a str, &'a str)> {
        let facts = [
            ("name", before.name.as_str(), self.name.as_str()),
            ("summary", &before.summary, &self.summary),
            ("description", &before.description, &self.description),
            ("category", &before.category, &self.category),
            ("price", &before.price, &self.price),
            ("hours", &before.hours, &self.hours),
        ];
        facts.into_iter().filter(|(_, before, after)| before != after).collect()
    }
}
