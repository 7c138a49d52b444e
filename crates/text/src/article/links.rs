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

/// The pages it links to, and the pictures it shows, as they stand in the text.
pub fn own_links(body: &str) -> (Vec<String>, Vec<String>) {
    let mut links = Links::default();
    markdown::read(body, &mut links);
    (links.pages, links.pictures)
}

#[derive(Default)]
struct Links {
    pages: Vec<String>,
    pictures: Vec<String>,
}

impl Sink for Links {
    fn text(&mut self, _: &str) {}
    fn space(&mut self) {}
    fn line_break(&mut self) {}
    fn paragraph(&mut self) {}
    fn begin(&mut self, _: Mark) {}
    fn end(&mut self, _: Mark) {}
    fn own_page(&mut self, typed: &str) -> Option<String> {
        own_page(typed)
    }
    fn link(&mut self, address: &str) {
        if address.starts_with('/') {
            self.pages.push(address.to_owned());
        }
    }
    fn end_link(&mut self) {}
    fn image(&mut self, address: &str, _: &str) {
        if address::safe(address).is_none() {
            self.pictures.push(address.to_owned());
        }
    }
    fn code(&mut self, _: &str) {}
    fn rule(&mut self) {}
    fn open(&mut self, _: Block) {}
    fn close(&mut self) {}
}
