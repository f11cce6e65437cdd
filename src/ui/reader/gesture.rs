//! From the pointer to a passage: drag, double and triple click, shift-click.

use egui::{Modifiers, Response, Ui};

use crate::model::{ByteIndex, Span, Text, segment};

/// What the pointer did in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gesture {
    /// The passage grows or shrinks while the button is down.
    Selecting(Option<Span>),
    /// The button was let go on a passage.
    Selected(Span),
    /// A click on a place, with nothing dragged.
    Clicked(ByteIndex),
}

/// A drag that is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drag {
    /// Where it began.
    from: ByteIndex,
    /// Whether it has chosen words yet.
    has_moved: bool,
}

/// Follows the pointer; `place` is where it is in the text, if it is over the article's column.
pub(super) fn follow(
    ui: &Ui,
    response: &Response,
    drag: &mut Option<Drag>,
    (text, chosen, place): (&Text, Option<Span>, Option<ByteIndex>),
) -> Option<Gesture> {
    let words = text.as_str();
    let place = place?;
    let modifiers = ui.input(|input| input.modifiers);
    if response.triple_clicked() {
        return segment::sentence_at(words, place).map(Gesture::Selected);
    }
    if response.double_clicked() {
        return segment::word_at(words, place)
            .and_then(|span| segment::trim(words, span))
            .map(Gesture::Selected);
    }
    if response.clicked() {
        *drag = None;
        return match chosen.filter(|_| modifiers.shift) {
            Some(span) => reach(words, span, place, modifiers).map(Gesture::Selected),
            None => Some(Gesture::Clicked(place)),
        };
    }
    if response.contains_pointer() && ui.input(|input| input.pointer.primary_pressed()) {
        let from = chosen.filter(|_| modifiers.shift).map_or(place, Span::start);
        *drag = Some(Drag { from, has_moved: false });
        return None;
    }
    dragged(ui, drag, words, place, modifiers)
}

fn dragged(
    ui: &Ui,
    drag: &mut Option<Drag>,
    words: &str,
    place: ByteIndex,
    modifiers: Modifiers,
) -> Option<Gesture> {
    let held = drag.as_mut()?;
    let span = snapped(words, held.from, place, modifiers);
    let is_far = ui.input(|input| input.pointer.is_decidedly_dragging());
    if ui.input(|input| input.pointer.primary_down()) {
        held.has_moved |= is_far && span.is_some();
        return is_far.then_some(Gesture::Selecting(span));
    }
    let has_moved = held.has_moved;
    *drag = None;
    span.filter(|_| has_moved).map(Gesture::Selected)
}

/// The passage between two places: whole words, or with Alt exactly as dragged.
fn snapped(words: &str, from: ByteIndex, to: ByteIndex, modifiers: Modifiers) -> Option<Span> {
    let span = Span::between(from, to)?;
    if modifiers.alt { segment::snap_to_graphemes(words, span) } else { segment::snap_to_words(words, span) }
}

/// The passage made to reach a place: the nearer end moves there.
fn reach(words: &str, span: Span, place: ByteIndex, modifiers: Modifiers) -> Option<Span> {
    let from = if place < span.start() { span.end() } else { span.start() };
    snapped(words, from, place, modifiers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shift_moves_the_nearer_end() {
        let words = "one two three four five";
        let span = Span::new(ByteIndex(8), ByteIndex(13)).unwrap();
        let check = |place, expected| {
            let reached = reach(words, span, ByteIndex(place), Modifiers::SHIFT).unwrap();
            assert_eq!(words.get(reached.range()), Some(expected));
        };
        check(20, "three four five");
        check(5, "two three");
        check(10, "three");
    }
}
