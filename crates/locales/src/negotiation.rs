//! Which language a browser asks for.

use crate::Language;

/// Entries that are looked at; no browser sends more.
const MOST: usize = 20;

impl Language {
    /// The language that an `Accept-Language` header likes best of those spoken here. None when it likes none.
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best = None;
        for (language, weight) in header.split(',').take(MOST).filter_map(entry) {
            // Of equal ones the first counts.
            if weight > 0 && best.is_none_or(|(_, highest)| weight > highest) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language)
    }
}

/// `de-AT;q=0.8` → German, 800.
fn entry(text: &str) -> Option<(Language, u32)> {
    let mut parts = text.split(';');
    let language = Language::parse(parts.next()?.trim())?;
    let weight = parts.find_map(|part| part.trim().strip_prefix("q=").map(weight));
    Some((language, weight.unwrap_or(1_000)))
}

/// Thousandths; what cannot be read is no wish.
fn weight(text: &str) -> u32 {
    let weight: f32 = text.trim().parse().unwrap_or(0.0);
    (weight.clamp(0.0, 1.0) * 1_000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_highest_weight_wins_and_of_equal_ones_the_first() {
        for (header, language) in [
            ("de", Some(Language::De)),
            ("de-CH,de;q=0.9,en;q=0.8", Some(Language::De)),
            ("en;q=0.5, ar ; q=0.9", Some(Language::Ar)),
            ("fr, it;q=0.9, de;q=0.1", Some(Language::De)),
            ("de;q=0, en;q=0.1", Some(Language::En)),
            ("de;q=0", None),
            ("de;q=much, ar;q=0.1", Some(Language::Ar)),
            ("*", None),
            ("fr-FR", None),
            ("", None),
            (";;,,q=1", None),
        ] {
            assert_eq!(Language::accepted(header), language, "{header}");
        }
    }
}
