//! Which pixels a triangle covers, and values between its corners.

use std::ops::Range;

use egui::epaint::Vertex;

/// Three corners in 256ths of a pixel, wound so that its inside is where all edges are positive.
pub struct Triangle {
    corners: [[i64; 2]; 3],
    /// Twice the area, in 65536ths of a pixel; above zero.
    area: i64,
    /// The second and third corner were exchanged to get that winding.
    flipped: bool,
}

impl Triangle {
    /// None where it covers nothing.
    pub fn new(vertices: [&Vertex; 3], scale: f32) -> Option<Self> {
        let mut corners = vertices.map(|vertex| {
            [vertex.pos.x, vertex.pos.y].map(|points| (f64::from(points * scale) * 256.0).round() as i64)
        });
        let [a, b, c] = corners;
        let area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        if area < 0 {
            corners.swap(1, 2);
        }
        (area != 0).then_some(Self { corners, area: area.abs(), flipped: area < 0 })
    }

    /// The rows that it may touch.
    pub fn rows(&self, clip: &Range<i64>) -> Range<i64> {
        let [a, b, c] = self.corners.map(|corner| corner[1]);
        clip.start.max(a.min(b).min(c) >> 8)..clip.end.min((a.max(b).max(c) >> 8) + 1)
    }

    /// The pixels of a row whose middle lies inside, or on a top or left edge.
    pub fn columns(&self, row: i64, clip: &Range<i64>) -> Range<i64> {
        let middle = row * 256 + 128;
        let Range { mut start, mut end } = clip.clone();
        for side in 0..3 {
            let [from, to] = [self.corners[side], self.corners[(side + 1) % 3]];
            let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
            let level = dx * (middle - from[1]);
            if dy < 0 {
                let first = from[0] + ceil_div(-level, -dy);
                start = start.max(ceil_div(first - 128, 256));
            } else if dy > 0 {
                let last = from[0] + (level - 1).div_euclid(dy);
                end = end.min((last - 128).div_euclid(256) + 1);
            } else if level < 0 || (level == 0 && dx < 0) {
                return 0..0;
            }
        }
        start..end.max(start)
    }

    /// How a value given at the corners, in the order of the mesh, changes over the picture.
    pub fn plane(&self, [first, mut second, mut third]: [f64; 3]) -> Plane {
        if self.flipped {
            std::mem::swap(&mut second, &mut third);
        }
        let [a, b, c] = self.corners.map(|corner| corner.map(|place| place as f64 / 256.0));
        let area = self.area as f64 / 65536.0;
        let (second, third) = (second - first, third - first);
        Plane {
            at: a,
            value: first,
            per_column: (second * (c[1] - a[1]) - third * (b[1] - a[1])) / area,
            per_row: (third * (b[0] - a[0]) - second * (c[0] - a[0])) / area,
        }
    }
}

fn ceil_div(number: i64, divisor: i64) -> i64 {
    (number + divisor - 1).div_euclid(divisor)
}

/// A value that changes evenly over the picture.
pub struct Plane {
    at: [f64; 2],
    /// At the first corner.
    pub value: f64,
    pub per_column: f64,
    pub per_row: f64,
}

impl Plane {
    /// The value in the middle of a pixel.
    pub fn value(&self, x: i64, y: i64) -> f64 {
        self.value
            + (x as f64 + 0.5 - self.at[0]) * self.per_column
            + (y as f64 + 0.5 - self.at[1]) * self.per_row
    }
}
