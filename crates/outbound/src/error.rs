//! Why a request was not made or not answered.

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Says nothing of which port is open and who listens there: whoever named the address may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No address of the kind that the caller allows.
    #[error("the address is not one that may be called")]
    Refused,
    /// The name is not known, nobody answers, or what answers is not what it should be.
    #[error("the address does not answer as it should")]
    Unreachable,
}
