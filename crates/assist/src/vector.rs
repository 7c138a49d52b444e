//! The meaning of a text: 384 numbers of length one, kept as bytes with one scale.

/// How many numbers a vector has.
pub const DIMENSIONS: usize = 384;

/// How many bytes a stored vector takes.
pub(crate) const BYTES: usize = DIMENSIONS + 4;

#[derive(Clone, PartialEq)]
pub struct Vector {
    scale: f32,
    values: [i8; DIMENSIONS],
}

impl Vector {
    /// `None` unless there are 384 finite numbers, not all of them zero. The length does not matter.
    pub fn from_floats(floats: &[f32]) -> Option<Vector> {
        let length = floats.iter().map(|value| value * value).sum::<f32>().sqrt();
        if floats.len() != DIMENSIONS || !length.is_finite() || length == 0.0 {
            return None;
        }
        let peak = floats.iter().fold(0.0f32, |peak, value| peak.max(value.abs()));
        let mut values = [0; DIMENSIONS];
        for (kept, value) in values.iter_mut().zip(floats) {
            *kept = (value / peak * 127.0).round() as i8;
        }
        // The scale belongs to the rounded numbers, so that a vector's cosine to itself is one.
        let rounded = values.iter().map(|value| f32::from(*value).powi(2)).sum::<f32>().sqrt();
        Some(Vector { scale: 1.0 / rounded, values })
    }

    /// From -1 to 1.
    pub fn cosine(&self, other: &Vector) -> f32 {
        let dot: i32 = self
            .values
            .iter()
            .zip(&other.values)
            .map(|(a, b)| i32::from(i16::from(*a) * i16::from(*b)))
            .sum();
        dot as f32 * self.scale * other.scale
    }

    pub(crate) fn floats(&self) -> impl Iterator<Item = f32> + '_ {
        self.values.iter().map(|value| f32::from(*value) * self.scale)
    }

    /// The scale in little-endian order, then one byte a number.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(BYTES);
        bytes.extend(self.scale.to_le_bytes());
        bytes.extend(self.values.iter().map(|value| value.cast_unsigned()));
        bytes
    }

    /// `None` when these bytes were not written by `to_bytes`.
    pub fn from_bytes(bytes: &[u8]) -> Option<Vector> {
        let (scale, rest) = bytes.split_first_chunk::<4>()?;
        let scale = f32::from_le_bytes(*scale);
        let rest: &[u8; DIMENSIONS] = rest.try_into().ok()?;
        (scale.is_finite() && scale > 0.0).then(|| Vector { scale, values: rest.map(u8::cast_signed) })
    }
}

impl std::fmt::Debug for Vector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vector({}, {}, …)", self.values[0], self.values[1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ramp(from: f32) -> Vector {
        let floats: Vec<f32> = (0..DIMENSIONS).map(|n| (n as f32).mul_add(0.01, from).sin()).collect();
        Vector::from_floats(&floats).expect("numbers")
    }

    #[test]
    fn a_vector_is_the_same_after_it_was_stored() {
        let vector = ramp(0.3);
        assert_eq!(vector.to_bytes().len(), 388);
        assert_eq!(Vector::from_bytes(&vector.to_bytes()), Some(vector));
    }

    #[test]
    fn bytes_that_are_no_vector_are_refused() {
        assert_eq!(Vector::from_bytes(&[]), None);
        assert_eq!(Vector::from_bytes(&[0; BYTES]), None);
        assert_eq!(Vector::from_bytes(&ramp(1.0).to_bytes()[1..]), None);
        assert_eq!(Vector::from_floats(&[0.0; DIMENSIONS]), None);
        assert_eq!(Vector::from_floats(&[f32::NAN; DIMENSIONS]), None);
    }

    #[test]
    fn the_cosine_is_one_to_itself_and_minus_one_to_the_opposite() {
        let vector = ramp(0.3);
        let opposite: Vec<f32> = vector.floats().map(|value| -value).collect();
        assert!((vector.cosine(&vector) - 1.0).abs() < 1e-5);
        assert!((vector.cosine(&Vector::from_floats(&opposite).expect("numbers")) + 1.0).abs() < 1e-5);
    }
}
