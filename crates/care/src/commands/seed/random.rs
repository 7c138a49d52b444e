//! Numbers that are the same on every machine and with every version of every library: SplitMix64.

#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A row of numbers for one thing of one seed, whatever was drawn for others.
    pub fn new(seed: u64, thing: u64) -> Self {
        let mut random = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ thing);
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to `end`, without it.
    pub fn below(&mut self, end: u32) -> u32 {
        let scaled = (self.next() >> 32) * u64::from(end);
        u32::try_from(scaled >> 32).unwrap_or(0)
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let last = u32::try_from(of.len()).unwrap_or(u32::MAX);
        &of[self.below(last) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_same_seed_draws_the_same_numbers_for_ever() {
        let mut random = Random::new(1, 7);
        let drawn: Vec<u32> = (0..4).map(|_| random.below(1_000)).collect();
        let mut again = Random::new(1, 7);
        assert_eq!(drawn, (0..4).map(|_| again.below(1_000)).collect::<Vec<_>>());
        assert!(drawn.iter().all(|number| *number < 1_000));
    }

    #[test]
    fn things_and_seeds_draw_different_numbers() {
        let first = |seed, thing| Random::new(seed, thing).below(u32::MAX);
        assert_ne!(first(1, 7), first(1, 8));
        assert_ne!(first(1, 7), first(2, 7));
    }
}
