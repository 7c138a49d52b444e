//! What can be told of a word without reading it: enough to pass over nearly all of a vocabulary.

/// How many letters a word has, and which.
#[derive(Clone, Copy)]
pub(crate) struct Outline {
    /// A bit for each letter; some share one.
    letters: u32,
    pub long: u16,
}

impl Outline {
    pub(crate) fn of(word: &str) -> Outline {
        let long = u16::try_from(word.chars().count()).unwrap_or(u16::MAX);
        let letters = word.chars().fold(0, |letters, letter| letters | 1 << (letter as u32 % 32));
        Outline { letters, long }
    }

    /// False when the other word cannot hold this one.
    pub(crate) fn may_be_part_of(&self, whole: &Outline) -> bool {
        self.long <= whole.long && self.letters & !whole.letters == 0
    }

    /// False when more than so many slips part the two: each takes one letter away at most, and brings one.
    pub(crate) fn may_be_near(&self, other: &Outline, slips: u16) -> bool {
        let (gone, come) = (self.letters & !other.letters, other.letters & !self.letters);
        self.long.abs_diff(other.long) <= slips
            && gone.count_ones().max(come.count_ones()) <= u32::from(slips)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_and_no_slip_is_passed_over() {
        let of = Outline::of;
        for (part, whole) in [("adress", "rechnungsadress"), ("مرور", "والمرور"), ("same", "same")]
        {
            assert!(of(part).may_be_part_of(&of(whole)), "{part}");
        }
        for (typed, word) in
            [("refnud", "refund"), ("refun", "refund"), ("refumd", "refund"), ("xrefund", "refund")]
        {
            assert!(of(typed).may_be_near(&of(word), 1), "{typed}");
        }
        assert!(!of("zebra").may_be_part_of(&of("rechnung")) && !of("rechnung").may_be_part_of(&of("rech")));
        assert!(!of("refixd").may_be_near(&of("refund"), 1) && of("refixd").may_be_near(&of("refund"), 2));
        assert!(!of("refund").may_be_near(&of("refunding"), 2));
    }
}
