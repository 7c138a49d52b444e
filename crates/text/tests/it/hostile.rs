//! Texts of the greatest length that are made to be slow.

use std::time::{Duration, Instant};

use text::{Format, Pictures, clean_html, to_html, to_text};

use crate::safe;

const LENGTH: usize = 20_000;
/// For all that is done with one, by a build without optimisation on a busy machine. Optimised it takes
/// milliseconds; what grows with the square of the length takes much longer than this.
const LONGEST: Duration = Duration::from_secs(8);

fn hostile() -> Vec<String> {
    let repeated = [
        ">",
        "> ",
        ">\n",
        "[",
        "![",
        "]",
        "](",
        "[]",
        "[](",
        "[a](",
        "[a](b",
        "[a](<b",
        "![a](",
        "[a][",
        "[[]",
        "*",
        "**",
        "* ",
        "*a ",
        "**a ",
        "_a *b ",
        "*a_b ",
        "a**b",
        "***a ",
        "~~a ",
        "~a~",
        "`",
        "`a",
        "`` ` ",
        "``a`",
        "<",
        "<a ",
        "<a href=\"",
        "<b",
        "<!--",
        "<!-",
        "<?",
        "<!A",
        "<![CDATA[",
        "</",
        "<a@b.",
        "&",
        "&a",
        "&#",
        "&#x",
        "\\",
        "\\\\",
        "\\[",
        "- ",
        "-\n",
        "- a\n",
        "1. ",
        "1) a\n",
        "+ ",
        "# ",
        "#\n",
        "|",
        "|a",
        "|\n",
        "a|b\n-|-\n",
        "|-",
        "http://",
        "http://a",
        "http://a.",
        "https://a.test ",
        "www.",
        "www.a.",
        "a@",
        "a@b.",
        "a@b.c ",
        "a.b@",
        "mailto:",
        "_",
        "__",
        "_@_.",
        "(",
        ")",
        "http://(",
        "http://a))",
        "\n",
        "\n\n",
        " \n",
        "    a\n",
        "\t",
        " ",
        "```\n",
        "```a\n",
        "~~~\n",
        "> - ",
        "- > ",
        "> 1. ",
        "[a]: b\n",
        "[a]: <",
        "[a]:\n",
        "]:",
        "\u{fdd0}",
        "a ",
        "ä",
        "🙂",
        "\u{301}",
        "x",
        "<b>",
        "</b>",
        "<div>",
        "<p>",
        "<ul><li>",
        "<li>",
        "<blockquote>",
        "<pre>",
        "<a href=https://a.test>",
        "<a href=tel:1>a</a>",
        "<a href=tel:1>a.bc</a>",
        "<font a=1>",
        "<i><p>",
        "<b></p>",
        "<table>",
        "<table><tr><td>",
        "<svg>",
        "<math>",
        "<select>",
        "<template>",
        "<script>",
        "</script>",
        "<style>",
        "<img>",
        "<img src=x>",
        "<h1>",
        "<br>",
        "<hr>",
        "&nbsp;",
        "&amp;",
        "<a title='",
        "<p a=",
        "<p a a",
    ];
    let mut texts: Vec<String> =
        repeated.iter().map(|part| part.repeat(LENGTH / part.chars().count())).collect();
    let half = LENGTH / 2;
    for (open, close) in [
        ("[", "]"),
        ("[a](", ")"),
        ("*a ", " a*"),
        ("<b>", "</b>"),
        ("<ul><li>", "</li></ul>"),
        ("(", ")"),
        ("![", "](x)"),
    ] {
        texts.push(open.repeat(half / open.len()) + &close.repeat(half / close.len()));
    }
    texts.push((1..190).map(|length| "`".repeat(length) + " ").collect());
    texts.push("> ".repeat(half / 2) + "\n" + &"a\n".repeat(half / 2));
    texts.push((0..100).map(|_| "> ".repeat(99) + "\n").collect());
    texts.push((0..100).map(|_| "- ".repeat(99) + "\n").collect());
    texts.push((0..190).map(|depth| " ".repeat(depth) + "- a\n").collect());
    texts.push("a|".repeat(12) + "\n" + &"-|".repeat(12) + "\n" + &"b\n".repeat(half / 2));
    texts.push("<font a=1>".repeat(900) + &"<p>".repeat(3_000));
    texts.push((0..1_500).map(|number| format!("<b a{number}>")).collect::<String>() + &"<p>".repeat(2_000));
    texts.into_iter().map(|text| text.chars().take(LENGTH).collect()).collect()
}

#[test]
fn no_text_keeps_the_desk_busy() {
    for text in hostile() {
        let begun = Instant::now();
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            let html = to_html(&text, format, safe::shown());
            assert!(
                html.len() < 40 * LENGTH,
                "{} bytes of {:?}",
                html.len(),
                &text[..text.floor_char_boundary(40)]
            );
        }
        to_text(&text, Format::Markdown, 120);
        clean_html(&text, Pictures::Linked("https://desk.test"));
        assert!(
            begun.elapsed() < LONGEST,
            "{:?}: {:?}",
            begun.elapsed(),
            &text[..text.floor_char_boundary(40)]
        );
    }
}

#[test]
fn no_text_is_shown_deeper_than_twenty_elements() {
    for text in hostile() {
        for format in [Format::Markdown, Format::Html] {
            let html = to_html(&text, format, safe::shown());
            assert_eq!(
                safe::problem(&html),
                None,
                "{format:?} of {:?}",
                &text[..text.floor_char_boundary(40)]
            );
        }
    }
}
