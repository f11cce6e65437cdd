//! The column of words, and the margins beside it.

use egui::Rect;

use super::super::theme::ReadingType;
use super::super::view::View;
use super::page::Type;

/// The width that the margin wants beside the words.
const MARGIN: f32 = 164.0;
/// The least distance of the words from the left edge.
const LEFT: f32 = 36.0;
/// A column narrower than this gives up the labels in the margin before it gets narrower still.
const LABELS_FROM: f32 = 300.0;
/// The width of a margin that has lanes only.
const NARROW_MARGIN: f32 = 52.0;
/// The least distance from the left edge beside such a margin.
const NARROW_LEFT: f32 = 20.0;

/// Where the words stand in the window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) left: f32,
    pub(super) measures: Type,
    /// The piece that is the headline, and the type of headlines.
    pub(super) headline: Option<usize>,
    pub(super) headline_type: Type,
}

impl Column {
    /// The column on a page, between the margins that it has room for.
    pub(super) fn of(page: Rect, view: &View<'_>) -> Self {
        let reading = view.state.reading;
        let widest = reading.measure(&view.theme.measures);
        let has_labels = page.width() - LEFT - MARGIN >= (widest * 0.5).min(LABELS_FROM);
        let (edge, margin) = if has_labels { (LEFT, MARGIN) } else { (NARROW_LEFT, NARROW_MARGIN) };
        let width = (page.width() - edge - margin).max(120.0).min(widest).floor();
        let spare = page.width() - width - margin;
        let left = page.left() + (spare / 2.0).max(edge).min((page.width() - width).max(8.0));
        let measures = Type { size: reading.size, line: reading.line(), width, is_headline: false };
        let (title, usual) = (&view.theme.measures.type_scale.reading_title, ReadingType::default());
        let larger = reading.size / usual.size;
        let (size, line) = ((title.size * larger).round(), (title.line * larger).round());
        Self { left, measures, headline: None, headline_type: Type { size, line, width, is_headline: true } }
    }

    /// The type of a piece.
    pub(super) fn type_of(self, piece: usize) -> Type {
        if self.headline == Some(piece) { self.headline_type } else { self.measures }
    }

    /// Where the lanes begin.
    pub(super) fn lanes(self) -> f32 {
        self.left + self.measures.width + 22.0
    }
}
