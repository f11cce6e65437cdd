//! What is drawn for a figure: shapes in the numbers of its fields, the same in the window and in files.

mod bars;
mod dots;
mod lines;
mod sideways;

pub(super) use sideways::look_of;

use super::{Field, Figure, Mark, Paint, Series, Texture};
use crate::model::FigureKind;

/// How much room there is, which decides how wide a bar is and how many dots fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// The width of a column, in the units of the picture.
    pub column: f64,
    /// The height of a row, in the same units.
    pub row: f64,
}

/// A shape, and what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The place of its series.
    pub series: usize,
    /// The place of its mark among those of the series; none for what belongs to the whole series.
    pub mark: Option<usize>,
    /// What it is painted with.
    pub ink: Ink,
    /// The shape.
    pub shape: Shape,
}

/// What a shape is painted with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ink {
    /// A color and a texture.
    Paint(Paint, Texture),
    /// How strong the one color of a heat map is, from 0 to 1.
    Strength(f64),
}

/// A shape in the numbers of a field: to the right and upward.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Bar(Area),
    /// A rectangle with words in it.
    Tile(Area, String),
    /// A line through points.
    Line(Vec<(f64, f64)>),
    /// What lies between two lines: to the right, then the lower and the upper one.
    Band(Vec<(f64, f64, f64)>),
    /// From one end of an interval to the other.
    Whisker((f64, f64), (f64, f64)),
    /// A point of a line.
    Point(f64, f64),
    /// Points of one size, one a statement of the mark, and their distance as a part of a column.
    Dots(Vec<(f64, f64)>, f64),
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub low: f64,
    /// Its upper edge.
    pub high: f64,
}

impl Figure {
    /// What is drawn in a field, from the back to the front. Linear in marks; in a strip, in statements.
    pub fn drawn(&self, field: &Field, place: usize, room: Room) -> Vec<Drawn> {
        match self.kind {
            FigureKind::Bars | FigureKind::Grouped | FigureKind::Panels => bars::draw(self, field, room),
            FigureKind::Lines => lines::draw(self, false),
            FigureKind::Cumulative | FigureKind::Raised => lines::draw(self, true),
            FigureKind::Heat => sideways::tiles(self, room),
            FigureKind::Ranked => sideways::ranked(self, room),
            FigureKind::Diverging => sideways::sides(self, place, room),
            FigureKind::Strip => dots::draw(self, room),
        }
    }

    /// The series and the mark that a shape stands for.
    pub fn mark_of(&self, drawn: &Drawn) -> Option<(&Series, &Mark)> {
        let series = self.series.get(drawn.series)?;
        Some((series, series.marks.get(drawn.mark?)?))
    }
}

impl Area {
    /// Its middle.
    pub fn center(&self) -> (f64, f64) {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.low, self.high))
    }
}

/// Every mark with its series and both places.
fn marks(figure: &Figure) -> impl Iterator<Item = (usize, usize, &Series, &Mark)> {
    figure
        .series
        .iter()
        .enumerate()
        .flat_map(|(series, of)| of.marks.iter().enumerate().map(move |(mark, it)| (series, mark, of, it)))
}

fn ink(series: &Series) -> Ink {
    Ink::Paint(series.paint, series.texture)
}
