//! The chat on other sites: which sites may show it, and how they say who their visitors are.

mod desk;
mod identify;
mod keys;
mod sites;
mod store;
mod sweep;
mod talk;
#[cfg(test)]
mod tests;
mod token;
mod visit;

pub use desk::{desk_id, is_desk};
pub use identify::{Proof, Shown, identify};
pub use keys::{Key, NewKey, keys, make_key, retire_key};
pub use sites::{SitesForm, change_sites, sites};
pub use sweep::sweep;
pub use talk::listener;
pub(crate) use talk::requester;
pub use token::Refused;
pub(crate) use visit::active_among;
pub use visit::{Known, NewVisit, Visit, begin, end, find};

use crate::clock::{DAY, HOUR};
use crate::settings::Settings;

/// How long somebody unknown can come back to their chat, in milliseconds.
const UNKNOWN_KEPT: i64 = 30 * DAY;
/// How long one proof lasts while its page stays open.
const PROOF_KEPT: i64 = 12 * HOUR;
/// How long a site's visitor is remembered who does not come back.
const PEOPLE_KEPT: i64 = 30 * DAY;

/// Whether any site shows the widget.
pub fn is_open(settings: &Settings) -> bool {
    settings.set_up && sites(settings).next().is_some()
}
