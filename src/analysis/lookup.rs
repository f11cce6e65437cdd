//! Maps keyed by ids and numbers, fast enough for every statement of a large project.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// A map keyed by an id, or by something made of few integers.
pub(super) type Lookup<Key, Value> = HashMap<Key, Value, BuildHasherDefault<Mixer>>;

/// Mixes integers by multiplication.
///
/// Ids are 60 random bits, so there is nothing to defend against and little to mix; the standard
/// hasher would take a third of the time of a count.
#[derive(Debug, Default, Clone)]
pub(super) struct Mixer {
    state: u64,
}

/// The odd number nearest to 2^64 divided by the golden ratio (Knuth, TAOCP 3, 6.4).
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.state ^ (self.state >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.state = (self.state.rotate_left(23) ^ number).wrapping_mul(MULTIPLIER);
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_i32(&mut self, number: i32) {
        self.write_u64(u64::from(number.cast_unsigned()));
    }

    fn write_i16(&mut self, number: i16) {
        self.write_u64(u64::from(number.cast_unsigned()));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}

/// Things in the order in which they were first met, each with its place.
#[derive(Debug, Clone)]
pub(super) struct Register<T> {
    places: Lookup<T, u32>,
    met: Vec<T>,
}

impl<T: Copy + Eq + Hash> Register<T> {
    /// Nothing met yet.
    pub(super) fn new() -> Self {
        Self { places: Lookup::default(), met: Vec::new() }
    }

    /// The place of a thing, a new one if it was not met before.
    pub(super) fn place(&mut self, thing: T) -> u32 {
        let next = u32::try_from(self.met.len()).unwrap_or(u32::MAX);
        *self.places.entry(thing).or_insert_with(|| {
            self.met.push(thing);
            next
        })
    }

    /// The thing at a place.
    pub(super) fn get(&self, place: u32) -> Option<T> {
        self.met.get(place as usize).copied()
    }

    /// Everything met, by place.
    pub(super) fn all(&self) -> &[T] {
        &self.met
    }
}
