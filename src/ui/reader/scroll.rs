//! Where the view stands in the article: what is seen stays put when heights above it change.

use egui::{Key, Modifiers, Ui};

use crate::model::{ByteIndex, SourceId, Span};

use super::super::view::View;
use super::page::Page;

/// The reader's scroll position.
#[derive(Debug, Default)]
pub(super) struct Scroll {
    source: Option<SourceId>,
    revealed: u64,
    offset: f32,
    height: f32,
    top_piece: usize,
    /// What the next frame must scroll to.
    target: Option<f32>,
    /// What heights above the view have changed by in this frame.
    correction: f32,
    keep: Option<Span>,
}

impl Scroll {
    /// Takes up requests to show a place; `line_of` gives its piece and how far below that piece's top it lies.
    pub fn begin(
        &mut self,
        view: &View<'_>,
        source: SourceId,
        (page, header): (&mut Page, f32),
        mut line_of: impl FnMut(&mut Page, ByteIndex) -> (usize, f32),
    ) {
        let is_new = self.source != Some(source);
        if is_new {
            self.source = Some(source);
            self.target = Some(0.0);
        }
        if let Some(reveal) = view.state.reveal.filter(|reveal| reveal.serial != self.revealed) {
            self.revealed = reveal.serial;
            if reveal.place.0 == 0 {
                self.target = is_new.then_some(0.0);
            } else {
                let (piece, line) = line_of(page, reveal.place);
                self.show(header + page.top(piece) + line, is_new);
            }
        }
        if let Some(span) = self.keep.take() {
            let (piece, line) = line_of(page, span.start());
            self.show(header + page.top(piece) + line, false);
        }
    }

    /// Scrolls a line into view, to a third from the top, unless it is well in view.
    fn show(&mut self, y: f32, is_new: bool) {
        let is_seen = y > self.offset + 40.0 && y < self.offset + self.height - 80.0;
        if is_new || !is_seen {
            self.target = Some((y - self.height.max(300.0) / 3.0).max(0.0));
        }
    }

    /// Where the view must stand in this frame, if not where it stood.
    pub fn wanted(&mut self, _page: &Page, _header: f32) -> Option<f32> {
        self.target.take()
    }

    /// Notes that heights above the view have changed by so many points.
    pub fn corrected(&mut self, by: f32) {
        self.correction += by;
    }

    /// Notes where the view stood in this frame.
    pub fn end(&mut self, offset: f32, page: &Page, header: f32, height: f32) {
        self.offset = offset;
        self.height = height;
        if self.correction.abs() > 0.01 {
            self.target = Some(self.target.unwrap_or(offset) + self.correction);
        }
        self.correction = 0.0;
        self.top_piece = page.piece_at(offset - header);
    }

    /// The piece at the top of the view.
    pub fn top_piece(&self) -> usize {
        self.top_piece
    }

    /// Wishes a passage in view in the next frame.
    pub fn keep_in_view(&mut self, span: Span) {
        self.keep = Some(span);
    }

    /// Scrolls by the keys that do so everywhere.
    pub fn keys(&mut self, ui: &mut Ui) {
        let page = (self.height - 60.0).max(60.0);
        let steps = [
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::Space, page),
            (Key::Home, f32::MIN),
            (Key::End, f32::MAX),
        ];
        for (key, by) in steps {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.target = Some((self.offset + by).clamp(0.0, 1e9));
            }
        }
    }
}
