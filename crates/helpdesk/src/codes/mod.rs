//! Six digits mailed to an address to prove that it is read there. A code works in the browser that asked
//! for it, once, for ten minutes and five tries; the store keeps a hash that is useless without that browser.

mod claim;
mod confirm;
mod forgot;
mod issue;
mod pending;
mod resend;
mod reset;
pub mod store;
mod sweep;

use crate::clock::{MINUTE, SECOND};
use crate::secrets;

pub use confirm::{Confirmed, confirm};
pub use forgot::forgot;
pub(crate) use issue::{NewCode, issue, issue_verification};
pub use pending::{Pending, pending};
pub use resend::resend;
pub use reset::reset_password;
pub use sweep::sweep;

/// How long a code works, in milliseconds.
pub const LIFETIME: i64 = 10 * MINUTE;
/// How soon a new one may be asked for, in milliseconds.
pub const RESEND_AFTER: i64 = 60 * SECOND;
/// How often one may be typed wrong.
pub const TRIES: i64 = 5;

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Starts a new account.
    SignUp,
    /// Verifies an account that started while no mail could be sent.
    Verify,
    /// Sets a new password.
    Reset,
    /// Moves an account to a new address.
    NewEmail,
}

impl Purpose {
    const ALL: [Self; 4] = [Self::SignUp, Self::Verify, Self::Reset, Self::NewEmail];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignUp => "sign_up",
            Self::Verify => "verify",
            Self::Reset => "reset",
            Self::NewEmail => "new_email",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }
}

/// The page on which a code is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// `/verify`: everything but a reset.
    Verify,
    /// `/forgot/code`
    Forgot,
}

impl Page {
    /// The purposes entered there, as a list of three for one SQL text.
    const fn purposes(self) -> [Purpose; 3] {
        match self {
            Self::Verify => [Purpose::SignUp, Purpose::Verify, Purpose::NewEmail],
            Self::Forgot => [Purpose::Reset; 3],
        }
    }
}

/// What the store keeps of a browser's token.
fn browser_hash(browser: &str) -> String {
    secrets::hash(browser)
}

/// What the store keeps of a code: without the browser's own token it cannot be guessed back.
fn code_hash(browser: &str, code: &str) -> String {
    secrets::hash(&format!("{browser}:{code}"))
}

#[cfg(test)]
mod tests;
