//! An article: Markdown with headings that one can go to, pictures of its own, and links to pages of ours.

use crate::page::{Page, Pictures, escape};
use crate::sink::{Block, Mark, Sink};
use crate::{address, markdown};

/// Characters of a heading that make its address.
const ID_LONGEST: usize = 60;
/// Longest address of an own page.
const OWN_LONGEST: usize = 500;

/// An article as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    pub html: String,
    pub headings: Vec<Heading>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 2, as the title of the page is the first.
    pub level: u8,
    /// What the address of this part ends with, behind `#`.
    pub id: String,
    pub words: String,
}

/// A picture that belongs to the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPicture {
    pub address: String,
    pub width: i64,
    pub height: i64,
}

impl OwnPicture {
    pub(crate) fn write(&self, description: &str, html: &mut String) {
        let (address, description) = (escape(&self.address), escape(description));
        html.push_str(&format!(
            "<img src=\"{address}\" alt=\"{description}\" width=\"{}\" height=\"{}\" loading=\"lazy\" decoding=\"async\">",
            self.width, self.height
        ));
    }
}

impl Heading {
    pub(crate) fn of(level: u8, html: &str, before: &[Self]) -> Self {
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

/// As safe HTML. `picture` finds those of the article's own by what stands in the text.
pub fn article(body: &str, picture: &dyn Fn(&str) -> Option<OwnPicture>) -> Article {
    let mut page = Page::new(body.len(), Pictures::Own(picture));
    markdown::read(body, &mut page);
    let (html, headings) = page.finish_article();
    Article { html, headings }
}

/// A page or a part of this site, such as `/help/slow-wifi` and `#s-lights`.
pub(crate) fn own_page(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let is_path = typed.starts_with('/') && !typed.starts_with("//");
    let is_safe = !typed.contains(|c: char| c == '\\' || c.is_control() || c.is_whitespace());
    let is_own = (is_path || typed.starts_with('#')) && is_safe && typed.len() <= OWN_LONGEST;
    is_own.then(|| typed.to_owned())
}

/// Where an article leads within this site: pages it links to, and pictures it shows, as they stand in the text.
pub fn own_links(body: &str) -> (Vec<String>, Vec<String>) {
    let mut links = Links::default();
    markdown::read(body, &mut links);
    (links.pages, links.pictures)
}

/// What an article says, in one line of plain words: without headings, numbers of lists and addresses.
pub fn article_words(body: &str) -> String {
    let mut words = Plain::default();
    markdown::read(body, &mut words);
    words.text.trim_end().to_owned()
}

/// Characters that are enough for any summary.
const WORDS_KEPT: usize = 2_000;

#[derive(Default)]
struct Plain {
    text: String,
    in_heading: bool,
}

impl Sink for Plain {
    fn text(&mut self, text: &str) {
        if !self.in_heading {
            self.text.push_str(text);
        }
    }
    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
    fn line_break(&mut self) {
        self.space();
    }
    fn paragraph(&mut self) {
        self.space();
    }
    fn begin(&mut self, _: Mark) {}
    fn end(&mut self, _: Mark) {}
    fn heading(&mut self, _: u8) {
        self.in_heading = true;
    }
    fn end_heading(&mut self) {
        self.in_heading = false;
        self.space();
    }
    fn own_page(&mut self, typed: &str) -> Option<String> {
        own_page(typed)
    }
    fn link(&mut self, _: &str) {}
    fn end_link(&mut self) {}
    fn image(&mut self, _: &str, _: &str) {}
    fn code(&mut self, lines: &str) {
        self.text(lines);
    }
    fn rule(&mut self) {
        self.space();
    }
    fn open(&mut self, _: Block) {
        self.space();
    }
    fn close(&mut self) {
        self.space();
    }
    fn is_full(&self) -> bool {
        self.text.len() > WORDS_KEPT
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str) -> Article {
        article(body, &|address| {
            let address = format!("/help/a/{address}");
            (address == "/help/a/light.png").then_some(OwnPicture { address, width: 40, height: 30 })
        })
    }

    #[test]
    fn headings_are_parts_that_one_can_go_to() {
        let article = shown("# A\n\ntext\n\n## *Lights* & <more>\n\n## Lights & more\n\n##### Deep");
        let ids: Vec<_> =
            article.headings.iter().map(|heading| (heading.level, heading.id.as_str())).collect();
        assert_eq!(ids, [(2, "s-a"), (2, "s-lights-more"), (2, "s-lights-more-2"), (4, "s-deep")]);
        assert_eq!(article.headings[1].words, "Lights & <more>");
        assert!(article.html.starts_with("<h2 dir=\"auto\" id=\"s-a\">A</h2>\n<p dir=\"auto\">text</p>\n"));
        assert!(article.html.contains("<em>Lights</em> &amp; &lt;more&gt;</h2>"), "{}", article.html);
    }

    #[test]
    fn lines_that_were_broken_by_an_editor_flow() {
        assert_eq!(shown("one\ntwo\\\nthree").html, "<p dir=\"auto\">one two\\ three</p>\n");
        assert_eq!(shown("one  \ntwo").html, "<p dir=\"auto\">one<br>\ntwo</p>\n");
    }

    #[test]
    fn links_to_own_pages_are_plain_and_others_keep_their_guard() {
        assert_eq!(shown("[x](/help/y#s-z)").html, "<p dir=\"auto\"><a href=\"/help/y#s-z\">x</a></p>\n");
        for foreign in ["//evil.test", "/\\evil.test", "javascript:x", "../x"] {
            assert!(!shown(&format!("[x]({foreign})")).html.contains("<a "), "{foreign}");
        }
        assert!(shown("[x](https://a.test)").html.contains("rel=\"noopener"));
    }

    #[test]
    fn only_own_pictures_are_shown_and_with_their_size() {
        assert_eq!(
            shown("![a \"b\"](light.png)").html,
            "<p dir=\"auto\"><img src=\"/help/a/light.png\" alt=\"a &quot;b&quot;\" width=\"40\" height=\"30\" \
             loading=\"lazy\" decoding=\"async\"></p>\n"
        );
        assert!(!shown("![a](other.png) ![t](https://evil.test/x.png)").html.contains("<img"));
    }

    #[test]
    fn the_words_of_an_article_stand_without_its_marks() {
        let body = "# A\n\nSee [the *status*](/status).\n\n1. **One**\n2. Two ![x](y.png)\n\n## B\n\nThree";
        assert_eq!(article_words(body), "See the status. One Two Three");
    }

    #[test]
    fn the_text_of_an_article_keeps_headings_and_lines_without_marks_and_addresses() {
        let body = "## See\n\n[the status page](/status), **then** [us](https://a.test).\n\n---\n\n![](b.png) ![Lights](a.png)";
        assert_eq!(crate::article_text(body, 1_000), "See\n\nthe status page, then us.\n\nLights");
        assert_eq!(crate::article_text("[x](javascript:y)", 1_000), "[x](javascript:y)");
    }

    #[test]
    fn what_an_article_leads_to_is_found() {
        let (pages, pictures) =
            own_links("[a](/help/b) [c](https://d.test) ![e](f.png) ![g](https://h.test/i.png) [p](#s-x)");
        assert_eq!((pages, pictures), (vec!["/help/b".to_owned()], vec!["f.png".to_owned()]));
    }
}
