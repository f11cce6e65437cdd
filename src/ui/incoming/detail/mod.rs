//! The details of the chosen line; each kind of detail is a file of its own.

mod doubts;
mod fields;
mod problem;
mod words;

use egui::{RichText, ScrollArea, Ui};

use crate::session::import::{ImportRow, ListLine, Stage};

use super::super::view::View;

use fields::Fields;

/// The details of the chosen line, with what is being typed there.
#[derive(Default)]
pub(super) struct Detail {
    fields: Fields,
}

impl Detail {
    /// Draws them.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let incoming = &view.state.incoming;
        let chosen = incoming.chosen.and_then(|line| Some((line, incoming.list.row(line.row)?)));
        let area = ScrollArea::vertical().id_salt("incoming detail").auto_shrink(false);
        area.show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 8.0);
            match chosen {
                Some((line, row)) => self.line_ui(ui, view, line, row),
                None => nothing_chosen_ui(ui, view),
            }
        });
    }

    /// The parts, from top to bottom. What is about the file as a whole stands above what is about the
    /// article.
    fn line_ui(&mut self, ui: &mut Ui, view: &View<'_>, line: ListLine, row: &ImportRow) {
        title_ui(ui, view, line, row);
        if let (None, Stage::Failed(failure)) = (line.article, &row.stage) {
            problem::problem_ui(ui, view, row, failure);
        }
        doubts::doubts_ui(ui, view, line, row);
        if let Some(key) = line.key() {
            self.fields.ui(ui, view, key);
            words::words_ui(ui, view, key);
        }
    }
}

fn title_ui(ui: &mut Ui, view: &View<'_>, line: ListLine, row: &ImportRow) {
    let look = view.look();
    let title =
        line.key().and_then(|key| view.state.incoming.list.article(key)).map(|it| it.draft.title.clone());
    let words =
        RichText::new(title.unwrap_or_else(|| row.name())).font(view.theme.panel_title()).color(look.text);
    ui.add(egui::Label::new(words).wrap());
    let path = RichText::new(row.path().display().to_string()).font(view.theme.caption()).color(look.muted);
    ui.add(egui::Label::new(path).wrap());
    ui.add_space(8.0);
}

fn nothing_chosen_ui(ui: &mut Ui, view: &View<'_>) {
    for words in ["↑ ↓ choose a line", "Enter adds all that is ready", "Escape goes back; the list stays"]
    {
        ui.label(RichText::new(words).color(view.look().muted));
    }
}

/// A clause with a capital at its start.
pub(super) fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
