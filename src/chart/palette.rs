//! What a color is: one table for the window and for every picture.

use crate::model::Color;

/// On what a figure is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// On white paper.
    Light,
    /// On dark paper.
    Dark,
    /// In black on white paper: patterns stand for colors.
    Print,
}

impl Look {
    /// All of them, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::Light, Self::Dark, Self::Print];

    /// Its word on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }

    /// The look of a word; none where no look is called so.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|look| look.as_str() == word)
    }

    /// What it is, for people who choose.
    pub fn label(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "black and white",
        }
    }
}

/// How many hues there are; after them the same hues come in another lightness.
pub const HUES: u8 = 6;

/// The hues on white paper: rust, blue, violet, green, ochre, grey. At least 4.5:1 on white, and
/// apart for color-blind people.
const LIGHT: [[u8; 3]; 6] = [
    [0xC2, 0x50, 0x2A],
    [0x1F, 0x6F, 0xB2],
    [0x7F, 0x50, 0x9D],
    [0x1A, 0x86, 0x6B],
    [0x8B, 0x66, 0x00],
    [0x6E, 0x77, 0x81],
];

/// The same hues on dark paper.
const DARK: [[u8; 3]; 6] = [
    [0xE5, 0x8A, 0x66],
    [0x6D, 0xB1, 0xE6],
    [0xB7, 0x8F, 0xCE],
    [0x57, 0xC2, 0xA6],
    [0xE0, 0xBA, 0x55],
    [0x9B, 0xA3, 0xAC],
];

/// Red, green and blue of a color in a look.
///
/// Places 0 to 5 are the hues, 6 to 11 the same farther from the paper, 12 to 17 nearer to it, 18 to
/// 23 farthest. A color of one's own is what it is in light and in dark. In print everything is black.
///
/// ```
/// use demarche::chart::palette::{Look, rgb};
/// use demarche::model::Color;
/// assert_eq!(rgb(Color::Place(1), Look::Light), [0x1F, 0x6F, 0xB2]);
/// assert_eq!(rgb(Color::Rgb([1, 2, 3]), Look::Dark), [1, 2, 3]);
/// ```
pub fn rgb(color: Color, look: Look) -> [u8; 3] {
    let (hues, near, far) = match look {
        Look::Light => (LIGHT, [255; 3], [0; 3]),
        Look::Dark => (DARK, [0x10; 3], [255; 3]),
        Look::Print => return [0; 3],
    };
    let place = match color {
        Color::Rgb(rgb) => return rgb,
        Color::Place(place) => place,
    };
    let hue = hues.get(usize::from(place % HUES)).copied().unwrap_or_default();
    match (place / HUES) % 4 {
        0 => hue,
        1 => mix(hue, far, 34),
        2 => mix(hue, near, 38),
        _ => mix(hue, far, 62),
    }
}

/// The color of what was not coded: "(no party)".
pub fn neutral(look: Look) -> [u8; 3] {
    match look {
        Look::Light => [0xB4, 0xB8, 0xBD],
        Look::Dark => [0x5E, 0x65, 0x6D],
        Look::Print => [0; 3],
    }
}

/// The one color of a heat map: from near the paper, at 0, to strong, at 1.
pub fn strength(strength: f64, look: Look) -> [u8; 3] {
    let (weak, strong) = match look {
        Look::Light => ([0xF1, 0xF3, 0xF5], [0x12, 0x4B, 0x7E]),
        Look::Dark => ([0x2A, 0x2E, 0x33], [0x8C, 0xC6, 0xF2]),
        // Light enough for black numbers on the strongest.
        Look::Print => ([0xFF; 3], [0x8F; 3]),
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
    let percent = (strength.clamp(0.0, 1.0) * 100.0).round() as u16;
    // What is more than nothing is seen to be.
    let percent = if strength > 0.0 { 12 + percent * 88 / 100 } else { 0 };
    mix(weak, strong, percent)
}

/// Black or white, whichever is read better on a color.
pub fn words_on(ground: [u8; 3]) -> [u8; 3] {
    let [red, green, blue] = ground.map(u32::from);
    if (red * 299 + green * 587 + blue * 114) / 1000 > 140 { [0x1E, 0x22, 0x27] } else { [0xFF; 3] }
}

/// A color with `percent` of another one in it.
fn mix(color: [u8; 3], other: [u8; 3], percent: u16) -> [u8; 3] {
    let mut mixed = color;
    for (part, other) in mixed.iter_mut().zip(other) {
        let sum = u16::from(*part) * (100 - percent) + u16::from(other) * percent + 50;
        *part = u8::try_from(sum / 100).unwrap_or(u8::MAX);
    }
    mixed
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::model::PALETTE_PLACES;

    use super::*;

    fn luminance(rgb: [u8; 3]) -> f64 {
        let linear = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_place_is_a_color_of_its_own_that_stands_out() {
        for (look, paper) in [(Look::Light, [255; 3]), (Look::Dark, [0x20, 0x23, 0x27])] {
            let all: Vec<[u8; 3]> = (0..PALETTE_PLACES).map(|place| rgb(Color::Place(place), look)).collect();
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), usize::from(PALETTE_PLACES));
            for (place, color) in all.iter().enumerate() {
                let least = if place < 6 { 4.2 } else { 1.9 };
                let contrast = contrast(*color, paper);
                assert!(contrast >= least, "{look:?} {place}: {contrast}");
            }
        }
    }
}
