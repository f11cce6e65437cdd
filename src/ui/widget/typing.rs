//! Typing that is faster than the frames: what follows a deciding key waits for the next frame.

use egui::{Event, Id, Key, Ui};

/// What waits, and the pass in which it was put aside.
#[derive(Clone, Default)]
struct Waiting {
    events: Vec<Event>,
    pass: u64,
}

/// Lets a field see letters and deciding keys one after the other.
///
/// Somebody who types `ru`, Enter, `neut` within one frame means the Enter for what `ru` found and
/// the letters after it for the next field. What waits is let go if no field asks for it in the
/// next pass.
pub fn one_at_a_time(ui: &Ui) {
    let id = waiting_id();
    let pass = ui.ctx().cumulative_pass_nr();
    let waiting = ui.data_mut(|data| data.remove_temp::<Waiting>(id)).unwrap_or_default();
    let mut events = if pass <= waiting.pass + 1 { waiting.events } else { Vec::new() };
    events.extend(ui.input_mut(|input| std::mem::take(&mut input.events)));
    let (now, later) = split(events);
    ui.input_mut(|input| input.events = now);
    put_aside(ui, later);
}

/// Keeps what was typed for who has the keys in the next pass.
pub fn put_aside(ui: &Ui, events: Vec<Event>) {
    if !events.is_empty() {
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(waiting_id(), Waiting { events, pass }));
        ui.request_repaint();
    }
}

/// What was typed after the key that closed a field and waits for the next one, for who has the keys now
/// instead. It comes before what is typed now.
pub fn typed_before(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    let waiting = ui.data_mut(|data| data.remove_temp::<Waiting>(waiting_id())).unwrap_or_default();
    if pass <= waiting.pass + 1 {
        ui.input_mut(|input| drop(input.events.splice(0..0, waiting.events)));
    }
}

fn waiting_id() -> Id {
    Id::unique("typed faster than painted")
}

/// The events until the first change between letters and deciding keys, and what is typed after.
fn split(events: Vec<Event>) -> (Vec<Event>, Vec<Event>) {
    let mut has_letters = false;
    let mut is_cut = false;
    let mut now = Vec::new();
    let mut later = Vec::new();
    for event in events {
        let letters = matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_)) || edits(&event);
        let decides = decides(&event);
        let is_typed = letters || matches!(event, Event::Key { .. });
        if is_cut && is_typed || decides && has_letters {
            is_cut = true;
            later.push(event);
            continue;
        }
        is_cut |= decides;
        has_letters |= letters;
        now.push(event);
    }
    (now, later)
}

fn decides(event: &Event) -> bool {
    let keys = [Key::Enter, Key::Tab, Key::Escape, Key::ArrowDown, Key::ArrowUp];
    matches!(event, Event::Key { key, pressed: true, .. } if keys.contains(key))
}

fn edits(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Backspace | Key::Delete, pressed: true, .. })
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn text(words: &str) -> Event {
        Event::Text(words.to_owned())
    }

    #[test]
    fn letters_and_deciding_keys_are_seen_in_turn() {
        let typed = vec![text("r"), text("u"), key(Key::Enter), text("n"), key(Key::Enter)];
        let (now, later) = split(typed);
        assert_eq!(now, [text("r"), text("u")]);
        let (now, later) = split(later);
        assert_eq!(now, [key(Key::Enter)]);
        let (now, later) = split(later);
        assert_eq!(now, [text("n")]);
        assert_eq!(split(later), (vec![key(Key::Enter)], Vec::new()));
    }

    #[test]
    fn keys_after_a_deciding_one_wait_with_their_letters() {
        let typed = vec![key(Key::Enter), key(Key::S), text("s"), key(Key::Period)];
        assert_eq!(split(typed), (vec![key(Key::Enter)], vec![key(Key::S), text("s"), key(Key::Period)]));
    }

    #[test]
    fn what_is_not_typed_does_not_wait() {
        let typed = vec![text("r"), key(Key::Enter), Event::PointerGone];
        assert_eq!(split(typed), (vec![text("r"), Event::PointerGone], vec![key(Key::Enter)]));
    }
}
