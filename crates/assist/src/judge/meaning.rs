//! Judges by meaning: a quadratic of the sentence's vector, kept as the few directions that tell most.

use crate::vector::{BYTES, DIMENSIONS, Vector};

/// Directions whose square counts.
const DIRECTIONS: usize = 16;
/// How strongly what is learnt is drawn to zero, for each sentence.
const RIDGE: f32 = 1e-4;
/// From a score between about -1 and 1 to odds.
const SHARPNESS: f32 = 5.0;
/// Steps until the solution stands, and until the directions do.
const STEPS: usize = 400;
const TURNS: usize = 150;

pub struct Meaning {
    /// The line first, then the squares.
    directions: Vec<(f32, Vector)>,
    bias: f32,
}

impl Meaning {
    /// From sentences and whether each asks. Takes some seconds; `None` where there is nothing to learn.
    pub fn learn(lessons: &[(Vector, bool)]) -> Option<Meaning> {
        let points: Vec<Vec<f32>> = lessons.iter().map(|(vector, _)| vector.floats().collect()).collect();
        let wanted: Vec<f32> = lessons.iter().map(|(_, asks)| if *asks { 1.0 } else { -1.0 }).collect();
        let shares = solve(&points, &wanted);
        let line = weighted_sum(&points, &shares);
        let square = outer_sum(&points, &shares);
        let mut directions = vec![(2.0 * length(&line), Vector::from_floats(&line)?)];
        for direction in strongest(&square) {
            let strength = dot(&direction, &times(&square, &direction));
            directions.push((strength, Vector::from_floats(&direction)?));
        }
        Some(Meaning { directions, bias: shares.iter().sum() })
    }

    /// As [`super::Judge::odds`].
    pub fn odds(&self, vector: &Vector) -> f32 {
        let mut score = self.bias;
        for (number, (weight, direction)) in self.directions.iter().enumerate() {
            let along = direction.cosine(vector);
            score += weight * if number == 0 { along } else { along * along };
        }
        SHARPNESS * score
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.bias.to_le_bytes().to_vec();
        for (weight, direction) in &self.directions {
            bytes.extend(weight.to_le_bytes());
            bytes.extend(direction.to_bytes());
        }
        bytes
    }

    /// `None` when they are not what [`Meaning::to_bytes`] gave.
    pub fn from_bytes(bytes: &[u8]) -> Option<Meaning> {
        let (bias, rest) = number(bytes)?;
        let rows = rest.chunks_exact(4 + BYTES);
        if !rows.remainder().is_empty() {
            return None;
        }
        let row = |row| number(row).and_then(|(weight, vector)| Some((weight, Vector::from_bytes(vector)?)));
        Some(Meaning { directions: rows.map(row).collect::<Option<_>>()?, bias })
    }
}

fn number(bytes: &[u8]) -> Option<(f32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((f32::from_le_bytes(*number), rest))
}

/// What each sentence has a share of, by the method of conjugate gradients.
fn solve(points: &[Vec<f32>], wanted: &[f32]) -> Vec<f32> {
    let ridge = RIDGE * points.len() as f32;
    let alike = |a: &[f32], b: &[f32]| (dot(a, b) + 1.0) * (dot(a, b) + 1.0);
    let rows: Vec<Vec<f32>> = points.iter().map(|a| points.iter().map(|b| alike(a, b)).collect()).collect();
    let mut found = vec![0.0; points.len()];
    let mut rest = wanted.to_vec();
    let mut way = rest.clone();
    for _ in 0..STEPS {
        let before = dot(&rest, &rest);
        let mut ahead = times(&rows, &way);
        add(&mut ahead, ridge, &way);
        let far = before / dot(&way, &ahead);
        if !far.is_finite() {
            break;
        }
        add(&mut found, far, &way);
        add(&mut rest, -far, &ahead);
        let turn = dot(&rest, &rest) / before;
        way.iter_mut().zip(&rest).for_each(|(way, rest)| *way = turn.mul_add(*way, *rest));
    }
    found
}

/// The directions in which a symmetric matrix stretches most, by orthogonal iteration.
fn strongest(square: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let mut found: Vec<Vec<f32>> = square.iter().take(DIRECTIONS).cloned().collect();
    for _ in 0..TURNS {
        found = found.iter().map(|direction| times(square, direction)).collect();
        for at in 0..found.len() {
            let (before, rest) = found.split_at_mut(at);
            for other in before.iter() {
                let along = dot(other, &rest[0]);
                add(&mut rest[0], -along, other);
            }
            let long = length(&rest[0]).max(f32::MIN_POSITIVE);
            rest[0].iter_mut().for_each(|value| *value /= long);
        }
    }
    found
}

fn weighted_sum(points: &[Vec<f32>], shares: &[f32]) -> Vec<f32> {
    let mut sum = vec![0.0; DIMENSIONS];
    points.iter().zip(shares).for_each(|(point, share)| add(&mut sum, *share, point));
    sum
}

fn outer_sum(points: &[Vec<f32>], shares: &[f32]) -> Vec<Vec<f32>> {
    let mut sum = vec![vec![0.0; DIMENSIONS]; DIMENSIONS];
    for (point, share) in points.iter().zip(shares) {
        sum.iter_mut().zip(point).for_each(|(row, value)| add(row, share * value, point));
    }
    sum
}

fn times(rows: &[Vec<f32>], vector: &[f32]) -> Vec<f32> {
    rows.iter().map(|row| dot(row, vector)).collect()
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(sum: &mut [f32], share: f32, vector: &[f32]) {
    sum.iter_mut().zip(vector).for_each(|(sum, value)| *sum = share.mul_add(*value, *sum));
}

fn length(vector: &[f32]) -> f32 {
    dot(vector, vector).sqrt()
}
