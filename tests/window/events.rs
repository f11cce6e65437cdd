//! Events: entered by keyboard beside the figure, shown over it, changed, hidden, removed, undone.

use crate::support::window::{Answers, example, send, window};
use demarche::model::{Columns, Grouping};
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::state::Tab;
use demarche::ui::theme::LookChoice;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

fn list() -> Harness<'static, App> {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Run(Command::Events));
    assert_eq!(harness.state().state().tab, Tab::Figures);
    harness
}

fn field(harness: &mut Harness<'_, App>, name: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, name).type_text(words);
    harness.run();
}

fn add(harness: &mut Harness<'_, App>, when: &str, label: &str) {
    field(harness, "Date of the new event", when);
    harness.key_press(Key::Tab);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "New event").type_text(label);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}

fn events(harness: &Harness<'_, App>) -> Vec<String> {
    let mut events: Vec<_> = harness.state().session().project().events().collect();
    events.sort_by_key(|event| event.order);
    events.iter().map(|event| format!("{} {}", event.when, event.label)).collect()
}

/// The events that the figure shows, by name.
fn lines(harness: &Harness<'_, App>) -> Vec<String> {
    let counted = harness.state().derived().figure().unwrap().as_ref().unwrap();
    let lines = counted.figure.events.iter();
    lines
        .map(|line| {
            let name = format!("Event: {}", line.words);
            assert!(harness.query_by_label(&name).is_some(), "{name} stands in the figure");
            line.label.clone()
        })
        .collect()
}

#[test]
fn events_are_entered_by_keyboard_and_stand_in_the_figure() {
    let mut harness = list();
    add(&mut harness, "29.3.2022", "Istanbul talks");
    add(&mut harness, "May 2025", "Second round");
    assert_eq!(events(&harness), ["2022-03-29 Istanbul talks", "2025-05 Second round"]);
    assert_eq!(lines(&harness), ["Istanbul talks", "Second round (May 2025)"]);

    field(&mut harness, "Date of Second round", "16 May 2025");
    harness.key_press(Key::Enter);
    harness.run();
    field(&mut harness, "Event Istanbul talks", "Talks in Istanbul");
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(events(&harness), ["2022-03-29 Talks in Istanbul", "2025-05-16 Second round"]);
    field(&mut harness, "Event Second round", "nothing");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(events(&harness)[1], "2025-05-16 Second round", "Escape gives up what was typed");

    harness.get_by_label("Remove event Second round").click();
    harness.run();
    assert_eq!(lines(&harness), ["Talks in Istanbul"]);
    send(&mut harness, Action::Run(Command::Undo));
    assert_eq!(lines(&harness).len(), 2);
}

#[test]
fn what_is_no_event_is_refused_with_the_reason() {
    let mut harness = list();
    add(&mut harness, "some day", "Summit");
    let words = "\"some day\" is not a date that we can read: try 2022-03-29, 29.3.2022, March 2022 or 2022";
    assert!(harness.query_by_label(words).is_some());
    assert!(events(&harness).is_empty());
    let mut harness = list();
    add(&mut harness, "2022", "");
    assert!(harness.query_by_label("Say in few words what happened").is_some());
    assert!(events(&harness).is_empty());
}

#[test]
fn events_are_hidden_by_the_figure_and_told_where_they_lie_outside() {
    let mut harness = list();
    add(&mut harness, "29.3.2022", "Istanbul talks");
    add(&mut harness, "1990", "Long before");
    let footnote = |harness: &Harness<'_, App>| {
        harness.state().derived().figure().unwrap().as_ref().unwrap().figure.footnote.clone()
    };
    assert!(footnote(&harness).ends_with("1 event lies outside the dates shown."));
    let spec = harness.state().state().figure.clone();
    let mut groups = spec.clone();
    groups.columns = Columns::Groups(Grouping::Demand);
    send(&mut harness, Action::Figure(groups));
    assert!(lines(&harness).is_empty() && !footnote(&harness).contains("event"));
    send(&mut harness, Action::Figure(spec));
    assert_eq!(lines(&harness), ["Istanbul talks"]);
    harness.get_by_role_and_label(Role::ComboBox, "Events").click();
    harness.run();
    harness.get_by_label("hidden").click();
    harness.run();
    assert!(lines(&harness).is_empty() && !footnote(&harness).contains("event"));
}
