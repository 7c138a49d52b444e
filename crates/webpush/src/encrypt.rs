//! Encrypts one message for one receiver: RFC 8291, in the coding `aes128gcm` of RFC 8188 with a single record.

use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use ring::rand::{SecureRandom, SystemRandom};

use crate::Unusable;
use crate::receiver::{POINT, Receiver};

/// What every push service takes: 4,096 bytes with all that stands around the text.
const RECORD: u32 = 4_096;
const SALT: usize = 16;
/// Salt, record size, length of the sender's point, and the point.
const HEAD: usize = SALT + 4 + 1 + POINT;
/// Ends the last record.
const LAST: u8 = 2;

impl Receiver {
    /// The body of a push message. The text may have at most 3,992 bytes.
    pub fn encrypt(&self, text: &[u8]) -> Result<Vec<u8>, Unusable> {
        let mut salt = [0; SALT];
        SystemRandom::new().fill(&mut salt).map_err(|_| Unusable)?;
        let (secret, sender) = self.agree()?;
        self.sealed(&secret, &sender, &salt, text)
    }

    fn sealed(
        &self,
        secret: &[u8],
        sender: &[u8; POINT],
        salt: &[u8; SALT],
        text: &[u8],
    ) -> Result<Vec<u8>, Unusable> {
        let points = [b"WebPush: info\0".as_slice(), &self.point, sender];
        let shared: [u8; 32] = derived(&self.auth, secret, &points)?;
        let key: [u8; 16] = derived(salt, &shared, &[b"Content-Encoding: aes128gcm\0"])?;
        let nonce: [u8; 12] = derived(salt, &shared, &[b"Content-Encoding: nonce\0"])?;

        let mut record = [text, &[LAST]].concat();
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).map_err(|_| Unusable)?);
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record)
            .map_err(|_| Unusable)?;

        let mut body = Vec::with_capacity(HEAD + record.len());
        body.extend_from_slice(salt);
        body.extend_from_slice(&RECORD.to_be_bytes());
        body.push(u8::try_from(POINT).expect("65 fits"));
        body.extend_from_slice(sender);
        body.append(&mut record);
        if body.len() <= RECORD as usize { Ok(body) } else { Err(Unusable) }
    }
}

/// HKDF: as many bytes as asked for, from a secret, a salt and what they are for.
fn derived<const N: usize>(salt: &[u8], secret: &[u8], purpose: &[&[u8]]) -> Result<[u8; N], Unusable> {
    struct Length(usize);
    impl KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut bytes = [0; N];
    let key = Salt::new(HKDF_SHA256, salt).extract(secret);
    key.expand(purpose, Length(N)).and_then(|made| made.fill(&mut bytes)).map_err(|_| Unusable)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;

    use super::*;
    use crate::BASE64URL;

    fn bytes<const N: usize>(text: &str) -> [u8; N] {
        BASE64URL.decode(text).expect("base64").try_into().expect("the length")
    }

    fn receiver() -> Receiver {
        let point = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
        Receiver::parse(point, "BTBZMqHH6r4Tts7J_aSIgg").expect("keys")
    }

    #[test]
    fn the_example_of_rfc_8291_comes_out_byte_for_byte() {
        let secret: [u8; 32] = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs");
        let sender =
            bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw");
        let text = b"When I grow up, I want to be a watermelon";
        let body = receiver().sealed(&secret, &sender, &salt, text).expect("a body");
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS\
                        6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qu\
                        lcy4a-fN";
        assert_eq!(BASE64URL.encode(body), expected);
    }

    #[test]
    fn no_two_messages_look_alike_and_a_long_one_is_refused() {
        let receiver = receiver();
        assert_ne!(receiver.encrypt(b"New reply").unwrap(), receiver.encrypt(b"New reply").unwrap());
        assert_eq!(receiver.encrypt(&[0; 3_993]).map(|body| body.len()), Ok(4_096));
        assert_eq!(receiver.encrypt(&[0; 3_994]), Err(Unusable));
    }
}
