//! Plain text as HTML: everything escaped, blank lines part paragraphs, web addresses become links.

/// Escaped for HTML text and for quoted attribute values.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    escape_into(text, &mut html);
    html
}

fn escape_into(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(character),
        }
    }
}

/// A plain message as safe HTML: paragraphs, line breaks, and links for http and https addresses only.
pub fn to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 4);
    for paragraph in paragraphs(text) {
        html.push_str("<p dir=\"auto\">");
        for (index, line) in paragraph.iter().enumerate() {
            if index > 0 {
                html.push_str("<br>\n");
            }
            link_into(line, &mut html);
        }
        html.push_str("</p>\n");
    }
    html
}

/// Groups of lines that blank lines part.
fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        match groups.last_mut().filter(|_| open) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
        open = true;
    }
    groups
}

fn link_into(line: &str, html: &mut String) {
    let mut rest = line;
    while let Some(start) = address_start(rest) {
        let (before, from) = rest.split_at(start);
        let length = address_length(from);
        let (address, after) = from.split_at(length);
        escape_into(before, html);
        html.push_str("<a href=\"");
        escape_into(address, html);
        html.push_str("\" rel=\"noopener noreferrer nofollow\">");
        escape_into(address, html);
        html.push_str("</a>");
        rest = after;
    }
    escape_into(rest, html);
}

/// Where the next web address begins: at its scheme, with nothing word-like before it and something after it.
fn address_start(text: &str) -> Option<usize> {
    text.match_indices("http").map(|(at, _)| at).find(|&at| {
        let Some(host) = text[at..].strip_prefix("https://").or_else(|| text[at..].strip_prefix("http://"))
        else {
            return false;
        };
        let inside_word = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        !inside_word && host.starts_with(|first: char| first.is_alphanumeric() || first == '[')
    })
}

/// How many bytes belong to the address: up to space or a mark that parts it from the text, without the
/// punctuation of the sentence around it.
fn address_length(text: &str) -> usize {
    let end = text
        .find(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '"' | '`' | '\u{201c}' | '\u{201d}')
        })
        .unwrap_or(text.len());
    let mut address = &text[..end];
    while let Some(last) = address.chars().next_back() {
        let hangs = match last {
            ')' => address.matches(')').count() > address.matches('(').count(),
            ']' => address.matches(']').count() > address.matches('[').count(),
            _ => matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '…'),
        };
        if !hangs {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markup_is_shown_not_run() {
        assert_eq!(
            to_html("<img src=x onerror=alert(1)> & {{7*7}}"),
            "<p dir=\"auto\">&lt;img src=x onerror=alert(1)&gt; &amp; {{7*7}}</p>\n"
        );
    }

    #[test]
    fn blank_lines_part_paragraphs_and_line_ends_break() {
        assert_eq!(to_html("a\nb\n\n\nc"), "<p dir=\"auto\">a<br>\nb</p>\n<p dir=\"auto\">c</p>\n");
    }

    #[test]
    fn web_addresses_become_links_without_the_sentence_around_them() {
        let html = to_html("See (https://example.test/a_(b)?x=1&y='2').");
        assert!(
            html.contains(
                "See (<a href=\"https://example.test/a_(b)?x=1&amp;y=&#39;2\" \
             rel=\"noopener noreferrer nofollow\">https://example.test/a_(b)?x=1&amp;y=&#39;2</a>&#39;)."
            ),
            "{html}"
        );
    }

    #[test]
    fn no_other_scheme_becomes_a_link() {
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "mailto:a@b.test",
            "xhttp://a.test",
            "http://",
            "HTTP",
        ] {
            assert!(!to_html(text).contains("<a "), "{text}");
        }
    }

    #[test]
    fn a_quote_cannot_leave_the_attribute() {
        let html = to_html("http://a.test/\" onmouseover=\"alert(1)");
        assert!(html.contains("<a href=\"http://a.test/\" rel="), "{html}");
        assert!(html.contains("&quot; onmouseover=&quot;alert(1)"), "{html}");
    }

    proptest! {
        #[test]
        fn only_our_own_tags_appear(text in "(?s)(.|<|>|\"|'|&|https?://|\n){0,80}") {
            let html = to_html(&text);
            let bare = html
                .replace("<p dir=\"auto\">", "").replace("</p>\n", "").replace("<br>\n", "").replace("</a>", "");
            for piece in bare.split('<').skip(1) {
                prop_assert!(piece.starts_with("a href=\"http"), "{}", html);
                let tag = &piece[..piece.find('>').expect("a tag ends")];
                prop_assert_eq!(tag.matches('"').count(), 4);
            }
        }
    }
}
