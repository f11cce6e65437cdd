//! Textures: what tells apart series whose colors are alike.

use super::Paint;
use super::palette::HUES;
use crate::model::Color;

/// How a mark is filled, so that color is never the only difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Texture {
    /// Evenly.
    Solid,
    /// With light lines from lower left to upper right.
    Rising,
    /// With light dots.
    Dotted,
    /// With light lines from upper left to lower right.
    Falling,
}

impl Texture {
    /// The nth texture; they repeat after four.
    pub fn nth(n: usize) -> Self {
        match n % 4 {
            0 => Self::Solid,
            1 => Self::Rising,
            2 => Self::Dotted,
            _ => Self::Falling,
        }
    }

    /// A short name, for ids in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Rising => "rising",
            Self::Dotted => "dotted",
            Self::Falling => "falling",
        }
    }
}

/// A texture for each paint of a figure, in their order: solid for the six hues, another one for each
/// further turn of the palette and for each repetition of a paint.
pub(super) fn textures(paints: &[Paint]) -> Vec<Texture> {
    let texture = |(at, paint): (usize, &Paint)| {
        let turn = match paint {
            Paint::Color(Color::Place(place)) => usize::from(place / HUES),
            Paint::Color(Color::Rgb(_)) | Paint::Neutral => 0,
        };
        let repeated = paints.iter().take(at).filter(|earlier| *earlier == paint).count();
        Texture::nth(turn + repeated)
    };
    paints.iter().enumerate().map(texture).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_the_same_color_has_another_texture() {
        let place = |place| Paint::Color(Color::Place(place));
        let found = textures(&[place(0), place(1), place(0), place(7), Paint::Neutral, Paint::Neutral]);
        let expected = [
            Texture::Solid,
            Texture::Solid,
            Texture::Rising,
            Texture::Rising,
            Texture::Solid,
            Texture::Rising,
        ];
        assert_eq!(found, expected);
    }
}
