//! Reads HTML as rich editors and mails write it. The tags are read one by one, no tree is built of them: whatever
//! somebody nests or leaves open, the work stays in proportion to the text.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};

use crate::sink::{Block, MAX_DEPTH, Mark, Sink};
use crate::{address, bare};

/// What becomes of bare addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bare {
    Links,
    Words,
}

pub(crate) fn read(html: &str, bare: Bare, sink: &mut impl Sink) {
    let reader = Tags(RefCell::new(Reader::new(bare, sink)));
    let tokenizer = Tokenizer::new(reader, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // It stops at the end of a script that somebody might want to run, and is told to go on.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.borrow_mut().finish();
}

struct Tags<'s, S>(RefCell<Reader<'s, S>>);

impl<S: Sink> TokenSink for Tags<'_, S> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            CharacterTokens(text) => reader.characters(&text),
            TagToken(tag) if tag.kind == StartTag => {
                reader.start(&tag);
                return raw(&tag.name).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            TagToken(tag) => reader.end(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements whose content is no text for people, and how far it reaches.
fn raw(name: &str) -> Option<RawKind> {
    Some(match name {
        "script" => RawKind::ScriptData,
        "style" | "iframe" | "noembed" | "noframes" | "noscript" | "xmp" => RawKind::Rawtext,
        "title" => RawKind::Rcdata,
        _ => return None,
    })
}

struct Reader<'s, S> {
    sink: &'s mut S,
    bare: Bare,
    /// Text since the last tag.
    text: String,
    blocks: Vec<Block>,
    /// Blocks that were too deep to be opened and are not closed yet.
    too_deep: usize,
    in_link: bool,
    codes: usize,
    /// The lines of a `<pre>`.
    lines: Option<String>,
    /// Inside an element whose content is dropped.
    dropped: bool,
}

impl<'s, S: Sink> Reader<'s, S> {
    fn new(bare: Bare, sink: &'s mut S) -> Self {
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

    fn characters(&mut self, text: &str) {
        if self.dropped || self.sink.is_full() {
            return;
        }
        match &mut self.lines {
            Some(lines) => lines.push_str(text),
            None => self.text.push_str(text),
        }
    }

    fn start(&mut self, tag: &Tag) {
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

    fn end(&mut self, tag: &Tag) {
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

    fn finish(&mut self) {
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

    /// Words in a list that are in no item get one.
    fn leave_list(&mut self) {
        if self.blocks.last().is_some_and(|block| block.is_list()) {
            self.open(Block::Item(None), 1);
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

    fn open_list(&mut self, list: Block) {
        self.sink.paragraph();
        self.leave_list();
        self.open(list, 2);
    }

    fn open_item(&mut self, number: Option<u64>) {
        self.sink.paragraph();
        if self.too_deep > 0 {
            return;
        }
        self.close_item();
        if !self.blocks.last().is_some_and(|block| block.is_list()) {
            self.open(Block::Bullets, 2);
        }
        if self.blocks.last().is_some_and(|block| block.is_list()) {
            self.open(Block::Item(number), 1);
        }
    }

    /// Closes the item of the innermost list, with what was left open in it.
    fn close_item(&mut self) {
        self.sink.paragraph();
        if self.too_deep == 0 && self.blocks.last().is_some_and(|block| matches!(block, Block::Item(_))) {
            self.blocks.pop();
            self.sink.close();
        }
    }

    fn open(&mut self, block: Block, room: usize) {
        if self.too_deep == 0 && self.blocks.len() + room <= MAX_DEPTH {
            self.sink.open(block);
            self.blocks.push(block);
        } else {
            self.too_deep += 1;
        }
    }

    /// Closes the innermost block of this kind, with what was left open in it.
    fn close(&mut self, is_kind: impl Fn(Block) -> bool) {
        self.sink.paragraph();
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(at) = self.blocks.iter().rposition(|block| is_kind(*block)) else { return };
        for _ in self.blocks.drain(at..) {
            self.sink.close();
        }
    }
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> &'t str {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map_or("", |attribute| &attribute.value)
}

fn number(tag: &Tag, name: &str) -> Option<u64> {
    attribute(tag, name).parse().ok().filter(|number| *number < 1_000_000_000)
}

/// Space that browsers collapse; other space is kept.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

fn mark(name: &str) -> Option<Mark> {
    Some(match name {
        "b" | "strong" => Mark::Bold,
        "i" | "em" => Mark::Italic,
        "u" | "ins" => Mark::Underlined,
        "s" | "strike" | "del" => Mark::Struck,
        "code" | "tt" | "kbd" | "samp" => Mark::Code,
        _ => return None,
    })
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_paragraph(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "address"
            | "article"
            | "aside"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "main"
            | "nav"
            | "option"
            | "section"
            | "summary"
            | "table"
            | "tr"
    )
}
