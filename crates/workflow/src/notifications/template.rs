//! The templates of mails, compiled into the program. People's texts are facts, never templates.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::sync::LazyLock;

use helpdesk::{Error, Result};
use locales::Language;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, State, UndefinedBehavior};

/// Work that one template may cost; the longest needs a tenth of it.
const FUEL: u64 = 20_000;

pub(super) struct Rendered {
    pub subject: String,
    pub text: String,
    pub html: String,
}

macro_rules! templates {
    ($($kind:literal,)*) => {
        /// The kinds of mails there are.
        #[cfg(test)]
        pub(super) const KINDS: &[&str] = &[$($kind,)*];
        const SOURCES: &[(&str, &str)] = &[
            ("layout.txt", include_str!("../../../../templates/email/layout.txt")),
            ("layout.html", include_str!("../../../../templates/email/layout.html")),
            ("message.txt", include_str!("../../../../templates/email/message.txt")),
            ("message.html", include_str!("../../../../templates/email/message.html")),
            $(
                (concat!($kind, "/subject.txt"), include_str!(concat!("../../../../templates/email/", $kind, "/subject.txt"))),
                (concat!($kind, "/body.txt"), include_str!(concat!("../../../../templates/email/", $kind, "/body.txt"))),
                (concat!($kind, "/body.html"), include_str!(concat!("../../../../templates/email/", $kind, "/body.html"))),
            )*
        ];
    };
}

templates! {
    "welcome",
    "sign_up_code",
    "chat_code",
    "verify_code",
    "reset_code",
    "new_email_code",
    "address_known",
    "password_changed",
    "email_changed",
    "new_sign_in",
    "agent_applied",
    "agent_invited",
    "agent_approved",
    "agent_declined",
    "request_received",
    "request_new",
    "assigned_customer",
    "assigned_agent",
    "reply_customer",
    "reply_agent",
    "solved",
    "closed",
    "reopened",
    "auto_reply",
    "service_confirm",
    "service_changed",
    "test",
}

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("blocks are delimited as usual"));
    environment.set_auto_escape_callback(|name| {
        if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::None }
    });
    environment.set_formatter(|out, state, value| {
        if matches!(state.auto_escape(), AutoEscape::Html) && !value.is_safe() {
            out.write_str(&text::escape(&value.to_string()))?;
        } else {
            out.write_str(&value.to_string())?;
        }
        Ok(())
    });
    environment.add_function("say", say);
    for (name, source) in SOURCES {
        environment.add_template(name, source).expect("the tests have compiled it");
    }
    environment
});

/// `say("mail-hello-name", name=name)`: a text in the reader's language. In HTML, people's words get an element of
/// their own, so that they keep their direction and stay text.
#[expect(clippy::needless_pass_by_value, reason = "functions of templates take their arguments so")]
fn say(state: &State, id: &str, given: Kwargs) -> std::result::Result<Value, minijinja::Error> {
    let missing = |what: String| minijinja::Error::new(ErrorKind::UndefinedError, what);
    let (mut phrase, names) = locales::find(id).ok_or_else(|| missing(format!("there is no text {id}")))?;
    for name in names {
        let value: Value = given.get(name)?;
        phrase = match i64::try_from(value.clone()) {
            Ok(number) => phrase.with(name, number),
            Err(_) if value.is_undefined() => return Err(missing(format!("{id} needs {name}"))),
            Err(_) => phrase.with(name, value.to_string()),
        };
    }
    given.assert_all_used()?;
    let language = state.lookup("language").as_ref().and_then(Value::as_str).and_then(Language::parse);
    let phrase = phrase.to(language.unwrap_or_default());
    if !matches!(state.auto_escape(), AutoEscape::Html) {
        return Ok(phrase.to_string().into());
    }
    let mut html = String::new();
    phrase.write_wrapped(isolate, &mut html)?;
    Ok(Value::from_safe_string(html))
}

/// `dir` is understood by more mail programs than `<bdi>` is.
fn isolate(words: &str, out: &mut dyn Write) -> fmt::Result {
    write!(out, "<span dir=\"auto\">{}</span>", text::escape(words))
}

/// What the templates of one mail may show.
pub(super) type Facts = BTreeMap<&'static str, Value>;

/// Renders all parts of one mail. A fact that a template needs and does not get is an error.
/// What is safe HTML already comes as such a value, and is not escaped.
pub(super) fn render(kind: &str, mut facts: Facts) -> Result<Rendered> {
    let subject = text::one_line(&part(kind, "subject.txt", &facts)?);
    let text = tidy(&part(kind, "body.txt", &facts)?);
    facts.insert("title", subject.as_str().into());
    let html = part(kind, "body.html", &facts)?;
    Ok(Rendered { subject, text, html })
}

fn part(kind: &str, name: &str, facts: &Facts) -> Result<String> {
    let name = format!("{kind}/{name}");
    let failed =
        |error: minijinja::Error| Error::Internal(format!("the mail {name} cannot be written: {error:#}"));
    let context = Value::from_pairs(facts.iter().map(|(name, value)| (*name, value.clone())));
    ENVIRONMENT.get_template(&name).map_err(failed)?.render(context).map_err(failed)
}

/// At most one blank line in a row, none at the ends, one newline at the end.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut blanks = 0;
    for line in text.trim().lines().map(str::trim_end) {
        blanks = if line.is_empty() { blanks + 1 } else { 0 };
        if blanks < 2 {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "<img src=x onerror=alert(1)>{{7*7}}\"'\r\nBcc: v@x.test";
    const LINK: &str = "https://help.desk.test/requests/12";

    /// Every fact that any template shows, with this text in all that people write.
    fn facts(text: &str) -> Facts {
        let mut facts = Facts::new();
        for name in [
            "desk",
            "name",
            "ticket",
            "message",
            "who",
            "agent",
            "requester",
            "applicant",
            "applicant_email",
            "inviter",
            "old",
            "new",
            "address",
            "browser",
            "quoted",
            "quoted_name",
            "service",
            "state",
        ] {
            facts.insert(name, text.into());
        }
        let html = text::to_html(text, text::Format::Markdown, text::Pictures::Linked(""));
        facts.insert("message_html", Value::from_safe_string(html));
        facts.insert("link", LINK.into());
        facts.insert("language", "en".into());
        facts.insert("dir", "ltr".into());
        facts.insert("when", "18 November 2026, 11:06 (UTC)".into());
        facts.insert("code", "048211".into());
        for (name, value) in [("number", 12), ("minutes", 10)] {
            facts.insert(name, value.into());
        }
        let link = "https://help.desk.test/files/3/plan.pdf";
        let file = Value::from_pairs([("name", text), ("size", "412 kB"), ("link", link)]);
        facts.insert("files", Value::from(vec![file]));
        let change = Value::from_pairs([("when", text), ("state", text), ("note", text)]);
        facts.insert("changes", Value::from(vec![change]));
        facts.insert("unsubscribe", "https://help.desk.test/news/end/7.kZ".into());
        facts.insert("request_link", "https://help.desk.test/requests/12".into());
        for name in ["cut", "for_customer", "by_reader"] {
            facts.insert(name, true.into());
        }
        facts
    }

    #[test]
    fn every_kind_says_something_in_every_part() {
        for (kind, language) in KINDS.iter().flat_map(|kind| Language::ALL.map(|language| (*kind, language)))
        {
            let mut facts = facts("Ana Ruiz");
            facts.insert("language", language.tag().into());
            let mail = render(kind, facts).expect(kind);
            assert!(
                !mail.subject.is_empty() && mail.text.contains(LINK) && mail.html.contains("</html>"),
                "{kind} in {language}"
            );
            assert!(!mail.text.contains("\n\n\n") && !mail.text.contains("{{"), "{kind}: {}", mail.text);
            assert!(mail.html.contains(&format!("<html lang=\"{language}\"")), "{kind} in {language}");
        }
    }

    #[test]
    fn the_first_link_is_the_one_the_mail_is_about() {
        for kind in KINDS {
            let mail = render(kind, facts("see https://elsewhere.test now")).expect(kind);
            let first = mail.html.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
            assert_eq!(first, Some(LINK), "{kind}");
        }
        for kind in KINDS {
            let mut facts = facts("Ana");
            facts.insert("message", "see https://elsewhere.test now".into());
            facts.insert("ticket", "https://elsewhere.test".into());
            let mail = render(kind, facts).expect(kind);
            let first = mail.text.split_whitespace().find(|word| word.starts_with("http"));
            assert_eq!(first, Some(LINK), "{kind}");
        }
    }

    #[test]
    fn what_people_write_stays_text() {
        for kind in KINDS {
            let mail = render(kind, facts(HOSTILE)).expect(kind);
            assert!(!mail.html.contains("<img"), "{kind}: {}", mail.html);
            for part in [&mail.subject, &mail.text, &mail.html] {
                assert!(!part.contains("49"), "{kind} runs people's texts: {part}");
            }
            assert!(!mail.subject.contains(['\r', '\n']), "{kind}");
        }
    }

    #[test]
    fn a_code_stands_alone_on_its_line_and_nowhere_else() {
        for kind in ["sign_up_code", "chat_code", "verify_code", "reset_code", "new_email_code"] {
            let mail = render(kind, facts("Ana")).expect(kind);
            assert!(mail.text.lines().any(|line| line == "048211"), "{kind}: {}", mail.text);
            assert!(!mail.subject.contains("048211"), "{kind}");
        }
    }

    #[test]
    fn subjects_of_request_mails_carry_the_number() {
        for kind in KINDS {
            let mail = render(kind, facts("Ana")).expect(kind);
            let about_request = mail.html.contains("request 12") || mail.html.contains("number 12");
            assert_eq!(mail.subject.starts_with("[#12] "), about_request, "{kind}");
        }
    }

    #[test]
    fn a_missing_fact_is_an_error() {
        let mut facts = facts("Ana");
        facts.remove("ticket");
        assert!(render("solved", facts).is_err());
    }
}
