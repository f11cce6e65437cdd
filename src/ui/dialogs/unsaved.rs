//! The question about work that is in no file.

use egui::Ui;

use super::super::action::Action;
use super::super::command::Command;
use super::super::state::Pending;
use super::super::view::View;
use super::{Opening, card};

/// The question.
pub(super) fn unsaved_ui(ui: &mut Ui, view: &View<'_>, pending: &Pending, opening: Opening) {
    let title = view.project.title();
    card::card_ui(ui, view, &format!("Save “{title}” {}?", before(pending)), 460.0, |ui| {
        card::quiet(ui, view, &what_is_lost(view));
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let save = card::main_button(ui, view, "Save");
            if opening.takes_focus() {
                save.request_focus();
            }
            if save.clicked() {
                view.run(Command::Save);
            }
            if card::plain_button(ui, "Discard") {
                view.send(Action::Discard);
            }
            if card::plain_button(ui, "Cancel") {
                view.send(Action::Dialog(None));
            }
        });
    });
}

fn before(pending: &Pending) -> &'static str {
    match pending {
        Pending::Close => "before closing",
        Pending::New => "before beginning another",
        Pending::Open(..) | Pending::Rescue(_) | Pending::Copy(_) | Pending::Example => {
            "before opening another"
        }
    }
}

/// What the project holds, without what it has none of.
fn parts_of(view: &View<'_>, count: impl Fn(usize, &str) -> String) -> String {
    let project = view.project;
    let parts = [
        (project.sources().len(), "article"),
        (project.statements().len(), "statement"),
        (project.actors().len(), "actor"),
        (project.demands().len(), "demand"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(*number, noun)).collect();
    match parts.split_last() {
        None => "its title".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

fn what_is_lost(view: &View<'_>) -> String {
    let count = |count: usize, noun: &str| {
        if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
    };
    let articles = count(view.project.sources().len(), "article");
    let statements = count(view.project.statements().len(), "statement");
    match &view.session.file {
        Some(file) => format!("Changes are not in {file} yet. The project has {articles} and {statements}."),
        None => format!("It is in no file yet: {} would be lost.", parts_of(view, count)),
    }
}
