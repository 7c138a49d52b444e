//! Texts from people: cleaned when they come in, made into safe HTML or plain words when they go out, whether they
//! were written plainly, in Markdown, or in a rich editor.

mod address;
mod article;
mod bare;
mod clean;
mod excerpt;
mod html;
mod intake;
mod literal;
mod markdown;
mod page;
mod personal;
mod plain;
mod redact;
mod shield;
mod sink;
mod words;

pub use article::{Article, article, article_words, own_links};
pub use clean::clean_html;
pub use excerpt::excerpt;
pub use intake::{clean, is_blank, one_line};
pub use literal::markdown_of_plain;
pub use page::{Heading, Picture, Pictures, escape};
pub use personal::{Kind as PersonalKind, Personal, personal};
pub use redact::redact;

use html::Bare;
use page::Page;
use sink::Sink;
use words::Words;

/// How a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Plain,
    Markdown,
    Html,
}

/// As safe HTML: only our own elements, with people's words escaped, whatever was written. Blocks are not nested
/// deeper than twelve; what is deeper stands there flat.
pub fn to_html(text: &str, format: Format, pictures: Pictures<'_>) -> String {
    let mut page = Page::new(text.len(), pictures);
    read(text, format, &mut page);
    page.finish()
}

/// As plain words with line ends, at most `limit` characters.
pub fn to_text(text: &str, format: Format, limit: usize) -> String {
    let mut words = Words::new(limit);
    read(text, format, &mut words);
    words.finish()
}

/// What an article says with its headings, in lines without marks and addresses, at most `limit` characters.
pub fn article_text(body: &str, limit: usize) -> String {
    let mut words = Words::bare(limit);
    markdown::read(body, &mut words);
    words.finish()
}

fn read(text: &str, format: Format, sink: &mut impl Sink) {
    match format {
        Format::Plain => plain::read(text, sink),
        Format::Markdown => markdown::read(text, sink),
        Format::Html => html::read(text, Bare::Links, sink),
    }
}
