//! The headings of an article: parts that one can go to.

use super::Page;

/// Characters of a heading that make its address.
const ID_LONGEST: usize = 60;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 2, as the title of the page is the first.
    pub level: u8,
    /// What the address of this part ends with, behind `#`.
    pub id: String,
    pub words: String,
}

/// A heading that is being written.
pub(super) struct Begun {
    level: u8,
    /// Where its words begin in the HTML.
    start: usize,
}

impl Page<'_> {
    /// The title of the page stands above them all.
    pub(super) fn begin_heading(&mut self, level: u8) {
        let level = level.clamp(2, 4);
        self.tag(["h2", "h3", "h4"][usize::from(level) - 2]);
        self.html.push('>');
        self.heading = Some(Begun { level, start: self.html.len() });
        self.line = Some(false);
        self.fresh = false;
    }

    pub(super) fn end_begun_heading(&mut self) {
        let Some(Begun { level, start }) = self.heading.take() else { return };
        let headings = self.headings.get_or_insert_default();
        let heading = Heading::of(level, &self.html[start..], headings);
        self.html.insert_str(start - 1, &format!(" id=\"{}\"", heading.id));
        self.html.push_str(&format!("</h{level}>\n"));
        headings.push(heading);
    }
}

impl Heading {
    fn of(level: u8, html: &str, before: &[Self]) -> Self {
        let words = without_tags(html);
        let plain = format!("s-{}", id_of(&words));
        let is_used = |id: &str| before.iter().any(|heading| heading.id == id);
        let mut ids = (2..).map(|number| format!("{plain}-{number}"));
        let id =
            if is_used(&plain) { ids.find(|id| !is_used(id)).unwrap_or_default() } else { plain.clone() };
        Self { level, id, words }
    }
}

/// What stands between our own tags.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    for part in html.split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    for (escaped, typed) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        words = words.replace(escaped, typed);
    }
    words.trim().to_owned()
}

fn id_of(words: &str) -> String {
    let mut id = String::new();
    for character in words.chars().flat_map(char::to_lowercase).take(ID_LONGEST) {
        if character.is_alphanumeric() {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    if id.is_empty() { "part".to_owned() } else { id }
}
