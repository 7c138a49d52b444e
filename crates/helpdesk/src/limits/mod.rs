//! How often something may be tried: fixed windows in the store, so that replicas and restarts share them.

mod address;
mod store;

use std::time::Duration;

use db::Conn;

use crate::app::App;
use crate::clock::{DAY, HOUR, MINUTE};
use crate::error::{Error, Result};
use crate::secrets;
use crate::settings::Settings;

pub use address::network;

/// One count: what is counted, how often it may happen, and in which time.
#[derive(Debug, Clone)]
pub struct Limit {
    bucket: String,
    /// How often in one window.
    allowed: i64,
    /// Milliseconds.
    window: i64,
}

impl Limit {
    fn new(bucket: String, allowed: i64, window: i64) -> Self {
        Self { bucket, allowed, window }
    }

    /// Failed sign-ins to one address, known or not, from browsers that never signed in to it.
    pub(crate) fn sign_ins_to_account(settings: &Settings, email_key: &str) -> Self {
        let bucket = format!("sign_in:account:{}", secrets::hash(email_key));
        Self::new(bucket, settings.sign_ins_per_account, 15 * MINUTE)
    }

    /// The same from one browser that signed in to it before: strangers cannot use this one up.
    pub(crate) fn sign_ins_from_device(settings: &Settings, email_key: &str, device_hash: &str) -> Self {
        let bucket = format!("sign_in:device:{}:{device_hash}", secrets::hash(email_key));
        Self::new(bucket, settings.sign_ins_per_account, 15 * MINUTE)
    }

    /// Failed sign-ins from one network.
    pub(crate) fn sign_ins_from(settings: &Settings, network: &str) -> Self {
        Self::new(format!("sign_in:network:{network}"), settings.sign_ins_per_address, 15 * MINUTE)
    }

    pub(crate) fn sign_ups_from(settings: &Settings, network: &str) -> Self {
        Self::new(format!("sign_up:network:{network}"), settings.sign_ups_per_address, HOUR)
    }

    pub(crate) fn resets_from(settings: &Settings, network: &str) -> Self {
        Self::new(format!("reset:network:{network}"), settings.sign_ins_per_address, HOUR)
    }

    /// Codes that one browser asks for.
    pub(crate) fn codes_for_browser(settings: &Settings, browser_hash: &str) -> Self {
        Self::new(format!("code:browser:{browser_hash}"), settings.codes_per_browser, HOUR)
    }

    /// Wrong codes for one address from unknown browsers.
    pub(crate) fn wrong_codes(settings: &Settings, email_key: &str) -> Self {
        let bucket = format!("code:account:{}", secrets::hash(email_key));
        Self::new(bucket, settings.wrong_codes_per_account, DAY)
    }

    /// Wrong codes for one address from one known browser.
    pub(crate) fn wrong_codes_from_device(settings: &Settings, email_key: &str, device_hash: &str) -> Self {
        let bucket = format!("code:device:{}:{device_hash}", secrets::hash(email_key));
        Self::new(bucket, settings.wrong_codes_per_account, DAY)
    }

    /// Mails that strangers can make us send to one address which never asked for any.
    pub(crate) fn unasked_mails(email_key: &str) -> Self {
        Self::new(format!("mail:unasked:{}", secrets::hash(email_key)), 1, DAY)
    }

    /// Codes that visitors of a chat can have mailed to one address, whoever proved to read them.
    pub(crate) fn chat_codes(email_key: &str) -> Self {
        Self::new(format!("mail:chat:{}", secrets::hash(email_key)), 1, DAY)
    }

    /// Mails that tell an account's owner of a stranger who typed the address.
    pub(crate) fn known_address_mails(email_key: &str) -> Self {
        Self::new(format!("mail:known:{}", secrets::hash(email_key)), 1, DAY)
    }

    /// Mails that ask an address whether it wants to be told of services.
    pub(crate) fn service_confirmations(email_key: &str) -> Self {
        Self::new(format!("mail:services:{}", secrets::hash(email_key)), 1, DAY)
    }

    /// Further mails to an address that has not proved itself yet.
    pub(crate) fn repeated_mails(email_key: &str) -> Self {
        Self::new(format!("mail:repeated:{}", secrets::hash(email_key)), 5, DAY)
    }

    /// Reset mails to one account from unknown browsers.
    pub(crate) fn reset_mails(email_key: &str) -> Self {
        Self::new(format!("mail:reset:{}", secrets::hash(email_key)), 5, DAY)
    }

    /// Passwords asked again inside an account: a stolen session is no way to guess one.
    pub(crate) fn password_confirmations(settings: &Settings, person: i64) -> Self {
        Self::new(format!("password:person:{person}"), settings.sign_ins_per_account, 15 * MINUTE)
    }
}

/// Counts one attempt in the caller's transaction; refused beyond `most` in `window` milliseconds: then nothing
/// of the transaction may stay.
pub async fn hit(conn: &mut Conn, bucket: &str, window: i64, most: i64, now: i64) -> Result<()> {
    let (started_at, hits) = store::hit(conn, bucket, now - window, now).await?;
    if hits <= most {
        return Ok(());
    }
    let wait = (started_at + window - now).max(1_000);
    Err(Error::TooMany { retry_after: Duration::from_millis(wait.unsigned_abs()) })
}

/// The same for a limit of accounts.
pub(crate) async fn count(conn: &mut Conn, limit: &Limit, now: i64) -> Result<()> {
    hit(conn, &limit.bucket, limit.window, limit.allowed, now).await
}

/// Counts one attempt where running out only means that something quietly does not happen.
pub(crate) async fn allows(conn: &mut Conn, limit: &Limit, now: i64) -> Result<bool> {
    let (_, hits) = store::hit(conn, &limit.bucket, now - limit.window, now).await?;
    Ok(hits <= limit.allowed)
}

/// The same for a bucket of the caller's.
pub async fn allows_up_to(conn: &mut Conn, bucket: &str, window: i64, most: i64, now: i64) -> Result<bool> {
    let (_, hits) = store::hit(conn, bucket, now - window, now).await?;
    Ok(hits <= most)
}

/// Takes one attempt back: it turned out to be a rightful one.
pub(crate) async fn forgive(conn: &mut Conn, limit: &Limit) -> Result<()> {
    store::forgive(conn, &limit.bucket).await
}

/// Forgets failed sign-ins to an account, whoever made them: its owner just proved to be there.
pub(crate) async fn forget_sign_ins(conn: &mut Conn, email_key: &str) -> Result<()> {
    let account = secrets::hash(email_key);
    store::remove(conn, &format!("sign_in:account:{account}")).await?;
    store::remove_starting(conn, &format!("sign_in:device:{account}:")).await
}

/// Forgets mails that nobody at this address had asked for: its owner just proved to want them.
pub(crate) async fn forget_unasked_mails(conn: &mut Conn, email_key: &str) -> Result<()> {
    store::remove(conn, &Limit::unasked_mails(email_key).bucket).await
}

/// The same for mails that ask about services.
pub(crate) async fn forget_service_confirmations(conn: &mut Conn, email_key: &str) -> Result<()> {
    store::remove(conn, &Limit::service_confirmations(email_key).bucket).await
}

/// Removes counts whose window ended long ago.
pub async fn sweep(app: &App) -> Result<()> {
    let mut tx = app.begin().await?;
    store::remove_before(&mut tx, app.now() - 2 * DAY).await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn a_full_bucket_refuses_until_its_window_ends_and_a_forgiven_attempt_counts_no_more() {
        let app = testing::app().await;
        let limit = Limit::new("test".into(), 2, MINUTE);
        let mut tx = app.begin().await.unwrap();
        count(&mut tx, &limit, app.now()).await.unwrap();
        count(&mut tx, &limit, app.now()).await.unwrap();
        let refused = count(&mut tx, &limit, app.now() + 20_000).await.unwrap_err();
        assert!(matches!(refused, Error::TooMany { retry_after } if retry_after.as_secs() == 40));
        forgive(&mut tx, &limit).await.unwrap();
        forgive(&mut tx, &limit).await.unwrap();
        count(&mut tx, &limit, app.now()).await.unwrap();
        assert!(count(&mut tx, &limit, app.now()).await.is_err());
        count(&mut tx, &limit, app.now() + MINUTE).await.unwrap();
    }

    #[tokio::test]
    async fn buckets_do_not_share_their_counts() {
        let app = testing::app().await;
        let settings = app.settings();
        let mut tx = app.begin().await.unwrap();
        let strangers = Limit::sign_ins_to_account(&settings, "ada@example.test");
        let owner = Limit::sign_ins_from_device(&settings, "ada@example.test", "device");
        while count(&mut tx, &strangers, app.now()).await.is_ok() {}
        count(&mut tx, &owner, app.now()).await.unwrap();
    }
}
