//! How often the right intent is guessed, and whether strangers are told from friends.

use std::time::Instant;

use serde::Serialize;

use super::{Clock, NONE, inputs, rounded, share};
use crate::encoder::Encoder;
use crate::intents::{Classifier, Example};

#[derive(Debug, Default, Serialize)]
pub struct IntentFigures {
    pub accuracy: Option<f64>,
    pub accuracy_at_3: Option<f64>,
    pub oos_auroc: Option<f64>,
    pub ms_per_query: Option<f64>,
}

/// Learns from one file and asks the other; there are no figures where nothing can be learned. Errors say which file and which line.
pub async fn intents(encoder: &Encoder, train: &str, test: &str) -> Result<IntentFigures, String> {
    let train = inputs::rows(train).map_err(|error| format!("training file: {error}"))?;
    let test = inputs::rows(test).map_err(|error| format!("test file: {error}"))?;
    let examples = train.into_iter().filter(|row| row.label != NONE);
    let examples = examples.map(|row| Example { text: row.text, intent: row.label, vector: None }).collect();
    let Some(classifier) = Classifier::learn(encoder, examples).await else {
        return Ok(IntentFigures::default());
    };
    let (mut first, mut among_three) = (0, 0);
    let (mut known, mut strange) = (Vec::new(), Vec::new());
    let mut clock = Clock::default();
    for row in test {
        let begun = Instant::now();
        let vector = encoder.encode(&row.text).await;
        let guess = classifier.classify(&row.text, vector.as_ref());
        clock.add(begun);
        if row.label == NONE {
            strange.push(guess.confidence);
            continue;
        }
        known.push(guess.confidence);
        first += usize::from(guess.intent == row.label);
        among_three += usize::from(guess.ranked.iter().take(3).any(|(intent, _)| *intent == row.label));
    }
    Ok(IntentFigures {
        accuracy: share(first, known.len()),
        accuracy_at_3: share(among_three, known.len()),
        oos_auroc: auroc(&known, &strange),
        ms_per_query: clock.ms_per_query(),
    })
}

/// How often a known row has more confidence than a strange one; equal ones count half.
fn auroc(known: &[f32], strange: &[f32]) -> Option<f64> {
    if known.is_empty() || strange.is_empty() {
        return None;
    }
    let mut strange = strange.to_vec();
    strange.sort_by(f32::total_cmp);
    let wins = known.iter().map(|known| {
        let below = strange.partition_point(|other| other < known);
        let not_above = strange.partition_point(|other| other <= known);
        (below + not_above) as f64 / 2.0
    });
    Some(rounded(wins.sum::<f64>() / (known.len() * strange.len()) as f64))
}
