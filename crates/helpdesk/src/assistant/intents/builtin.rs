//! The examples that are there from the beginning, in every language.

use crate::assistant::understand::Intent;

const EXAMPLES: &str = include_str!("builtin.tsv");

/// The built-in examples of an intent.
pub fn examples(intent: Intent) -> Vec<String> {
    let lines = EXAMPLES.lines().filter_map(|line| line.split_once('\t'));
    lines.filter(|(name, _)| *name == intent.as_str()).map(|(_, example)| example.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_intent_has_examples() {
        let known = |intent: &&Intent| **intent != Intent::Question;
        assert!(Intent::ALL.iter().filter(known).all(|intent| examples(*intent).len() >= 6));
    }
}
