//! Flags before environment before care.toml before default: where a setting's text comes from.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::settings::{FOREIGN_PREFIXES, Place, SETTINGS, Setting, nearest, setting};
use super::{Error, Flags};

/// A setting's text and who said it, so that a refusal can name the place.
#[derive(Debug, Clone)]
pub struct Given {
    pub text: String,
    pub from: Source,
}

#[derive(Debug, Clone)]
pub enum Source {
    Flag(String),
    Variable(String),
    File(String, String),
    Default(&'static str),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(f, "--{flag}"),
            Self::Variable(name) => f.write_str(name),
            Self::File(path, name) => write!(f, "{name} in {path}"),
            Self::Default(name) => write!(f, "the default of {name}"),
        }
    }
}

/// The three layers above the defaults.
pub struct Layers {
    flags: BTreeMap<&'static str, String>,
    environment: BTreeMap<String, String>,
    file: BTreeMap<String, String>,
    path: String,
}

impl Layers {
    /// Reads all layers and refuses names that mean nothing.
    pub fn read(flags: &Flags, environment: impl Iterator<Item = (String, String)>) -> Result<Self, Error> {
        let environment = known_variables(environment)?;
        let mut layers =
            Self { flags: flags.0.clone(), environment, file: BTreeMap::new(), path: String::new() };
        let path = layers.get("config")?.map_or_else(String::new, |given| given.text);
        let chosen = layers.flags.contains_key("config") || layers.environment.contains_key("CARE_CONFIG");
        layers.file = read_file(&path, chosen)?;
        layers.path = path;
        Ok(layers)
    }

    /// The text of a setting, or none where nobody gave one and it has no default.
    pub fn get(&self, name: &'static str) -> Result<Option<Given>, Error> {
        let setting = setting(name).ok_or_else(|| Error(format!("there is no setting {name}")))?;
        let variable = setting.variable();
        if let Some(text) = self.flags.get(name) {
            return Ok(Some(Given { text: text.clone(), from: Source::Flag(setting.flag()) }));
        }
        if setting.place == Place::Secret
            && let Some(given) = self.secret_file(&format!("{variable}_FILE"))?
        {
            return Ok(Some(given));
        }
        if let Some(text) = self.environment.get(&variable) {
            return Ok(Some(Given { text: text.clone(), from: Source::Variable(variable) }));
        }
        if let Some(text) = self.file.get(name) {
            let from = Source::File(self.path.clone(), name.to_owned());
            return Ok(Some(Given { text: text.clone(), from }));
        }
        let default = setting.default;
        Ok((!default.is_empty()).then(|| Given { text: default.to_owned(), from: Source::Default(name) }))
    }

    fn secret_file(&self, variable: &str) -> Result<Option<Given>, Error> {
        let Some(path) = self.environment.get(variable) else { return Ok(None) };
        let text = std::fs::read_to_string(path).map_err(|error| {
            Error(format!(
                "{variable} names {path}, which cannot be read ({error}): correct the path or its rights"
            ))
        })?;
        let text = text.trim_end_matches(['\r', '\n']).to_owned();
        Ok(Some(Given { text, from: Source::Variable(variable.to_owned()) }))
    }
}

/// Keeps the `CARE_` variables that are not empty; one that means nothing is refused.
fn known_variables(
    environment: impl Iterator<Item = (String, String)>,
) -> Result<BTreeMap<String, String>, Error> {
    let known: Vec<String> = SETTINGS.iter().flat_map(variables).collect();
    let mut kept = BTreeMap::new();
    for (name, value) in environment.filter(|(name, _)| name.starts_with("CARE_")) {
        if FOREIGN_PREFIXES.iter().any(|prefix| name.starts_with(prefix)) {
            continue;
        }
        if !known.contains(&name) {
            // Without the prefix, which would make everything look alike.
            let words = known.iter().map(|variable| variable.trim_start_matches("CARE_"));
            let word = nearest(name.trim_start_matches("CARE_"), words).map(|word| format!("CARE_{word}"));
            let hint = hint(word.as_deref());
            return Err(Error(format!(
                "the environment variable {name} is not a setting{hint}: correct or remove it"
            )));
        }
        if !value.is_empty() {
            kept.insert(name, value);
        }
    }
    for setting in SETTINGS.iter().filter(|setting| setting.place == Place::Secret) {
        let variable = setting.variable();
        if kept.contains_key(&variable) && kept.contains_key(&format!("{variable}_FILE")) {
            return Err(Error(format!("{variable} and {variable}_FILE are both set: remove one of them")));
        }
    }
    Ok(kept)
}

fn variables(setting: &Setting) -> Vec<String> {
    let variable = setting.variable();
    if setting.place == Place::Secret { vec![format!("{variable}_FILE"), variable] } else { vec![variable] }
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |word| format!(" (did you mean {word}?)"))
}

fn read_file(path: &str, chosen: bool) -> Result<BTreeMap<String, String>, Error> {
    if !chosen && !Path::new(path).exists() {
        return Ok(BTreeMap::new());
    }
    let text = std::fs::read_to_string(path).map_err(|error| {
        Error(format!("the settings file {path} cannot be read ({error}): correct the path or its rights"))
    })?;
    parse_file(path, &text)
}

pub(super) fn parse_file(path: &str, text: &str) -> Result<BTreeMap<String, String>, Error> {
    let table: toml::Table =
        toml::from_str(text).map_err(|error| Error(format!("{path} is not valid TOML: {error}")))?;
    let mut kept = BTreeMap::new();
    for (name, value) in table {
        if setting(&name).is_none_or(|setting| setting.name == "config") {
            let names = SETTINGS.iter().map(|setting| setting.name).filter(|known| *known != "config");
            let hint = hint(nearest(&name, names));
            return Err(Error(format!("{name} in {path} is not a setting{hint}: correct or remove it")));
        }
        let text = value_text(&value).ok_or_else(|| {
            Error(format!(
                "{name} in {path} is neither text nor a number nor a list of texts: write {name} = \"…\""
            ))
        })?;
        if !text.is_empty() {
            kept.insert(name, text);
        }
    }
    Ok(kept)
}

fn value_text(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(toml::Value::as_str).collect();
            texts.map(|texts| texts.join(","))
        }
        _ => None,
    }
}
