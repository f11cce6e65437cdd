//! Colors of parties and demands: a place in the palette, or a color of one's own.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Why a word is not a color.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a color is a palette place 1 to 24 or #RRGGBB, not \"{word}\"")]
pub struct ColorError {
    /// The word that was read.
    pub word: String,
}

/// How many places the palette has: six hues at four lightnesses.
pub const PALETTE_PLACES: u8 = 24;

/// A color, independent of theme where possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Color {
    /// A place in the palette, 0 to 23, which every theme draws in its own shade.
    Place(u8),
    /// Red, green and blue as given.
    Rgb([u8; 3]),
}

impl Color {
    /// The palette place for the nth thing that needs a color; places repeat after 24.
    pub fn nth(n: usize) -> Self {
        Self::Place(u8::try_from(n % usize::from(PALETTE_PLACES)).unwrap_or(0))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place(place) => write!(f, "{}", place + 1),
            Self::Rgb([red, green, blue]) => write!(f, "#{red:02X}{green:02X}{blue:02X}"),
        }
    }
}

impl FromStr for Color {
    type Err = ColorError;

    fn from_str(word: &str) -> Result<Self, ColorError> {
        let fail = || ColorError { word: word.to_owned() };
        let Some(digits) = word.strip_prefix('#') else {
            let place: u8 = word.parse().map_err(|_| fail())?;
            return if (1..=PALETTE_PLACES).contains(&place) {
                Ok(Self::Place(place - 1))
            } else {
                Err(fail())
            };
        };
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(fail());
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).map_err(|_| fail())?.to_be_bytes();
        Ok(Self::Rgb([red, green, blue]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_read_back() {
        for word in ["1", "24", "#C2502A", "#000000"] {
            assert_eq!(word.parse::<Color>().unwrap().to_string(), word);
        }
        for word in ["0", "25", "red", "#12345", "#12345G", "#é1234"] {
            assert!(word.parse::<Color>().is_err(), "{word}");
        }
    }
}
