//! The palette: six hues that color-blind people can tell apart, each at four lightnesses, for two looks.

use crate::model::{Color, PALETTE_PLACES};

/// For which ground a color is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// Paper.
    #[default]
    Light,
    /// A dark window.
    Dark,
}

const LIGHT: [[u8; 3]; 6] = [
    [0xC2, 0x50, 0x2A],
    [0x1F, 0x6F, 0xB2],
    [0x7F, 0x50, 0x9D],
    [0x1A, 0x86, 0x6B],
    [0x8B, 0x66, 0x00],
    [0x6E, 0x77, 0x81],
];

const DARK: [[u8; 3]; 6] = [
    [0xE5, 0x8A, 0x66],
    [0x6D, 0xB1, 0xE6],
    [0xB7, 0x8F, 0xCE],
    [0x57, 0xC2, 0xA6],
    [0xE0, 0xBA, 0x55],
    [0x9B, 0xA3, 0xAC],
];

/// How many hues there are; places after them vary the lightness.
pub const HUES: u8 = 6;

/// What stands for groups without a color of their own: "(no party)", "(no actor)".
pub fn neutral(ground: Ground) -> [u8; 3] {
    match ground {
        Ground::Light => [0xB4, 0xB8, 0xBD],
        Ground::Dark => [0x5A, 0x61, 0x69],
    }
}

/// Red, green and blue of a color on a ground.
pub fn rgb(color: Color, ground: Ground) -> [u8; 3] {
    let place = match color {
        Color::Rgb(channels) => return channels,
        Color::Place(place) => place % PALETTE_PLACES,
    };
    let hues = match ground {
        Ground::Light => LIGHT,
        Ground::Dark => DARK,
    };
    let hue = hues.get(usize::from(place % HUES)).copied().unwrap_or_default();
    match place / HUES {
        0 => hue,
        1 => toward(hue, 255, 45),
        2 => toward(hue, 0, 38),
        _ => toward(hue, 255, 68),
    }
}

/// A color so many percent of the way to white (255) or black (0).
fn toward(color: [u8; 3], end: u16, percent: u16) -> [u8; 3] {
    color.map(|channel| {
        let mixed = (u16::from(channel) * (100 - percent) + end * percent) / 100;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_a_color_of_its_own() {
        for ground in [Ground::Light, Ground::Dark] {
            let mut colors: Vec<[u8; 3]> =
                (0..PALETTE_PLACES).map(|place| rgb(Color::Place(place), ground)).collect();
            colors.sort_unstable();
            colors.dedup();
            assert_eq!(colors.len(), usize::from(PALETTE_PLACES));
        }
    }
}
