//! Texts of chance.

use proptest::prelude::*;
use text::{Format, clean, clean_html, to_html, to_text};

use crate::safe;

/// Pieces that mean something to a parser, and words.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "<b>",
            "</b>",
            "<i",
            "<a href=\"https://evil.test\">",
            "<a href=javascript:x>",
            "</a>",
            "<p>",
            "</p>",
            "<ul>",
            "<ol start=7>",
            "<li>",
            "</li>",
            "</ul>",
            "</ol>",
            "<blockquote>",
            "</blockquote>",
            "<pre>",
            "</pre>",
            "<code>",
            "</code>",
            "<img src=/files/7/a.png>",
            "<img src=x onerror=y alt='z'>",
            "<script>",
            "</script>",
            "<style>",
            "</style>",
            "<h2>",
            "</h2>",
            "<br>",
            "<hr>",
            "<div>",
            "</div>",
            "<svg>",
            "<math>",
            "<table>",
            "<td>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "&lt;",
            "&amp",
            "&#x3c;",
            "&nbsp;",
            "\"",
            "'",
            "=",
            ">",
            "<",
        ])
        .prop_map(str::to_owned),
        proptest::sample::select(vec![
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```",
            "\n```\n",
            "[",
            "]",
            "](",
            ")",
            "![",
            "](https://evil.test)",
            "](/files/7/a.png)",
            "> ",
            "\n> ",
            "\n- ",
            "\n1. ",
            "\n    ",
            "\n\n",
            "\n",
            "# ",
            "|",
            "\n|-|-|\n",
            "\\",
            "]: ",
            "http://",
            "www.",
            "https://bank.test",
            "bank.test",
            "me@bank.test",
            "&",
            "+ 1",
            "~~~",
            "---",
            "\u{fdd0}",
            "\u{a0}",
            "\t",
            " ",
        ])
        .prop_map(str::to_owned),
        "[a-zäß漢م🙂 ]{1,6}",
        any::<char>().prop_map(String::from),
    ]
}

fn written() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..60).prop_map(|pieces| clean(&pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn whatever_is_written_only_allowed_markup_comes_out(text in written()) {
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            let html = to_html(&text, format, safe::shown());
            prop_assert_eq!(safe::problem(&html), None, "{:?}: {}", format, html);
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing(text in written()) {
        let once = clean_html(&text, safe::shown());
        prop_assert_eq!(safe::problem(&once), None, "{}", &once);
        prop_assert_eq!(clean_html(&once, safe::shown()), once);
    }

    #[test]
    fn plain_words_keep_the_limit(text in written(), limit in 0usize..200) {
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            prop_assert!(to_text(&text, format, limit).chars().count() <= limit);
        }
    }
}
