//! Plain words as Markdown that says just these words.

use crate::shield::SHIELD;

/// Marks that are none behind a backslash, wherever they stand.
const MARKS: &str = "`*_[]<>|~@";

/// Markdown that reads as this text and nothing else: no mark of it counts and no address becomes a link. Lines and
/// blank lines stay, the space around a line goes.
pub fn markdown_of_plain(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len() + text.len() / 16);
    let text = crate::clean(text).replace(SHIELD, "");
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            markdown.push('\n');
        }
        literal_line(line.trim(), &mut markdown);
    }
    markdown
}

fn literal_line(line: &str, markdown: &mut String) {
    let start = mark_at_the_start(line);
    let mut before = '\n';
    for (at, character) in line.char_indices() {
        let counts = MARKS.contains(character)
            || start == Some(at)
            || begins_an_address(&line[..at], &line[at..])
            // What follows a backslash would lose it.
            || before == '\\' && character.is_ascii_punctuation() && character != '\\';
        if counts {
            markdown.push('\\');
        }
        markdown.push(character);
        before = character;
    }
}

/// Where the mark stands that would make this line a heading, a rule, or an item of a list.
fn mark_at_the_start(line: &str) -> Option<usize> {
    match line.chars().next()? {
        '#' | '-' | '+' => Some(0),
        '0'..='9' => line
            .find(|character: char| !character.is_ascii_digit())
            .filter(|at| line[*at..].starts_with(['.', ')'])),
        _ => None,
    }
}

/// Whether the character behind `before` makes an address of what stands around it: `www.` and `://` do.
fn begins_an_address(before: &str, from: &str) -> bool {
    from.starts_with("://")
        || from.starts_with('.')
            && before.len() >= 3
            && before.as_bytes()[before.len() - 3..].eq_ignore_ascii_case(b"www")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Format, Pictures, escape, to_html, to_text};

    fn read(text: &str) -> String {
        to_text(&markdown_of_plain(text), Format::Markdown, 10_000)
    }

    #[test]
    fn nothing_of_a_plain_text_is_a_mark_or_a_link() {
        for text in [
            "see www.example.org or https://example.org/a_b?c=d",
            "ada@example.org",
            "mailto:ada@example.org",
            "[pay](/x) <b>",
            "# 1\n- 2\n+ 3\n4. 5\n6) 7\n* * *\n---\n===\n> 8\n| a | b |\n|---|---|",
            "```\nx\n```",
            "~~a~~ **b** __c__ `d`",
            "\\* \\\\* \\",
            "&amp; 007. James, + 49 30, #1042",
            "[1]: https://example.org",
        ] {
            let html = to_html(&markdown_of_plain(text), Format::Markdown, Pictures::Linked(""));
            let expected = escape(text).replace('\n', "<br>\n");
            assert_eq!(html, format!("<p dir=\"auto\">{expected}</p>\n"), "{}", markdown_of_plain(text));
        }
    }

    #[test]
    fn words_without_marks_stay_as_they_are() {
        for text in ["Don't press it (twice)!", "Two - three.\n\n5 + 3 = 8, 100 %", "كلمة، 1.5"] {
            assert_eq!(markdown_of_plain(text), text);
        }
    }

    /// Lines of what means something in Markdown, and of anything else.
    fn lines() -> impl Strategy<Value = Vec<String>> {
        let piece = prop_oneof![
            "[a-z0-9]{1,3}",
            "[ -~]",
            "\\PC",
            Just(" ".to_owned()),
            Just("\\".to_owned()),
            Just("www.a.b".to_owned()),
            Just("http://".to_owned()),
            Just("@a.b".to_owned()),
            Just("```".to_owned()),
            Just("---".to_owned()),
            Just("1. ".to_owned()),
            Just("](".to_owned()),
        ];
        let line = prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat());
        prop::collection::vec(line, 0..5)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn reading_it_yields_exactly_the_plain_text(lines in lines()) {
            let text: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
            let text = text.join("\n");
            prop_assert_eq!(read(&text), text);
        }
    }
}
