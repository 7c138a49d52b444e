//! The part of an address that is made of a name.

/// Small letters, digits and hyphens, at most `max` bytes: "Möbel & Café" is `moebel-cafe`. Letters that are not Latin
/// stay when `keeps` says so, and part words otherwise. Empty when nothing is left.
pub fn slug_of(name: &str, max: usize, keeps: impl Fn(char) -> bool) -> String {
    let mut slug = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        let plain = latin(character);
        if slug.len() + character.len_utf8().max(plain.len()) > max {
            break;
        }
        if !plain.is_empty() {
            slug.push_str(plain);
        } else if keeps(character) {
            slug.push(character);
        } else if !matches!(character, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A small letter without its marks; empty for one that has none, and for what is no Latin letter.
fn latin(letter: char) -> &'static str {
    match letter {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'ù' | 'ú' | 'û' => "u",
        'ý' | 'ÿ' => "y",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn a_name_becomes_an_address_in_any_script_that_may_stay() {
        for (name, any, plain) in [
            ("Why is my Wi-Fi slow?", "why-is-my-wi-fi-slow", "why-is-my-wi-fi-slow"),
            ("  Störung – was tun?  ", "stoerung-was-tun", "stoerung-was-tun"),
            ("  Möbel & Café! ", "moebel-cafe", "moebel-cafe"),
            ("Straße", "strasse", "strasse"),
            ("Don’t panic", "dont-panic", "dont-panic"),
            ("../../etc", "etc", "etc"),
            ("كيف أغيّر كلمة المرور؟", "كيف-أغيّر-كلمة-المرور", ""),
            ("!!!", "", ""),
        ] {
            assert_eq!(slug_of(name, 80, char::is_alphanumeric), any, "{name}");
            assert_eq!(slug_of(name, 80, |letter| letter.is_ascii_alphanumeric()), plain, "{name}");
        }
        for long in ["ü".repeat(200), "long ".repeat(40)] {
            let slug = slug_of(&long, 60, char::is_alphanumeric);
            assert!(slug.len() <= 60 && !slug.ends_with('-'), "{slug}");
        }
    }
}
