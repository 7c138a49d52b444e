//! Goes through the tree that the parser made, and tells the sink what it meets.

use comrak::nodes::{AstNode, NodeCodeBlock, NodeValue};

use super::blocks::{block_of, number_out_of_order};
use super::unshielded;
use crate::plain;
use crate::shield::SHIELD;
use crate::sink::{Block, Mark, Sink};

pub(super) struct Walk<'s, S> {
    pub(super) sink: &'s mut S,
    /// For each block around us, whether the sink was told of it.
    pub(super) opened: Vec<bool>,
    pub(super) depth: usize,
    /// Whether the cells are those of a table's first row.
    heads: bool,
    /// How many links and pictures are around us. Only the outermost counts.
    pub(super) links: usize,
    pictures: usize,
}

impl<'s, S: Sink> Walk<'s, S> {
    pub(super) fn new(sink: &'s mut S) -> Self {
        Self { sink, opened: Vec::new(), depth: 0, heads: false, links: 0, pictures: 0 }
    }

    pub(super) fn enter<'a>(&mut self, node: &'a AstNode<'a>) {
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

    pub(super) fn leave<'a>(&mut self, node: &'a AstNode<'a>) {
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

    pub(super) fn text(&mut self, text: &str) {
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
