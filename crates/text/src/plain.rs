//! Reads plain text: blank lines part paragraphs, line ends stay, bare addresses become links.

use crate::bare;
use crate::sink::Sink;

pub(crate) fn read(text: &str, sink: &mut impl Sink) {
    for line in text.lines() {
        if sink.is_full() {
            return;
        }
        if line.trim().is_empty() {
            sink.paragraph();
        } else {
            bare::linked(line, sink);
            sink.line_break();
        }
    }
}

/// Lines that begin with space, as typed.
pub(crate) fn read_as_typed(text: &str, sink: &mut impl Sink) {
    for line in text.lines() {
        let words = line.trim_start();
        let space = &line[..line.len() - words.len()];
        sink.text(&space.replace('\t', "    ").replace(' ', "\u{a0}"));
        bare::linked(words, sink);
        sink.line_break();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::{Format, Pictures, to_html, to_text};

    fn html(text: &str) -> String {
        to_html(text, Format::Plain, Pictures::Linked(""))
    }

    #[test]
    fn markup_is_shown_not_run() {
        assert_eq!(
            html("<img src=x onerror=alert(1)> & {{7*7}}"),
            "<p dir=\"auto\">&lt;img src=x onerror=alert(1)&gt; &amp; {{7*7}}</p>\n"
        );
    }

    #[test]
    fn blank_lines_part_paragraphs_and_line_ends_break() {
        assert_eq!(html("a\nb\n\n\nc"), "<p dir=\"auto\">a<br>\nb</p>\n<p dir=\"auto\">c</p>\n");
    }

    #[test]
    fn web_addresses_become_links_without_the_sentence_around_them() {
        let html = html("See (https://example.test/a_(b)?x=1&y=2).");
        assert!(
            html.contains(
                "See (<a href=\"https://example.test/a_(b)?x=1&amp;y=2\" rel=\"noopener noreferrer nofollow\" \
                 target=\"_blank\">https://example.test/a_(b)?x=1&amp;y=2</a>)."
            ),
            "{html}"
        );
        assert!(self::html("at www.example.test, now").contains(">www.example.test</a>, now"));
    }

    #[test]
    fn no_other_scheme_becomes_a_link() {
        for text in ["javascript:alert(1)", "data:text/html,x", "xhttp://a.test", "http://", "HTTP", "www."] {
            assert!(!html(text).contains("<a "), "{text}");
        }
    }

    #[test]
    fn a_quote_cannot_leave_the_attribute() {
        let html = html("http://a.test/\" onmouseover=\"alert(1)");
        assert!(html.contains("<a href=\"http://a.test/\" rel="), "{html}");
        assert!(html.contains("&quot; onmouseover=&quot;alert(1)"), "{html}");
    }

    proptest! {
        #[test]
        fn plain_words_stay_as_they_are(text in "[a-z<>&\"' ]{0,40}") {
            let text = text.trim();
            prop_assert_eq!(to_text(text, Format::Plain, 100), text);
        }
    }
}
