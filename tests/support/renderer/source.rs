//! Blending.

use super::texture::Fine;

/// Full intensity of a [`Source`]: 255 × 255.
const FULL: u32 = 65025;

/// What is laid over a pixel, premultiplied, 0..=[`FULL`].
pub struct Source([u32; 4]);

// Written out channel by channel: without optimization each closure is a call, for each pixel.
impl Source {
    /// A corner color times a texel.
    pub fn new(color: Fine, texel: Fine) -> Self {
        Self([
            (color[0] * texel[0] + 32768) >> 16,
            (color[1] * texel[1] + 32768) >> 16,
            (color[2] * texel[2] + 32768) >> 16,
            (color[3] * texel[3] + 32768) >> 16,
        ])
    }

    /// Lays it over the whole line; what lies below is mostly of one color, and mixed only once then.
    pub fn cover(&self, line: &mut [[u8; 4]]) {
        let (mut below, mut mixed) = (0, [0; 4]);
        self.blend(&mut mixed);
        if self.0[3] == FULL {
            line.fill(mixed);
            return;
        }
        for pixel in line {
            let old = u32::from_ne_bytes(*pixel);
            if old != below {
                below = old;
                mixed = *pixel;
                self.blend(&mut mixed);
            }
            *pixel = mixed;
        }
    }

    /// Lays it over one pixel.
    pub fn blend(&self, pixel: &mut [u8; 4]) {
        let [red, green, blue, alpha] = self.0;
        let kept = FULL - alpha;
        *pixel = [
            mix(red, pixel[0], kept),
            mix(green, pixel[1], kept),
            mix(blue, pixel[2], kept),
            mix(alpha, pixel[3], kept),
        ];
    }
}

fn mix(new: u32, old: u8, kept: u32) -> u8 {
    let sum = (255 * new + u32::from(old) * kept + FULL / 2) / FULL;
    if sum > 255 { 255 } else { sum as u8 }
}
