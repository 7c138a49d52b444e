//! Argon2id (19 MiB, 2 passes, 1 lane) on a bounded pool, so that a flood of sign-ins cannot eat the machine.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, Params, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use super::policy::is_overlong;
use crate::error::{Error, Result};

/// Hashes computed at the same time; each holds 19 MiB and a core.
static SLOTS: Semaphore = Semaphore::const_new(2);

/// What is compared when there is no such person, so that both answers cost the same. Its password is unknown.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Gk2rQn0tV5yX8bZc1dE4fA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The answer to "is this the password?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub right: bool,
    /// The same password hashed anew, when the stored hash was made with other parameters than today's.
    pub renewed: Option<String>,
}

/// The PHC string to store for this password.
pub async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    on_pool(move || compute(&password)).await?
}

/// Compares with the stored hash; without one it costs the same and is wrong.
pub async fn verify(password: &str, stored: Option<&str>) -> Result<Verdict> {
    if is_overlong(password) {
        return Ok(Verdict { right: false, renewed: None });
    }
    let password = password.to_owned();
    let known = stored.is_some();
    let stored = stored.unwrap_or(NOBODY).to_owned();
    on_pool(move || compare(&password, &stored, known)).await?
}

/// Runs work that costs a core for a while where it holds up nobody else.
pub(super) async fn on_pool<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _slot = SLOTS.acquire().await.map_err(|_| Error::Internal("the hashing pool is closed".into()))?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::Internal(format!("hashing was interrupted: {error}")))
}

fn compute(password: &str) -> Result<String> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Error::Internal(format!("cannot hash a password: {error}")))
}

fn compare(password: &str, stored: &str, known: bool) -> Result<Verdict> {
    let parsed = PasswordHash::new(stored)
        .map_err(|error| Error::Internal(format!("a stored password hash cannot be read: {error}")))?;
    let right = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known;
    let renewed = if right && is_outdated(&parsed) { Some(compute(password)?) } else { None };
    Ok(Verdict { right, renewed })
}

fn is_outdated(hash: &PasswordHash) -> bool {
    let today = Params::default();
    hash.algorithm.as_str() != "argon2id"
        || Params::try_from(hash).map_or(true, |params| {
            (params.m_cost(), params.t_cost(), params.p_cost())
                != (today.m_cost(), today.t_cost(), today.p_cost())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hash_accepts_its_password_and_no_other() {
        let stored = hash("tram lantern 47 oats").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        let right = verify("tram lantern 47 oats", Some(&stored)).await.unwrap();
        assert_eq!(right, Verdict { right: true, renewed: None });
        assert!(!verify("tram lantern 47 oat", Some(&stored)).await.unwrap().right);
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(!verify("anything at all", None).await.unwrap().right);
    }

    #[tokio::test]
    async fn a_hash_with_older_parameters_is_renewed_at_the_next_sign_in() {
        let older = Argon2::new(
            argon2::Algorithm::Argon2id,
            argon2::Version::V0x13,
            Params::new(8 * 1024, 1, 1, None).unwrap(),
        );
        let stored = older.hash_password(b"tram lantern 47 oats").unwrap().to_string();
        let verdict = verify("tram lantern 47 oats", Some(&stored)).await.unwrap();
        let renewed = verdict.renewed.expect("hashed anew");
        assert!(verify("tram lantern 47 oats", Some(&renewed)).await.unwrap().right);
    }

    #[tokio::test]
    async fn an_overlong_password_is_refused_without_hashing() {
        let started = std::time::Instant::now();
        assert!(!verify(&"x".repeat(10_000_000), Some(NOBODY)).await.unwrap().right);
        assert!(started.elapsed().as_millis() < 1_000);
    }
}
