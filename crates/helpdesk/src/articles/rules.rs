//! Who may read an article, in one place, and who may publish one.

use locales::Language;

use super::{Article, Card, Visibility};
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::settings::Settings;

/// Whoever reads: signed in or not, at this moment, in this language.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    pub is_staff: bool,
    pub language: Language,
    /// The desk's, which stands in for a language that an article lacks.
    pub desk_language: Language,
    /// Milliseconds since 1970 UTC.
    pub now: i64,
}

impl Reader {
    pub fn of(app: &App, actor: Option<&Actor>, language: Language) -> Self {
        Self {
            is_staff: actor.is_some_and(|actor| actor.role.is_staff()),
            language,
            desk_language: app.settings().language,
            now: app.now(),
        }
    }

    /// The team reads everything; everybody else what is Public, from its date.
    pub fn may_read(&self, article: &Article) -> bool {
        self.may_read_at(article.visibility, article.publish_at)
    }

    pub fn may_read_card(&self, card: &Card) -> bool {
        self.may_read_at(card.visibility, card.publish_at)
    }

    pub(super) fn may_read_at(&self, visibility: Visibility, publish_at: Option<i64>) -> bool {
        let is_out = publish_at.is_some_and(|publish_at| publish_at <= self.now);
        self.is_staff || (visibility == Visibility::Public && is_out)
    }
}

/// Whether this member of the team may decide what readers see.
pub fn may_publish(settings: &Settings, actor: &Actor) -> bool {
    match actor.role {
        Role::Admin => true,
        Role::Agent => settings.agents_publish,
        Role::Customer => false,
    }
}
