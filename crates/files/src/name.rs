//! Names of files, as somebody else's device gave them, made safe to show and to save under.

/// Longest name, in characters; its ending survives.
const MOST: usize = 120;
/// Longest ending that is kept when a name is cut.
const ENDING_MOST: usize = 12;

/// One line without path, without characters that are invisible, turn the direction of the text or stand for
/// something on somebody's system. Never empty.
pub fn safe_name(typed: &str) -> String {
    let name = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = name.chars().filter(|c| !is_invisible(*c)).map(storable).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    match words.join(" ").trim_matches(['.', ' ']) {
        "" => "file".to_owned(),
        device if is_device(device) => shortened(&format!("_{device}")),
        name => shortened(name),
    }
}

/// Control characters, those without width, and those that turn the direction of what follows.
fn is_invisible(c: char) -> bool {
    let turns_or_hides = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}');
    turns_or_hides || (c.is_control() && !c.is_whitespace())
}

/// Some systems refuse these in a name.
fn storable(c: char) -> char {
    if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '_' } else { c }
}

fn shortened(name: &str) -> String {
    let count = name.chars().count();
    if count <= MOST {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= ENDING_MOST => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let room = MOST - ending.chars().count();
    let kept: String = stem.chars().take(room).collect();
    format!("{}{ending}", kept.trim_end_matches(['.', ' ']))
}

/// Whether Windows takes it for a device, whatever its ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let port = |kind: &str| {
        stem.strip_prefix(kind).is_some_and(|number| {
            let mut digits = number.chars();
            digits.next().is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c)) && digits.next().is_none()
        })
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || port("COM")
        || port("LPT")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_names_stay_as_they_are() {
        for name in ["IMG_2026.jpg", "Rechnung März.pdf", "صورة.png", "スクリーン.webp", "a b (1).tar.gz"]
        {
            assert_eq!(safe_name(name), name);
        }
    }

    #[test]
    fn what_hides_or_leads_elsewhere_is_taken_out() {
        for (typed, shown) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\ada\\photo.png", "photo.png"),
            (".htaccess", "htaccess"),
            ("\u{200b}.htaccess", "htaccess"),
            ("photo\u{202e}gnp.exe", "photognp.exe"),
            ("a\0b.png", "ab.png"),
            ("a\r\nb.png", "a b.png"),
            ("CON", "_CON"),
            ("nul.txt", "_nul.txt"),
            ("com1.tar.gz", "_com1.tar.gz"),
            ("<img src=x onerror=alert(1)>.png", "_img src=x onerror=alert(1)_.png"),
            ("name.png. ", "name.png"),
            ("", "file"),
            ("/", "file"),
            ("\u{feff}\u{200d}", "file"),
        ] {
            assert_eq!(safe_name(typed), shown, "{typed:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = safe_name(&format!("{}.pdf", "n".repeat(300)));
        assert_eq!(name.chars().count(), MOST);
        assert!(name.ends_with("n.pdf"), "{name}");
        assert_eq!(safe_name(&"ü".repeat(300)).chars().count(), MOST);
    }

    proptest! {
        #[test]
        fn every_name_is_short_visible_and_stays_the_same_when_made_safe_again(typed in ".*") {
            let name = safe_name(&typed);
            prop_assert!(!name.is_empty() && name.chars().count() <= MOST);
            let unsafe_left = name.contains(['/', '\\', '\0', '\n', '\u{202e}', '"']);
            prop_assert!(!unsafe_left, "{:?}", name);
            prop_assert_eq!(safe_name(&name), name);
        }
    }
}
