//! Reads Markdown as people write it in messages: line ends stay, raw HTML is words, headings are bold paragraphs.

use std::cell::Cell;
use std::sync::LazyLock;

use comrak::nodes::{AstNode, ListType, NodeCodeBlock, NodeLink, NodeList, NodeValue};
use comrak::{Arena, Options, arena_tree::NodeEdge, try_parse_document};

use crate::shield::{SHIELD, shielded};
use crate::sink::{Block, MAX_DEPTH, Mark, Sink};
use crate::{address, bare, plain};

/// Bars in one line beyond which it is no table that somebody could read.
const MAX_BARS: usize = 24;
/// How often the parser may ask whether to go on; each time stands for 256 steps. A text of ordinary shape needs
/// less than one step for each character.
const PATIENCE: usize = 800;

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.parse.ignore_setext = true;
    options
});

static WITH_TABLES: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = OPTIONS.clone();
    options.extension.table = true;
    options
});

/// A text on which the parser would work too long is read as plain.
pub(crate) fn read(text: &str, sink: &mut impl Sink) {
    let arena = Arena::new();
    let asked = Cell::new(0);
    let give_up = || asked.replace(asked.get() + 1) > PATIENCE;
    match try_parse_document(&arena, &shielded(text), options_for(text), &give_up) {
        Ok(root) => {
            let mut walk = Walk::new(sink);
            for edge in root.traverse() {
                if walk.sink.is_full() {
                    return;
                }
                match edge {
                    NodeEdge::Start(node) => walk.enter(node),
                    NodeEdge::End(node) => walk.leave(node),
                }
            }
        }
        Err(_) => plain::read(text, sink),
    }
}

fn options_for(text: &str) -> &'static Options<'static> {
    let bars = |line: &str| line.bytes().filter(|byte| *byte == b'|').count();
    let most = text.lines().map(bars).max().unwrap_or(0);
    if (1..=MAX_BARS).contains(&most) { &WITH_TABLES } else { &OPTIONS }
}

struct Walk<'s, S> {
    sink: &'s mut S,
    /// For each block around us, whether the sink was told of it.
    opened: Vec<bool>,
    depth: usize,
    /// Whether the cells are those of a table's first row.
    heads: bool,
    /// How many links and pictures are around us. Only the outermost counts.
    links: usize,
    pictures: usize,
}

impl<'s, S: Sink> Walk<'s, S> {
    fn new(sink: &'s mut S) -> Self {
        Self { sink, opened: Vec::new(), depth: 0, heads: false, links: 0, pictures: 0 }
    }

    fn enter<'a>(&mut self, node: &'a AstNode<'a>) {
        match &node.data().value {
            NodeValue::Image(image) => {
                self.pictures += 1;
                if self.pictures == 1 {
                    self.sink.image(&unshielded(&image.url), &words_in(node));
                }
            }
            _ if self.pictures > 0 => {}
            NodeValue::Text(text) => self.text(text),
            NodeValue::SoftBreak => self.sink.soft_break(),
            NodeValue::LineBreak => self.sink.line_break(),
            NodeValue::Heading(heading) => self.sink.heading(heading.level),
            NodeValue::Strong => self.sink.begin(Mark::Bold),
            NodeValue::Emph if is_inside_word(node) => self.text("*"),
            NodeValue::Emph => self.sink.begin(Mark::Italic),
            NodeValue::Strikethrough => self.sink.begin(Mark::Struck),
            NodeValue::Code(code) => {
                self.sink.begin(Mark::Code);
                self.text(&code.literal);
                self.sink.end(Mark::Code);
            }
            NodeValue::Link(link) => self.begin_link(link, node),
            NodeValue::CodeBlock(block) => self.code(block),
            NodeValue::HtmlBlock(block) => self.as_typed(&block.literal),
            NodeValue::HtmlInline(html) => self.lines(html),
            NodeValue::ThematicBreak => self.sink.rule(),
            NodeValue::BlockQuote => self.open(Block::Quote, 1),
            NodeValue::List(list) => self.open(block_of(list), 2),
            NodeValue::Item(item) => self.open_within(Block::Item(number_out_of_order(item, node))),
            NodeValue::Table(_) => self.open(Block::Table, 3),
            NodeValue::TableRow(is_head) => {
                self.heads = *is_head;
                self.open_within(Block::Row);
            }
            NodeValue::TableCell => self.open_within(if self.heads { Block::Head } else { Block::Cell }),
            _ => self.sink.paragraph(),
        }
    }

    fn leave<'a>(&mut self, node: &'a AstNode<'a>) {
        match &node.data().value {
            NodeValue::Image(_) => self.pictures -= 1,
            _ if self.pictures > 0 => {}
            NodeValue::Paragraph => self.sink.paragraph(),
            NodeValue::Heading(_) => self.sink.end_heading(),
            NodeValue::Strong => self.sink.end(Mark::Bold),
            NodeValue::Emph if is_inside_word(node) => self.text("*"),
            NodeValue::Emph => self.sink.end(Mark::Italic),
            NodeValue::Strikethrough => self.sink.end(Mark::Struck),
            NodeValue::Link(link) => self.end_link(link, node),
            NodeValue::BlockQuote
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::Table(_)
            | NodeValue::TableRow(_)
            | NodeValue::TableCell => self.close(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if text.contains(SHIELD) { self.sink.text(&unshielded(text)) } else { self.sink.text(text) }
    }

    fn lines(&mut self, text: &str) {
        for (index, line) in text.lines().enumerate() {
            if index > 0 {
                self.sink.line_break();
            }
            self.text(line);
        }
    }

    fn as_typed(&mut self, text: &str) {
        self.sink.paragraph();
        plain::read_as_typed(&unshielded(text), self.sink);
        self.sink.paragraph();
    }

    /// Lines between two fences. Indented ones, and those below a fence that nothing ends, are an ordinary text.
    fn code(&mut self, block: &NodeCodeBlock) {
        if block.fenced && block.closed {
            self.sink.code(&unshielded(&block.literal));
        } else if block.fenced {
            let fence = "`".repeat(block.fence_length);
            self.as_typed(&format!("{fence}{}\n{}", block.info, block.literal));
        } else {
            self.as_typed(&block.literal);
        }
    }

    /// Opens a block where `room` more levels fit; deeper ones are left out, not what stands in them.
    fn open(&mut self, block: Block, room: usize) {
        let fits = self.depth + room <= MAX_DEPTH;
        if fits {
            self.sink.open(block);
            self.depth += 1;
        } else {
            self.sink.paragraph();
        }
        self.opened.push(fits);
    }

    /// Opens a part of a list or table where that was opened.
    fn open_within(&mut self, block: Block) {
        let is_open = self.opened.last() == Some(&true);
        self.open(block, if is_open { 1 } else { MAX_DEPTH + 1 });
    }

    fn close(&mut self) {
        if self.opened.pop() == Some(true) {
            self.sink.close();
            self.depth -= 1;
        } else {
            self.sink.paragraph();
        }
    }

    fn begin_link<'a>(&mut self, link: &NodeLink, node: &'a AstNode<'a>) {
        self.links += 1;
        match self.goal(link) {
            _ if self.links > 1 => {}
            Some(goal) => self.sink.link(&goal),
            None if is_bare(link, node) => {}
            None => self.text("["),
        }
    }

    fn goal(&mut self, link: &NodeLink) -> Option<String> {
        goal(link).or_else(|| self.sink.own_page(&unshielded(&link.url)))
    }

    /// A link that leads nowhere we let people go stands there as typed.
    fn end_link<'a>(&mut self, link: &NodeLink, node: &'a AstNode<'a>) {
        self.links -= 1;
        match self.goal(link) {
            _ if self.links > 0 => {}
            Some(_) => self.sink.end_link(),
            None if is_bare(link, node) => {}
            None => self.text(&format!("]({})", link.url)),
        }
    }
}

fn unshielded(text: &str) -> String {
    text.replace(SHIELD, "")
}

fn goal(link: &NodeLink) -> Option<String> {
    address::safe(&bare::with_scheme(&unshielded(&link.url)))
}

/// Whether the link is nothing but its address.
fn is_bare<'a>(link: &NodeLink, node: &'a AstNode<'a>) -> bool {
    node.first_child().is_some_and(|child| match &child.data().value {
        NodeValue::Text(text) => link.url.ends_with(text.as_ref()),
        _ => false,
    })
}

/// `2*3*4` is arithmetic.
fn is_inside_word<'a>(node: &'a AstNode<'a>) -> bool {
    let before = node.previous_sibling().is_some_and(|before| match &before.data().value {
        NodeValue::Text(text) => text.ends_with(char::is_alphanumeric),
        _ => false,
    });
    before
        && node.next_sibling().is_some_and(|after| match &after.data().value {
            NodeValue::Text(text) => text.starts_with(char::is_alphanumeric),
            _ => false,
        })
}

/// The description of a picture.
fn words_in<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::HtmlInline(html) => words.push_str(html),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    unshielded(&words)
}

fn block_of(list: &NodeList) -> Block {
    match list.list_type {
        ListType::Bullet => Block::Bullets,
        ListType::Ordered => Block::Numbers(list.start as u64),
    }
}

/// The number as typed, where counting on would not give it. All the same number asks for counting.
fn number_out_of_order<'a>(item: &NodeList, node: &'a AstNode<'a>) -> Option<u64> {
    let number = |node: Option<&'a AstNode<'a>>| match node.map(|node| node.data().value.clone()) {
        Some(NodeValue::Item(item)) => Some(item.start),
        _ => None,
    };
    let before = number(node.previous_sibling())?;
    let first = number(node.parent().and_then(|list| list.first_child()));
    let expected =
        item.list_type == ListType::Bullet || item.start == before + 1 || Some(item.start) == first;
    (!expected).then_some(item.start as u64)
}

#[cfg(test)]
mod tests {
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
}
