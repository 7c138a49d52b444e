//! How far two words are apart, counted in slips of the finger.

/// Whether `a` becomes `b` by at most `most` letters added, dropped, changed or swapped with their neighbour.
pub(crate) fn is_near(a: &[char], b: &[char], most: usize) -> bool {
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().all(|far| *far > most) {
            return false;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &str, b: &str, most: usize) -> bool {
        let letters = |word: &str| word.chars().collect::<Vec<char>>();
        is_near(&letters(a), &letters(b), most)
    }

    #[test]
    fn one_slip_is_near_and_two_are_not() {
        for (a, b) in [("refnud", "refund"), ("refun", "refund"), ("refumd", "refund"), ("refuund", "refund")]
        {
            assert!(near(a, b, 1), "{a}");
        }
        assert!(!near("rfnud", "refund", 1));
        assert!(near("rfnud", "refund", 2));
        assert!(!near("order", "refund", 2));
    }
}
