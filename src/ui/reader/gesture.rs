//! From the pointer to a passage: drag, double and triple click, shift-click.

use egui::{Event, Modifiers, PointerButton, Pos2, Response, Ui};

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

/// A pointer that moved less than this many points did not drag.
const CLICK_DISTANCE: f32 = 6.0;

/// A drag that is under way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Drag {
    /// Where it began in the text.
    from: ByteIndex,
    /// Where it began on screen.
    press: Pos2,
    /// Whether it has chosen words yet.
    has_moved: bool,
}

/// The pointer's button in this frame, which may have gone down and up again within it.
#[derive(Debug, Clone, Copy, Default)]
struct Button {
    pressed: Option<Pos2>,
    released: Option<Pos2>,
}

impl Button {
    fn of(ui: &Ui) -> Self {
        let mut button = Self::default();
        ui.input(|input| {
            for event in &input.events {
                if let Event::PointerButton { pos, button: PointerButton::Primary, pressed, .. } = event {
                    let place = if *pressed { &mut button.pressed } else { &mut button.released };
                    *place = Some(*pos);
                }
            }
        });
        button
    }
}

/// Follows the pointer; `place_of` gives the place in the text under a point. With Shift, what was chosen
/// reaches to the pointer, or a passage does from the caret.
pub(super) fn follow(
    ui: &Ui,
    response: &Response,
    drag: &mut Option<Drag>,
    (text, (chosen, caret)): (&Text, (Option<Span>, Option<ByteIndex>)),
    place_of: impl Fn(Pos2) -> Option<ByteIndex>,
) -> Option<Gesture> {
    let words = text.as_str();
    let place = place_of(ui.input(|input| input.pointer.interact_pos())?)?;
    let modifiers = ui.input(|input| input.modifiers);
    if response.triple_clicked() {
        *drag = None;
        return segment::sentence_at(words, place).map(Gesture::Selected);
    }
    if response.double_clicked() {
        *drag = None;
        return segment::word_at(words, place)
            .and_then(|span| segment::trim(words, span))
            .map(Gesture::Selected);
    }
    // Enter on what has the focus counts as a click for egui; here it means coding.
    if response.clicked_by(PointerButton::Primary) {
        *drag = None;
        return match chosen.filter(|_| modifiers.shift) {
            Some(span) => reach(words, span, place, modifiers).map(Gesture::Selected),
            None => caret
                .filter(|_| modifiers.shift)
                .and_then(|caret| snapped(words, caret, place, modifiers))
                .map_or(Some(Gesture::Clicked(place)), |span| Some(Gesture::Selected(span))),
        };
    }
    let button = Button::of(ui);
    if let Some(at) =
        button.pressed.filter(|_| response.is_pointer_button_down_on() || response.drag_stopped())
    {
        let held = chosen.map(Span::start).or(caret).filter(|_| modifiers.shift);
        let from = held.or_else(|| place_of(at));
        *drag = from.map(|from| Drag { from, press: at, has_moved: false });
    }
    let end = button.released.and_then(&place_of).unwrap_or(place);
    dragged(ui, drag, words, (end, button.released.is_some()), modifiers)
}

fn dragged(
    ui: &Ui,
    drag: &mut Option<Drag>,
    words: &str,
    (place, is_over): (ByteIndex, bool),
    modifiers: Modifiers,
) -> Option<Gesture> {
    let held = drag.as_mut()?;
    let span = snapped(words, held.from, place, modifiers);
    let now = ui.input(|input| input.pointer.interact_pos()).unwrap_or(held.press);
    held.has_moved |= now.distance(held.press) > CLICK_DISTANCE;
    let has_moved = held.has_moved;
    if is_over {
        *drag = None;
        return span.filter(|_| has_moved).map(Gesture::Selected);
    }
    if ui.input(|input| input.pointer.primary_down()) {
        return has_moved.then_some(Gesture::Selecting(span));
    }
    *drag = None;
    None
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
