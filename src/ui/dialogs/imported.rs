//! What became of each file that was read: nothing that was dropped disappears silently.

use egui::{RichText, Ui, vec2};

use super::super::action::Action;
use super::super::state::{FileFate, FileOutcome};
use super::super::view::View;
use super::card;

/// The list, what could not be read first.
pub(super) fn imported_ui(ui: &mut Ui, view: &View<'_>, fates: &[FileFate]) {
    card::card_ui(ui, view, &title(fates), 600.0, |ui| {
        for outcome in [FileOutcome::Problem, FileOutcome::Added, FileOutcome::Known] {
            for fate in fates.iter().filter(|fate| fate.outcome == outcome) {
                fate_ui(ui, view, fate);
            }
        }
        ui.add_space(8.0);
        if card::main_button(ui, view, "Close").clicked() {
            view.send(Action::Dialog(None));
        }
    });
}

fn title(fates: &[FileFate]) -> String {
    let problems = fates.iter().filter(|fate| fate.outcome == FileOutcome::Problem).count();
    match (problems, fates.len()) {
        (0, _) => "What was read".to_owned(),
        (1, 1) => "The file could not be read".to_owned(),
        (problems, all) => format!("{problems} of {all} files could not be read"),
    }
}

fn fate_ui(ui: &mut Ui, view: &View<'_>, fate: &FileFate) {
    let look = view.look();
    let (color, said) = match fate.outcome {
        FileOutcome::Added => (look.good, "added"),
        FileOutcome::Known => (look.muted, "there already"),
        FileOutcome::Problem => (look.bad, "not read"),
    };
    let path = std::path::Path::new(&fate.name);
    let name = path.file_name().map_or_else(|| fate.name.clone(), |name| name.to_string_lossy().into_owned());
    ui.horizontal(|ui| {
        let (dot, _) = ui.allocate_exact_size(vec2(8.0, 8.0), egui::Sense::hover());
        ui.painter().circle_filled(dot.center(), 3.5, color);
        let name = RichText::new(name).font(view.theme.strong()).color(look.text);
        ui.add(egui::Label::new(name).truncate()).on_hover_text(&fate.name);
        ui.label(RichText::new(said).color(color));
    });
    ui.indent(&fate.name, |ui| {
        for words in &fate.words {
            card::quiet(ui, view, words);
        }
    });
    ui.add_space(4.0);
}
