//! Names of records: twelve characters of Crockford base32, typed by what they name.
//!
//! An id is 60 random bits. It is written with twelve characters of Crockford's alphabet
//! (<https://www.crockford.com/base32.html>: digits and capitals without I, L, O and U), most
//! significant first, so that the order of ids in memory is the order of their letters on disk.

use std::fmt;
use std::str::FromStr;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use thiserror::Error;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 12;
const BITS: u32 = 60;

/// Why a word is not an id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("an id has 12 letters and digits (no I, L, O or U), not \"{word}\"")]
pub struct IdError {
    /// The word that was read.
    pub word: String,
}

/// What stands in [`DIGITS`] for a byte that is no digit.
const NO_DIGIT: u8 = u8::MAX;

/// The value of each byte as a digit; a large project has a million ids to read.
const DIGITS: [u8; 256] = digits();

#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "computed while compiling")]
const fn digits() -> [u8; 256] {
    let mut digits = [NO_DIGIT; 256];
    let mut digit = 0;
    while digit < ALPHABET.len() {
        digits[ALPHABET[digit] as usize] = digit as u8;
        digit += 1;
    }
    digits
}

/// The low 60 bits as twelve characters.
struct Letters([u8; LENGTH]);

impl Letters {
    fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

fn encode(value: u64) -> Letters {
    let mut letters = [b'0'; LENGTH];
    let mut rest = value;
    for letter in letters.iter_mut().rev() {
        let digit = usize::try_from(rest & 31).unwrap_or(0);
        *letter = ALPHABET.get(digit).copied().unwrap_or(b'0');
        rest >>= 5;
    }
    Letters(letters)
}

/// Reads twelve characters, capitals only: one spelling per id keeps files byte-identical.
fn decode(word: &str) -> Result<u64, IdError> {
    let fail = || IdError { word: word.to_owned() };
    if word.len() != LENGTH {
        return Err(fail());
    }
    word.bytes().try_fold(0_u64, |value, byte| match DIGITS.get(usize::from(byte)) {
        Some(digit) if *digit != NO_DIGIT => Ok((value << 5) | u64::from(*digit)),
        _ => Err(fail()),
    })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// The id of these 60 bits; higher bits are ignored.
            pub const fn from_bits(bits: u64) -> Self {
                Self(bits & ((1 << BITS) - 1))
            }

            /// The 60 bits of this id.
            pub const fn bits(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(encode(self.0).as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), encode(self.0).as_str())
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(word: &str) -> Result<Self, IdError> {
                decode(word).map(Self)
            }
        }

        impl From<Fresh> for $name {
            fn from(fresh: Fresh) -> Self {
                Self(fresh.0)
            }
        }
    )*};
}

ids! {
    /// Names a project for ever, also in copies of its file.
    ProjectId;
    /// Names a [`Source`](crate::model::Source).
    SourceId;
    /// Names an [`Actor`](crate::model::Actor).
    ActorId;
    /// Names a [`Demand`](crate::model::Demand).
    DemandId;
    /// Names a [`Statement`](crate::model::Statement).
    StatementId;
    /// Names a [`Coder`](crate::model::Coder).
    CoderId;
    /// Names a saved [`FigureSpec`](crate::model::FigureSpec).
    FigureId;
    /// Names an [`Event`](crate::model::Event).
    EventId;
}

/// Sixty new bits, to become an id of any kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fresh(u64);

/// Where new ids come from; seeded, so that tests and scripts can repeat a run.
///
/// ```
/// use demarche::model::{IdSource, StatementId};
/// let id: StatementId = IdSource::seeded(1).fresh().into();
/// assert_eq!(id.to_string().len(), 12);
/// assert_eq!(id.to_string().parse(), Ok(id));
/// ```
#[derive(Debug, Clone)]
pub struct IdSource {
    generator: ChaCha8Rng,
}

impl IdSource {
    /// A source that gives the same ids for the same seed.
    pub fn seeded(seed: u64) -> Self {
        Self { generator: ChaCha8Rng::seed_from_u64(seed) }
    }

    /// The next 60 bits; a clash among a million ids has a chance below one in a million.
    pub fn fresh(&mut self) -> Fresh {
        Fresh(self.generator.next_u64() >> (u64::BITS - BITS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_ids_is_the_order_of_their_letters() {
        let mut source = IdSource::seeded(7);
        let mut ids: Vec<SourceId> = (0..500).map(|_| source.fresh().into()).collect();
        ids.sort_unstable();
        let words: Vec<String> = ids.iter().map(ToString::to_string).collect();
        assert!(words.is_sorted());
        assert!(ids.iter().all(|id| id.to_string().parse() == Ok(*id)));
    }

    #[test]
    fn what_is_no_id_is_refused_with_its_letters() {
        for word in ["", "ABC", "abcdefghjkmn", "ABCDEFGHIJKL", "0123456789ABC"] {
            let error = word.parse::<ActorId>().unwrap_err();
            assert_eq!(error.word, word);
        }
    }
}
