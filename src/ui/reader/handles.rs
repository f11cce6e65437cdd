//! Handles at the edges of the chosen statement: drawn with the pointer, its passage follows.

use egui::{CursorIcon, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use crate::model::walk::{Edge, Way};
use crate::model::{ByteIndex, Span, StatementId, Text, segment};

use super::super::action::Action;
use super::super::view::View;
use super::Reader;
use super::layout::Laid;
use super::point::place_under;

/// The radius of a handle, in points.
const RADIUS: f32 = 4.5;
/// The side of the square that takes the pointer.
const TOUCH: f32 = 14.0;
/// How far from the middle of its line a handle hangs. Its square begins below the letters, so that one can draw
/// the next passage from where this one ends.
const LIFT: f32 = 13.0;

/// An edge that is being drawn, with the passage as it would become.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Held {
    statement: StatementId,
    edge: Edge,
    /// The passage if the pointer were let go now.
    pub span: Span,
}

impl Reader {
    /// The handles of the chosen statement; the passage changes when one is let go, as one step.
    pub(super) fn handles_ui(&mut self, ui: &mut Ui, view: &View<'_>, text: &Text, laid: &[Laid]) {
        let may_change = view.state.selection.is_none() && view.session.read_only.is_none();
        let chosen = view.state.statement.filter(|_| may_change);
        let statement = chosen.and_then(|id| view.project.statement(id));
        let Some((id, span)) = statement.and_then(|it| it.span.map(|span| (it.id, span))) else {
            self.held = None;
            return;
        };
        self.held = self.held.filter(|held| held.statement == id);
        let shown = self.held.map_or(span, |held| held.span);
        for edge in [Edge::Start, Edge::End] {
            let Some(at) = corner(laid, shown, edge) else { continue };
            let response = handle_ui(ui, view, edge, at);
            if response.drag_started() {
                self.held = Some(Held { statement: id, edge, span });
            }
            let held = self.held.filter(|held| held.edge == edge);
            let Some(held) = held.filter(|_| response.dragged() || response.drag_stopped()) else { continue };
            let pointer = ui.input(|input| input.pointer.interact_pos());
            Self::scroll_at_edge(ui, pointer);
            let place = pointer.and_then(|point| place_under(laid, point - lift(edge)));
            let is_exact = ui.input(|input| input.modifiers.alt);
            let drawn = place.and_then(|place| drawn(text.as_str(), span, edge, place, is_exact));
            self.held = Some(Held { span: drawn.unwrap_or(held.span), ..held });
        }
        if let Some(held) = self.held
            && ui.input(|input| !input.pointer.primary_down())
        {
            self.held = None;
            if held.span != span {
                view.send(Action::MoveSpan(id, held.span));
            }
        }
    }
}

/// From the middle of the line to the handle that hangs at it.
fn lift(edge: Edge) -> Vec2 {
    Vec2::new(0.0, if edge == Edge::Start { -LIFT } else { LIFT })
}

/// Where the handle of an edge stands; none where its words are not in view.
fn corner(laid: &[Laid], span: Span, edge: Edge) -> Option<Pos2> {
    let (start, end) = (span.start().0, span.end().0);
    let one = laid.iter().find(|one| match edge {
        Edge::Start => one.piece.start <= start && start < one.piece.end,
        Edge::End => one.piece.start < end && end <= one.piece.end,
    })?;
    let rects = one.rects(start, end);
    let turns = one.layout.galley().is_none();
    let (rect, at) = match edge {
        Edge::Start => (rects.first()?, turns.then(|| one.caret_at(span.start(), Way::Forward))),
        Edge::End => (rects.last()?, turns.then(|| one.caret_at(span.end(), Way::Back))),
    };
    // Words from right to left begin at the right.
    let x = at.map_or(if edge == Edge::Start { rect.left() } else { rect.right() }, |caret| caret.left());
    Some(pos2(x, rect.center().y) + lift(edge))
}

fn handle_ui(ui: &mut Ui, view: &View<'_>, edge: Edge, at: Pos2) -> egui::Response {
    let name = match edge {
        Edge::Start => "Start of the statement",
        Edge::End => "End of the statement",
    };
    let id = ui.scope_id().with(name);
    let response = ui.interact(Rect::from_center_size(at, Vec2::splat(TOUCH)), id, Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, name));
    let look = view.look();
    let radius = if response.hovered() || response.dragged() { RADIUS + 1.0 } else { RADIUS };
    ui.painter().circle(at, radius, look.accent, (1.5, look.paper));
    response.on_hover_cursor(CursorIcon::ResizeHorizontal)
}

/// The passage with an edge at a place: whole words, or exact graphemes. None where nothing is left.
fn drawn(words: &str, span: Span, edge: Edge, place: ByteIndex, is_exact: bool) -> Option<Span> {
    let span = match edge {
        Edge::Start => Span::new(place, span.end()),
        Edge::End => Span::new(span.start(), place),
    }?;
    let snapped = if is_exact {
        segment::snap_to_graphemes(words, segment::trim(words, span)?)
    } else {
        segment::snap_to_words(words, span)
    }?;
    match edge {
        Edge::Start => Span::new(snapped.start(), span.end()),
        Edge::End => Span::new(span.start(), snapped.end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_edge_snaps_and_the_other_stays() {
        let words = "one two three four";
        let span = Span::new(ByteIndex(5), ByteIndex(12)).unwrap();
        let check = |edge, place, is_exact, expected| {
            let found = drawn(words, span, edge, ByteIndex(place), is_exact);
            assert_eq!(found.and_then(|span| words.get(span.range())), expected);
        };
        check(Edge::End, 15, false, Some("wo three four"));
        check(Edge::End, 15, true, Some("wo three f"));
        check(Edge::Start, 1, false, Some("one two thre"));
        check(Edge::Start, 10, true, Some("re"));
        check(Edge::Start, 14, false, None);
        check(Edge::End, 4, false, None);
    }
}
