//! Which setting wins, and how a wrong one is refused.

use mail::Tls;

use super::*;

fn flags(given: &[(&'static str, &str)]) -> Flags {
    Flags(given.iter().map(|(name, text)| (*name, (*text).to_owned())).collect())
}

fn environment(given: &[(&str, &str)]) -> impl Iterator<Item = (String, String)> {
    let given: Vec<_> = given.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    given.into_iter()
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), text).expect("writes");
    file
}

fn refusal(flags: &Flags, variables: &[(&str, &str)]) -> String {
    Config::load(flags, environment(variables)).expect_err("must be refused").0
}

#[test]
fn without_any_setting_the_defaults_hold() {
    let config = Config::load(&flags(&[]), environment(&[])).expect("loads");
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.data, PathBuf::from("care-data"));
    assert_eq!((config.database, config.smtp, config.metrics_listen), (None, None, None));
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_file() {
    let toml = file(
        "listen = \"127.0.0.1:1\"\ndata = \"from-file\"\nallowed_hosts = [\"a.example\", \"B.example\"]",
    );
    let path = toml.path().display().to_string();
    let variables =
        [("CARE_CONFIG", path.as_str()), ("CARE_LISTEN", "127.0.0.1:2"), ("CARE_DATA", "from-env")];
    let config = Config::load(&flags(&[("listen", "127.0.0.1:3")]), environment(&variables)).expect("loads");
    assert_eq!(config.listen.port(), 3);
    assert_eq!(config.data, PathBuf::from("from-env"));
    assert_eq!(config.allowed_hosts, ["a.example", "b.example"]);
}

#[test]
fn an_unknown_variable_is_refused_with_the_likely_one() {
    let text = refusal(&flags(&[]), &[("CARE_SMTP_HSOT", "mail.example.org")]);
    assert!(text.contains("CARE_SMTP_HSOT") && text.contains("did you mean CARE_SMTP_HOST?"), "{text}");
}

#[test]
fn variables_of_tests_and_of_other_programs_are_left_alone() {
    let variables = [("CARE_TEST_ROUNDS", "100"), ("HOME", "/root")];
    assert!(Config::load(&flags(&[]), environment(&variables)).is_ok());
}

#[test]
fn an_unknown_key_in_the_file_is_refused_with_the_likely_one() {
    let toml = file("lisen = \"127.0.0.1:1\"");
    let path = toml.path().display().to_string();
    let text = refusal(&flags(&[("config", &path)]), &[]);
    assert!(text.contains("lisen in ") && text.contains("did you mean listen?"), "{text}");
}

#[test]
fn a_settings_file_that_was_named_must_exist() {
    let text = refusal(&flags(&[("config", "/nowhere/care.toml")]), &[]);
    assert!(text.contains("/nowhere/care.toml cannot be read"), "{text}");
}

#[test]
fn bad_values_are_refused_with_the_place_and_an_example() {
    let cases: &[(&str, &str, &str)] = &[
        ("CARE_LISTEN", "8080", "127.0.0.1:8080"),
        ("CARE_DATABASE", "mysql://localhost", "postgres://"),
        ("CARE_ALLOWED_HOSTS", "https://care.example.org", "without scheme"),
        ("CARE_TRUSTED_PROXIES", "10.0.0.0/40", "10.0.0.0/8"),
    ];
    for (variable, value, fix) in cases {
        let text = refusal(&flags(&[]), &[(variable, value)]);
        assert!(text.contains(variable) && text.contains(fix), "{text}");
    }
}

#[test]
fn a_database_url_is_not_repeated_in_its_refusal() {
    let text = refusal(&flags(&[]), &[("CARE_DATABASE", "mysql://root:hunter2@localhost")]);
    assert!(!text.contains("hunter2"), "{text}");
}

#[test]
fn mail_without_encryption_goes_to_this_machine_only() {
    let beyond = [
        ("CARE_SMTP_HOST", "mail.example.org"),
        ("CARE_SMTP_TLS", "none"),
        ("CARE_MAIL_FROM", "a@b.example"),
    ];
    let text = refusal(&flags(&[]), &beyond);
    assert!(text.contains("use implicit or starttls"), "{text}");
    let here =
        [("CARE_SMTP_HOST", "127.0.0.1"), ("CARE_SMTP_TLS", "none"), ("CARE_MAIL_FROM", "a@b.example")];
    let smtp = Config::load(&flags(&[]), environment(&here)).expect("loads").smtp.expect("configured");
    assert_eq!((smtp.port, smtp.tls), (25, Tls::None));
}

#[test]
fn half_a_mail_configuration_is_refused() {
    let host = ("CARE_SMTP_HOST", "mail.example.org");
    assert!(refusal(&flags(&[]), &[host]).contains("CARE_MAIL_FROM"));
    let from = ("CARE_MAIL_FROM", "Care <care@example.org>");
    assert!(
        refusal(&flags(&[]), &[host, from, ("CARE_SMTP_USER", "care")]).contains("CARE_SMTP_PASSWORD_FILE")
    );
    assert!(refusal(&flags(&[]), &[host, ("CARE_MAIL_FROM", "care")]).contains("Care <care@example.org>"));
    assert!(refusal(&flags(&[]), &[("CARE_SMTP_TLS", "starttls")]).contains("set CARE_SMTP_HOST"));
}

#[test]
fn the_password_of_the_mail_server_is_read_from_its_file() {
    let password = file("s3cret\n");
    let path = password.path().display().to_string();
    let variables = [
        ("CARE_SMTP_HOST", "mail.example.org"),
        ("CARE_SMTP_USER", "care"),
        ("CARE_SMTP_PASSWORD_FILE", path.as_str()),
        ("CARE_MAIL_FROM", "care@example.org"),
    ];
    let smtp = Config::load(&flags(&[]), environment(&variables)).expect("loads").smtp.expect("configured");
    assert_eq!(smtp.login, Some(("care".to_owned(), "s3cret".to_owned())));
    assert_eq!((smtp.port, smtp.tls), (465, Tls::Implicit));
    assert!(!format!("{smtp:?}").contains("s3cret"));
}

#[test]
fn a_language_model_is_off_until_it_is_named_whole() {
    assert_eq!(Config::load(&flags(&[]), environment(&[])).expect("loads").llm, None);
    let address = ("CARE_LLM_ADDRESS", "https://api.example.org/v1");
    assert!(refusal(&flags(&[]), &[address]).contains("CARE_LLM_MODEL"));
    assert!(refusal(&flags(&[]), &[("CARE_LLM_MODEL", "small")]).contains("CARE_LLM_ADDRESS"));
    let key = file("sesame-key\n");
    let path = key.path().display().to_string();
    let variables = [address, ("CARE_LLM_MODEL", "small"), ("CARE_LLM_KEY_FILE", path.as_str())];
    let llm = Config::load(&flags(&[]), environment(&variables)).expect("loads").llm.expect("configured");
    assert_eq!((llm.key.as_deref(), llm.allow_private), (Some("sesame-key"), false));
    assert!(!format!("{llm:?}").contains("sesame"));
}

#[test]
fn the_address_of_a_language_model_is_encrypted_or_allowed_inside_and_never_repeated() {
    let model = ("CARE_LLM_MODEL", "small");
    for wrong in ["http://10.0.0.1/v1", "ftp://api.example.org", "https://me:hunter2@api.example.org/v1"] {
        let text = refusal(&flags(&[]), &[("CARE_LLM_ADDRESS", wrong), model]);
        assert!(text.contains("CARE_LLM_ADDRESS") && !text.contains("hunter2"), "{text}");
    }
    let inside = [("CARE_LLM_ADDRESS", "http://127.0.0.1:11434/v1"), model, ("CARE_LLM_ALLOW_PRIVATE", "1")];
    assert!(Config::load(&flags(&[]), environment(&inside)).expect("loads").llm.is_some());
    let address = ("CARE_LLM_ADDRESS", "https://api.example.org/v1");
    let text = refusal(&flags(&[]), &[address, model, ("CARE_LLM_KEY", "sesame key")]);
    assert!(text.contains("CARE_LLM_KEY") && !text.contains("sesame"), "{text}");
}

#[test]
fn the_configuration_guide_lists_every_setting_with_its_default() {
    let guide = include_str!("../../../../docs/configuration.md");
    for setting in SETTINGS {
        let flag =
            if setting.place == Place::Flag { format!("`--{}`", setting.flag()) } else { String::new() };
        let default =
            if setting.default.is_empty() { String::new() } else { format!("`{}`", setting.default) };
        let row = format!("| `{}` | {flag} | {default} | {} |", setting.variable(), setting.about);
        assert!(guide.contains(&row), "docs/configuration.md lacks the row\n{row}");
    }
}
