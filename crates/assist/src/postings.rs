//! In which texts a word stands and how often: one or two bytes each, in the order in which they came.

use crate::lexical::Slot;

/// A word that stands more often in a text counts as often as this.
const MOST: u32 = 255;
/// Counts below this share a byte with the way to the next text.
const SMALL: u32 = 4;

#[derive(Default)]
pub(crate) struct Postings {
    /// For each text the way from the one before it above two bits, which hold how often; zero when that follows in a
    /// byte of its own. Seven bits a byte, the lowest first.
    bytes: Vec<u8>,
    texts: u32,
    last: Slot,
}

impl Postings {
    pub(crate) fn push(&mut self, slot: Slot, count: u32) {
        if self.bytes.capacity() - self.bytes.len() < 6 {
            // Doubling would leave a third of all unused.
            self.bytes.reserve_exact(self.bytes.len() / 8 + 6);
        }
        // A slot that is used again may lie before the last one: the way then leads around the end.
        let way = u64::from(slot.wrapping_sub(self.last));
        let small = if count < SMALL { count } else { 0 };
        let mut rest = way << 2 | u64::from(small);
        while rest > 127 {
            self.bytes.push(rest as u8 | 128);
            rest >>= 7;
        }
        self.bytes.push(rest as u8);
        if small == 0 {
            self.bytes.push(count.min(MOST) as u8);
        }
        self.texts += 1;
        self.last = slot;
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Slot, u32)> + '_ {
        let mut bytes = self.bytes.iter().copied();
        let mut slot: Slot = 0;
        std::iter::from_fn(move || {
            let (mut number, mut shift) = (0_u64, 0);
            loop {
                let byte = bytes.next()?;
                number |= u64::from(byte & 127) << shift;
                if byte < 128 {
                    break;
                }
                shift += 7;
            }
            slot = slot.wrapping_add((number >> 2) as u32);
            let count = match (number & 3) as u32 {
                0 => u32::from(bytes.next()?),
                small => small,
            };
            Some((slot, count))
        })
    }

    pub(crate) fn retain(&mut self, keep: impl Fn(Slot) -> bool) {
        let mut kept = Postings::default();
        for (slot, count) in self.iter().filter(|(slot, _)| keep(*slot)) {
            kept.push(slot, count);
        }
        *self = kept;
    }

    pub(crate) fn len(&self) -> usize {
        self.texts as usize
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.texts == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out_in_its_order() {
        let all =
            [(0, 1), (1, 3), (31, 4), (32, 255), (20_000, 2), (7, 9), (u32::MAX >> 8, 1), (u32::MAX >> 8, 1)];
        let mut postings = Postings::default();
        for (slot, count) in all {
            postings.push(slot, count);
        }
        assert_eq!((postings.len(), postings.iter().collect::<Vec<_>>()), (8, all.to_vec()));
        postings.retain(|slot| slot < 100);
        assert_eq!(postings.iter().collect::<Vec<_>>(), [(0, 1), (1, 3), (31, 4), (32, 255), (7, 9)]);
        postings.push(8, 700);
        assert_eq!(postings.iter().last(), Some((8, 255)));
        postings.retain(|_| false);
        assert!(postings.is_empty() && postings.iter().next().is_none());
    }

    #[test]
    fn a_word_in_every_text_takes_a_byte_for_each() {
        let mut postings = Postings::default();
        for slot in 0..1_000 {
            postings.push(slot, 1);
        }
        assert!(postings.bytes.len() == 1_000 && postings.bytes.capacity() < 1_200);
    }
}
