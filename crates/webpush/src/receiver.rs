//! A browser that takes messages: the two keys that it handed out with its address.

use base64::Engine as _;
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::rand::SystemRandom;

use crate::{BASE64URL, Unusable};

/// Length of a point of P-256, uncompressed.
pub(crate) const POINT: usize = 65;
const AUTH: usize = 16;

/// For whom a message is encrypted.
#[derive(Debug, Clone)]
pub struct Receiver {
    pub(crate) point: [u8; POINT],
    pub(crate) auth: [u8; AUTH],
}

impl Receiver {
    /// From `p256dh` and `auth`, as a browser's subscription names them.
    pub fn parse(p256dh: &str, auth: &str) -> Result<Self, Unusable> {
        let receiver = Self { point: exactly(p256dh)?, auth: exactly(auth)? };
        // Whether the point lies on the curve shows when it is used.
        receiver.agree().map(|_| receiver)
    }

    /// A secret that only the receiver can find too, and the point by which they find it. New each time.
    pub(crate) fn agree(&self) -> Result<(Vec<u8>, [u8; POINT]), Unusable> {
        let own = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).map_err(|_| Unusable)?;
        let own_point = own.compute_public_key().map_err(|_| Unusable)?;
        let own_point = own_point.as_ref().try_into().map_err(|_| Unusable)?;
        let theirs = UnparsedPublicKey::new(&ECDH_P256, &self.point);
        let secret = agree_ephemeral(own, &theirs, <[u8]>::to_vec).map_err(|_| Unusable)?;
        Ok((secret, own_point))
    }
}

fn exactly<const N: usize>(text: &str) -> Result<[u8; N], Unusable> {
    // Looked at before it is read: it comes from anybody.
    let fits = text.len() <= N * 2;
    let bytes = fits.then(|| BASE64URL.decode(text).ok()).flatten().ok_or(Unusable)?;
    bytes.try_into().map_err(|_| Unusable)
}

#[cfg(test)]
mod tests {
    use super::*;

    const P256DH: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    #[test]
    fn keys_are_read_as_browsers_send_them() {
        assert!(Receiver::parse(P256DH, AUTH).is_ok());
        assert!(Receiver::parse(&format!("{P256DH}="), &format!("{AUTH}==")).is_ok());
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let off_the_curve = BASE64URL.encode([[4].as_slice(), &[1; 64]].concat());
        let compressed = BASE64URL.encode([2; 33]);
        let long = "A".repeat(1 << 20);
        for wrong in ["", "A", "not base64!", &P256DH[..40], &off_the_curve, &compressed, &long] {
            assert!(Receiver::parse(wrong, AUTH).is_err(), "{}", wrong.len());
        }
        for wrong in ["", "AAAA", P256DH] {
            assert!(Receiver::parse(P256DH, wrong).is_err(), "{wrong}");
        }
    }
}
