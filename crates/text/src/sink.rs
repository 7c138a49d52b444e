//! What a text is made of, whichever way it was written. A reader (plain, Markdown, HTML) tells it to a sink, which
//! makes a page or plain words of it.

/// Blocks that may stand in each other. With a paragraph and every mark inside, a page nests at most twenty deep.
pub(crate) const MAX_DEPTH: usize = 12;

/// How a run of words looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Bold,
    Italic,
    Underlined,
    Struck,
    Code,
}

/// What other blocks and paragraphs stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    Quote,
    Bullets,
    /// From this number on.
    Numbers(u64),
    /// With its number where it does not follow from the one before.
    Item(Option<u64>),
    Table,
    Row,
    /// Of the first row, which names the columns.
    Head,
    Cell,
}

impl Block {
    pub(crate) fn is_list(self) -> bool {
        matches!(self, Self::Bullets | Self::Numbers(_))
    }
}

/// Takes a text down. Readers open and close blocks in pairs; items stand in lists, rows in tables, cells in rows,
/// and text in neither of those three. Marks may end in any order.
pub(crate) trait Sink {
    /// Words of one line.
    fn text(&mut self, text: &str);
    /// A blank between what stands on this line and what follows on it, if both are there.
    fn space(&mut self);
    fn line_break(&mut self);
    /// A line that ends where it does only because it was long enough.
    fn soft_break(&mut self) {
        self.line_break();
    }
    /// What follows begins a new paragraph.
    fn paragraph(&mut self);
    fn begin(&mut self, mark: Mark);
    fn end(&mut self, mark: Mark);
    /// Begins a heading, from 1 for the highest. It is a bold paragraph where nothing is parted by headings.
    fn heading(&mut self, _level: u8) {
        self.paragraph();
        self.begin(Mark::Bold);
    }
    fn end_heading(&mut self) {
        self.end(Mark::Bold);
        self.paragraph();
    }
    /// The address of a page of ours that may be linked here; none where every link leads elsewhere.
    fn own_page(&mut self, _typed: &str) -> Option<String> {
        None
    }
    /// Begins a link; `address` is a safe one. Links do not stand in links.
    fn link(&mut self, address: &str);
    fn end_link(&mut self);
    fn image(&mut self, address: &str, description: &str);
    /// Lines that stay as they are.
    fn code(&mut self, lines: &str);
    fn rule(&mut self);
    fn open(&mut self, block: Block);
    /// Closes the block that was opened last.
    fn close(&mut self);
    /// Whether more would not be kept.
    fn is_full(&self) -> bool {
        false
    }
}
