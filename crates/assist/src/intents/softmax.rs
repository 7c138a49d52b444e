//! Multinomial logistic regression, learnt one example at a time with Adagrad; the same input gives the same weights.

/// How fast it learns, and how strongly weights are drawn to zero.
const RATE: f32 = 0.35;
const DECAY: f32 = 2e-5;
const MOST_ROUNDS: usize = 60;
const LEAST_ROUNDS: usize = 5;
/// About how many steps are worth their time.
const STEPS: usize = 60_000;

pub(crate) struct Softmax {
    classes: usize,
    /// A row of classes for each feature; the last row is the bias.
    weights: Vec<f32>,
}

pub(crate) struct Sample {
    pub features: Vec<(u32, f32)>,
    pub class: usize,
    pub weight: f32,
}

impl Softmax {
    pub(crate) fn train(samples: &[Sample], features: usize, classes: usize) -> Softmax {
        let mut model = Softmax { classes, weights: vec![0.0; (features + 1) * classes] };
        let mut squares = vec![1e-4f32; model.weights.len()];
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let mut dice = 0x9e37_79b9_7f4a_7c15u64;
        for _ in 0..(STEPS / samples.len().max(1)).clamp(LEAST_ROUNDS, MOST_ROUNDS) {
            shuffle(&mut order, &mut dice);
            for sample in order.iter().map(|number| &samples[*number]) {
                model.step(sample, &mut squares);
            }
        }
        model
    }

    fn step(&mut self, sample: &Sample, squares: &mut [f32]) {
        let mut wrong = self.chances(&sample.features);
        wrong[sample.class] -= 1.0;
        let bias = (self.bias(), 0.2);
        for (feature, value) in sample.features.iter().copied().chain([bias]) {
            let row = feature as usize * self.classes..(feature as usize + 1) * self.classes;
            let value = value * sample.weight;
            for ((weight, square), error) in
                self.weights[row.clone()].iter_mut().zip(&mut squares[row]).zip(&wrong)
            {
                let slope = error.mul_add(value, DECAY * *weight);
                *square += slope * slope;
                *weight -= RATE * slope / square.sqrt();
            }
        }
    }

    fn bias(&self) -> u32 {
        (self.weights.len() / self.classes) as u32 - 1
    }

    /// For each class how likely it is; together one.
    pub(crate) fn chances(&self, features: &[(u32, f32)]) -> Vec<f32> {
        let mut scores = vec![0.0; self.classes];
        for (feature, value) in features.iter().copied().chain([(self.bias(), 0.2)]) {
            let row = &self.weights[feature as usize * self.classes..(feature as usize + 1) * self.classes];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight * value;
            }
        }
        softmax(&mut scores);
        scores
    }
}

/// Makes scores into shares of one.
pub(crate) fn softmax(scores: &mut [f32]) {
    let peak = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for score in scores.iter_mut() {
        *score = (*score - peak).exp();
    }
    let sum: f32 = scores.iter().sum();
    for score in scores {
        *score /= sum;
    }
}

/// Fisher and Yates, with the dice of Marsaglia: order matters, secrecy does not.
fn shuffle(order: &mut [usize], dice: &mut u64) {
    for last in (1..order.len()).rev() {
        *dice ^= *dice << 13;
        *dice ^= *dice >> 7;
        *dice ^= *dice << 17;
        order.swap(last, (*dice % (last as u64 + 1)) as usize);
    }
}
