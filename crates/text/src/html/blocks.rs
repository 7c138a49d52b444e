//! Lists, items and quotations in each other, opened and closed however somebody left them.

use super::reader::Reader;
use crate::sink::{Block, MAX_DEPTH, Sink};

impl<S: Sink> Reader<'_, S> {
    /// Words in a list that are in no item get one.
    pub(super) fn leave_list(&mut self) {
        if self.blocks.last().is_some_and(|block| block.is_list()) {
            self.open(Block::Item(None), 1);
        }
    }

    pub(super) fn open_list(&mut self, list: Block) {
        self.sink.paragraph();
        self.leave_list();
        self.open(list, 2);
    }

    pub(super) fn open_item(&mut self, number: Option<u64>) {
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
    pub(super) fn close_item(&mut self) {
        self.sink.paragraph();
        if self.too_deep == 0 && self.blocks.last().is_some_and(|block| matches!(block, Block::Item(_))) {
            self.blocks.pop();
            self.sink.close();
        }
    }

    pub(super) fn open(&mut self, block: Block, room: usize) {
        if self.too_deep == 0 && self.blocks.len() + room <= MAX_DEPTH {
            self.sink.open(block);
            self.blocks.push(block);
        } else {
            self.too_deep += 1;
        }
    }

    /// Closes the innermost block of this kind, with what was left open in it.
    pub(super) fn close(&mut self, is_kind: impl Fn(Block) -> bool) {
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
