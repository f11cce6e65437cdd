//! A part of a line whose letters run in one direction.

use std::ops::Range;

use egui::Rect;

/// A part of a line whose letters run in one direction, where they stand.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Run {
    /// Its bytes of the words.
    pub bytes: Range<usize>,
    /// What it covers, as high as its line.
    pub rect: Rect,
    /// Whether it runs from right to left.
    pub is_leftward: bool,
    /// Whether the run before it is of the same line.
    pub goes_on: bool,
    /// Its letters in the order of the words.
    pub letters: Vec<Letter>,
}

/// A letter as one sees it, however many signs it is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Letter {
    /// Its first byte of the words.
    pub start: usize,
    /// How far it stands from where its run begins, in points, in the direction of the run.
    pub offset: f32,
    /// Its width in points.
    pub width: f32,
}
