//! The reading caret on screen: where lines and pages lead it, how it is drawn.

use egui::{Context, Pos2, Rect, Ui, pos2, vec2};

use crate::model::walk::Way;
use crate::model::{ByteIndex, Text, caret};

use super::super::state::CaretStep;
use super::super::theme::Theme;
use super::super::view::View;
use super::Reader;
use super::layout::Laid;
use super::page::Type;

/// The width of the caret, in points.
const WIDTH: f32 = 2.0;
/// What a page leaves of the one before, in points.
const OVERLAP: f32 = 60.0;

/// What the caret needs to know of the last frame.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CaretLines {
    /// The measures of the type.
    pub measures: Option<Type>,
    /// The piece that is the headline, and its type.
    pub headline: Option<(usize, Type)>,
    /// The height of the view, in points.
    pub height: f32,
}

impl Reader {
    /// The place at the top of the view, where a caret begins that was never put anywhere.
    pub fn top_place(&self) -> ByteIndex {
        let pieces = self.page.pieces().iter().skip(self.scroll.top_piece());
        let first = pieces.into_iter().find(|piece| !piece.is_empty());
        ByteIndex(first.map_or(0, |piece| piece.start))
    }

    /// Where a step by lines or pages leads from a place, with the distance from the left that such
    /// steps in a row hold to. None for other steps, and before the first frame.
    ///
    /// Lays out the piece that it leaves and the one that it reaches.
    pub fn beside_line(
        &mut self,
        (ctx, theme): (&Context, &Theme),
        text: &Text,
        (place, leans, goal): (ByteIndex, Way, Option<f32>),
        step: CaretStep,
    ) -> Option<(ByteIndex, Option<f32>)> {
        let measures = self.lines.measures?;
        self.page.follow(text, measures);
        let at = self.page.piece_of(place);
        let laid = self.lay_at((ctx, theme), text, at)?;
        let line = laid.caret_at(place, leans);
        let x = goal.unwrap_or(line.left());
        let (place, goal) = match step {
            CaretStep::Leap(_) | CaretStep::Beside(..) => return None,
            CaretStep::LineEdge(Way::Back) => (laid.line(place).start, None),
            CaretStep::LineEdge(Way::Forward) => (laid.line(place).end, None),
            CaretStep::Line(way) => {
                let y = line.center().y + if way == Way::Forward { measures.line } else { -measures.line };
                let inside = y > laid.rect().top() && y < laid.rect().bottom();
                let found = if inside {
                    on_line(&laid, text, x, y)
                } else {
                    self.in_neighbour((ctx, theme), text, (at, x), way).unwrap_or(match way {
                        Way::Forward => ByteIndex(laid.piece.end),
                        Way::Back => ByteIndex(laid.piece.start),
                    })
                };
                (found, Some(x))
            }
            CaretStep::Page(way) => {
                let page = (self.lines.height - OVERLAP).max(measures.line);
                let by = if way == Way::Forward { page } else { -page };
                (self.at_height((ctx, theme), text, (x, self.page.top(at) + line.center().y + by))?, Some(x))
            }
        };
        Some((caret::held(text.as_str(), place), goal))
    }

    pub(super) fn lay_at(
        &mut self,
        (ctx, theme): (&Context, &Theme),
        text: &Text,
        at: usize,
    ) -> Option<Laid> {
        let headline = self.lines.headline.filter(|(piece, _)| *piece == at);
        let measures = headline.map(|(_, measures)| measures).or(self.lines.measures)?;
        let piece = self.page.pieces().get(at).copied()?;
        let layout = self.setter.lay_aside((ctx, theme), piece.words(text), measures);
        self.page.measured(at, layout.size().y);
        self.page.settle();
        Some(Laid { piece, layout, origin: pos2(0.0, 0.0) })
    }

    /// The place in the nearest line of the next piece that has words; none at the end of the text.
    fn in_neighbour(
        &mut self,
        with: (&Context, &Theme),
        text: &Text,
        (at, x): (usize, f32),
        way: Way,
    ) -> Option<ByteIndex> {
        let pieces = self.page.pieces();
        let has_words = |at: &usize| pieces.get(*at).is_some_and(|piece| !piece.is_empty());
        let next = match way {
            Way::Forward => (at + 1..pieces.len()).find(has_words),
            Way::Back => (0..at).rev().find(has_words),
        }?;
        let laid = self.lay_at(with, text, next)?;
        let y = if way == Way::Forward { laid.rect().top() + 1.0 } else { laid.rect().bottom() - 1.0 };
        Some(on_line(&laid, text, x, y))
    }

    /// The place at a height below the first piece's top, or nearest to it.
    fn at_height(&mut self, with: (&Context, &Theme), text: &Text, (x, y): (f32, f32)) -> Option<ByteIndex> {
        let mut at = self.page.piece_at(y);
        if self.page.pieces().get(at).is_some_and(|piece| piece.is_empty()) {
            let pieces = self.page.pieces();
            let has_words = |at: &usize| pieces.get(*at).is_some_and(|piece| !piece.is_empty());
            at = (at..pieces.len()).find(has_words).or_else(|| (0..at).rev().find(has_words))?;
        }
        let top = self.page.top(at);
        let laid = self.lay_at(with, text, at)?;
        let inside = (y - top).clamp(1.0, (laid.rect().height() - 1.0).max(1.0));
        Some(on_line(&laid, text, x, inside))
    }

    /// Draws the caret where it stands in a piece.
    pub(super) fn caret_ui(ui: &Ui, view: &View<'_>, laid: &Laid) {
        let Some(caret) = view.state.caret().filter(|caret| stands_in(laid, caret.place)) else { return };
        let line = laid.caret_at(caret.place, caret.leans);
        let leading = line.height() * 0.1;
        let rect = Rect::from_min_max(
            pos2(line.left() - WIDTH / 2.0, line.top() + leading),
            pos2(line.left() + WIDTH / 2.0, line.bottom() - leading),
        );
        ui.painter().rect_filled(rect, 0.5, view.look().accent);
    }
}

/// Below the caret, where a list of what is there begins; none where it is not in view.
pub(super) fn corner(laid: &[Laid], place: ByteIndex) -> Option<Pos2> {
    Some(piece_at(laid, place)?.caret(place).left_bottom() + vec2(0.0, 4.0))
}

/// The piece in which the caret is drawn; none where it is not in view.
pub(super) fn piece_at(laid: &[Laid], place: ByteIndex) -> Option<&Laid> {
    laid.iter().find(|one| stands_in(one, place))
}

/// Whether the caret at a place is drawn in this piece and not in the next.
pub(super) fn stands_in(laid: &Laid, place: ByteIndex) -> bool {
    let piece = laid.piece;
    piece.start <= place.0 && (place.0 < piece.end || place.0 == piece.end && !piece.goes_on)
}

/// The place under a point that stands on the line of that point: the end of a wrapped line is
/// before the blank at which it breaks.
fn on_line(laid: &Laid, text: &Text, x: f32, y: f32) -> ByteIndex {
    put_at(laid, text, laid.origin + vec2(x, y)).0
}

/// The same, and which of the letters beside the place is under the point.
pub(super) fn put_at(laid: &Laid, text: &Text, point: Pos2) -> (ByteIndex, Way) {
    let (place, leans) = laid.hit(point);
    if laid.caret(place).top() <= point.y || place.0 <= laid.piece.start {
        return (place, leans);
    }
    (caret::leap(text.as_str(), place, caret::Leap::Letter(Way::Back)), Way::Forward)
}
