//! How words become lines: what the reader asks of a layout, whichever engine made it.
//!
//! Points count from the upper left corner of the first line, bytes from the beginning of the words. A
//! byte is on a border of letters, in and out. Only implementations know what a layout consists of.

mod galley;
mod laid;

use std::ops::Range;
use std::rc::Rc;

use egui::{Color32, Pos2, Rect, Shape, Ui, Vec2};

use super::super::theme::Theme;
use super::page::Type;

pub(super) use laid::Laid;

/// Words laid out as lines.
pub(super) trait Layout {
    /// The width and height of all lines, in points.
    fn size(&self) -> Vec2;

    /// The byte before which a caret stands that is put to a point; the nearest one outside.
    fn hit(&self, point: Pos2) -> usize;

    /// What a range of bytes covers, line by line from the top, each as high as its line.
    ///
    /// One rectangle a line, or several where the line changes its direction.
    fn rects(&self, bytes: Range<usize>) -> Vec<Rect>;

    /// Where a caret before a byte stands: as high as its line, without width.
    fn caret(&self, byte: usize) -> Rect;

    /// The bytes of the line that a caret before a byte stands in, without the blank that its end swallowed.
    fn line(&self, byte: usize) -> Range<usize>;

    /// Adds what is seen of the words, the first line at a point.
    fn paint(&self, at: Pos2, color: Color32, shapes: &mut Vec<Shape>);
}

/// Lays out the words of a piece as wide as the column.
pub(super) fn lay_out(ui: &Ui, theme: &Theme, words: &str, measures: Type) -> Rc<dyn Layout> {
    Rc::new(galley::lay_out(ui, theme, words, measures))
}
