//! Faint lines below the names of actors and the person's own words, in what is in view.

use egui::{Response, Shape, Ui, pos2};

use crate::model::{ByteIndex, Text};

use super::super::derived::Meaning;
use super::super::view::View;
use super::layout::Laid;
use super::point::place_inside;

/// Draws the lines of one piece.
pub(super) fn names_ui(ui: &Ui, view: &View<'_>, text: &Text, laid: &Laid) {
    if !view.state.marks_names {
        return;
    }
    let mut shapes = Vec::new();
    for (range, _) in view.derived.keywords.within(laid.piece.words(text)) {
        let (start, end) = (laid.piece.start + range.start, laid.piece.start + range.end);
        for rect in laid.rects(start, end) {
            let y = rect.bottom() - (rect.height() * 0.2).round();
            let points = [pos2(rect.left(), y), pos2(rect.right(), y)];
            shapes.extend(Shape::dotted_line(&points, view.look().faint, 3.0, 0.8));
        }
    }
    ui.painter().extend(shapes);
}

/// Says what the marked word under the pointer stands for.
pub(super) fn hover_ui(ui: &Ui, view: &View<'_>, text: &Text, laid: &[Laid], surface: &Response) {
    if !surface.hovered() || ui.input(|input| input.pointer.any_down()) {
        return;
    }
    let place = ui.input(|input| input.pointer.hover_pos()).and_then(|point| place_inside(laid, point));
    if let Some(words) = place.and_then(|place| meaning_at(view, text, laid, place)) {
        surface.clone().on_hover_text_at_pointer(words);
    }
}

/// What the marked word over a place stands for, in words.
fn meaning_at(view: &View<'_>, text: &Text, laid: &[Laid], place: ByteIndex) -> Option<String> {
    if !view.state.marks_names {
        return None;
    }
    let one = laid.iter().find(|one| one.piece.start <= place.0 && place.0 < one.piece.end)?;
    let inside = place.0 - one.piece.start;
    let mut found = view.derived.keywords.within(one.piece.words(text));
    match found.find(|(range, _)| range.contains(&inside))?.1 {
        Meaning::Own => Some("A word of your list".to_owned()),
        Meaning::Actor(id) => {
            let name = view.actor_name(Some(id));
            let party = view.project.actor(id).and_then(|actor| actor.first_parent());
            Some(match party {
                Some(party) => format!("{name} ({})", view.actor_name(Some(party))),
                None => name.to_owned(),
            })
        }
    }
}
