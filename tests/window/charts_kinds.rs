//! Every kind of figure in the window: chosen by its chip, each mark has a name and leads to its quotes.

use crate::support::window::{Answers, example, send, window};
use demarche::model::FigureKind;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::state::Tab;
use demarche::ui::theme::LookChoice;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// The names of all marks on screen.
fn names(harness: &Harness<'_, App>) -> Vec<String> {
    let marks = harness.query_all_by_role(Role::GraphicsSymbol);
    marks.filter_map(|mark| mark.accesskit_node().label()).collect()
}

#[test]
fn every_kind_is_chosen_and_its_marks_lead_to_their_quotes() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Show(Tab::Figures));
    for kind in FigureKind::ALL {
        harness.get_by_role_and_label(Role::ComboBox, "Kind").click();
        harness.run();
        harness.get_by_role_and_label(Role::Button, kind.label()).click();
        harness.run();
        assert_eq!(harness.state().state().figure.kind, *kind);
        let counted = harness.state().derived().figure().unwrap().as_ref().unwrap().clone();
        let figure = &counted.figure;
        let names = names(&harness);
        assert!(!names.is_empty(), "{kind:?} has no marks");
        let known: Vec<(String, usize)> = figure
            .series
            .iter()
            .flat_map(|series| series.marks.iter().map(move |mark| (series, mark)))
            .map(|(series, mark)| (figure.mark_words(series, mark), mark.statements.len()))
            .collect();
        let find = |name: &String| known.iter().find(|(words, _)| words == name).map(|(_, many)| *many);
        assert!(names.iter().all(|name| find(name).is_some()), "{kind:?}: {names:?}");
        let name = names.iter().find(|name| find(name) > Some(0)).unwrap().clone();
        harness
            .get_all_by_role(Role::GraphicsSymbol)
            .find(|mark| mark.accesskit_node().label().as_deref() == Some(name.as_str()))
            .unwrap()
            .click();
        harness.run();
        assert_eq!(harness.state().state().cells.len(), 1, "{kind:?}: {name}");
        send(&mut harness, Action::ShowCells(Vec::new()));
    }
}
