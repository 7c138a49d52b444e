//! The part of an address that names an article or a category.

use super::SLUG_MAX;
use crate::slug;

/// Paths below `/help` that are something else.
pub const RESERVED: [&str; 4] = ["c", "search", "feed", "sitemap.xml"];

/// Made of a title. Other scripts keep their letters.
pub fn slug_of(title: &str) -> String {
    slug::slug_of(title, SLUG_MAX, char::is_alphanumeric)
}

/// Whether it may stand in an address as it is.
pub(super) fn is_slug(text: &str) -> bool {
    let fits = |c: char| c == '-' || (c.is_alphanumeric() && !c.is_uppercase());
    !text.is_empty()
        && text.len() <= SLUG_MAX
        && text.chars().all(fits)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_address_should_hold_is_no_slug() {
        assert!(is_slug(&slug_of(&"many words ".repeat(40))));
        for bad in ["", "A", "a b", "a/b", "..", "-a", "a-", "a.b", "a%2f", "sitemap.xml"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
