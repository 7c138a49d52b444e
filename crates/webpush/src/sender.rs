//! Who sends: a key of one's own, and the signature that goes with every message (VAPID).

use base64::Engine as _;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::json;

use crate::{BASE64URL, Unusable};

/// The sender's key.
pub struct Sender(EcdsaKeyPair);

impl Sender {
    /// A new key, in PKCS#8: a secret to be kept, as browsers are bound to it.
    pub fn generate() -> Result<Vec<u8>, Unusable> {
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        made.map(|document| document.as_ref().to_vec()).map_err(|_| Unusable)
    }

    pub fn from_pkcs8(document: &[u8]) -> Result<Self, Unusable> {
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document, &SystemRandom::new());
        key.map(Self).map_err(|_| Unusable)
    }

    /// What a browser is given as `applicationServerKey`.
    pub fn public_key(&self) -> String {
        BASE64URL.encode(self.0.public_key())
    }

    /// The `Authorization` of a message to a push service: its origin, where its operator can reach us (an https or
    /// mailto address), and until when it holds, in seconds since 1970 UTC; at most a day ahead.
    pub fn authorization(&self, service: &str, contact: &str, expires: i64) -> Result<String, Unusable> {
        let head = json!({ "typ": "JWT", "alg": "ES256" });
        let claims = json!({ "aud": service, "exp": expires, "sub": contact });
        let part = |value: serde_json::Value| BASE64URL.encode(value.to_string());
        let signed = format!("{}.{}", part(head), part(claims));
        let signature = self.0.sign(&SystemRandom::new(), signed.as_bytes()).map_err(|_| Unusable)?;
        let token = format!("{signed}.{}", BASE64URL.encode(signature));
        Ok(format!("vapid t={token}, k={}", self.public_key()))
    }
}

#[cfg(test)]
mod tests {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use super::*;

    #[test]
    fn the_signature_holds_under_the_public_key_and_names_the_service() {
        let sender = Sender::from_pkcs8(&Sender::generate().unwrap()).unwrap();
        let authorization =
            sender.authorization("https://push.example.test", "https://care.example.test", 7).unwrap();
        let rest = authorization.strip_prefix("vapid t=").expect("the scheme");
        let (token, key) = rest.split_once(", k=").expect("two parts");
        assert_eq!(key, sender.public_key());
        let (signed, signature) = token.rsplit_once('.').expect("a signature");
        let key = BASE64URL.decode(key).unwrap();
        let verified = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key)
            .verify(signed.as_bytes(), &BASE64URL.decode(signature).unwrap());
        assert!(verified.is_ok());
        let (_, claims) = signed.split_once('.').expect("claims");
        let claims: serde_json::Value = serde_json::from_slice(&BASE64URL.decode(claims).unwrap()).unwrap();
        let expected =
            json!({ "aud": "https://push.example.test", "exp": 7, "sub": "https://care.example.test" });
        assert_eq!(claims, expected);
    }

    #[test]
    fn a_kept_key_stays_the_same() {
        let document = Sender::generate().unwrap();
        let [one, two] = [(); 2].map(|()| Sender::from_pkcs8(&document).unwrap().public_key());
        assert_eq!(one, two);
        assert!(Sender::from_pkcs8(b"no key").is_err());
    }
}
