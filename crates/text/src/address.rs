//! Addresses that links lead to: which ones are safe, and which host a reader has to be shown.

use url::Url;

const LONGEST: usize = 2_000;

/// The address as a browser will understand it, if it may be linked: http, https, mailto and tel.
pub(crate) fn safe(typed: &str) -> Option<String> {
    if typed.len() > LONGEST {
        return None;
    }
    let url = Url::parse(typed.trim()).ok()?;
    let allowed = match url.scheme() {
        "http" | "https" => url.host_str().is_some_and(|host| !host.is_empty()),
        "mailto" | "tel" => !url.path().is_empty(),
        _ => false,
    };
    allowed.then(|| url.into())
}

/// What stands behind a link whose words look like another address: its host, or whom a mail goes to.
pub(crate) fn concealed(words: &str, address: &str) -> Option<String> {
    if words == address {
        return None;
    }
    let url = Url::parse(address).ok()?;
    let goal = match url.scheme() {
        "http" | "https" => url.host_str()?.to_owned(),
        "mailto" => url.path().to_owned(),
        _ => return None,
    };
    let words: String = words.chars().filter(|c| !is_invisible(*c)).collect();
    if words.ends_with(&format!("({goal})")) {
        return None;
    }
    let has_login = !url.username().is_empty() || url.password().is_some();
    (has_login || words.split_whitespace().any(|word| misleads(word, &goal))).then_some(goal)
}

/// Whether a reader of this word (`https://bank.test/in`, `www.bank.test`, `me@bank.test`) expects to get somewhere
/// else.
fn misleads(word: &str, goal: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | '/'));
    let word: String = word.chars().map(|c| if is_dot(c) { '.' } else { c }).collect();
    let (is_address, rest) = match word.split_once("//") {
        Some((_, rest)) => (true, rest),
        None => (false, word.as_str()),
    };
    let authority =
        rest.trim_start_matches(['/', '\\']).split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if is_same(authority, goal) {
        return false;
    }
    authority
        .split(['@', ':'])
        .filter(|part| looks_like_host(part) || (is_address && !part.is_empty()))
        .any(|host| goal.contains('@') || !is_same(host, goal))
}

/// Whether both name the same host; `goal` is as browsers write it.
fn is_same(host: &str, goal: &str) -> bool {
    let bare = |host: &str| host.trim_start_matches("www.").trim_end_matches('.').to_lowercase();
    let understood = Url::parse(&format!("http://{host}/")).ok();
    let understood = understood.as_ref().and_then(Url::host_str).unwrap_or(host);
    bare(host) == bare(goal) || bare(understood) == bare(goal)
}

/// Names joined by dots, the last of them with a letter; "3.5" and "e.g." are none.
fn looks_like_host(text: &str) -> bool {
    let mut labels = text.trim_end_matches('.').split('.').rev();
    let last_fits =
        labels.next().is_some_and(|last| last.chars().count() > 1 && last.chars().any(char::is_alphabetic));
    let mut others = labels.peekable();
    last_fits && others.peek().is_some() && others.all(|label| !label.is_empty())
}

/// The full stops that browsers take for a dot.
fn is_dot(c: char) -> bool {
    matches!(c, '.' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}' | '\u{2024}')
}

/// Characters that could part a host without being seen.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_schemes_are_linked() {
        for good in ["https://a.test/x", "HTTP://A.test", "mailto:me@a.test", "tel:+4930123"] {
            assert!(safe(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "/t/1",
            "//evil.test",
            "http://",
            "mailto:",
            "blob:https://a.test/x",
            "ftp://a.test",
            "x",
        ] {
            assert_eq!(safe(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_address_is_kept_as_browsers_read_it() {
        assert_eq!(safe("https://a.test\\@evil.test").as_deref(), Some("https://a.test/@evil.test"));
        assert_eq!(safe("https:evil.test\t/x").as_deref(), Some("https://evil.test/x"));
        assert_eq!(
            safe("http://münchen.test/\"'<>").as_deref(),
            Some("http://xn--mnchen-3ya.test/%22'%3C%3E")
        );
    }

    #[test]
    fn words_that_look_like_another_address_show_where_the_link_goes() {
        let goal = "https://evil.test/x";
        for words in [
            "bank.test",
            "https://bank.test/login",
            "Sign in at www.bank.test now",
            "bank\u{200b}.test",
            "bank。test",
            "me@bank.test",
            "http://bank",
            "evil.test.bank.test",
            "https://evil.test@bank.test",
            "(bank.test)",
        ] {
            assert_eq!(concealed(words, goal).as_deref(), Some("evil.test"), "{words}");
        }
        for words in [
            "evil.test",
            "www.evil.test/y",
            "the manual",
            "version 3.5",
            "e.g. this",
            "bank.test (evil.test)",
        ] {
            assert_eq!(concealed(words, goal), None, "{words}");
        }
    }

    #[test]
    fn a_login_before_the_host_never_hides_it() {
        let address = "https://bank.test@evil.test/";
        assert_eq!(concealed("here", address).as_deref(), Some("evil.test"));
    }

    #[test]
    fn a_mail_shows_whom_it_goes_to() {
        assert_eq!(
            concealed("me@bank.test", "mailto:you@evil.test?subject=x").as_deref(),
            Some("you@evil.test")
        );
        assert_eq!(concealed("me@bank.test", "mailto:me@bank.test"), None);
        assert_eq!(concealed("Write to us", "mailto:you@evil.test"), None);
    }
}
