//! Links that the desk made itself and knows again: no row is kept for each of them.

mod store;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::app::App;
use crate::error::{Error, Result};
use crate::secrets;

/// What a signature is good for; one for another purpose is no signature here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Begins to tell an address what it was asked for.
    ConfirmServiceNews,
    /// Ends one subscription to a service's news.
    EndServiceNews,
    /// Says whether the assistant's own answer to a request helped.
    AutoReplyHelped,
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::ConfirmServiceNews => "confirm-service-news",
            Self::EndServiceNews => "end-service-news",
            Self::AutoReplyHelped => "auto-reply-helped",
        }
    }
}

/// Signs with the desk's own secret, which is made once.
#[derive(Clone)]
pub struct Signer(Vec<u8>);

impl Signer {
    /// Of several processes that make a secret at once, the first one's counts for all.
    pub async fn load(app: &App) -> Result<Self> {
        let kept = store::secret(&mut *app.read().await?).await?;
        match kept {
            Some(secret) => Ok(Self(secret)),
            None => Self::make(app).await,
        }
    }

    async fn make(app: &App) -> Result<Self> {
        let mut tx = app.begin().await?;
        store::insert_secret(&mut tx, secrets::token().as_bytes(), app.now()).await?;
        let kept = store::secret(&mut tx).await?;
        tx.commit().await?;
        kept.map(Self).ok_or_else(|| Error::Internal("the signing secret was not kept".into()))
    }

    /// `17.kZ0…`: the number and its signature, safe in an address.
    pub fn sign(&self, purpose: Purpose, number: i64) -> String {
        let signature = self.over(purpose, number).finalize().into_bytes();
        format!("{number}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// The number, when this desk signed it for this purpose.
    pub fn open(&self, purpose: Purpose, signed: &str) -> Option<i64> {
        let (number, signature) = signed.split_once('.')?;
        let number: i64 = number.parse().ok()?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        self.over(purpose, number).verify_slice(&signature).is_ok().then_some(number)
    }

    fn over(&self, purpose: Purpose, number: i64) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length does");
        mac.update(format!("{}:{number}", purpose.as_str()).as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn a_signature_holds_for_one_number_and_purpose_and_outlives_the_process() {
        let app = testing::app().await;
        let signer = Signer::load(&app).await.unwrap();
        let signed = signer.sign(Purpose::EndServiceNews, 17);
        let again = Signer::load(&app).await.unwrap();
        assert_eq!(again.open(Purpose::EndServiceNews, &signed), Some(17));
        assert_eq!(again.open(Purpose::ConfirmServiceNews, &signed), None);
        let other = signed.replace("17.", "18.");
        for forged in [other.as_str(), "17.", "17", "", ".", "17.AAAA", &format!("{signed}A")] {
            assert_eq!(again.open(Purpose::EndServiceNews, forged), None, "{forged}");
        }
    }
}
