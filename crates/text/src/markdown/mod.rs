//! Reads Markdown as people write it in messages: line ends stay, raw HTML is words, headings are bold paragraphs.

mod blocks;
mod links;
#[cfg(test)]
mod tests;
mod walk;

use std::cell::Cell;
use std::sync::LazyLock;

use comrak::{Arena, Options, arena_tree::NodeEdge, try_parse_document};

use self::walk::Walk;
use crate::plain;
use crate::shield::{SHIELD, shielded};
use crate::sink::Sink;

/// Bars in one line beyond which it is no table that somebody could read.
const MAX_BARS: usize = 24;
/// How often the parser may ask whether to go on; each time stands for 256 steps. A text of ordinary shape needs
/// less than one step for each character.
const PATIENCE: usize = 800;

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.parse.ignore_setext = true;
    options
});

static WITH_TABLES: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = OPTIONS.clone();
    options.extension.table = true;
    options
});

/// A text on which the parser would work too long is read as plain.
pub(crate) fn read(text: &str, sink: &mut impl Sink) {
    let arena = Arena::new();
    let asked = Cell::new(0);
    let give_up = || asked.replace(asked.get() + 1) > PATIENCE;
    match try_parse_document(&arena, &shielded(text), options_for(text), &give_up) {
        Ok(root) => {
            let mut walk = Walk::new(sink);
            for edge in root.traverse() {
                if walk.sink.is_full() {
                    return;
                }
                match edge {
                    NodeEdge::Start(node) => walk.enter(node),
                    NodeEdge::End(node) => walk.leave(node),
                }
            }
        }
        Err(_) => plain::read(text, sink),
    }
}

fn options_for(text: &str) -> &'static Options<'static> {
    let bars = |line: &str| line.bytes().filter(|byte| *byte == b'|').count();
    let most = text.lines().map(bars).max().unwrap_or(0);
    if (1..=MAX_BARS).contains(&most) { &WITH_TABLES } else { &OPTIONS }
}

fn unshielded(text: &str) -> String {
    text.replace(SHIELD, "")
}
