//! Reading and coding by keys: edges, places with several statements, one passage made two.

use std::sync::Arc;

use crate::support::window;
use crate::support::window::{Answers, send};
use demarche::edit::{actors, demands, sources};
use demarche::model::{ActorKind, ByteIndex, Source, SourceId, Span, Stance, Text};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::{Action, CodeWish, Pick};
use demarche::ui::command::Command;
use demarche::ui::theme::LookChoice;
use egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

const WORDS: &str = "Moscow said that it would reduce its operations. Kyiv asks for a full ceasefire and for guarantees from several states.\n\
                     Ankara offered to host the next round. Kyiv agrees.";

/// A window on one article with Kyiv, a truce and guarantees in the codebook.
fn desk() -> Harness<'static, App> {
    let mut session = Session::new("Talks", 7).with_clock(|| "2026-03-12T14:05:00Z".parse().unwrap());
    let text = Arc::new(Text::normalize(WORDS));
    let id: SourceId = session.ids().fresh().into();
    session.commit(sources::add(Arc::clone(&text), Source::new(id, 1, text.id(), "Round four"))).unwrap();
    session.create(|project, ids| Ok(actors::add(project, "Kyiv", ActorKind::Party, None, ids).0)).unwrap();
    for name in ["truce", "guarantees"] {
        session.create(|project, ids| Ok(demands::add(project, name, None, ids).0)).unwrap();
    }
    session.code_as("Ada");
    window::window(session, LookChoice::Light, Answers::default())
}

fn passage(words: &str) -> Span {
    let start = WORDS.find(words).unwrap();
    Span::new(ByteIndex(start), ByteIndex(start + words.len())).unwrap()
}

/// Codes some words as Kyiv's demand for a truce; the statement is chosen then.
fn code(desk: &mut Harness<'_, App>, words: &str) {
    let project = desk.state().session().project();
    let actor = project.actors().next().map(|it| Pick::Known(it.id));
    let demand = project.demands().find(|it| it.name == "truce").map(|it| Pick::Known(it.id));
    let stance = Some(Stance::Demands);
    send(
        desk,
        Action::Code(CodeWish { span: passage(words), actor, party: None, demand, stance, keep: false }),
    );
}

fn press(desk: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    desk.key_press_modifiers(modifiers, key);
    desk.run();
}

/// Each statement by position: demand and words.
fn coded(desk: &Harness<'_, App>) -> Vec<String> {
    let project = desk.state().session().project();
    let mut all: Vec<_> = project.statements().collect();
    all.sort_by_key(|it| (it.span, it.order));
    let demand = |id| project.demand(id).unwrap().name.as_str();
    all.iter().map(|it| format!("{}: {}", it.demand.map_or("-", demand), it.quote)).collect()
}

/// The words of the chosen statement.
fn chosen(desk: &Harness<'_, App>) -> String {
    let state = desk.state();
    let id = state.state().statement.expect("a statement is chosen");
    state.session().project().statement(id).unwrap().quote.to_string()
}

#[test]
fn keys_move_the_edges_of_the_chosen_statement_as_one_step() {
    let mut desk = desk();
    code(&mut desk, "full ceasefire");
    let alt_shift = Modifiers { shift: true, ..Modifiers::ALT };
    let ctrl_shift = Modifiers { shift: true, ..Modifiers::COMMAND };
    let steps = [
        (ctrl_shift, Key::ArrowRight, "full ceasefire and"),
        (ctrl_shift, Key::ArrowRight, "full ceasefire and for"),
        (ctrl_shift, Key::ArrowLeft, "full ceasefire and"),
        (ctrl_shift | Modifiers::ALT, Key::ArrowLeft, "a full ceasefire and"),
        (ctrl_shift | Modifiers::ALT, Key::ArrowRight, "full ceasefire and"),
        (Modifiers::SHIFT, Key::ArrowLeft, "full ceasefire an"),
        (alt_shift, Key::ArrowRight, "ull ceasefire an"),
    ];
    for (modifiers, key, expected) in steps {
        press(&mut desk, modifiers, key);
        assert_eq!(chosen(&desk), expected, "{modifiers:?} {key:?}");
    }
    press(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(chosen(&desk), "full ceasefire", "one undo takes the whole run back");
}

#[test]
fn keys_move_the_edges_of_a_selection() {
    let mut desk = desk();
    send(&mut desk, Action::Select(Some(passage("full ceasefire"))));
    press(&mut desk, Modifiers { shift: true, ..Modifiers::COMMAND }, Key::ArrowRight);
    assert_eq!(desk.state().state().selection, Some(passage("full ceasefire and")));
    press(&mut desk, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(desk.state().state().selection, Some(passage("full ceasefire an")));
    send(&mut desk, Action::Run(Command::StartEarlier));
    assert_eq!(desk.state().state().selection, Some(passage("a full ceasefire an")));
    assert!(coded(&desk).is_empty());
}

#[test]
fn a_handle_is_drawn_as_one_step() {
    let mut desk = desk();
    code(&mut desk, "full ceasefire");
    let before = desk.state().session().project().clone();
    let from = desk.get_by_role_and_label(Role::Slider, "End of the statement").rect().center();
    desk.drag_at(from);
    desk.run();
    for by in [20.0, 40.0, 60.0] {
        desk.hover_at(from + egui::vec2(by, 0.0));
        desk.run();
        assert_eq!(chosen(&desk), "full ceasefire", "nothing changes before it is let go");
    }
    desk.drop_at(from + egui::vec2(60.0, 0.0));
    desk.run();
    assert!(chosen(&desk).starts_with("full ceasefire and"), "{}", chosen(&desk));
    press(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.state().session().project(), &before);
}

#[test]
fn o_goes_round_the_statements_on_the_same_words() {
    let mut desk = desk();
    code(&mut desk, "Kyiv asks for a full ceasefire");
    code(&mut desk, "a full ceasefire and for guarantees");
    code(&mut desk, "Ankara offered");
    code(&mut desk, "ceasefire");
    let mut seen = Vec::new();
    for _ in 0..4 {
        press(&mut desk, Modifiers::NONE, Key::O);
        seen.push(chosen(&desk));
    }
    let round = ["Kyiv asks for a full ceasefire", "a full ceasefire and for guarantees", "ceasefire"];
    assert_eq!(seen, [round[0], round[1], round[2], round[0]]);
}

/// A key comes as pressed and as typed; what it opens is not to get the letter.
#[test]
fn a_key_that_opens_a_field_is_not_typed_into_it() {
    let mut desk = desk();
    code(&mut desk, "full ceasefire");
    for (key, letter, field) in [(Key::E, "e", "Demand of the statement"), (Key::Comma, ",", "Demand")] {
        if key == Key::Comma {
            send(&mut desk, Action::Select(Some(passage("guarantees from several states"))));
        }
        let pressed =
            Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        desk.input_mut().events.extend([pressed, Event::Text(letter.to_owned())]);
        desk.run();
        let field = desk.get_by_role_and_label(Role::TextInput, field);
        assert!(field.is_focused(), "{letter}");
        assert_eq!(field.value().unwrap_or_default(), "", "{letter}");
        desk.event(Event::Text("guar".to_owned()));
        desk.run();
        press(&mut desk, Modifiers::NONE, Key::Enter);
    }
    let expected =
        ["truce: full ceasefire", "guarantees: full ceasefire", "guarantees: guarantees from several states"];
    assert_eq!(coded(&desk), expected);
}

#[test]
fn a_comma_repeats_the_actor_and_asks_for_the_demand() {
    let mut desk = desk();
    code(&mut desk, "full ceasefire");
    send(&mut desk, Action::Select(Some(passage("guarantees from several states"))));
    press(&mut desk, Modifiers::NONE, Key::Comma);
    assert!(desk.get_by_role_and_label(Role::TextInput, "Demand").is_focused());
    desk.event(Event::Text("guar".to_owned()));
    desk.run();
    press(&mut desk, Modifiers::NONE, Key::Enter);
    assert_eq!(coded(&desk), ["truce: full ceasefire", "guarantees: guarantees from several states"]);
    let project = desk.state().session().project();
    assert!(project.statements().all(|it| it.actor.is_some()));
}

#[test]
fn a_letter_with_another_key_held_is_no_letter() {
    let mut desk = desk();
    code(&mut desk, "full ceasefire");
    let before = desk.state().session().project().clone();
    for modifiers in [Modifiers::ALT, Modifiers::SHIFT, Modifiers::ALT | Modifiers::SHIFT] {
        press(&mut desk, modifiers, Key::R);
        assert_eq!(desk.state().session().project(), &before, "{modifiers:?}");
    }
    press(&mut desk, Modifiers::NONE, Key::R);
    assert_ne!(desk.state().session().project(), &before);
}

#[test]
fn a_statement_is_split_at_the_selection_and_merged_again() {
    let mut desk = desk();
    code(&mut desk, "a full ceasefire and for guarantees");
    send(&mut desk, Action::Select(Some(passage("for guarantees"))));
    press(&mut desk, Modifiers::NONE, Key::X);
    assert_eq!(coded(&desk), ["truce: a full ceasefire and", "truce: for guarantees"]);
    assert_eq!(chosen(&desk), "for guarantees");
    press(&mut desk, Modifiers::NONE, Key::J);
    assert_eq!(coded(&desk), ["truce: a full ceasefire and for guarantees"]);
    press(&mut desk, Modifiers::NONE, Key::J);
    desk.get_by_label_contains("No statement of the same actor, demand and stance");
}

#[test]
fn a_duplicate_asks_for_its_demand() {
    let mut desk = desk();
    code(&mut desk, "full ceasefire");
    press(&mut desk, Modifiers::NONE, Key::E);
    assert_eq!(coded(&desk), ["truce: full ceasefire", "-: full ceasefire"]);
    assert!(desk.get_by_role_and_label(Role::TextInput, "Demand of the statement").is_focused());
    desk.event(Event::Text("guar".to_owned()));
    desk.run();
    press(&mut desk, Modifiers::NONE, Key::Enter);
    assert_eq!(coded(&desk), ["truce: full ceasefire", "guarantees: full ceasefire"]);
}

#[test]
fn the_sheet_of_keys_tells_the_new_ones() {
    let mut desk = desk();
    send(&mut desk, Action::Run(Command::Keys));
    for line in [
        "Repeat the last actor: ,",
        "Next statement on these words: O",
        "Split statement at the selection: X",
        "Merge with its neighbour: J",
    ] {
        desk.get_by_label(line);
    }
}
