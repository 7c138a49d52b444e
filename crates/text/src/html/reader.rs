//! Takes the tags one by one, and tells the sink what they say.

use html5ever::tokenizer::Tag;

use super::Bare;
use super::elements::{attribute, is_heading, is_paragraph, mark, number, raw};
use crate::sink::{Block, Mark, Sink};
use crate::{address, bare};

pub(super) struct Reader<'s, S> {
    pub(super) sink: &'s mut S,
    bare: Bare,
    /// Text since the last tag.
    text: String,
    pub(super) blocks: Vec<Block>,
    /// Blocks that were too deep to be opened and are not closed yet.
    pub(super) too_deep: usize,
    in_link: bool,
    codes: usize,
    /// The lines of a `<pre>`.
    lines: Option<String>,
    /// Inside an element whose content is dropped.
    dropped: bool,
}

impl<'s, S: Sink> Reader<'s, S> {
    pub(super) fn new(bare: Bare, sink: &'s mut S) -> Self {
        Self {
            sink,
            bare,
            text: String::new(),
            blocks: Vec::new(),
            too_deep: 0,
            in_link: false,
            codes: 0,
            lines: None,
            dropped: false,
        }
    }

    pub(super) fn characters(&mut self, text: &str) {
        if self.dropped || self.sink.is_full() {
            return;
        }
        match &mut self.lines {
            Some(lines) => lines.push_str(text),
            None => self.text.push_str(text),
        }
    }

    pub(super) fn start(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        if let Some(lines) = &mut self.lines {
            if name == "br" {
                lines.push('\n');
            }
            return;
        }
        self.flush();
        if let Some(mark) = mark(name) {
            self.codes += usize::from(mark == Mark::Code);
            return self.sink.begin(mark);
        }
        match name {
            "br" => self.sink.line_break(),
            "a" => self.link(attribute(tag, "href")),
            "img" => self.image(attribute(tag, "src"), attribute(tag, "alt")),
            "hr" => {
                self.sink.paragraph();
                self.leave_list();
                self.sink.rule();
            }
            "pre" => {
                self.sink.paragraph();
                self.lines = Some(String::new());
            }
            "td" | "th" => self.sink.space(),
            "ul" => self.open_list(Block::Bullets),
            "ol" => self.open_list(Block::Numbers(number(tag, "start").unwrap_or(1))),
            "li" => self.open_item(number(tag, "value")),
            "blockquote" => {
                self.sink.paragraph();
                self.leave_list();
                self.open(Block::Quote, 1);
            }
            _ if is_heading(name) => {
                self.sink.paragraph();
                self.sink.begin(Mark::Bold);
            }
            _ if is_paragraph(name) => self.sink.paragraph(),
            _ => self.dropped = raw(name).is_some(),
        }
    }

    pub(super) fn end(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        if raw(name).is_some() {
            self.dropped = false;
            return;
        }
        if self.lines.is_some() {
            if name == "pre" {
                self.end_lines();
            }
            return;
        }
        self.flush();
        if let Some(mark) = mark(name) {
            self.codes = self.codes.saturating_sub(usize::from(mark == Mark::Code));
            return self.sink.end(mark);
        }
        match name {
            "a" => self.end_link(),
            "ul" | "ol" => self.close(Block::is_list),
            "li" => self.close_item(),
            "blockquote" => self.close(|block| block == Block::Quote),
            _ if is_heading(name) => {
                self.sink.end(Mark::Bold);
                self.sink.paragraph();
            }
            _ if is_paragraph(name) => self.sink.paragraph(),
            _ => {}
        }
    }

    pub(super) fn finish(&mut self) {
        self.flush();
        self.end_lines();
        self.end_link();
        while self.blocks.pop().is_some() {
            self.sink.close();
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        for (index, word) in text.split(is_space).enumerate() {
            if index > 0 {
                self.sink.space();
            }
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.leave_list();
        if self.in_link || self.codes > 0 || self.bare == Bare::Words {
            self.sink.text(word);
        } else {
            bare::linked(word, self.sink);
        }
    }

    fn link(&mut self, href: &str) {
        self.end_link();
        if let Some(goal) = address::safe(href) {
            self.sink.link(&goal);
            self.in_link = true;
        }
    }

    fn end_link(&mut self) {
        if std::mem::take(&mut self.in_link) {
            self.sink.end_link();
        }
    }

    fn image(&mut self, address: &str, description: &str) {
        if !address.is_empty() || !description.is_empty() {
            self.leave_list();
            self.sink.image(address, description);
        }
    }

    fn end_lines(&mut self) {
        if let Some(lines) = self.lines.take().filter(|lines| !lines.trim().is_empty()) {
            self.leave_list();
            self.sink.code(lines.trim_start_matches('\n'));
        }
    }
}

/// Space that browsers collapse; other space is kept.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
