//! The text of a message: as it is stored, and in short.

use locales::Phrase;
use text::Pictures;

use super::{BODY_MAX, Format, Writing};
use crate::error::{Problems, Result};

/// Bytes of rich text that are looked at. Markup of an editor is a few times as long as the words in it.
const HTML_MAX: usize = 10 * BODY_MAX;

pub(super) struct Body {
    pub(super) text: String,
    pub(super) format: Format,
}

/// What somebody wrote, as it will be stored; problems are tied to `field`.
pub(super) fn checked(field: &'static str, writing: Writing<'_>) -> Result<Body> {
    let mut problems = Problems::default();
    let body = check(field, writing, &mut problems);
    problems.check()?;
    Ok(body)
}

pub(super) fn check(field: &'static str, writing: Writing<'_>, problems: &mut Problems) -> Body {
    let typed = text::clean(writing.text).trim().to_owned();
    let body = match writing.format {
        Format::Html if typed.len() > HTML_MAX => String::new(),
        Format::Html => text::clean_html(&typed, Pictures::Shown(&|address| is_file(address))),
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

/// `/files/{id}/{name}`: where an attachment is shown. Whether it belongs to the message is asked when it is read.
pub fn is_file(address: &str) -> bool {
    let Some((id, name)) = address.strip_prefix("/files/").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'%');
    !id.is_empty()
        && id.bytes().all(|byte| byte.is_ascii_digit())
        && !name.is_empty()
        && !name.starts_with('.')
        && name.bytes().all(is_plain)
}

/// The beginning of a message on one line, without its markup.
pub fn excerpt(body: &str, format: Format, limit: usize) -> String {
    // Space and marks at the beginning are no words.
    text::excerpt(&text::to_text(body, format.into(), 4 * limit), limit)
}
