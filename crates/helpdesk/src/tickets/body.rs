//! The text of a message: as it is stored, and in short.

use locales::Phrase;
use text::{Picture, Pictures};

use super::{BODY_MAX, Format, Writing};
use crate::error::{Problems, Result};

/// Bytes of rich text that are looked at. Markup of an editor is a few times as long as the words in it.
const HTML_MAX: usize = 10 * BODY_MAX;

pub(super) struct Body {
    pub(super) text: String,
    pub(super) format: Format,
}

impl Body {
    /// Its words alone.
    pub(super) fn words(&self) -> String {
        text::to_text(&self.text, self.format.into(), HTML_MAX)
    }
}

/// What somebody wrote, as it will be stored; problems are tied to `field`. Of pictures in it those stay that are
/// among `files`, the message's own.
pub(super) fn checked(field: &'static str, writing: Writing<'_>, files: &[i64]) -> Result<Body> {
    let mut problems = Problems::default();
    let body = check(field, writing, files, &mut problems);
    problems.check()?;
    Ok(body)
}

pub(super) fn check(
    field: &'static str,
    writing: Writing<'_>,
    files: &[i64],
    problems: &mut Problems,
) -> Body {
    let is_own = |address: &str| file_at(address).is_some_and(|file| files.contains(&file));
    let typed = text::clean(writing.text).trim().to_owned();
    let body = match writing.format {
        Format::Html if typed.len() > HTML_MAX => String::new(),
        Format::Html => clean(&typed, is_own),
        Format::Plain | Format::Markdown => typed.clone(),
    };
    let words = match writing.format {
        Format::Html => text::to_text(&body, text::Format::Html, HTML_MAX),
        Format::Plain | Format::Markdown => body.clone(),
    };
    let too_long = words.chars().count() > BODY_MAX || typed.len() > HTML_MAX;
    if too_long {
        problems.add(field, Phrase::new("text-too-long").with("most", BODY_MAX));
    } else if text::is_blank(&words) && !body.contains("<img ") && writing.files.is_empty() {
        problems.add(field, Phrase::new("text-missing"));
    }
    Body { text: body, format: writing.format }
}

/// Rich text that was not sent yet: clean, with whatever files it shows.
pub fn clean_draft(html: &str) -> String {
    clean(&text::clean(html), |address| file_at(address).is_some())
}

fn clean(html: &str, is_shown: impl Fn(&str) -> bool) -> String {
    text::clean_html(html, Pictures::Shown(&|address| is_shown(address).then(|| Picture::at(address))))
}

/// The attachment at `/files/{id}/{name}`.
pub fn file_at(address: &str) -> Option<i64> {
    let (id, name) = address.strip_prefix("/files/")?.split_once('/')?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'%');
    let is_name = !name.is_empty() && !name.starts_with('.') && name.bytes().all(is_plain);
    let is_number = id.bytes().all(|byte| byte.is_ascii_digit());
    if is_name && is_number { id.parse().ok() } else { None }
}

/// The beginning of a message on one line, without its markup.
pub fn excerpt(body: &str, format: Format, limit: usize) -> String {
    // Space and marks at the beginning are no words.
    text::excerpt(&text::to_text(body, format.into(), 4 * limit), limit)
}
