//! HTML from outside as it may be stored.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use crate::html::{self, Bare};
use crate::page::{Page, Pictures};

/// Cleaned HTML: read and written anew, and passed through an allowlist of its own, so that one mistake is not
/// enough. Cleaning twice changes nothing. Bare addresses become links when it is shown.
pub fn clean_html(html: &str, pictures: Pictures<'_>) -> String {
    let mut page = Page::new(html.len(), pictures);
    html::read(html, Bare::Words, &mut page);
    ALLOWED.clean(&page.finish()).to_string()
}

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut allowed = Builder::empty();
    allowed
        .tags(HashSet::from([
            "a",
            "blockquote",
            "br",
            "code",
            "em",
            "hr",
            "img",
            "li",
            "ol",
            "p",
            "pre",
            "s",
            "strong",
            "u",
            "ul",
        ]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "rel", "target"])),
            ("img", HashSet::from(["src", "alt", "loading"])),
            ("ol", HashSet::from(["start"])),
            ("li", HashSet::from(["value"])),
        ]))
        .generic_attributes(HashSet::from(["dir"]))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    allowed
});
