//! The pointer in the article: what it chooses, what it hovers, and scrolling at the edges.

use egui::{Ui, pos2, vec2};

use crate::model::walk::Way;
use crate::model::{ByteIndex, StatementId, Text};

use super::super::action::Action;
use super::super::view::View;
use super::Reader;
use super::caret;
use super::gesture::{self, Gesture};
use super::layout::Laid;
use super::marks::Mark;

impl Reader {
    pub(super) fn point(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        text: &Text,
        laid: &[Laid],
        surface: &egui::Response,
    ) {
        let pointer = ui.input(|input| input.pointer.interact_pos()).filter(|_| surface.enabled());
        self.hovered = pointer
            .filter(|_| surface.hovered() && self.drag.is_none())
            .and_then(|point| place_inside(laid, point))
            .and_then(|place| self.innermost(place, None));
        if surface.dragged() {
            Self::scroll_at_edge(ui, pointer);
        }
        let place_of = |point| place_under(laid, point);
        let stands = view.state.caret().map(|caret| caret.place);
        let chosen = (view.state.selection, stands);
        match gesture::follow(ui, surface, &mut self.drag, (text, chosen), place_of) {
            Some(Gesture::Selecting(span)) if span != view.state.selection => {
                view.send(Action::CloseBar);
                view.send(Action::Select(span));
            }
            Some(Gesture::Selected(span)) => {
                view.send(Action::Select(Some(span)));
                if view.session.read_only.is_none() {
                    view.send(Action::OpenBar);
                }
            }
            Some(Gesture::Clicked(_)) => {
                if let Some((place, leans)) = pointer.and_then(|point| caret_under(laid, text, point)) {
                    view.send(Action::PutCaret(place, leans));
                }
                self.click(view, laid, pointer);
            }
            _ => {}
        }
    }

    /// A click on a statement chooses it, again the one below it; elsewhere it lets go of everything.
    fn click(&self, view: &View<'_>, laid: &[Laid], pointer: Option<egui::Pos2>) {
        let place = pointer.and_then(|point| place_inside(laid, point));
        let statement = place.and_then(|place| self.innermost(place, view.state.statement));
        view.send(Action::Select(None));
        view.send(Action::ChooseStatement(statement));
    }

    /// The shortest statement over a place; after a chosen one, the next longer of those there.
    fn innermost(&self, place: ByteIndex, chosen: Option<StatementId>) -> Option<StatementId> {
        let mut here: Vec<&Mark> = self.marks.within(place.0, place.0 + 1).collect();
        here.sort_by_key(|mark| (mark.span.len(), mark.id));
        let at = chosen.and_then(|id| here.iter().position(|mark| mark.id == id)).map_or(0, |at| at + 1);
        here.get(at).or_else(|| here.first()).map(|mark| mark.id)
    }

    pub(super) fn scroll_at_edge(ui: &Ui, pointer: Option<egui::Pos2>) {
        let Some(point) = pointer else { return };
        let clip = ui.clip_rect();
        let beyond = (clip.top() + 24.0 - point.y).max(0.0) - (point.y - clip.bottom() + 24.0).max(0.0);
        if beyond != 0.0 {
            ui.scroll_with_delta(vec2(0.0, beyond * 0.5));
            ui.request_repaint();
        }
    }
}

/// The place under a point, or the nearest one; none where nothing is laid out.
pub(super) fn place_under(laid: &[Laid], point: egui::Pos2) -> Option<ByteIndex> {
    Some(nearest(laid, point)?.place_at(point))
}

/// Where a click at a point puts the caret: on the line that was clicked, at the letter that was.
fn caret_under(laid: &[Laid], text: &Text, point: egui::Pos2) -> Option<(ByteIndex, Way)> {
    let one = nearest(laid, point)?;
    Some(caret::put_at(one, text, pos2(point.x, point.y.clamp(one.rect().top(), one.rect().bottom()))))
}

/// The piece at the height of a point, or the nearest one that has words.
fn nearest(laid: &[Laid], point: egui::Pos2) -> Option<&Laid> {
    laid.iter().filter(|one| !one.piece.is_empty()).min_by(|one, other| {
        let distance = |laid: &Laid| laid.rect().distance_to_pos(pos2(laid.rect().center().x, point.y));
        distance(one).total_cmp(&distance(other))
    })
}

/// The letter under a point; none beside the words.
pub(super) fn place_inside(laid: &[Laid], point: egui::Pos2) -> Option<ByteIndex> {
    let one = laid.iter().find(|one| one.rect().contains(point))?;
    let place = one.place_at(point);
    let before = ByteIndex(place.0.checked_sub(1)?);
    let covers = |place: ByteIndex| one.rects(place.0, place.0 + 1).iter().any(|rect| rect.contains(point));
    if covers(place) { Some(place) } else { covers(before).then_some(before) }
}
