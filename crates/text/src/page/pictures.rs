//! Pictures in a text: shown where they are known, linked to or named where not.

use std::fmt::Write as _;

use super::Page;
use super::escape::escape_into;
use crate::address;
use crate::excerpt::excerpt;
use crate::sink::Sink as _;

/// Characters of an address that stand for a picture without a description.
const ADDRESS_SHOWN: usize = 60;

/// What becomes of pictures in a text.
#[derive(Clone, Copy)]
pub enum Pictures<'a> {
    /// Those are shown of whose address this knows the picture; every other becomes a link.
    Shown(&'a dyn Fn(&str) -> Option<Picture>),
    /// All become links. What lies on our own site begins with this origin.
    Linked(&'a str),
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

impl Page<'_> {
    pub(super) fn picture(&mut self, address: &str, description: &str) {
        let known = match self.pictures {
            Pictures::Shown(known) => known(address),
            Pictures::Linked(_) => None,
        };
        match known {
            Some(picture) => self.show(&picture, description),
            None => self.mention(address, description),
        }
    }

    fn show(&mut self, picture: &Picture, description: &str) {
        self.begin_line();
        self.html.push_str("<img src=\"");
        escape_into(&picture.address, &mut self.html);
        self.html.push_str("\" alt=\"");
        escape_into(description, &mut self.html);
        self.html.push_str("\" loading=\"lazy\"");
        if let Some((width, height)) = picture.size {
            let _ = write!(self.html, " width=\"{width}\" height=\"{height}\" decoding=\"async\"");
        }
        self.html.push('>');
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
