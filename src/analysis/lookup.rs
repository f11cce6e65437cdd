//! Maps keyed by ids and numbers, fast enough for every statement of a large project.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::num::NonZeroU32;

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

/// A place in a list: four bytes, also where there may be none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place(NonZeroU32);

impl Place {
    /// The place of this index.
    pub(super) fn of(index: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// Its index.
    pub(super) fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    /// What stands there in a list.
    pub(super) fn among<T>(self, all: &[T]) -> Option<&T> {
        all.get(self.index())
    }

    /// A number of its own, also of none.
    pub(super) fn code(place: Option<Self>) -> u32 {
        place.map_or(0, |place| place.0.get())
    }
}

/// Things in the order in which they were first met, each with its place.
#[derive(Debug, Clone)]
pub(super) struct Register<T> {
    places: Lookup<T, Place>,
    met: Vec<T>,
}

impl<T: Copy + Eq + Hash> Register<T> {
    /// Nothing met yet.
    pub(super) fn new() -> Self {
        Self { places: Lookup::default(), met: Vec::new() }
    }

    /// The place of a thing, a new one if it was not met before.
    pub(super) fn place(&mut self, thing: T) -> Place {
        let next = Place::of(self.met.len());
        *self.places.entry(thing).or_insert_with(|| {
            self.met.push(thing);
            next
        })
    }

    /// The thing at a place.
    pub(super) fn get(&self, place: Place) -> Option<T> {
        place.among(&self.met).copied()
    }

    /// Everything met, by place.
    pub(super) fn all(&self) -> &[T] {
        &self.met
    }
}
