//! The lines of a page: where a paragraph begins and ends, and the blanks and line ends between words.

use super::Page;
use crate::sink::Block;

impl Page<'_> {
    /// Everything that has to stand before the next words.
    pub(super) fn begin_line(&mut self) {
        if self.line.is_none() {
            self.begin_paragraph();
        }
        let kept = self.lasting_runs();
        self.end_runs(kept);
        for _ in 0..std::mem::take(&mut self.breaks) {
            self.html.push_str("<br>\n");
        }
        if std::mem::take(&mut self.space) {
            self.html.push(' ');
            self.note_space();
        }
        self.begin_runs(kept);
    }

    fn begin_paragraph(&mut self) {
        let is_bare = match self.blocks.last() {
            Some(Block::Item(_)) => self.fresh,
            Some(Block::Head | Block::Cell) => true,
            _ => false,
        };
        if !is_bare {
            self.tag("p");
            self.html.push('>');
        }
        self.line = Some(!is_bare);
        self.fresh = false;
    }

    pub(super) fn end_line(&mut self) {
        self.end_runs(0);
        if self.line.take() == Some(true) {
            self.html.push_str("</p>\n");
        }
        (self.breaks, self.space) = (0, false);
        self.label.clear();
    }
}
