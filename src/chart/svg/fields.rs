//! Where the fields stand, and what a number is in pixels.

use crate::chart::shape::Room;
use crate::chart::{Axis, Field, Figure};
use crate::model::FigureKind;

use super::SvgStyle;
use super::columns::Columns;
use super::labels::Labels;
use super::layout::{LABEL, MARGIN};
use super::markup::count;
use super::width::{shorten, width};

/// The longest name of a row.
const LONGEST: f64 = 210.0;
/// The height of a row of tiles and of bars.
const ROW: f64 = 25.0;
/// The least height of a row of dots, and the greatest.
const STRIP: (f64, f64) = (34.0, 70.0);
/// The least width of a column of tiles, so that its number can be read.
const TILE: f64 = 32.0;
/// The height of a panel, and what stands above and beside it.
const PANEL: f64 = 92.0;
const PANEL_NAME: f64 = 22.0;
const BETWEEN: f64 = 22.0;

/// A field with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Frame {
    pub(super) field: Field,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// Whether the names of rows, or the numbers of the scale, stand at its left.
    pub(super) has_side: bool,
    /// The columns, where they stand from left to right.
    pub(super) columns: Columns,
    /// The labels below it.
    pub(super) labels: Labels,
    across: (f64, f64),
    up: (f64, f64),
}

impl Frame {
    fn new(figure: &Figure, field: Field, (left, right): (f64, f64), (top, bottom): (f64, f64)) -> Self {
        let columns = Columns::of(figure, left, right);
        let labels = match field.across {
            Axis::Columns => Labels::of(figure, &columns, right),
            _ => Labels::none(),
        };
        let (across, up) = (field.across.ends(figure), field.up.ends(figure));
        Self { field, left, right, top, bottom, has_side: true, columns, labels, across, up }
    }

    /// The edge below its labels.
    pub(super) fn lowest(&self) -> f64 {
        self.bottom + self.labels.height
    }

    /// The pixel of a number to the right.
    pub(super) fn x(&self, number: f64) -> f64 {
        if self.field.across == Axis::Columns {
            return self.columns.x(number);
        }
        let (from, to) = self.across;
        self.left + (number - from) / (to - from) * (self.right - self.left)
    }

    /// The pixel of a number upward.
    pub(super) fn y(&self, number: f64) -> f64 {
        let (from, to) = self.up;
        self.bottom - (number - from) / (to - from) * (self.bottom - self.top)
    }

    /// How large a column and a row are.
    pub(super) fn room(&self) -> Room {
        let (from, to) = self.up;
        Room { column: self.columns.room(0), row: (self.bottom - self.top) / (to - from) }
    }
}

/// The width that a figure needs at least.
pub(super) fn least_width(figure: &Figure) -> f64 {
    if figure.kind == FigureKind::Heat {
        side_width(figure) + TILE * count(figure.x.columns.len())
    } else {
        0.0
    }
}

/// The fields with their places, below a top edge.
pub(super) fn place(
    figure: &Figure,
    fields: Vec<Field>,
    style: &SvgStyle,
    (left, top, right): (f64, f64, f64),
) -> Vec<Frame> {
    let side = left + side_width(figure);
    let side = side + overhang(figure, &fields, (left, side, right));
    let rows = count(figure.series.len());
    let plot = style.plot_height.max(80.0);
    match figure.kind {
        FigureKind::Panels => panels(figure, fields, (side, top, right)),
        FigureKind::Diverging => sides(figure, fields, (side, right), (top, top + rows * ROW)),
        _ => {
            let height = match figure.kind {
                FigureKind::Heat | FigureKind::Ranked => rows * ROW,
                FigureKind::Strip => rows * (plot / rows.max(1.0)).clamp(STRIP.0, STRIP.1),
                _ => plot,
            };
            let frame = |field| Frame::new(figure, field, (side, right), (top, top + height));
            fields.into_iter().map(frame).collect()
        }
    }
}

/// How much farther to the right the columns must begin, so that no slanted name below them is cut.
fn overhang(figure: &Figure, fields: &[Field], (left, side, right): (f64, f64, f64)) -> f64 {
    match fields {
        [only] if only.across == Axis::Columns => {
            Labels::of(figure, &Columns::of(figure, side, right), right).overhang(left - MARGIN / 2.0)
        }
        _ => 0.0,
    }
}

/// How wide the names of rows, or the numbers of the scale, are.
pub(super) fn side_width(figure: &Figure) -> f64 {
    let widest = if figure.has_rows() {
        let names = figure.series.iter().map(|series| width(&row_name(&series.label), LABEL));
        names.fold(0.0_f64, f64::max)
    } else {
        let ticks = figure.y.scale.ticks();
        ticks.into_iter().map(|tick| width(&figure.y.tick_label(tick), LABEL)).fold(0.0_f64, f64::max)
    };
    widest + 10.0
}

/// The name of a row as far as there is room.
pub(super) fn row_name(label: &str) -> String {
    shorten(label, LABEL, LONGEST)
}

/// Panels in reading order, as many beside each other as there is room for.
fn panels(figure: &Figure, fields: Vec<Field>, (left, top, right): (f64, f64, f64)) -> Vec<Frame> {
    let beside = match fields.len() {
        0 | 1 => 1,
        2 | 4 => 2,
        _ => 3,
    };
    let width = (right - left - BETWEEN * (count(beside) - 1.0)) / count(beside);
    let mut frames: Vec<Frame> = Vec::new();
    let mut above = top - 8.0;
    for (place, field) in fields.into_iter().enumerate() {
        if place > 0 && place % beside == 0 {
            above = frames.last().map_or(above, Frame::lowest) + 10.0;
        }
        let x = left + count(place % beside) * (width + BETWEEN);
        let high = above + PANEL_NAME;
        let mut frame = Frame::new(figure, field, (x, x + width), (high, high + PANEL));
        frame.has_side = place % beside == 0;
        frames.push(frame);
    }
    frames
}

/// The field of both sides and the one beside it, with one scale.
fn sides(
    figure: &Figure,
    fields: Vec<Field>,
    (left, right): (f64, f64),
    (top, bottom): (f64, f64),
) -> Vec<Frame> {
    let length = |field: &Field| {
        let (from, to) = field.across.ends(figure);
        to - from
    };
    let gaps = BETWEEN * (count(fields.len()) - 1.0).max(0.0);
    let all: f64 = fields.iter().map(length).sum();
    let mut x = left;
    let mut frames = Vec::new();
    for (place, field) in fields.into_iter().enumerate() {
        let width = (right - left - gaps) * length(&field) / all.max(f64::MIN_POSITIVE);
        let mut frame = Frame::new(figure, field, (x, x + width), (top, bottom));
        frame.has_side = place == 0;
        frame.labels.height = 22.0;
        frames.push(frame);
        x += width + BETWEEN;
    }
    frames
}
