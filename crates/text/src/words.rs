//! Makes plain words of a text: for mails, excerpts and quotes.

use crate::article::own_link;
use crate::sink::{Block, Mark, Sink};

/// What parts the next words from those before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Line,
    Paragraph,
}

pub(crate) struct Words {
    text: String,
    /// Characters that may still come.
    left: usize,
    gap: Gap,
    /// A blank that counts once something follows on this line.
    space: bool,
    /// From the outermost block to the innermost.
    levels: Vec<Level>,
    /// Where the words of the link begin, and where it leads.
    link: Option<(usize, String)>,
    /// Nothing but what is said: no addresses, no rules.
    is_bare: bool,
}

/// A block that is open.
struct Level {
    block: Block,
    /// Stands before its first line.
    first: Option<String>,
    /// Stands before the lines after that.
    rest: String,
    /// The number of a list's next item.
    next: u64,
}

impl Words {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            text: String::new(),
            left: limit,
            gap: Gap::None,
            space: false,
            levels: Vec::new(),
            link: None,
            is_bare: false,
        }
    }

    /// For an article: what links and pictures are called, not where they are.
    pub(crate) fn bare(limit: usize) -> Self {
        Self { is_bare: true, ..Self::new(limit) }
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// A list in a list is not parted from the words before and after it.
    fn part_list(&mut self) {
        let is_inner = self.levels.iter().any(|level| matches!(level.block, Block::Item(_)));
        self.gap = if is_inner { Gap::Line } else { Gap::Paragraph };
    }

    /// What stands before an item of the innermost list.
    fn item_mark(&mut self, number: Option<u64>) -> String {
        match self.levels.last_mut() {
            Some(list) if matches!(list.block, Block::Numbers(_)) => {
                let now = number.unwrap_or(list.next);
                list.next = now.saturating_add(1);
                format!("{now}. ")
            }
            _ => "- ".to_owned(),
        }
    }

    fn push(&mut self, text: &str) {
        let end = text.char_indices().nth(self.left).map_or(text.len(), |(at, _)| at);
        self.text.push_str(&text[..end]);
        self.left -= text[..end].chars().count();
    }

    fn begin_line(&mut self) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        let is_first = self.text.is_empty();
        let space = std::mem::take(&mut self.space);
        if gap == Gap::None && !is_first {
            if space {
                self.push(" ");
            }
            return;
        }
        if !is_first {
            self.push(if gap == Gap::Paragraph { "\n\n" } else { "\n" });
        }
        let mut start = String::new();
        for level in &mut self.levels {
            start.push_str(&level.first.take().unwrap_or_else(|| level.rest.clone()));
        }
        self.push(&start);
    }
}

impl Sink for Words {
    fn text(&mut self, text: &str) {
        let starts = self.text.is_empty() || self.gap != Gap::None;
        if text.is_empty() || (starts && text.trim().is_empty()) || self.is_full() {
            return;
        }
        self.begin_line();
        self.push(text);
    }

    fn space(&mut self) {
        self.space = self.gap == Gap::None && !self.text.is_empty();
    }

    fn line_break(&mut self) {
        self.part(Gap::Line);
    }

    fn paragraph(&mut self) {
        let begins_item =
            self.levels.last().is_some_and(|level| level.block.is_list() || level.first.is_some());
        if !begins_item {
            self.part(Gap::Paragraph);
        }
    }

    fn begin(&mut self, _: Mark) {}

    fn end(&mut self, _: Mark) {}

    fn own_page(&mut self, typed: &str) -> Option<String> {
        if self.is_bare { own_link(typed) } else { None }
    }

    fn link(&mut self, address: &str) {
        if self.is_bare {
            return;
        }
        self.link = Some((self.text.len(), address.to_owned()));
    }

    /// The address follows in brackets, unless the words say it.
    fn end_link(&mut self) {
        let Some((start, address)) = self.link.take() else { return };
        let words = self.text[start..].trim();
        let shown = address.strip_prefix("mailto:").or(address.strip_prefix("tel:")).unwrap_or(&address);
        let said = |words: &str| words.trim_end_matches('/') == shown.trim_end_matches('/');
        if !words.is_empty() && !said(words) && !said(&format!("http://{words}")) {
            let shown = format!(" ({shown})");
            self.text(&shown);
        }
    }

    fn image(&mut self, address: &str, description: &str) {
        let address = if self.is_bare { "" } else { address };
        self.text(if description.is_empty() { address } else { description });
    }

    fn code(&mut self, lines: &str) {
        self.part(Gap::Paragraph);
        for line in lines.lines() {
            self.text(line);
            self.part(Gap::Line);
        }
        self.part(Gap::Paragraph);
    }

    fn rule(&mut self) {
        self.part(Gap::Paragraph);
        if self.is_bare {
            return;
        }
        self.text("---");
        self.part(Gap::Paragraph);
    }

    fn open(&mut self, block: Block) {
        let mut level = Level { block, first: None, rest: String::new(), next: 1 };
        match block {
            Block::Quote => {
                self.part(Gap::Paragraph);
                "> ".clone_into(&mut level.rest);
            }
            Block::Bullets => self.part_list(),
            Block::Numbers(start) => {
                self.part_list();
                level.next = start;
            }
            Block::Item(number) => {
                let mark = self.item_mark(number);
                level.rest = " ".repeat(mark.len());
                level.first = Some(mark);
            }
            Block::Table => self.part(Gap::Paragraph),
            Block::Row => self.part(Gap::Line),
            Block::Head | Block::Cell if self.gap == Gap::None => self.text(" | "),
            Block::Head | Block::Cell => {}
        }
        self.levels.push(level);
    }

    fn close(&mut self) {
        let Some(level) = self.levels.pop() else { return };
        match level.block {
            Block::Quote | Block::Table => self.part(Gap::Paragraph),
            Block::Bullets | Block::Numbers(_) => self.part_list(),
            // Items stand close together, however many paragraphs they hold.
            Block::Item(_) | Block::Row => self.gap = Gap::Line,
            Block::Head | Block::Cell => {}
        }
    }

    fn is_full(&self) -> bool {
        self.left == 0
    }
}

#[cfg(test)]
mod tests {
    use crate::{Format, to_text};

    fn of_markdown(text: &str) -> String {
        to_text(text, Format::Markdown, 1_000)
    }

    #[test]
    fn words_stay_without_their_marks() {
        assert_eq!(of_markdown("**Hello** _you_, see `x`\nand `y`"), "Hello you, see x\nand y");
        assert_eq!(of_markdown("# Title\n\ntext"), "Title\n\ntext");
    }

    #[test]
    fn quotes_and_lists_keep_their_shape() {
        assert_eq!(of_markdown("> a\n> b\n\nc"), "> a\n> b\n\nc");
        assert_eq!(of_markdown("- a\n- b\n  1. c\n  2. d\n\ne"), "- a\n- b\n  1. c\n  2. d\n\ne");
    }

    #[test]
    fn a_link_says_where_it_leads() {
        assert_eq!(of_markdown("[here](https://a.test/x)"), "here (https://a.test/x)");
        assert_eq!(of_markdown("https://a.test and me@a.test"), "https://a.test and me@a.test");
    }

    #[test]
    fn a_table_is_a_line_for_each_row() {
        assert_eq!(of_markdown("| a | b |\n|---|---|\n| 1 | 2 |"), "a | b\n1 | 2");
    }

    #[test]
    fn html_becomes_words() {
        let html = "<h3>Steps</h3><ol><li>Turn <b>off</b></li><li>Wait</li></ol><p>Done</p>";
        assert_eq!(to_text(html, Format::Html, 1_000), "Steps\n\n1. Turn off\n2. Wait\n\nDone");
    }

    #[test]
    fn a_limit_is_kept() {
        assert_eq!(to_text("> äöü äöü", Format::Markdown, 4), "> äö");
    }
}
