//! Tokens in which a site says who its visitor is: JWT (RFC 7519) signed by HMAC-SHA-256, read as strictly as RFC 8725
//! asks. No other algorithm is known here, so none can be asked for.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use serde::Deserialize;

use crate::clock::SECOND;
use crate::fields::is_unsafe;

/// Longest token that is looked at, in bytes.
pub const MOST: usize = 4_096;
/// How far the clocks of a site and of the desk may differ, in seconds.
const LEEWAY: i64 = 60;
/// Longest life of a token, in seconds.
const LIFE: i64 = 600;
const SUB_MAX: usize = 200;
const JTI_MAX: usize = 200;
const NAME_MAX: usize = 100;
const EMAIL_MAX: usize = 254;

/// Why a token says nothing. Only who signed with a valid key learns more than `Unsigned`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not a token, of another algorithm, or not signed by a key of this desk.
    Unsigned,
    /// Signed, but a claim is missing or not of its form.
    Malformed,
    /// Made out to another desk.
    Audience,
    /// Not valid yet.
    Early,
    Expired,
    /// Valid for longer than ten minutes.
    TooLong,
    /// Another frame showed this token before.
    Copied,
}

impl Refused {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::Malformed => "malformed",
            Self::Audience => "audience",
            Self::Early => "early",
            Self::Expired => "expired",
            Self::TooLong => "too-long",
            Self::Copied => "copied",
        }
    }
}

/// The parts of a token whose signature nobody has checked yet.
#[derive(Debug)]
pub struct Unchecked<'a> {
    /// Names the key that should have signed.
    pub kid: String,
    /// What the signature stands for.
    signed: &'a str,
    claims: &'a str,
    signature: Vec<u8>,
}

/// The head of a token. One that names anything else, `crit` for instance, asks for what is not done here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    alg: String,
    kid: String,
    #[serde(default)]
    typ: Option<String>,
}

/// What a site says of its visitor. Times are seconds since 1970 UTC. A claim that stands twice is no claim.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Claims {
    pub aud: String,
    pub sub: String,
    pub iat: i64,
    pub exp: i64,
    pub jti: String,
    #[serde(default)]
    nbf: Option<i64>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
}

/// Takes a token apart.
pub fn read(token: &str) -> Result<Unchecked<'_>, Refused> {
    if token.len() > MOST {
        return Err(Refused::Unsigned);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(Refused::Unsigned)?;
    let (head, claims) = signed.split_once('.').ok_or(Refused::Unsigned)?;
    let head: Head = object(&decoded(head)?).ok_or(Refused::Unsigned)?;
    let is_ours = head.alg == "HS256" && head.typ.is_none_or(|typ| typ.eq_ignore_ascii_case("JWT"));
    if !is_ours {
        return Err(Refused::Unsigned);
    }
    Ok(Unchecked { kid: head.kid, signed, claims, signature: decoded(signature)? })
}

/// An object alone: a list in the order of the fields would be read as well.
fn object<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Option<T> {
    if json.first() == Some(&b'{') { serde_json::from_slice(json).ok() } else { None }
}

fn decoded(part: &str) -> Result<Vec<u8>, Refused> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| Refused::Unsigned)
}

impl Unchecked<'_> {
    /// What it claims, if this secret signed it. The comparison takes the same time wherever the two differ.
    pub fn verify(&self, secret: &str) -> Result<Claims, Refused> {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        hmac::verify(&key, self.signed.as_bytes(), &self.signature).map_err(|_| Refused::Unsigned)?;
        let claims = decoded(self.claims).map_err(|_| Refused::Malformed)?;
        let claims: Claims = object(&claims).ok_or(Refused::Malformed)?;
        claims.check_form()?;
        Ok(claims)
    }
}

impl Claims {
    fn check_form(&self) -> Result<(), Refused> {
        let fits = |text: &str, most: usize| {
            !text.trim().is_empty()
                && text.len() <= 4 * most
                && text.chars().count() <= most
                && !text.chars().any(char::is_control)
        };
        if fits(&self.sub, SUB_MAX) && fits(&self.jti, JTI_MAX) { Ok(()) } else { Err(Refused::Malformed) }
    }

    /// Whether it is made out to this desk and holds at this moment (milliseconds since 1970 UTC).
    pub fn check(&self, desk: &str, now: i64) -> Result<(), Refused> {
        let now = now / SECOND;
        if desk.is_empty() || self.aud != desk {
            return Err(Refused::Audience);
        }
        // In this order a time far away overflows nothing.
        if self.exp < now.saturating_sub(LEEWAY) {
            return Err(Refused::Expired);
        }
        if self.iat > now + LEEWAY || self.nbf.is_some_and(|from| from > now + LEEWAY) {
            return Err(Refused::Early);
        }
        match self.exp.checked_sub(self.iat) {
            Some(life) if life <= 0 => Err(Refused::Malformed),
            Some(life) if life <= LIFE => Ok(()),
            _ => Err(Refused::TooLong),
        }
    }

    /// When nobody can show it any more, in milliseconds since 1970 UTC.
    pub fn gone_at(&self) -> i64 {
        (self.exp + LEEWAY + 1).saturating_mul(SECOND)
    }

    /// One line, or empty.
    pub fn shown_name(&self) -> String {
        shown(self.name.as_deref(), NAME_MAX)
    }

    /// One line, or empty. Nobody has proven it.
    pub fn shown_email(&self) -> String {
        shown(self.email.as_deref(), EMAIL_MAX)
    }
}

fn shown(text: Option<&str>, most: usize) -> String {
    let line: String = text.unwrap_or_default().chars().filter(|c| !is_unsafe(*c)).collect();
    line.trim().chars().take(most).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};

    use super::*;

    const NOW: i64 = 1_800_000_000;
    const SECRET: &str = "s3cret-s3cret-s3cret-s3cret-s3cret";

    /// A token with this head and these claims, signed by this secret.
    pub(crate) fn signed(head: &Value, claims: &Value, secret: &str) -> String {
        signed_text(&head.to_string(), &claims.to_string(), secret)
    }

    fn signed_text(head: &str, claims: &str, secret: &str) -> String {
        let text = format!("{}.{}", URL_SAFE_NO_PAD.encode(head), URL_SAFE_NO_PAD.encode(claims));
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        let signature = URL_SAFE_NO_PAD.encode(hmac::sign(&key, text.as_bytes()));
        format!("{text}.{signature}")
    }

    fn head() -> Value {
        json!({ "alg": "HS256", "typ": "JWT", "kid": "k1" })
    }

    fn claims() -> Value {
        json!({ "aud": "desk", "sub": "4711", "iat": NOW, "exp": NOW + 300, "jti": "one" })
    }

    fn outcome(token: &str) -> Result<Claims, Refused> {
        let claims = read(token)?.verify(SECRET)?;
        claims.check("desk", NOW * SECOND).map(|()| claims)
    }

    fn with(name: &str, value: Value) -> Result<Claims, Refused> {
        let mut claims = claims();
        claims[name] = value;
        outcome(&signed(&head(), &claims, SECRET))
    }

    #[test]
    fn the_example_of_rfc_7515_comes_out_as_it_says() {
        // Appendix A.1: its key is binary and its head names no key, so only the signature is compared.
        let text = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let key = URL_SAFE_NO_PAD
            .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")
            .unwrap();
        let made = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), text.as_bytes());
        assert_eq!(URL_SAFE_NO_PAD.encode(made), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    }

    #[test]
    fn a_token_says_who_it_is() {
        let token = signed(&head(), &claims(), SECRET);
        assert_eq!(outcome(&token).unwrap().sub, "4711");
        let named = with("name", json!("Ada\u{202e}\n Lovelace")).unwrap();
        assert_eq!(named.shown_name(), "Ada Lovelace");
        assert_eq!(with("email", json!("ada@example.test")).unwrap().shown_email(), "ada@example.test");
    }

    #[test]
    fn no_other_algorithm_and_no_odd_head_counts() {
        let claims = claims();
        for head in [
            json!({ "alg": "none", "kid": "k1" }),
            json!({ "alg": "None", "kid": "k1" }),
            json!({ "alg": "hs256", "kid": "k1" }),
            json!({ "alg": "HS384", "kid": "k1" }),
            json!({ "alg": "RS256", "kid": "k1" }),
            json!({ "alg": "HS256" }),
            json!({ "alg": "HS256", "kid": 1 }),
            json!({ "alg": "HS256", "kid": "k1", "typ": "at+jwt" }),
            json!({ "alg": "HS256", "kid": "k1", "crit": ["exp"] }),
            json!({ "alg": "HS256", "kid": "k1", "jwk": {} }),
            json!(["HS256", "k1"]),
        ] {
            assert_eq!(outcome(&signed(&head, &claims, SECRET)), Err(Refused::Unsigned), "{head}");
        }
        let twice = r#"{"alg":"none","alg":"HS256","kid":"k1"}"#;
        assert_eq!(outcome(&signed_text(twice, &claims.to_string(), SECRET)), Err(Refused::Unsigned));
    }

    #[test]
    fn a_signature_counts_whole_and_unchanged() {
        let token = signed(&head(), &claims(), SECRET);
        let (text, signature) = token.rsplit_once('.').unwrap();
        let other = signed(&head(), &json!({ "sub": "1" }), SECRET);
        for forged in [
            format!("{text}."),
            text.to_owned(),
            format!("{text}.{}", &signature[..20]),
            format!("{text}.{signature}="),
            format!("{text}.{signature}.{signature}"),
            format!("{}.{signature}", other.rsplit_once('.').unwrap().0),
            signed(&head(), &claims(), "another secret"),
            signed(&head(), &claims(), ""),
            format!(" {token}"),
            String::new(),
            "..".to_owned(),
            format!("{}.{signature}", "a".repeat(5_000)),
        ] {
            assert_eq!(outcome(&forged), Err(Refused::Unsigned), "{forged}");
        }
        // The last character of 32 bytes leaves two bits over: they have to be nought.
        let last = signature.chars().last().unwrap();
        for changed in ('A'..='Z').chain('a'..='z').chain('0'..='9').filter(|c| *c != last) {
            let forged = format!("{text}.{}{changed}", &signature[..signature.len() - 1]);
            assert_eq!(outcome(&forged), Err(Refused::Unsigned), "{changed} for {last}");
        }
    }

    #[test]
    fn every_claim_has_to_be_there_and_of_its_form() {
        for name in ["aud", "sub", "iat", "exp", "jti"] {
            let mut claims = claims();
            claims.as_object_mut().unwrap().remove(name);
            assert_eq!(outcome(&signed(&head(), &claims, SECRET)), Err(Refused::Malformed), "{name}");
            assert_eq!(with(name, Value::Null), Err(Refused::Malformed), "{name}");
        }
        for (name, value) in [
            ("sub", json!("")),
            ("sub", json!(" ")),
            ("sub", json!(4711)),
            ("sub", json!("a\u{0}b")),
            ("sub", json!("x".repeat(201))),
            ("jti", json!("")),
            ("jti", json!("x".repeat(201))),
            ("aud", json!(["desk"])),
            ("exp", json!("1800000300")),
            ("exp", json!(1_800_000_300.5)),
            ("exp", json!(NOW)),
            ("exp", json!(1e300)),
            ("name", json!({ "first": "Ada" })),
        ] {
            assert_eq!(with(name, value.clone()), Err(Refused::Malformed), "{name} {value}");
        }
        let twice =
            format!(r#"{{"aud":"desk","sub":"4711","sub":"1","iat":{NOW},"exp":{},"jti":"one"}}"#, NOW + 300);
        assert_eq!(outcome(&signed_text(&head().to_string(), &twice, SECRET)), Err(Refused::Malformed));
        for odd in ["{", "null", &format!(r#"["desk","4711",{NOW},{},"one"]"#, NOW + 300)] {
            assert_eq!(
                outcome(&signed_text(&head().to_string(), odd, SECRET)),
                Err(Refused::Malformed),
                "{odd}"
            );
        }
    }

    #[test]
    fn it_holds_for_this_desk_and_for_ten_minutes_at_most() {
        assert_eq!(with("aud", json!("another")), Err(Refused::Audience));
        assert_eq!(with("exp", json!(NOW + 601)), Err(Refused::TooLong));
        assert_eq!(with("exp", json!(i64::MAX)), Err(Refused::TooLong));
        assert_eq!(with("iat", json!(i64::MIN)), Err(Refused::TooLong));
        assert_eq!(with("iat", json!(NOW + 61)), Err(Refused::Early));
        assert_eq!(with("nbf", json!(NOW + 61)), Err(Refused::Early));
        assert!(with("iat", json!(NOW + 60)).is_ok() && with("exp", json!(NOW + 600)).is_ok());
        let at = |now: i64| {
            read(&signed(&head(), &claims(), SECRET)).unwrap().verify(SECRET).unwrap().check("desk", now)
        };
        assert_eq!(at((NOW + 360) * SECOND), Ok(()));
        assert_eq!(at((NOW + 361) * SECOND), Err(Refused::Expired));
        let claims = read(&signed(&head(), &claims(), SECRET)).unwrap().verify(SECRET).unwrap();
        assert_eq!(claims.check("", NOW * SECOND), Err(Refused::Audience));
        assert_eq!(claims.gone_at(), (NOW + 361) * SECOND);
    }
}
