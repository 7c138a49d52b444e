//! Makes safe HTML of a text. It writes nothing but its own elements, so no markup of others can get through.

mod blocks;
mod escape;
mod headings;
mod line;
mod pictures;
mod runs;

use self::escape::escape_into;
use self::headings::Begun;
use self::runs::Run;
use crate::article::own_page;
use crate::sink::{Block, Mark, Sink};

pub use self::escape::escape;
pub use self::headings::Heading;
pub use self::pictures::{Picture, Pictures};

/// Where the file is that stands in a text.
type Files<'a> = &'a dyn Fn(&str) -> Option<String>;

pub(crate) struct Page<'a> {
    html: String,
    pictures: Pictures<'a>,
    /// Where a file is, in an article, by what stands in the text.
    files: Option<Files<'a>>,
    blocks: Vec<Block>,
    /// Words can follow where we are; `Some(true)` when `<p>` was written for them.
    line: Option<bool>,
    /// Nothing stands in the innermost block yet.
    fresh: bool,
    /// Line ends that count once something follows.
    breaks: usize,
    /// A blank that counts once something follows.
    space: bool,
    /// How many links there were.
    links: usize,
    /// How often each mark was begun and not ended.
    held: [usize; 5],
    /// What holds for the words to come, and what of it is written.
    wanted: Vec<Run>,
    written: Vec<Run>,
    /// The words of the link, and of those that touch it.
    label: String,
    /// Those so far, in an article; elsewhere headings are bold paragraphs.
    headings: Option<Vec<Heading>>,
    heading: Option<Begun>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(length: usize, pictures: Pictures<'a>) -> Self {
        Self {
            html: String::with_capacity(length + length / 4 + 32),
            pictures,
            files: None,
            blocks: Vec::new(),
            line: None,
            fresh: true,
            breaks: 0,
            space: false,
            links: 0,
            held: [0; 5],
            wanted: Vec::new(),
            written: Vec::new(),
            label: String::new(),
            headings: None,
            heading: None,
        }
    }

    /// Where headings, pages of our own and files of its own count.
    pub(crate) fn article(length: usize, pictures: Pictures<'a>, files: Files<'a>) -> Self {
        Self { headings: Some(Vec::new()), files: Some(files), ..Self::new(length, pictures) }
    }

    fn is_article(&self) -> bool {
        self.headings.is_some()
    }

    /// With the headings that parts of it can be reached by.
    pub(crate) fn finish_article(mut self) -> (String, Vec<Heading>) {
        self.end_line();
        (self.html, self.headings.unwrap_or_default())
    }

    pub(crate) fn finish(mut self) -> String {
        self.end_line();
        self.html
    }

    /// The outermost blocks find their direction, and what stands in them follows.
    fn tag(&mut self, name: &str) {
        self.html.push('<');
        self.html.push_str(name);
        if self.blocks.is_empty() {
            self.html.push_str(" dir=\"auto\"");
        }
    }
}

impl Sink for Page<'_> {
    fn text(&mut self, text: &str) {
        if text.is_empty() || (self.line.is_none() && text.trim().is_empty() && !text.contains('\u{a0}')) {
            return;
        }
        self.begin_line();
        self.note_label(text);
        escape_into(text, &mut self.html);
    }

    fn space(&mut self) {
        self.space = self.line.is_some() && self.breaks == 0;
    }

    fn line_break(&mut self) {
        self.space = false;
        if self.line.is_some() {
            self.breaks += 1;
        }
    }

    fn soft_break(&mut self) {
        if self.is_article() { self.space() } else { self.line_break() }
    }

    fn paragraph(&mut self) {
        self.end_line();
    }

    fn own_page(&mut self, typed: &str) -> Option<String> {
        let files = self.files?;
        own_page(typed).or_else(|| files(typed))
    }

    fn begin(&mut self, mark: Mark) {
        self.held[mark as usize] += 1;
        if self.held[mark as usize] == 1 {
            self.wanted.push(Run::Mark(mark));
        }
    }

    fn end(&mut self, mark: Mark) {
        self.held[mark as usize] = self.held[mark as usize].saturating_sub(1);
        if self.held[mark as usize] == 0 {
            self.wanted.retain(|run| *run != Run::Mark(mark));
        }
    }

    fn link(&mut self, address: &str) {
        self.links += 1;
        self.wanted.push(Run::Link(address.to_owned(), self.links));
    }

    fn end_link(&mut self) {
        self.wanted.retain(|run| matches!(run, Run::Mark(_)));
    }

    fn code(&mut self, lines: &str) {
        self.end_line();
        self.tag("pre");
        self.html.push_str("><code>");
        escape_into(lines.trim_end_matches('\n'), &mut self.html);
        self.html.push_str("</code></pre>\n");
        self.fresh = false;
    }

    fn rule(&mut self) {
        self.end_line();
        self.html.push_str("<hr>\n");
        self.fresh = false;
    }

    fn heading(&mut self, level: u8) {
        self.end_line();
        if self.is_article() { self.begin_heading(level) } else { self.begin(Mark::Bold) }
    }

    fn end_heading(&mut self) {
        if !self.is_article() {
            self.end(Mark::Bold);
        }
        self.end_line();
        self.end_begun_heading();
    }

    fn image(&mut self, address: &str, description: &str) {
        self.picture(address, description);
    }

    fn open(&mut self, block: Block) {
        self.open_block(block);
    }

    fn close(&mut self) {
        self.close_block();
    }
}
