//! The part of an address that names an article or a category.

use super::SLUG_MAX;

/// Paths below `/help` that are something else.
pub const RESERVED: [&str; 4] = ["c", "search", "feed", "sitemap.xml"];

/// Made of a title: small letters, digits and hyphens. Other scripts keep their letters.
pub fn slug_of(title: &str) -> String {
    let mut slug = String::new();
    for character in title.chars().flat_map(char::to_lowercase) {
        let plain = match character {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            'à' | 'á' | 'â' | 'ã' | 'å' => "a",
            'ç' => "c",
            'è' | 'é' | 'ê' | 'ë' => "e",
            'ì' | 'í' | 'î' | 'ï' => "i",
            'ñ' => "n",
            'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
            'ù' | 'ú' | 'û' => "u",
            _ => "",
        };
        if slug.len() + character.len_utf8().max(plain.len()) > SLUG_MAX {
            break;
        }
        if !plain.is_empty() {
            slug.push_str(plain);
        } else if character.is_alphanumeric() {
            slug.push(character);
        } else if !matches!(character, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
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
    fn a_slug_is_made_of_a_title_in_any_script() {
        for (title, slug) in [
            ("Why is my Wi-Fi slow?", "why-is-my-wi-fi-slow"),
            ("  Störung – was tun?  ", "stoerung-was-tun"),
            ("Don’t panic", "dont-panic"),
            ("كيف أغيّر كلمة المرور؟", "كيف-أغيّر-كلمة-المرور"),
            ("!!!", ""),
        ] {
            assert_eq!(slug_of(title), slug, "{title}");
        }
        assert!(slug_of(&"ü".repeat(200)).len() <= SLUG_MAX);
        assert!(is_slug(&slug_of(&"many words ".repeat(40))));
    }

    #[test]
    fn what_no_address_should_hold_is_no_slug() {
        for bad in ["", "A", "a b", "a/b", "..", "-a", "a-", "a.b", "a%2f", "sitemap.xml"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
