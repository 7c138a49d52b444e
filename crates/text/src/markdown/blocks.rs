//! Blocks of Markdown in each other: lists, tables and quotations, as deep as they may be.

use comrak::nodes::{AstNode, ListType, NodeList, NodeValue};

use super::walk::Walk;
use crate::sink::{Block, MAX_DEPTH, Sink};

impl<S: Sink> Walk<'_, S> {
    /// Opens a block where `room` more levels fit; deeper ones are left out, not what stands in them.
    pub(super) fn open(&mut self, block: Block, room: usize) {
        let fits = self.depth + room <= MAX_DEPTH;
        if fits {
            self.sink.open(block);
            self.depth += 1;
        } else {
            self.sink.paragraph();
        }
        self.opened.push(fits);
    }

    /// Opens a part of a list or table where that was opened.
    pub(super) fn open_within(&mut self, block: Block) {
        let is_open = self.opened.last() == Some(&true);
        self.open(block, if is_open { 1 } else { MAX_DEPTH + 1 });
    }

    pub(super) fn close(&mut self) {
        if self.opened.pop() == Some(true) {
            self.sink.close();
            self.depth -= 1;
        } else {
            self.sink.paragraph();
        }
    }
}

pub(super) fn block_of(list: &NodeList) -> Block {
    match list.list_type {
        ListType::Bullet => Block::Bullets,
        ListType::Ordered => Block::Numbers(list.start as u64),
    }
}

/// The number as typed, where counting on would not give it. All the same number asks for counting.
pub(super) fn number_out_of_order<'a>(item: &NodeList, node: &'a AstNode<'a>) -> Option<u64> {
    let number = |node: Option<&'a AstNode<'a>>| match node.map(|node| node.data().value.clone()) {
        Some(NodeValue::Item(item)) => Some(item.start),
        _ => None,
    };
    let before = number(node.previous_sibling())?;
    let first = number(node.parent().and_then(|list| list.first_child()));
    let expected =
        item.list_type == ListType::Bullet || item.start == before + 1 || Some(item.start) == first;
    (!expected).then_some(item.start as u64)
}
