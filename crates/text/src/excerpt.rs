//! Text made short.

/// The beginning of a text on one line, at most `limit` characters; a cut shows as "…".
pub fn excerpt(text: &str, limit: usize) -> String {
    let mut short = String::new();
    let mut left = limit;
    for word in text.split_whitespace() {
        let blank = usize::from(!short.is_empty());
        let length = word.chars().count();
        if length + blank > left {
            cut(&mut short, word, left, limit);
            return short;
        }
        if blank == 1 {
            short.push(' ');
        }
        short.push_str(word);
        left -= length + blank;
    }
    short
}

/// Ends with an ellipsis within the limit, between words where there are several.
fn cut(short: &mut String, word: &str, left: usize, limit: usize) {
    if short.is_empty() {
        short.extend(word.chars().take(limit.saturating_sub(1)));
    } else if left == 0 {
        let end = short.rfind(' ').or_else(|| short.char_indices().next_back().map(|(at, _)| at));
        short.truncate(end.unwrap_or(0));
    }
    if limit > 0 {
        short.push('…');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_short_text_stays_whole() {
        assert_eq!(excerpt("The light\nis  red.", 40), "The light is red.");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(excerpt("The light on my router is red", 12), "The light…");
    }

    #[test]
    fn one_long_word_is_cut_inside() {
        assert_eq!(excerpt("abcdefghij", 5), "abcd…");
    }

    proptest! {
        #[test]
        fn an_excerpt_keeps_the_limit_and_the_line(text in "(?s).*", limit in 0usize..40) {
            let short = excerpt(&text, limit);
            prop_assert!(short.chars().count() <= limit);
            prop_assert!(!short.contains('\n'));
        }
    }
}
