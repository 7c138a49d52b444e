//! Takes a text apart into sentences, and the numbers of their sources out of them.

/// Written with a full stop that ends no sentence.
const SHORT: &[&str] =
    &["approx", "ca", "bzw", "nr", "dr", "mr", "mrs", "ms", "st", "max", "min", "inkl", "vgl"];

/// The sentences with what ends them, and with the sources that are named right behind.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = start + end_of_first(&text[start..]);
        let sentence = text[start..end].trim();
        if !sentence.is_empty() {
            sentences.push(sentence);
        }
        start = end;
    }
    sentences
}

fn end_of_first(text: &str) -> usize {
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let ends = match c {
            '\n' | '。' | '؟' | '۔' => true,
            '.' | '!' | '?' | '…' => is_over(after) && !(c == '.' && is_short(&text[..at])),
            _ => false,
        };
        if ends {
            let rest = after.trim_start_matches(['"', '\'', '”', '’', '»', ')']);
            return text.len() - without_sources(rest).len();
        }
    }
    text.len()
}

fn is_over(after: &str) -> bool {
    let next = after.trim_start_matches(['"', '\'', '”', '’', '»', ')']).chars().next();
    next.is_none_or(|c| c.is_whitespace() || c == '[')
}

/// "e.g", "a.m", "z.B", a single letter, or an abbreviation.
fn is_short(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches('(');
    let is_letters =
        word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    is_letters || SHORT.contains(&word.to_lowercase().as_str())
}

/// What follows after the sources at the beginning of this text.
fn without_sources(mut text: &str) -> &str {
    while let Some(end) = text.trim_start().strip_prefix('[').and_then(|inner| inner.find(']')) {
        let inner = &text.trim_start()[1..=end];
        if numbers(inner).is_none() {
            break;
        }
        text = &text.trim_start()[end + 2..];
    }
    text
}

/// A sentence without the sources that it names, and those. None when a bracket holds something else.
pub(crate) fn sources(sentence: &str) -> Option<(String, Vec<usize>)> {
    let (mut words, mut cites, mut rest) = (String::new(), Vec::new(), sentence);
    while let Some(at) = rest.find('[') {
        let end = at + rest[at..].find(']')?;
        cites.extend(numbers(&rest[at + 1..end])?);
        words.push_str(&rest[..at]);
        words.push(' ');
        rest = &rest[end + 1..];
    }
    words.push_str(rest);
    (!words.contains([']', '['])).then_some((words, cites))
}

/// `1` or `1, 3`.
fn numbers(inner: &str) -> Option<Vec<usize>> {
    inner
        .split(',')
        .map(str::trim)
        .map(|number| {
            number.parse().ok().filter(|_| number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_keeps_its_sources_wherever_they_stand() {
        assert_eq!(split("Sail [1]. Row. [2] [3] Swim.[1]"), ["Sail [1].", "Row. [2] [3]", "Swim.[1]"]);
        assert_eq!(split("One\nTwo [1]"), ["One", "Two [1]"]);
        assert_eq!(split("Was? Ja! \"Nein.\" [2] Und"), ["Was?", "Ja!", "\"Nein.\" [2]", "Und"]);
    }

    #[test]
    fn not_every_full_stop_ends_a_sentence() {
        assert_eq!(
            split("At 9 a.m. or 9.30, e.g. by bike, z.B. hier."),
            ["At 9 a.m. or 9.30, e.g. by bike, z.B. hier."]
        );
        assert_eq!(split("See help.html now. Go."), ["See help.html now.", "Go."]);
    }

    #[test]
    fn brackets_hold_numbers_and_nothing_else() {
        assert_eq!(
            sources("Sail [1] and row [2, 3]."),
            Some(("Sail   and row  .".to_owned(), vec![1, 2, 3]))
        );
        for wrong in ["Sail [here](x).", "Sail [1", "Sail 1].", "Sail [].", "Sail [+1].", "Sail [one]."] {
            assert_eq!(sources(wrong), None, "{wrong}");
        }
    }
}
