//! Where an article leads within this site.

use crate::sink::{Block, Mark, Sink};
use crate::{address, markdown};

/// Longest address of an own page.
const OWN_LONGEST: usize = 500;

/// A page or a part of this site, such as `/help/slow-wifi` and `#s-lights`.
pub(crate) fn own_page(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let is_path = typed.starts_with('/') && !typed.starts_with("//");
    let is_safe = !typed.contains(|c: char| c == '\\' || c.is_control() || c.is_whitespace());
    let is_own = (is_path || typed.starts_with('#')) && is_safe && typed.len() <= OWN_LONGEST;
    is_own.then(|| typed.to_owned())
}

/// The same, or the name of a file of the article's own.
pub(crate) fn own_link(typed: &str) -> Option<String> {
    own_page(typed).or_else(|| is_file_name(typed).then(|| typed.to_owned()))
}

/// What is plainly a name, such as `prices.pdf`, and no address.
fn is_file_name(typed: &str) -> bool {
    !typed.starts_with('.')
        && typed.trim_end_matches('.').contains('.')
        && typed.len() <= OWN_LONGEST
        && !typed.contains(|c: char| ":/\\#?".contains(c) || c.is_control())
}

/// The pages it links to, and the pictures and files of its own, as they stand in the text.
pub fn own_links(body: &str) -> (Vec<String>, Vec<String>) {
    let mut links = Links::default();
    markdown::read(body, &mut links);
    (links.pages, links.files)
}

#[derive(Default)]
struct Links {
    pages: Vec<String>,
    files: Vec<String>,
}

impl Sink for Links {
    fn text(&mut self, _: &str) {}
    fn space(&mut self) {}
    fn line_break(&mut self) {}
    fn paragraph(&mut self) {}
    fn begin(&mut self, _: Mark) {}
    fn end(&mut self, _: Mark) {}
    fn own_page(&mut self, typed: &str) -> Option<String> {
        own_link(typed)
    }
    fn link(&mut self, address: &str) {
        if address.starts_with('/') {
            self.pages.push(address.to_owned());
        } else if is_file_name(address) {
            self.files.push(address.to_owned());
        }
    }
    fn end_link(&mut self) {}
    fn image(&mut self, address: &str, _: &str) {
        if address::safe(address).is_none() {
            self.files.push(address.to_owned());
        }
    }
    fn code(&mut self, _: &str) {}
    fn rule(&mut self) {}
    fn open(&mut self, _: Block) {}
    fn close(&mut self) {}
}
