//! Words as they are compared: small letters without accents, Arabic without its marks and attached particles.

/// The words of a text in order.
pub fn words(text: &str) -> Vec<String> {
    let folded: String = text.chars().flat_map(fold).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(bare).collect()
}

fn fold(c: char) -> Vec<char> {
    match c {
        '\'' | '’' | '\u{640}' | '\u{64b}'..='\u{652}' => Vec::new(),
        'أ' | 'إ' | 'آ' | 'ٱ' => vec!['ا'],
        'ة' => vec!['ه'],
        'ى' => vec!['ي'],
        'ß' => vec!['s', 's'],
        c => c.to_lowercase().map(without_accent).collect(),
    }
}

fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

/// Without the particles that Arabic writes together with the word.
fn bare(word: &str) -> String {
    let is_arabic = word.chars().next().is_some_and(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    if !is_arabic {
        return word.to_owned();
    }
    let prefixes = ["وال", "بال", "فال", "كال", "لل", "ال"];
    let rest = prefixes.iter().find_map(|prefix| word.strip_prefix(prefix));
    rest.filter(|rest| rest.chars().count() >= 3).unwrap_or(word).to_owned()
}

/// Whether somebody may have meant this word: the same, or written with a slip or two in a longer one.
pub fn is_like(typed: &str, word: &str) -> bool {
    if typed == word {
        return true;
    }
    let (one, other): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    let is_arabic = other.first().is_some_and(|c| ('\u{600}'..='\u{6ff}').contains(c));
    let slips = match other.len() {
        ..=3 => return false,
        // Short words that differ in one letter are other words in Arabic.
        4 | 5 if is_arabic => return false,
        4 => return is_swap(&one, &other),
        5..=8 => 1,
        _ => 2,
    };
    one.len().abs_diff(other.len()) <= slips && distance(&one, &other) <= slips
}

fn is_swap(one: &[char], other: &[char]) -> bool {
    one.len() == other.len()
        && distance(one, other) == 1
        && one.iter().zip(other).filter(|(a, b)| a != b).count() == 2
}

/// Slips between two words: a letter missing, too many, another, or two in the wrong order.
fn distance(one: &[char], other: &[char]) -> usize {
    let width = other.len() + 1;
    let mut rows = vec![vec![0; width]; one.len() + 1];
    for (at, row) in rows.iter_mut().enumerate() {
        row[0] = at;
    }
    rows[0] = (0..width).collect();
    for i in 1..=one.len() {
        for j in 1..width {
            let cost = usize::from(one[i - 1] != other[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_particles_do_not_part_words() {
        assert_eq!(words("Möchte: MIT jemandem, don't"), ["mochte", "mit", "jemandem", "dont"]);
        assert_eq!(words("أريد التحدث إلى الموظف"), ["اريد", "تحدث", "الي", "موظف"]);
    }

    #[test]
    fn slips_are_forgiven_in_longer_words_alone() {
        assert!(
            is_like("humna", "human")
                && is_like("agnet", "agent")
                && is_like("representitive", "representative")
        );
        assert!(is_like("tlak", "talk") && !is_like("tall", "talk") && !is_like("hat", "hut"));
        assert!(!is_like("version", "person"));
    }
}
