//! Every setting of the process, once: its name, its default and what it is for. The flag, the environment
//! variable and the key in care.toml follow from the name.

/// One setting. `listen` is `--listen`, `CARE_LISTEN` and `listen = "…"` in care.toml.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub name: &'static str,
    /// What a value looks like, for the help text.
    pub value: &'static str,
    /// Shown where nothing is set; empty where there is none.
    pub default: &'static str,
    pub about: &'static str,
    pub place: Place,
}

/// Where a setting may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Also as a flag.
    Flag,
    /// In the environment and in care.toml only.
    File,
    /// A secret: in the environment and in care.toml, and `<NAME>_FILE` reads it from a file.
    Secret,
}

const fn flag(
    name: &'static str,
    value: &'static str,
    default: &'static str,
    about: &'static str,
) -> Setting {
    Setting { name, value, default, about, place: Place::Flag }
}

const fn file(
    name: &'static str,
    value: &'static str,
    default: &'static str,
    about: &'static str,
) -> Setting {
    Setting { name, value, default, about, place: Place::File }
}

const fn secret(name: &'static str, value: &'static str, about: &'static str) -> Setting {
    Setting { name, value, default: "", about, place: Place::Secret }
}

pub const SETTINGS: &[Setting] = &[
    flag("config", "FILE", "care.toml", "file with settings; the default one need not exist"),
    flag("data", "DIR", "care-data", "folder of the embedded store, created private to its owner"),
    flag("listen", "ADDRESS", "127.0.0.1:8080", "address and port to serve on; port 0 takes a free one"),
    flag("database", "URL", "", "postgres://… to keep everything in PostgreSQL instead of the folder"),
    flag("allowed_hosts", "NAMES", "", "host names to answer to, besides the base URL's and loopback"),
    flag("trusted_proxies", "NETWORKS", "", "proxies whose X-Forwarded-For counts, as 10.0.0.0/8,::1"),
    flag("metrics_listen", "ADDRESS", "", "address and port for Prometheus metrics; off unless given"),
    file("log", "FILTER", "info", "what is logged to standard error, as info or web=debug,info"),
    file("smtp_host", "NAME", "", "mail server to send through; without one mails wait"),
    file("smtp_port", "NUMBER", "", "its port; 465 for implicit, 587 for starttls, 25 for none"),
    file("smtp_tls", "KIND", "implicit", "implicit, starttls, or none (to loopback only)"),
    file("smtp_user", "NAME", "", "user name at the mail server, if it asks for one"),
    secret("smtp_password", "TEXT", "password at the mail server"),
    file(
        "smtp_ca_file",
        "FILE",
        "",
        "certificates in PEM to trust besides the system's, for a private mail server",
    ),
    file("push_allow_loopback", "0 OR 1", "0", "lets push notices go to this machine itself, for tests"),
    file("llm_address", "URL", "", "API of a language model, as https://api.example.org/v1; off without one"),
    file("llm_model", "NAME", "", "the model to ask there"),
    secret("llm_key", "TEXT", "key of that API, if it asks for one"),
    file("llm_allow_private", "0 OR 1", "0", "lets that API be on this machine or in a network of your own"),
    file("mail_from", "ADDRESS", "", "sender of all mails, as Care <care@example.org>"),
];

/// Variables with these beginnings belong to the test suite and to the load generator.
pub const FOREIGN_PREFIXES: &[&str] = &["CARE_TEST_", "CARE_BENCH_"];

impl Setting {
    pub fn flag(&self) -> String {
        self.name.replace('_', "-")
    }

    pub fn variable(&self) -> String {
        format!("CARE_{}", self.name.to_uppercase())
    }
}

/// The setting with this name; only names from the table are asked for.
pub fn setting(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}

/// The known word nearest to what was written, if one is near enough to be meant.
pub fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|word| (strsim::jaro_winkler(written, word), word))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, word)| word)
}
