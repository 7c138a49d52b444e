//! Questions that nobody answered, those about the same thing together: articles to write.

use std::collections::HashSet;

use super::question_store;
use super::understand::words;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// Unanswered questions that are looked at, the newest.
const MOST: i64 = 400;
/// Groups that are shown, and questions of each.
const GROUPS: usize = 20;
const EXAMPLES: usize = 3;
/// Shared words, of all that two questions have, from which on they are about the same; in hundredths.
const ALIKE: usize = 34;

/// Questions about the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub count: usize,
    /// Some of them, the newest first.
    pub questions: Vec<String>,
}

/// For administrators: the largest groups first.
pub async fn gaps(app: &App, actor: &Actor) -> Result<Vec<Gap>> {
    actor.require_admin()?;
    let questions = question_store::unanswered(&mut *app.db.read().await?, MOST).await?;
    Ok(grouped(questions))
}

fn grouped(questions: Vec<String>) -> Vec<Gap> {
    let mut groups: Vec<(HashSet<String>, Gap)> = Vec::new();
    for question in questions {
        let own = telling(&question);
        if own.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|(seed, _)| alike(seed, &own)) {
            Some((_, gap)) => {
                gap.count += 1;
                if gap.questions.len() < EXAMPLES && !gap.questions.contains(&question) {
                    gap.questions.push(question);
                }
            }
            None => groups.push((own, Gap { count: 1, questions: vec![question] })),
        }
    }
    groups.sort_by_key(|(_, gap)| std::cmp::Reverse(gap.count));
    groups.into_iter().map(|(_, gap)| gap).take(GROUPS).collect()
}

fn alike(one: &HashSet<String>, other: &HashSet<String>) -> bool {
    let shared = one.intersection(other).count();
    let all = one.union(other).count();
    shared > 0 && 100 * shared >= ALIKE * all
}

/// Words that say what a question is about.
fn telling(question: &str) -> HashSet<String> {
    let counts = |word: &String| word.chars().count() > 2 && !assist::is_filler(word);
    words(question).into_iter().filter(counts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_about_the_same_stand_together_and_the_largest_group_comes_first() {
        let asked = [
            "How do I hang a picture?",
            "What is your return policy",
            "return policy for routers",
            "the return policy?",
            "??",
        ];
        let gaps = grouped(asked.map(str::to_owned).into());
        assert_eq!(gaps.iter().map(|gap| gap.count).collect::<Vec<_>>(), [3, 1]);
        assert_eq!(gaps[0].questions.len(), 3);
    }
}
