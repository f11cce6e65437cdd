//! Where the view stands in the article: what is seen stays put when heights above it change.

use egui::pos2;

use crate::model::{ByteIndex, SourceId};

use super::super::view::View;
use super::layout::Laid;
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
    /// The place in the first line of the view, and how far below the view's top that line begins.
    top: Option<(ByteIndex, f32)>,
    /// A place to be shown in the next frame.
    keep: Option<ByteIndex>,
    /// Where the view stood when the search began.
    origin: Option<f32>,
    returned: u64,
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
                self.target = Some(0.0);
            } else {
                let (piece, line) = line_of(page, reveal.place);
                self.show(header + page.top(piece) + line, is_new);
            }
        }
        self.follow_find(view, is_new);
        if let Some(place) = self.keep.take() {
            let (piece, line) = line_of(page, place);
            self.show(header + page.top(piece) + line, false);
        }
    }

    /// Remembers where the view stood when a search begins, and goes back there when it is left.
    fn follow_find(&mut self, view: &View<'_>, is_new: bool) {
        let find = &view.state.find;
        if find.is_open && !is_new {
            self.origin = self.origin.or(Some(self.offset));
            return;
        }
        let origin = self.origin.take();
        if find.returns != self.returned {
            self.returned = find.returns;
            self.target = origin.or(self.target);
        }
    }

    /// Notes what stands in the first line of the view, given the distance of lines: one that is cut by more
    /// than half does not count.
    pub fn note_top(&mut self, laid: &[Laid], top: f32, line: f32) {
        let first = top + line * 0.5;
        self.top = laid.iter().find(|one| one.rect().bottom() > first).map(|one| {
            let place = one.place_at(pos2(one.rect().left(), first));
            (place, one.caret(place).top() - top)
        });
    }

    /// Keeps that line where it is, though the article is set in another type now.
    pub fn stay(
        &mut self,
        (page, header): (&mut Page, f32),
        line_of: impl FnOnce(&mut Page, ByteIndex) -> (usize, f32),
    ) {
        if let Some((place, below)) = self.top {
            let (piece, line) = line_of(page, place);
            self.target = Some((header + page.top(piece) + line - below).max(0.0));
        }
    }

    /// Scrolls a line into view, unless it is well in view: just so far where it is near, as by steps of
    /// the caret, else to a third from the top.
    fn show(&mut self, y: f32, is_new: bool) {
        let (first, last) = (self.offset + 40.0, self.offset + self.height - 80.0);
        let near = self.height / 2.0;
        if is_new || y < first - near || y > last + near {
            self.target = Some((y - self.height.max(300.0) / 3.0).max(0.0));
        } else if y < first {
            self.target = Some((y - 40.0).max(0.0));
        } else if y > last {
            self.target = Some((y - self.height + 80.0).max(0.0));
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

    /// Wishes a place in view in the next frame.
    pub fn go_to(&mut self, place: ByteIndex) {
        self.keep = Some(place);
    }

    /// The piece at the top of the view.
    pub fn top_piece(&self) -> usize {
        self.top_piece
    }
}
