//! How the window takes the keyboard and the pointer, where it is not as egui has it.

use egui::{Context, Event, Plugin, Pos2, RawInput};

/// A button that is held longer than this many seconds before it is let go was not clicked.
const LONGEST_CLICK: f64 = 3.0;

/// A pointer that moved less than this many points stands where it was.
const SAME_PLACE: f32 = 2.0;

/// Sets it for a window, once.
pub(super) fn settle(ctx: &Context) {
    ctx.options_mut(|options| {
        // The keys of the table do it, in steps of their own.
        options.zoom_with_keyboard = false;
        // egui counts from frame to frame: on a machine that is busy a quick click seemed a long one, and
        // went nowhere.
        options.input_options.max_click_duration = LONGEST_CLICK;
    });
    ctx.add_plugin(StepByStep::default());
}

/// Shows the pointer's way step by step where it is faster than the frames.
///
/// egui looks in a frame at the last place of the pointer only, so a press and a release at different places
/// within one frame were nothing to it: on a busy machine a passage that was drawn quickly was lost, and of
/// two quick clicks the first. What happens elsewhere, or ends a drag that no frame has seen, waits for the
/// next frame, with all that follows.
#[derive(Debug, Default)]
struct StepByStep {
    later: Vec<Event>,
    hand: Hand,
}

/// What a frame has seen of the pointer.
#[derive(Debug, Default, Clone, Copy)]
struct Hand {
    /// Where the button went down, while it is.
    pressed: Option<Pos2>,
    /// Whether a frame has seen the pointer elsewhere since.
    is_dragging: bool,
}

impl Plugin for StepByStep {
    fn debug_name(&self) -> &'static str {
        "step by step"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.later);
        events.append(&mut input.events);
        let count = self.hand.follow(&events);
        self.later = events.split_off(count);
        input.events = events;
        if !self.later.is_empty() {
            ctx.request_repaint();
        }
    }
}

impl Hand {
    /// How many of these events belong to the next frame.
    fn follow(&mut self, events: &[Event]) -> usize {
        // Where the button went down or up in this frame.
        let mut place = None;
        let mut is_moved = false;
        for (at, event) in events.iter().enumerate() {
            match event {
                Event::PointerMoved(to) => {
                    if place.is_some_and(|place| !is_same(place, *to)) {
                        return at;
                    }
                    is_moved |= self.pressed.is_some_and(|from| !is_same(from, *to));
                }
                Event::PointerButton { pos, pressed, .. } => {
                    let is_elsewhere = place.is_some_and(|place| !is_same(place, *pos));
                    if is_elsewhere || !pressed && is_moved && !self.is_dragging {
                        self.is_dragging |= is_moved;
                        return at;
                    }
                    place = Some(*pos);
                    (self.pressed, self.is_dragging, is_moved) = (pressed.then_some(*pos), false, false);
                }
                _ => {}
            }
        }
        self.is_dragging |= is_moved;
        events.len()
    }
}

fn is_same(one: Pos2, other: Pos2) -> bool {
    one.distance(other) <= SAME_PLACE
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, PointerButton, pos2};

    use super::*;

    /// Events as `m100` (moved to x 100), `d100` (down), `u100` (up), `k` (a key's release); `|` is where a
    /// frame ends.
    fn check(expected: &str) {
        let event = |word: &str| {
            let (kind, x) = word.split_at(1);
            let pos = pos2(x.parse().unwrap_or_default(), 0.0);
            let button = |pressed| Event::PointerButton {
                pos,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            };
            match kind {
                "m" => Event::PointerMoved(pos),
                "d" => button(true),
                "u" => button(false),
                _ => Event::Copy,
            }
        };
        let words: Vec<&str> = expected.split_whitespace().filter(|word| *word != "|").collect();
        let mut events: Vec<Event> = words.iter().copied().map(event).collect();
        let (mut hand, mut seen, mut at) = (Hand::default(), Vec::new(), 0);
        while !events.is_empty() {
            let count = hand.follow(&events);
            assert!(count > 0, "{expected}: nothing goes on after {seen:?}");
            if !seen.is_empty() {
                seen.push("|");
            }
            seen.extend(&words[at..at + count]);
            events.drain(..count);
            at += count;
        }
        assert_eq!(seen.join(" "), expected);
    }

    #[test]
    fn what_is_done_at_one_place_is_one_frame() {
        check("m100 m200 d200 u200");
        check("m200 d200 u200 d200 u201");
        check("d200 k m201 k u200");
    }

    #[test]
    fn what_is_done_elsewhere_is_another() {
        check("m100 d100 u100 | m200 d200 u200 k");
        check("d100 u100 | d200 u200");
    }

    #[test]
    fn a_drag_is_seen_on_its_way() {
        check("m100 d100 | m150 m300 | u300");
        check("d100 | m150 k m300 | u300 | m400 d400 | m500 | u500");
    }
}
