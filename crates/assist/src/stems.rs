//! Words without their endings, lightly: enough that a question's plural finds an article's singular.

use crate::words::Tongue;

/// The part of a folded word that its forms share.
pub(crate) fn stem(word: &str, tongue: Tongue) -> &str {
    match tongue {
        Tongue::English => english(word),
        Tongue::German => german(word),
        Tongue::Other => arabic(word),
    }
}

fn english(word: &str) -> &str {
    let word = without(word, &["ies"], 2).unwrap_or(word);
    let word = if word.ends_with("ss") || word.ends_with("us") {
        word
    } else {
        without(word, &["es", "s"], 3).unwrap_or(word)
    };
    let word = without(word, &["ingly", "edly", "ing", "ed", "ly"], 3).unwrap_or(word);
    let word = without(word, &["e", "y", "i"], 3).unwrap_or(word);
    // "cancelled" and "cancel", "stopping" and "stop".
    let bytes = word.as_bytes();
    match bytes {
        [.., a, b] if a == b && bytes.len() > 4 && b.is_ascii_alphabetic() && !b"sz".contains(b) => {
            &word[..word.len() - 1]
        }
        _ => word,
    }
}

fn german(word: &str) -> &str {
    let word = without(word, &["ern", "em", "en", "er", "es"], 3).unwrap_or(word);
    let word = without(word, &["e", "s", "n", "t"], 3).unwrap_or(word);
    without(word, &["ung", "isch", "lich", "ig"], 4).unwrap_or(word)
}

fn arabic(word: &str) -> &str {
    let long = word.chars().count();
    let word = ["وال", "بال", "كال", "فال", "لل", "ال"]
        .iter()
        .find_map(|article| word.strip_prefix(article).filter(|_| long >= article.chars().count() + 3))
        .unwrap_or(word);
    let long = word.chars().count();
    ["ات", "ون", "ين", "ها", "هم", "كم", "نا", "ه", "ي"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|_| long >= ending.chars().count() + 3))
        .unwrap_or(word)
}

/// The word without the first of these endings that leaves at least `rest` letters.
fn without<'a>(word: &'a str, endings: &[&str], rest: usize) -> Option<&'a str> {
    endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|kept| kept.chars().count() >= rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(tongue: Tongue, forms: &[&str]) {
        for form in forms {
            assert_eq!(stem(form, tongue), stem(forms[0], tongue), "{form} and {}", forms[0]);
        }
    }

    #[test]
    fn forms_of_a_word_share_their_stem() {
        same(Tongue::English, &["order", "orders", "ordered", "ordering"]);
        same(Tongue::English, &["cancel", "cancelled", "cancelling", "cancels"]);
        same(Tongue::English, &["delivery", "deliveries"]);
        same(Tongue::English, &["change", "changes", "changed", "changing"]);
        same(Tongue::German, &["rechnung", "rechnungen"]);
        same(Tongue::German, &["bestellen", "bestellt", "bestelle"]);
        same(Tongue::Other, &["مرور", "المرور"]);
        same(Tongue::Other, &["طلب", "الطلب", "والطلب", "طلبات"]);
    }

    #[test]
    fn short_words_stay_as_they_are() {
        for word in ["e14", "dns", "bus", "5g", "app"] {
            assert!(stem(word, Tongue::English).len() + 1 >= word.len(), "{word}");
        }
    }
}
