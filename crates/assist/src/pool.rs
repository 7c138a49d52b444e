//! Vectors side by side in pieces of memory: in a box of its own each set would leave a seventh unused.

use std::collections::HashMap;

use crate::vector::Vector;

/// How many vectors a piece has room for: just under 32 KiB, a size of which allocators leave nothing unused.
const ROOM: usize = 84;

/// Where a set of vectors lies.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Place {
    piece: u32,
    from: u32,
    count: u32,
}

#[derive(Default)]
pub(crate) struct Pool {
    pieces: Vec<Vec<Vector>>,
    /// Places that were given back, by how many vectors they hold.
    free: HashMap<u32, Vec<Place>>,
}

impl Pool {
    pub(crate) fn put(&mut self, vectors: &[Vector]) -> Place {
        let count = vectors.len() as u32;
        if let Some(place) = self.free.get_mut(&count).and_then(Vec::pop) {
            self.pieces[place.piece as usize][range(place)].clone_from_slice(vectors);
            return place;
        }
        let has_room = |piece: &Vec<Vector>| piece.capacity() - piece.len() >= vectors.len();
        if !self.pieces.last().is_some_and(has_room) {
            self.pieces.push(Vec::with_capacity(ROOM.max(vectors.len())));
        }
        let number = self.pieces.len() - 1;
        let piece = &mut self.pieces[number];
        let place = Place { piece: number as u32, from: piece.len() as u32, count };
        piece.extend_from_slice(vectors);
        place
    }

    pub(crate) fn get(&self, place: Place) -> &[Vector] {
        &self.pieces[place.piece as usize][range(place)]
    }

    pub(crate) fn give_back(&mut self, place: Place) {
        self.free.entry(place.count).or_default().push(place);
    }
}

fn range(place: Place) -> std::ops::Range<usize> {
    place.from as usize..(place.from + place.count) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vectors(count: usize, first: f32) -> Vec<Vector> {
        let of = |n: usize| {
            let floats: Vec<f32> = (0..384).map(|at| (at as f32).mul_add(n as f32 + 1.0, first)).collect();
            Vector::from_floats(&floats).expect("numbers")
        };
        (0..count).map(of).collect()
    }

    #[test]
    fn each_set_keeps_its_own_and_a_place_is_used_again() {
        let mut pool = Pool::default();
        let sets: Vec<Vec<Vector>> = (0..300).map(|n| vectors(n % 7, n as f32)).collect();
        let places: Vec<Place> = sets.iter().map(|set| pool.put(set)).collect();
        pool.give_back(places[4]);
        let again = vectors(4, 999.0);
        assert_eq!(pool.put(&again), places[4]);
        for (number, (set, place)) in sets.iter().zip(&places).enumerate() {
            assert_eq!(pool.get(*place), if number == 4 { &again } else { set });
        }
        let many = vectors(ROOM + 1, 0.5);
        let place = pool.put(&many);
        assert_eq!(pool.get(place), many);
    }
}
