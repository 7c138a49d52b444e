//! What an article says, for its summary.

use super::own_link;
use crate::markdown;
use crate::sink::{Block, Mark, Sink};

/// Characters that are enough for any summary.
const WORDS_KEPT: usize = 2_000;

/// What an article says, in one line of plain words: without headings, numbers of lists and addresses.
pub fn article_words(body: &str) -> String {
    let mut words = Plain::default();
    markdown::read(body, &mut words);
    words.text.trim_end().to_owned()
}

#[derive(Default)]
struct Plain {
    text: String,
    in_heading: bool,
}

impl Sink for Plain {
    fn text(&mut self, text: &str) {
        if !self.in_heading {
            self.text.push_str(text);
        }
    }
    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
    fn line_break(&mut self) {
        self.space();
    }
    fn paragraph(&mut self) {
        self.space();
    }
    fn begin(&mut self, _: Mark) {}
    fn end(&mut self, _: Mark) {}
    fn heading(&mut self, _: u8) {
        self.in_heading = true;
    }
    fn end_heading(&mut self) {
        self.in_heading = false;
        self.space();
    }
    fn own_page(&mut self, typed: &str) -> Option<String> {
        own_link(typed)
    }
    fn link(&mut self, _: &str) {}
    fn end_link(&mut self) {}
    fn image(&mut self, _: &str, _: &str) {}
    fn code(&mut self, lines: &str) {
        self.text(lines);
    }
    fn rule(&mut self) {
        self.space();
    }
    fn open(&mut self, _: Block) {
        self.space();
    }
    fn close(&mut self) {
        self.space();
    }
    fn is_full(&self) -> bool {
        self.text.len() > WORDS_KEPT
    }
}
