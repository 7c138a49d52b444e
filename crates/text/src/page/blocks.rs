//! The tags of what other blocks and paragraphs stand in.

use super::Page;
use crate::sink::Block;

impl Page<'_> {
    pub(super) fn open_block(&mut self, block: Block) {
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

    pub(super) fn close_block(&mut self) {
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
