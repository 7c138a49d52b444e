//! Cuts texts into words that can be compared: lower case, without accents, Arabic letters made even.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Characters that tell in which language a text is.
const TELLING: usize = 1_000;

/// In which language a text is, as far as it matters here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tongue {
    /// The only one whose meaning the encoder knows.
    English,
    German,
    Other,
}

/// Each word with where it begins and ends in the text.
pub(crate) fn spans(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let from = rest + text[rest..].find(|c: char| c.is_alphanumeric())?;
        let to = text[from..].find(|c: char| !is_part_of_a_word(c)).map_or(text.len(), |at| from + at);
        rest = to;
        Some((from, &text[from..to]))
    })
}

fn is_part_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || c == '\u{640}' || c == '\u{ad}'
}

/// The words of a text, ready to be compared.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    spans(text).map(|(_, word)| folded(word))
}

/// One word in lower case, without accents; the ways to write an Arabic letter made one.
pub(crate) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
            'ى' => folded.push('ي'),
            'ة' => folded.push('ه'),
            '\u{640}' | '\u{ad}' => {}
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// Words that say nothing about what a question is about.
pub fn is_filler(word: &str) -> bool {
    ENGLISH.binary_search(&word).is_ok() || GERMAN.binary_search(&word).is_ok() || ARABIC.contains(&word)
}

/// By the letters and the smallest words of its beginning. Short texts without either count as English.
pub fn tongue_of(text: &str) -> Tongue {
    let text = text.char_indices().nth(TELLING).map_or(text, |(end, _)| &text[..end]);
    let (mut latin, mut other) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        *(if c < '\u{250}' { &mut latin } else { &mut other }) += 1;
    }
    if other > latin {
        return Tongue::Other;
    }
    let (mut english, mut german, mut romance) = (0, 0, 0);
    for word in words(text) {
        let word = word.as_str();
        let both = ENGLISH.binary_search(&word).is_ok() && GERMAN.binary_search(&word).is_ok();
        english += usize::from(!both && ENGLISH.binary_search(&word).is_ok());
        german += usize::from(!both && GERMAN.binary_search(&word).is_ok());
        romance += usize::from(ROMANCE.binary_search(&word).is_ok());
    }
    let umlauts = text.chars().filter(|c| "äöüßÄÖÜ".contains(*c)).count();
    if german + umlauts > english && german + umlauts >= romance {
        Tongue::German
    } else if romance > english + 1 {
        Tongue::Other
    } else {
        Tongue::English
    }
}

#[rustfmt::skip]
const ENGLISH: [&str; 117] = [
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "being", "but", "by", "can", "could", "did", "do", "does", "doing", "don", "for", "from", "get",
    "had", "has", "have", "having", "he", "hello", "help", "her", "here", "hi", "him", "his", "how", "i", "if", "in",
    "into", "is", "it", "its", "just", "know", "let", "like", "ll", "m", "may", "me", "might", "must", "my", "need",
    "no", "not", "of", "on", "one", "or", "our", "out", "please", "re", "s", "she", "should", "so", "some", "t",
    "tell", "than", "thank", "thanks", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "to", "too", "up", "us", "use", "very", "want", "was", "way", "we", "were", "what", "when", "where",
    "which", "who", "why", "will", "with", "without", "would", "yes", "you", "your", "yours",
];

#[rustfmt::skip]
const GERMAN: [&str; 113] = [
    "aber", "alle", "als", "am", "an", "auch", "auf", "aus", "bei", "beim", "bin", "bis", "bitte", "da", "danke",
    "dann", "das", "dass", "dein", "dem", "den", "der", "des", "die", "dies", "diese", "diesem", "diesen", "dieser",
    "doch", "du", "durch", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "etwas", "fur", "gibt",
    "hab", "habe", "haben", "hallo", "hat", "hatte", "hilfe", "ich", "ihr", "ihre", "ihren", "im", "in", "ins", "ist",
    "ja", "kann", "kein", "keine", "keinen", "konnen", "man", "mein", "meine", "meinem", "meinen", "meiner", "mich",
    "mir", "mit", "mochte", "muss", "nach", "nein", "nicht", "noch", "nur", "ob", "oder", "ohne", "schon", "sein",
    "sich", "sie", "sind", "so", "uber", "um", "und", "uns", "unser", "unter", "vom", "von", "vor", "wann", "warum",
    "was", "welche", "wenn", "werden", "wie", "wieder", "wir", "wird", "wo", "wurde", "zu", "zum", "zur",
];

#[rustfmt::skip]
const ROMANCE: [&str; 52] = [
    "al", "avec", "che", "ciao", "come", "como", "con", "cosa", "cual", "cuando", "dans", "de", "del", "della", "di",
    "donde", "du", "el", "en", "es", "est", "esta", "et", "favor", "il", "je", "la", "las", "le", "les", "lo", "los",
    "merci", "mi", "mia", "mon", "ne", "nos", "para", "pas", "per", "por", "posso", "pour", "puedo", "que", "sono",
    "suis", "una", "une", "votre", "vous",
];

const ARABIC: [&str; 24] = [
    "في",
    "من",
    "علي",
    "الي",
    "عن",
    "مع",
    "هل",
    "ما",
    "ماذا",
    "كيف",
    "متي",
    "اين",
    "لماذا",
    "هذا",
    "هذه",
    "انا",
    "لي",
    "لا",
    "ان",
    "او",
    "ثم",
    "يمكن",
    "يمكنني",
    "اريد",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_in_every_script() {
        let found: Vec<String> = words("Die Straße, 2. Café-Bestellung: E14 إعادة كلمة المرور").collect();
        assert_eq!(found, ["die", "strasse", "2", "cafe", "bestellung", "e14", "اعاده", "كلمه", "المرور"]);
    }

    #[test]
    fn the_lists_of_fillers_are_sorted() {
        assert!(ENGLISH.is_sorted() && GERMAN.is_sorted() && ROMANCE.is_sorted());
    }

    #[test]
    fn the_tongue_shows_in_small_words_and_letters() {
        for (text, tongue) in [
            ("how do I reset my password", Tongue::English),
            ("refund", Tongue::English),
            ("Wie kann ich mein Passwort ändern?", Tongue::German),
            ("Rechnung nicht erhalten", Tongue::German),
            ("كيف أغير كلمة المرور؟", Tongue::Other),
            ("Comment est-ce que je peux changer mon mot de passe", Tongue::Other),
            ("¿Dónde está mi pedido? ¿Puedo cambiar la dirección?", Tongue::Other),
        ] {
            assert_eq!(tongue_of(text), tongue, "{text}");
        }
    }
}
