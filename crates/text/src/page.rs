//! Makes safe HTML of a text. It writes nothing but its own elements, so no markup of others can get through.

use std::fmt::Write as _;

use crate::address;
use crate::article::{Heading, OwnPicture, own_page};
use crate::excerpt::excerpt;
use crate::sink::{Block, Mark, Sink};

/// What becomes of pictures in a text.
#[derive(Clone, Copy)]
pub enum Pictures<'a> {
    /// Those are shown of whose address this knows the picture; every other becomes a link.
    Shown(&'a dyn Fn(&str) -> Option<Picture>),
    /// All become links. What lies on our own site begins with this origin.
    Linked(&'a str),
    /// As in an article: those that it has are shown with their size, and headings and own pages count.
    Own(&'a dyn Fn(&str) -> Option<OwnPicture>),
}

/// A picture that is shown at its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub address: String,
    /// Width and height on the page, where they are known.
    pub size: Option<(i64, i64)>,
}

impl Picture {
    pub fn at(address: &str) -> Self {
        Self { address: address.to_owned(), size: None }
    }
}

/// Characters of an address that stand for a picture without a description.
const ADDRESS_SHOWN: usize = 60;
/// Bytes of a link's words that count with those of a link right behind it.
const LABEL_KEPT: usize = 100;

/// Escaped for HTML text and for quoted attribute values.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    escape_into(text, &mut html);
    html
}

fn escape_into(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// Something that holds for a run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Run {
    Mark(Mark),
    /// With its address, and its number: two links side by side stay two.
    Link(String, usize),
}

impl Run {
    fn address(&self) -> Option<&str> {
        match self {
            Self::Link(address, _) => Some(address),
            Self::Mark(_) => None,
        }
    }
}

pub(crate) struct Page<'a> {
    html: String,
    pictures: Pictures<'a>,
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
    headings: Vec<Heading>,
    /// The heading that is being written: its level, and where its words begin in the HTML.
    heading: Option<(u8, usize)>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(length: usize, pictures: Pictures<'a>) -> Self {
        Self {
            html: String::with_capacity(length + length / 4 + 32),
            pictures,
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
            headings: Vec::new(),
            heading: None,
        }
    }

    fn is_article(&self) -> bool {
        matches!(self.pictures, Pictures::Own(_))
    }

    /// With the headings that parts of it can be reached by.
    pub(crate) fn finish_article(mut self) -> (String, Vec<Heading>) {
        self.end_line();
        (self.html, self.headings)
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

    fn begin_line(&mut self) {
        if self.line.is_none() {
            let bare = match self.blocks.last() {
                Some(Block::Item(_)) => self.fresh,
                Some(Block::Head | Block::Cell) => true,
                _ => false,
            };
            if !bare {
                self.tag("p");
                self.html.push('>');
            }
            self.line = Some(!bare);
            self.fresh = false;
        }
        let same = self.wanted.iter().zip(&self.written).take_while(|(a, b)| a == b).count();
        self.end_runs(same);
        for _ in 0..std::mem::take(&mut self.breaks) {
            self.html.push_str("<br>\n");
        }
        if std::mem::take(&mut self.space) {
            self.html.push(' ');
            // Between two links it parts their words.
            if self.written.iter().any(|run| matches!(run, Run::Link(..))) {
                self.label.push(' ');
            } else {
                self.label.clear();
            }
        }
        let opens_link = self.wanted[same..].iter().any(|run| run.address().is_some());
        if opens_link && self.label.len() > LABEL_KEPT {
            self.label.clear();
        }
        for run in &self.wanted[same..] {
            match run {
                Run::Mark(mark) => self.html.push_str(&format!("<{}>", name(*mark))),
                Run::Link(address, _) if address.starts_with(['/', '#']) => {
                    self.html.push_str("<a href=\"");
                    escape_into(address, &mut self.html);
                    self.html.push_str("\">");
                }
                Run::Link(address, _) => {
                    self.html.push_str("<a href=\"");
                    escape_into(address, &mut self.html);
                    self.html.push_str("\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">");
                }
            }
        }
        self.written.clone_from(&self.wanted);
    }

    /// Ends what is written but the first `keep` runs. A link says where it leads, if its words look like another
    /// address; each as it is written, since that is how it is read again.
    fn end_runs(&mut self, keep: usize) {
        let link = self.written[keep..].iter().find_map(Run::address);
        if let Some(goal) = link.and_then(|address| address::concealed(&self.label, address)) {
            let note = format!(" ({goal})");
            escape_into(&note, &mut self.html);
            self.label.push_str(&note);
        }
        for run in self.written.drain(keep..).rev() {
            match run {
                Run::Mark(mark) => self.html.push_str(&format!("</{}>", name(mark))),
                Run::Link(..) => self.html.push_str("</a>"),
            }
        }
    }

    fn end_line(&mut self) {
        self.end_runs(0);
        if self.line.take() == Some(true) {
            self.html.push_str("</p>\n");
        }
        (self.breaks, self.space) = (0, false);
        self.label.clear();
    }

    /// Remembers words of a link; other words part it from those before.
    fn note_label(&mut self, text: &str) {
        if self.linked_to().is_some() {
            self.label.push_str(text);
        } else {
            self.label.clear();
        }
    }

    fn linked_to(&self) -> Option<&str> {
        self.wanted.iter().find_map(Run::address)
    }

    /// A picture that is not shown: a link to it, or its description where no link can be.
    fn mention(&mut self, address: &str, description: &str) {
        let on_our_site = address.starts_with('/') && !address.starts_with("//") && !address.contains('\\');
        let goal = match self.pictures {
            Pictures::Linked(origin) if on_our_site => address::safe(&format!("{origin}{address}")),
            _ => address::safe(address),
        };
        let shown =
            if description.is_empty() { excerpt(address, ADDRESS_SHOWN) } else { description.to_owned() };
        match goal.filter(|_| self.linked_to().is_none()) {
            Some(goal) => {
                self.link(&goal);
                self.text(&shown);
                self.end_link();
            }
            None => self.text(&shown),
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

    fn heading(&mut self, level: u8) {
        self.end_line();
        if !self.is_article() {
            return self.begin(Mark::Bold);
        }
        // The title of the page stands above them all.
        let level = level.clamp(2, 4);
        self.tag(["h2", "h3", "h4"][usize::from(level) - 2]);
        self.html.push('>');
        self.heading = Some((level, self.html.len()));
        self.line = Some(false);
        self.fresh = false;
    }

    fn end_heading(&mut self) {
        let Some((level, start)) = self.heading.take() else {
            self.end(Mark::Bold);
            return self.end_line();
        };
        self.end_line();
        let heading = Heading::of(level, &self.html[start..], &self.headings);
        self.html.insert_str(start - 1, &format!(" id=\"{}\"", heading.id));
        self.html.push_str(&format!("</h{level}>\n"));
        self.headings.push(heading);
    }

    fn own_page(&mut self, typed: &str) -> Option<String> {
        self.is_article().then(|| own_page(typed)).flatten()
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

    fn image(&mut self, address: &str, description: &str) {
        if let Pictures::Own(find) = self.pictures {
            return match find(address) {
                Some(picture) => {
                    self.begin_line();
                    picture.write(description, &mut self.html);
                }
                None => self.mention(address, description),
            };
        }
        let shown = match self.pictures {
            Pictures::Shown(known) => known(address),
            Pictures::Linked(_) | Pictures::Own(_) => None,
        };
        let Some(picture) = shown else { return self.mention(address, description) };
        self.begin_line();
        self.html.push_str("<img src=\"");
        escape_into(&picture.address, &mut self.html);
        if let Some((width, height)) = picture.size {
            let _ = write!(self.html, "\" width=\"{width}\" height=\"{height}");
        }
        self.html.push_str("\" alt=\"");
        escape_into(description, &mut self.html);
        self.html.push_str("\" loading=\"lazy\">");
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

    fn open(&mut self, block: Block) {
        self.end_line();
        match block {
            Block::Quote => self.tag("blockquote"),
            Block::Bullets => self.tag("ul"),
            Block::Numbers(start) => {
                self.tag("ol");
                if start != 1 {
                    self.html.push_str(&format!(" start=\"{start}\""));
                }
            }
            Block::Item(number) => {
                self.html.push_str("<li");
                if let Some(number) = number {
                    self.html.push_str(&format!(" value=\"{number}\""));
                }
            }
            Block::Table => {
                self.tag("table");
                self.html.push_str(" tabindex=\"0\"");
            }
            Block::Row => self.html.push_str("<tr"),
            Block::Head => self.html.push_str("<th"),
            Block::Cell => self.html.push_str("<td"),
        }
        self.html.push('>');
        self.blocks.push(block);
        self.fresh = true;
    }

    fn close(&mut self) {
        self.end_line();
        self.html.push_str(match self.blocks.pop() {
            None => "",
            Some(Block::Quote) => "</blockquote>\n",
            Some(Block::Bullets) => "</ul>\n",
            Some(Block::Numbers(_)) => "</ol>\n",
            Some(Block::Item(_)) => "</li>",
            Some(Block::Table) => "</table>\n",
            Some(Block::Row) => "</tr>",
            Some(Block::Head) => "</th>",
            Some(Block::Cell) => "</td>",
        });
        self.fresh = false;
    }
}

fn name(mark: Mark) -> &'static str {
    match mark {
        Mark::Bold => "strong",
        Mark::Italic => "em",
        Mark::Underlined => "u",
        Mark::Struck => "s",
        Mark::Code => "code",
    }
}
