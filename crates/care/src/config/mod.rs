//! The process's settings, checked: what is wrong is refused before anything starts, with the fix named.

mod layers;
mod settings;
mod values;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

use web::proxies::TrustedProxies;

use layers::Layers;
use settings::{Place, SETTINGS};
pub use values::Smtp;

/// A setting that cannot be used; the text names where it came from and what to write instead.
#[derive(Debug, PartialEq, Eq)]
pub struct Error(pub String);

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// The settings given as flags, by name.
#[derive(Debug, Clone, Default)]
pub struct Flags(BTreeMap<&'static str, String>);

impl Flags {
    /// Whether this setting was given as a flag.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// All settings of the process.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of the embedded store.
    pub data: PathBuf,
    pub listen: SocketAddr,
    /// PostgreSQL's URL; none for the embedded store.
    pub database: Option<String>,
    /// Lower case, without port.
    pub allowed_hosts: Vec<String>,
    pub trusted_proxies: TrustedProxies,
    pub metrics_listen: Option<SocketAddr>,
    pub log: String,
    /// None while no mail server is configured.
    pub smtp: Option<Smtp>,
    /// None while no language model is configured.
    pub llm: Option<llm::Settings>,
    /// Whether push notices may go to loopback addresses.
    pub push_allow_loopback: bool,
}

impl Config {
    /// Reads flags, environment and care.toml.
    pub fn load(flags: &Flags, environment: impl Iterator<Item = (String, String)>) -> Result<Self, Error> {
        let layers = Layers::read(flags, environment)?;
        Ok(Self {
            data: layers.get("data")?.map_or_else(PathBuf::new, |given| PathBuf::from(given.text)),
            listen: values::address(&values::required(&layers, "listen")?)?,
            database: layers.get("database")?.map(|given| values::database(&given)).transpose()?,
            allowed_hosts: layers
                .get("allowed_hosts")?
                .map_or(Ok(Vec::new()), |given| values::hosts(&given))?,
            trusted_proxies: layers
                .get("trusted_proxies")?
                .map_or(Ok(TrustedProxies::default()), |given| values::proxies(&given))?,
            metrics_listen: layers.get("metrics_listen")?.map(|given| values::address(&given)).transpose()?,
            log: values::required(&layers, "log")?.text,
            smtp: values::smtp(&layers)?,
            llm: values::llm(&layers)?,
            push_allow_loopback: values::switch(&values::required(&layers, "push_allow_loopback")?)?,
        })
    }

    /// Where the store is.
    pub fn target(&self) -> db::Target {
        match &self.database {
            Some(url) => db::Target::Postgres(url.clone()),
            None => db::Target::Sqlite(self.data.join("care.db")),
        }
    }
}

impl Args for Flags {
    fn augment_args(command: Command) -> Command {
        SETTINGS.iter().filter(|setting| setting.place == Place::Flag).fold(command, |command, setting| {
            let default = if setting.default.is_empty() {
                String::new()
            } else {
                format!(" [default: {}]", setting.default)
            };
            command.arg(
                Arg::new(setting.name)
                    .long(setting.flag())
                    .value_name(setting.value)
                    .help(format!("{}{default}", setting.about))
                    .help_heading("Settings")
                    .global(true),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let flags = SETTINGS.iter().filter(|setting| setting.place == Place::Flag);
        let given = flags.filter_map(|setting| {
            let text = matches.get_one::<String>(setting.name)?;
            Some((setting.name, text.clone()))
        });
        Ok(Self(given.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
