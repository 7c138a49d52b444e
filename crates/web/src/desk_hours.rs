//! When people answer, as a fact on pages for customers.

use jiff::tz::TimeZone;

use crate::Web;
use crate::session::Visitor;

/// The hours in words.
#[derive(Debug, Clone)]
pub struct HoursFact {
    pub words: String,
    /// When somebody is there again; None while somebody is.
    pub opens: Option<String>,
}

impl HoursFact {
    /// None when the desk says nothing. Hours are those of the desk's clock, the next opening that of the reader's.
    pub fn of(web: &Web, visitor: &Visitor) -> Option<Self> {
        let settings = web.app.settings();
        let words = settings.hours.in_words(visitor.language);
        if words.is_empty() {
            return None;
        }
        let zone = TimeZone::get(&settings.time_zone).unwrap_or(TimeZone::UTC);
        let next = settings.hours.next_opening(web.app.now(), &zone);
        Some(Self { words, opens: next.map(|at| web.times(visitor).dated(at).short) })
    }

    pub fn sample() -> Self {
        let words = "Monday to Friday 08:00–18:00, Saturday 10:00–14:00".to_owned();
        Self { words, opens: Some("23 Nov, 08:00".to_owned()) }
    }
}
