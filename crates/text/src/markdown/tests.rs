//! What people type, and what becomes of it.

use crate::{Format, Picture, Pictures, to_html};

fn html(text: &str) -> String {
    to_html(
        text,
        Format::Markdown,
        Pictures::Shown(&|address| address.starts_with("/files/7/").then(|| Picture::at(address))),
    )
}

/// Within its paragraph.
fn line(text: &str) -> String {
    let html = html(text);
    let inner = html.strip_prefix("<p dir=\"auto\">").and_then(|html| html.strip_suffix("</p>\n"));
    inner.unwrap_or_else(|| panic!("not one paragraph: {html}")).to_owned()
}

#[test]
fn marks_are_drawn_and_line_ends_stay() {
    assert_eq!(
        line("**a** _b_ ~~c~~ `d`\ne"),
        "<strong>a</strong> <em>b</em> <s>c</s> <code>d</code><br>\ne"
    );
    assert_eq!(line("**a **b** c**"), "<strong>a b c</strong>");
}

#[test]
fn raw_html_is_words() {
    assert_eq!(line("<b onclick=x>a</b> <!-- c -->"), "&lt;b onclick=x&gt;a&lt;/b&gt; &lt;!-- c --&gt;");
    assert_eq!(
        html("<script>\nalert(1)\n</script>"),
        "<p dir=\"auto\">&lt;script&gt;<br>\nalert(1)<br>\n&lt;/script&gt;</p>\n"
    );
    assert_eq!(line("Tom &amp; &lt;Jerry&gt;"), "Tom &amp;amp; &amp;lt;Jerry&amp;gt;");
}

#[test]
fn what_people_type_without_a_thought_of_markdown_stays_as_typed() {
    for text in [
        "5 * 3 * 2",
        "2*3*4=24",
        "snake_case_name",
        "#1042 is mine",
        "# 1042",
        "+ 49 170 1234",
        "007. James",
        "\\\\server\\share",
        "C:\\",
        "a\n---- b",
        "[1]: https",
        "~5 to ~10",
        "<3 you",
        "a | b",
        ":-| hm |-:",
        "~~~~~~~~",
        "```\nunfinished",
    ] {
        let typed = text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>\n");
        assert_eq!(line(text), typed, "{text}");
    }
    assert_eq!(
        line("    indented\n      more"),
        "\u{a0}\u{a0}\u{a0}\u{a0}indented<br>\n\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}more"
            .replace("\u{a0}\u{a0}\u{a0}\u{a0}", "",)
            .as_str()
    );
}

#[test]
fn an_answer_below_a_quotation_is_no_part_of_it() {
    assert_eq!(
        html("> yours\nmine"),
        "<blockquote dir=\"auto\"><p>yours</p>\n</blockquote>\n<p dir=\"auto\">mine</p>\n"
    );
}

#[test]
fn numbers_stay_as_typed() {
    assert_eq!(
        html("3. a\n4. b\n7. c"),
        "<ol dir=\"auto\" start=\"3\"><li>a</li><li>b</li><li value=\"7\">c</li></ol>\n"
    );
    assert_eq!(html("1. a\n1. b"), "<ol dir=\"auto\"><li>a</li><li>b</li></ol>\n");
}

#[test]
fn a_heading_is_a_bold_paragraph() {
    assert_eq!(line("## Hello"), "<strong>Hello</strong>");
}

#[test]
fn code_between_fences_is_a_block() {
    assert_eq!(
        html("```js\n<a & b>\\\\\n```"),
        "<pre dir=\"auto\"><code>&lt;a &amp; b&gt;\\\\</code></pre>\n"
    );
}

#[test]
fn links_lead_only_where_people_may_go() {
    let tail = "rel=\"noopener noreferrer nofollow\" target=\"_blank\"";
    assert_eq!(line("[x](https://a.test)"), format!("<a href=\"https://a.test/\" {tail}>x</a>"));
    assert_eq!(line("[x](www.a.test)"), format!("<a href=\"http://www.a.test/\" {tail}>x</a>"));
    assert_eq!(line("me@a.test"), format!("<a href=\"mailto:me@a.test\" {tail}>me@a.test</a>"));
    assert_eq!(line("[x](javascript:alert)"), "[x](javascript:alert)");
    assert_eq!(line("[x](data:a \"b\")"), "[x](data:a)");
    assert_eq!(line("ftp://a.test"), "ftp://a.test");
    assert_eq!(
        line("[bank.test](https://evil.test)"),
        format!("<a href=\"https://evil.test/\" {tail}>bank.test (evil.test)</a>")
    );
}

#[test]
fn only_own_pictures_are_shown() {
    assert_eq!(
        line("![a \"b\"](/files/7/c.png)"),
        "<img src=\"/files/7/c.png\" alt=\"a &quot;b&quot;\" loading=\"lazy\">"
    );
    assert_eq!(line("![other](/files/8/c.png)"), "other");
    assert!(line("![track](https://evil.test/x.png)").starts_with("<a href=\"https://evil.test/x.png\""));
    assert_eq!(line("![](data:image/png;base64,AAAA)"), "data:image/png;base64,AAAA");
}

#[test]
fn a_table_has_heads_and_cells() {
    assert_eq!(
        html("|a|b|\n|-|-|\n|1|2|"),
        "<table dir=\"auto\" tabindex=\"0\"><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>\n"
    );
}
