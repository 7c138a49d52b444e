//! The words of a text in a form in which two texts can be compared: by their beginnings, without small words.

use std::collections::HashSet;

/// Characters of a word that count: "cancel", "cancelled" and "cancellation" are one.
const STEM: usize = 5;

const SMALL: &str = "a an and are as at be by can do for from has have how if in into is it its may of on or our so \
    than that the their them then there these this to was we what when where which will with you your \
    aber als am an auf aus bei bis da das dass dem den der des die durch ein eine einem einen einer eines er es für \
    hat ihr ihre im in ist kann können man mit nach oder sein sich sie sind so über um und uns unser vom von vor wenn \
    werden wie wird wir zu zum zur \
    من في على الى إلى عن مع أو او و ثم هذا هذه ذلك التي الذي أن ان إن كان يمكن يمكنك هو هي";

/// Turn a sentence into its opposite.
const NEGATIONS: &str = "not no nor none never neither nothing nobody without cannot cant wont dont doesnt didnt isnt \
    arent wasnt shouldnt mustnt except unless only \
    nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne außer nur weder \
    لا لم لن ليس ليست بدون دون غير إلا فقط";

/// Words that promise or count: an answer has them from its sources or not at all.
const WEIGHTY: &str = "free always guaranteed guarantee immediately instantly refund refunded unlimited forever \
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred \
    thousand half double \
    kostenlos gratis immer garantiert sofort unbegrenzt zwei drei vier fünf sechs sieben acht neun zehn elf zwölf \
    zwanzig dreißig hundert tausend halb doppelt erstattet \
    مجانا مجاني دائما فورا مضمون اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرون ثلاثون مئة ألف نصف";

#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Of the words that count, in their order.
    pub stems: Vec<String>,
    /// Numbers, times and dates as they are written, with Latin digits.
    pub numbers: HashSet<String>,
    /// Words that promise or count.
    pub weighty: HashSet<String>,
    pub negated: bool,
}

impl Words {
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        for token in tokens(text) {
            if token.contains(|c: char| c.is_ascii_digit()) {
                words.numbers.insert(token);
                continue;
            }
            for word in token.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
                words.add(word);
            }
        }
        let signs = text.chars().filter(|c| matches!(c, '€' | '$' | '£' | '¥' | '%' | '٪'));
        words.numbers.extend(signs.map(String::from));
        words
    }

    fn add(&mut self, word: &str) {
        if holds(NEGATIONS, word) {
            self.negated = true;
        } else if holds(WEIGHTY, word) {
            self.weighty.insert(word.to_owned());
        }
        if word.chars().count() > 2 && !holds(SMALL, word) {
            self.stems.push(stem(word));
        }
    }
}

fn holds(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

/// In lower case, with what may stand inside of a number; "don't" as one word.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '\u{ad}' | '\u{640}' | '\u{64b}'..='\u{652}'))
        .flat_map(char::to_lowercase)
        .map(latin_digit)
        .collect();
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ':' | '/' | '-');
    let tokens: Vec<String> = text
        .split(|c: char| !inner(c))
        .map(|token| token.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|token| !token.is_empty())
        .collect();
    tokens.into_iter()
}

fn latin_digit(c: char) -> char {
    match c {
        '٠'..='٩' => char::from(b'0' + u8::try_from(c as u32 - '٠' as u32).unwrap_or_default()),
        other => other,
    }
}

/// Without the Arabic article and what is written together with it.
fn stem(word: &str) -> String {
    let bare = ["وال", "بال", "لل", "ال"].iter().find_map(|start| word.strip_prefix(start)).unwrap_or(word);
    bare.chars().take(STEM).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_and_small_words_do_not_count() {
        assert_eq!(Words::of("You can cancel").stems, Words::of("the cancellation").stems);
        assert_eq!(Words::of("الرحلة").stems, Words::of("رحلة").stems);
    }

    #[test]
    fn numbers_stay_as_they_are_written() {
        let words = Words::of("From 10:30, 1.5 kg or ٢٠ € until 24.12.2026.");
        let mut numbers: Vec<&str> = words.numbers.iter().map(String::as_str).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, ["1.5", "10:30", "20", "24.12.2026", "€"]);
    }

    #[test]
    fn a_no_and_a_promise_are_noticed() {
        assert!(Words::of("You can't return it").negated && Words::of("Das geht nicht").negated);
        assert!(!Words::of("You can return it").negated);
        assert!(Words::of("within thirty days").weighty.contains("thirty"));
    }
}
