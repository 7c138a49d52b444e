//! The craft of web push: messages that only one browser can read (RFC 8291), and the signature by which push
//! services know their sender (RFC 8292). Sends nothing; knows no helpdesk.

mod encrypt;
mod receiver;
mod sender;

pub use receiver::Receiver;
pub use sender::Sender;

use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::{alphabet, engine::DecodePaddingMode};

/// Keys and signatures are written in this alphabet, without padding; some browsers send it nevertheless.
const BASE64URL: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A key that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key cannot be used")]
pub struct Unusable;
