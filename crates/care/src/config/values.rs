//! From a setting's text to its value.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use mail::Tls;
use web::proxies::TrustedProxies;

use super::Error;
use super::layers::{Given, Layers, Source};

/// How to reach the mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct Smtp {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// User name and password.
    pub login: Option<(String, String)>,
    pub from: String,
    /// Certificates to trust besides the system's.
    pub ca_file: Option<PathBuf>,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Never the password.
        write!(f, "Smtp({}:{} {:?})", self.host, self.port, self.tls)
    }
}

pub fn required(layers: &Layers, name: &'static str) -> Result<Given, Error> {
    layers.get(name)?.ok_or_else(|| Error(format!("the setting {name} is missing")))
}

pub fn address(given: &Given) -> Result<SocketAddr, Error> {
    let text = given.text.replacen("localhost:", "127.0.0.1:", 1);
    text.parse().map_err(|_| refuse(given, "is not an address with a port", "127.0.0.1:8080 or [::]:8080"))
}

pub fn database(given: &Given) -> Result<String, Error> {
    if given.text.starts_with("postgres://") || given.text.starts_with("postgresql://") {
        return Ok(given.text.clone());
    }
    // The text may hold a password, so it is not repeated.
    Err(Error(format!(
        "{} does not begin with postgres://: write postgres://user:password@host/database, \
         or leave it out for the embedded store",
        given.from
    )))
}

/// Host names in lower case.
pub fn hosts(given: &Given) -> Result<Vec<String>, Error> {
    let items = given.text.split(',').map(str::trim).filter(|item| !item.is_empty());
    items.map(|item| host(item, given)).collect()
}

fn host(item: &str, given: &Given) -> Result<String, Error> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let address = item.trim_start_matches('[').trim_end_matches(']');
    if item.chars().all(fits) || address.parse::<IpAddr>().is_ok() {
        return Ok(address.to_ascii_lowercase());
    }
    let example = "care.example.org,care.example.com without scheme, port or path";
    Err(Error(format!("{} holds \"{item}\", which is not a host name: write {example}", given.from)))
}

pub fn proxies(given: &Given) -> Result<TrustedProxies, Error> {
    let refused = |error| Error(format!("{}: {error}: write 10.0.0.0/8,192.168.1.7,::1", given.from));
    given.text.parse().map_err(refused)
}

pub fn switch(given: &Given) -> Result<bool, Error> {
    match given.text.as_str() {
        "1" | "true" => Ok(true),
        "0" | "false" => Ok(false),
        _ => Err(refuse(given, "is neither on nor off", "1 or 0")),
    }
}

/// The mail server, if one is named; half a configuration is refused.
pub fn smtp(layers: &Layers) -> Result<Option<Smtp>, Error> {
    let Some(host) = layers.get("smtp_host")? else {
        refuse_without_host(layers)?;
        return Ok(None);
    };
    let tls = tls(&required(layers, "smtp_tls")?, &host.text)?;
    let port = match layers.get("smtp_port")? {
        Some(given) => port(&given)?,
        None => usual_port(tls),
    };
    let user = layers.get("smtp_user")?;
    let password = layers.get("smtp_password")?;
    let login = match (user, password) {
        (Some(user), Some(password)) => Some((user.text, password.text)),
        (None, None) => None,
        (Some(_), None) => {
            return Err(Error("smtp_user is set without a password: set CARE_SMTP_PASSWORD_FILE".to_owned()));
        }
        (None, Some(_)) => {
            return Err(Error("smtp_password is set without a user name: set CARE_SMTP_USER".to_owned()));
        }
    };
    let Some(from) = layers.get("mail_from")? else {
        return Err(Error(
            "smtp_host is set but nobody to send as: set CARE_MAIL_FROM, as Care <care@example.org>"
                .to_owned(),
        ));
    };
    let from = sender(&from)?;
    let ca_file = layers.get("smtp_ca_file")?.map(|given| PathBuf::from(given.text));
    Ok(Some(Smtp { host: host.text, port, tls, login, from, ca_file }))
}

/// The language model, if one is named; half a configuration is refused.
pub fn llm(layers: &Layers) -> Result<Option<llm::Settings>, Error> {
    let allow_private = required(layers, "llm_allow_private")?;
    let (model, key) = (layers.get("llm_model")?, layers.get("llm_key")?);
    let Some(address) = layers.get("llm_address")? else {
        return match model.or(key) {
            Some(given) => Err(Error(format!(
                "{} is set without a language model: set CARE_LLM_ADDRESS, or remove it",
                given.from
            ))),
            None => Ok(None),
        };
    };
    let Some(model) = model else {
        return Err(Error("llm_address is set but no model to ask there: set CARE_LLM_MODEL".to_owned()));
    };
    let settings = llm::Settings {
        address: address.text,
        model: model.text,
        key: key.as_ref().map(|key| key.text.clone()),
        allow_private: switch(&allow_private)?,
    };
    // Neither is repeated: an address may hold a password.
    settings.check().map_err(|wrong| match (wrong, key) {
        (llm::Wrong::Key, Some(key)) => {
            Error(format!("{} {wrong}: write it as it was given to you", key.from))
        }
        _ => Error(format!(
            "{} {wrong}: write https://api.example.org/v1, or http://127.0.0.1:11434/v1 with \
             CARE_LLM_ALLOW_PRIVATE=1",
            address.from
        )),
    })?;
    Ok(Some(settings))
}

/// Whoever says how to reach a mail server wants mails to leave: without a host none would.
fn refuse_without_host(layers: &Layers) -> Result<(), Error> {
    for name in ["smtp_port", "smtp_tls", "smtp_user", "smtp_password", "smtp_ca_file"] {
        if let Some(given) = layers.get(name)?
            && !matches!(given.from, Source::Default(_))
        {
            let from = given.from;
            return Err(Error(format!(
                "{from} is set without a mail server: set CARE_SMTP_HOST, or remove it"
            )));
        }
    }
    Ok(())
}

const fn usual_port(tls: Tls) -> u16 {
    match tls {
        Tls::Implicit => 465,
        Tls::StartTls => 587,
        Tls::None => 25,
    }
}

fn tls(given: &Given, host: &str) -> Result<Tls, Error> {
    match given.text.as_str() {
        "implicit" => Ok(Tls::Implicit),
        "starttls" => Ok(Tls::StartTls),
        "none" if web::is_loopback(host) => Ok(Tls::None),
        "none" => Err(Error(format!(
            "{} is none, but {host} is not on this machine and the mails would travel readable: \
             use implicit or starttls",
            given.from
        ))),
        _ => Err(refuse(given, "is not a kind of encryption", "implicit, starttls or none")),
    }
}

fn port(given: &Given) -> Result<u16, Error> {
    let port = given.text.parse().ok().filter(|port| *port > 0);
    port.ok_or_else(|| refuse(given, "is not a port", "a number from 1 to 65535"))
}

fn sender(given: &Given) -> Result<String, Error> {
    let text = &given.text;
    let address = text.rsplit_once('<').map_or(text.as_str(), |(_, rest)| rest.trim_end_matches('>'));
    let fits = !text.chars().any(char::is_control)
        && text.contains('<') == text.ends_with('>')
        && !address.contains(char::is_whitespace)
        && address.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
    if fits { Ok(text.clone()) } else { Err(refuse(given, "is not an address", "Care <care@example.org>")) }
}

fn refuse(given: &Given, what: &str, example: &str) -> Error {
    Error(format!("{} is \"{}\", which {what}: write {example}", given.from, given.text))
}
