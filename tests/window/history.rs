//! The history dialog: what each step changed, and going back to any point.

use crate::support::window::{Answers, example, send, window};
use demarche::model::ActorKind;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::state::Dialog;
use demarche::ui::theme::LookChoice;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// A window in which two actors were added by Ada and one by Berta, and the history is open.
fn opened() -> Harness<'static, App> {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    for (coder, name) in [("Ada", "First"), ("Ada", "Second"), ("Berta", "Third")] {
        send(&mut harness, Action::CodeAs(coder.to_owned()));
        send(&mut harness, Action::AddActor(name.to_owned(), ActorKind::Person, None));
    }
    send(&mut harness, Action::Run(Command::History));
    harness.run();
    assert_eq!(harness.state().state().dialog, Some(Dialog::History));
    harness
}

fn press(harness: &mut Harness<'_, App>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
    harness.run();
}

fn has(harness: &Harness<'_, App>, name: &str) -> bool {
    harness.state().session().project().actors().any(|actor| actor.name == name)
}

fn rows(harness: &Harness<'_, App>) -> usize {
    harness.query_all_by_label_contains("Add actor · ").count()
}

#[test]
fn one_goes_back_to_a_point_and_undo_returns() {
    let mut harness = opened();
    harness.get_by_label("So the project is now.");
    send(&mut harness, Action::LookAtPoint(1));
    harness.get_by_label_contains("Going back to here removes 2 actors.");
    // What the step changed.
    harness.get_by_label("Added actor");
    harness.get_by_label("First");
    let revision = harness.state().session().revision();
    press(&mut harness, "Go back to here");
    assert!(has(&harness, "First") && !has(&harness, "Second") && !has(&harness, "Third"));
    assert_ne!(harness.state().session().revision(), revision);
    assert!(harness.state().state().dialog.is_none());
    let label = harness.state().session().undo_label().unwrap().to_owned();
    assert!(label.starts_with("Go back to 2023-11-14 "), "{label}");
    send(&mut harness, Action::Run(Command::Undo));
    assert!(has(&harness, "First") && has(&harness, "Second") && has(&harness, "Third"));
    // Nothing that was ever seen is out of reach: also going back and its undo are steps.
    send(&mut harness, Action::Run(Command::History));
    send(&mut harness, Action::LookAtPoint(4));
    harness.get_by_label_contains("Going back to here removes 2 actors.");
    send(&mut harness, Action::LookAtPoint(0));
    harness.get_by_label_contains("Going back to here removes 3 actors.");
}

#[test]
fn the_list_is_filtered_by_words_and_by_coder_and_walked_by_keys() {
    let mut harness = opened();
    assert_eq!(rows(&harness), 3);
    harness.get_by_label("Filter the steps").type_text("berta");
    harness.run();
    assert_eq!(rows(&harness), 1);
    harness.get_by_label("Filter the steps").type_text(" nobody");
    harness.run();
    harness.get_by_label("No step has these words.");
    send(&mut harness, Action::Dialog(None));
    send(&mut harness, Action::Run(Command::History));
    harness.get_by_label("By").click();
    harness.run();
    harness.get_by_label("Ada").click();
    harness.run();
    assert_eq!(rows(&harness), 2);
    send(&mut harness, Action::Dialog(None));
    send(&mut harness, Action::Run(Command::History));
    for _ in 0..2 {
        harness.key_press(egui::Key::ArrowDown);
        harness.run();
    }
    harness.get_by_label_contains("Going back to here removes 2 actors.");
    harness.key_press(egui::Key::ArrowUp);
    harness.run();
    harness.get_by_label_contains("Going back to here removes 1 actor.");
}

#[test]
fn a_project_without_steps_says_so_and_offers_nothing() {
    let mut harness = window(example(), LookChoice::Dark, Answers::default());
    send(&mut harness, Action::Run(Command::History));
    harness.get_by_label_contains("Nothing was done yet.");
    assert!(harness.query_by_label("Go back to here").is_none());
    press(&mut harness, "Close");
    assert!(harness.state().state().dialog.is_none());
}
