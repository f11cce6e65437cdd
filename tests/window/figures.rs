//! Saved figures in the window: named, shown, changed, renamed, removed; and the window's picture is
//! the one that the command line draws, byte for byte.

use crate::support::program::Desk;
use crate::support::window::{Answers, example, send, window};
use demarche::model::{Columns, Grouping, Period};
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::state::{SaveKind, Tab};
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::Picked;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

fn figures(harness: &Harness<'_, App>) -> Vec<String> {
    let mut figures: Vec<_> = harness.state().session().project().figures().collect();
    figures.sort_by_key(|figure| figure.order);
    figures.iter().map(|figure| figure.name.clone()).collect()
}

/// Opens the menu of saved figures and presses a line of it.
fn choose(harness: &mut Harness<'_, App>, line: &str) {
    harness.get_by_role_and_label(Role::ComboBox, "Saved").click();
    harness.run();
    harness.get_by_label(line).click();
    harness.run();
}

fn shown(harness: &Harness<'_, App>) -> String {
    use egui_kittest::kittest::NodeT;
    let chip = harness.get_by_role_and_label(Role::ComboBox, "Saved");
    chip.accesskit_node().value().unwrap()
}

/// Types a name over what the field offers.
fn name(harness: &mut Harness<'_, App>, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, "Figure name").type_text(words);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}

fn rows(harness: &mut Harness<'_, App>, rows: Grouping) {
    let mut spec = harness.state().state().figure.clone();
    spec.rows = rows;
    send(harness, Action::Figure(spec));
}

#[test]
fn a_figure_is_saved_changed_renamed_and_removed() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    assert_eq!(shown(&harness), "none shown");
    choose(&mut harness, "Save as…");
    name(&mut harness, "Parties");
    assert_eq!((figures(&harness), shown(&harness)), (vec!["Parties".to_owned()], "Parties".to_owned()));
    assert!(harness.query_by_label("Figure name").is_none(), "the field is gone");

    rows(&mut harness, Grouping::Actor);
    assert_eq!(shown(&harness), "Parties (changed)");
    choose(&mut harness, "Save as…");
    name(&mut harness, "Parties");
    assert!(harness.query_by_label("Another figure has this name already").is_some());
    harness.get_by_label("Cancel").click();
    harness.run();
    choose(&mut harness, "Save as…");
    name(&mut harness, "Actors");
    assert_eq!(figures(&harness), ["Parties", "Actors"]);

    choose(&mut harness, "Parties");
    assert_eq!(harness.state().state().figure.rows, Grouping::Party);
    assert_eq!(shown(&harness), "Parties");
    rows(&mut harness, Grouping::Stance);
    choose(&mut harness, "Update \"Parties\"");
    assert_eq!(shown(&harness), "Parties");
    choose(&mut harness, "Rename \"Parties\"…");
    name(&mut harness, "Stances");
    assert_eq!((figures(&harness)[0].as_str(), shown(&harness).as_str()), ("Stances", "Stances"));
    choose(&mut harness, "Remove \"Stances\"");
    assert_eq!((figures(&harness), shown(&harness)), (vec!["Actors".to_owned()], "none shown".to_owned()));
    send(&mut harness, Action::Run(Command::Undo));
    assert_eq!((figures(&harness).len(), shown(&harness).as_str()), (2, "Stances"));
}

#[test]
fn the_command_line_draws_the_window_s_figure_byte_for_byte() {
    let desk = Desk::new();
    let files = ["w.svg", "w.png", "w.csv", "w.xlsx"];
    let answers = files.iter().map(|name| Picked::Paths(vec![desk.path(name)])).collect();
    let mut harness = window(example(), LookChoice::Dark, Answers::of(answers));
    let mut spec = harness.state().state().figure.clone();
    (spec.rows, spec.columns) = (Grouping::Demand, Columns::Time(Period::Year));
    send(&mut harness, Action::Figure(spec));
    send(&mut harness, Action::SaveFigure("Demands by year".to_owned()));
    for _ in files {
        send(&mut harness, Action::Run(Command::ExportFigure));
    }
    send(&mut harness, Action::SaveAs(desk.path("talks.ron")));
    for from_window in files {
        let output = from_window.replace('w', "c");
        let said = desk.run_with(&["plot", "talks.ron", "--figure", "Demands by year", "-o", &output]);
        assert_eq!(said.code, 0, "{}", said.err);
        let bytes = |name: &str| std::fs::read(desk.path(name)).unwrap();
        assert!(bytes(from_window) == bytes(&output), "{from_window} and {output} differ");
    }
    let quarter = desk.path("statements.csv");
    send(&mut harness, Action::Export(SaveKind::Statements, quarter));
    assert!(
        desk.read("statements.csv").starts_with("id,article,start,end"),
        "the statements, not the figure"
    );
    assert!(desk.read("w.csv").starts_with("demand,"), "the figure's table, not the statements");
}
