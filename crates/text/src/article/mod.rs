//! An article: Markdown with headings that one can go to, pictures of its own, and links to pages of ours.

mod links;
#[cfg(test)]
mod tests;
mod words;

use crate::markdown;
use crate::page::{Heading, Page, Picture, Pictures};

pub use self::links::own_links;
pub(crate) use self::links::{own_link, own_page};
pub use self::words::article_words;

/// An article as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    pub html: String,
    pub headings: Vec<Heading>,
}

/// As safe HTML. `picture` and `file` find those of the article's own by what stands in the text: the one as it is shown,
/// the other where it is.
pub fn article(
    body: &str,
    picture: &dyn Fn(&str) -> Option<Picture>,
    file: &dyn Fn(&str) -> Option<String>,
) -> Article {
    let mut page = Page::article(body.len(), Pictures::Shown(picture), file);
    markdown::read(body, &mut page);
    let (html, headings) = page.finish_article();
    Article { html, headings }
}
