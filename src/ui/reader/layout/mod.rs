//! How words become lines: what the reader asks of a layout, whichever engine made it.
//!
//! Points count from the upper left corner of the first line, bytes from the beginning of the words. A
//! byte is on a border of letters, in and out. Only implementations know what a layout consists of.

mod bidi;
mod faces;
mod galley;
mod ink;
mod laid;
mod run;
mod setter;

use std::ops::Range;

use egui::{Color32, Galley, Painter, Pos2, Rect, Vec2};

use crate::model::walk::Way;

use super::super::state::Side;

pub use faces::Faces;
pub(super) use laid::Laid;
pub(super) use run::{Letter, Run};
pub(super) use setter::Setter;

/// Words laid out as lines.
pub(super) trait Layout {
    /// The width and height of all lines, in points.
    fn size(&self) -> Vec2;

    /// The byte before which a caret stands that is put to a point, and which of the letters beside it is
    /// there; the nearest one outside.
    fn hit(&self, point: Pos2) -> (usize, Way);

    /// What a range of bytes covers, line by line from the top, each as high as its line. A letter that the
    /// range cuts counts as a whole.
    ///
    /// One rectangle a line, or several where the line changes its direction.
    fn rects(&self, bytes: Range<usize>) -> Vec<Rect>;

    /// Where a caret before a byte stands: as high as its line, without width. Where the direction changes
    /// there, the letters beside it stand apart, and `leans` tells at which of them it stands.
    fn caret(&self, byte: usize, leans: Way) -> Rect;

    /// The bytes of the line that a caret before a byte stands in, without the blank that its end swallowed.
    fn line(&self, byte: usize) -> Range<usize>;

    /// Whether its lines begin at the right.
    fn is_leftward(&self) -> bool {
        false
    }

    /// The caret after a step over the letter at a side of it, as letters stand on screen; at the end of a
    /// line, into the next or the one before. None beyond the words, and where no letter runs from right
    /// to left.
    fn beside(&self, _from: (usize, Way), _side: Side) -> Option<(usize, Way)> {
        None
    }

    /// The parts of its lines that run in one direction, in the order of the words. None where egui made
    /// the lines, see [`Layout::galley`].
    fn runs(&self) -> Vec<Run> {
        Vec::new()
    }

    /// The lines as egui tells them to whom cannot see them, where egui made them.
    fn galley(&self) -> Option<&Galley> {
        None
    }

    /// Paints the words, the first line at a point.
    fn paint(&self, painter: &Painter, at: Pos2, color: Color32);
}
