//! How the desk looks: its own accent in place of the house's.

mod accent;
mod colour;
pub mod logo;
pub mod style;

use axum::http::HeaderValue;
use helpdesk::settings::Settings;

use accent::Family;
use colour::Rgb;

const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const NOT_KEPT: HeaderValue = HeaderValue::from_static("no-cache");

/// The house's accent, as `tokens.css` has it.
pub const PETROL: &str = "#0e5c66";
/// Its tint by night.
const PETROL_TINT: &str = "#12323a";
const WHITE: &str = "#ffffff";

/// What of a page's frame follows from the desk's brand.
#[derive(Debug, Clone, PartialEq)]
pub struct Brand {
    /// As it was chosen; empty for the house's.
    pub accent: String,
    /// The version of the logo; empty for none.
    pub logo: String,
    /// The style sheet that brings the desk's own accent.
    pub style: Option<String>,
    /// The colour of the browser's own frame, by day and by night.
    pub theme_day: String,
    pub theme_night: String,
    /// What is readable on it by day.
    pub on_theme_day: String,
}

impl Default for Brand {
    fn default() -> Self {
        Self {
            accent: String::new(),
            logo: String::new(),
            style: None,
            theme_day: PETROL.to_owned(),
            theme_night: PETROL_TINT.to_owned(),
            on_theme_day: WHITE.to_owned(),
        }
    }
}

impl Brand {
    pub fn of(settings: &Settings) -> Self {
        Self { logo: settings.logo.clone(), ..Self::with_accent(&settings.accent) }
    }

    /// The look with this accent, `#rrggbb`; what is no colour gives the house's.
    pub fn with_accent(accent: &str) -> Self {
        let accent = accent.to_owned();
        let Some(chosen) = Rgb::parse(&accent) else { return Self { accent, ..Self::default() } };
        Self {
            accent,
            logo: String::new(),
            style: Some(style::address(chosen)),
            theme_day: Family::by_day(chosen).accent.to_string(),
            // The bright accent of the night would glare around a dark page.
            theme_night: Family::by_night(chosen).tint.to_string(),
            on_theme_day: Family::by_day(chosen).on_accent.to_string(),
        }
    }

    /// Where the logo is that stands in the place of mark and name.
    pub fn logo_address(&self) -> Option<String> {
        (!self.logo.is_empty()).then(|| logo::address(&self.logo))
    }

    /// Whether it still is what the settings say.
    pub fn is_of(&self, settings: &Settings) -> bool {
        self.accent == settings.accent && self.logo == settings.logo
    }
}
