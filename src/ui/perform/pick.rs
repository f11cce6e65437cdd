//! Asking for a path: by the system's dialog, else by a prompt of our own.

use crate::session::Versus;

use super::super::App;
use super::super::command::Command;
use super::super::state::{Dialog, NO_SYSTEM_DIALOG, SaveKind};
use super::super::worker::{Ask, Picked};

impl App {
    /// Asks for the path that a command needs.
    pub(super) fn ask_path(&mut self, command: Command, ctx: &egui::Context) {
        let picker = self.worker.picker();
        let ask = Ask { command, name: self.offered_name(command) };
        self.worker.start(
            "",
            ctx,
            move || picker.pick(&ask),
            move |app, ctx, picked| app.picked(command, picked, ctx),
        );
    }

    /// The file name that is offered for what a command writes.
    fn offered_name(&self, command: Command) -> String {
        let stem = match self.session.path().and_then(|path| path.file_stem()) {
            Some(stem) => stem.to_string_lossy().into_owned(),
            None => file_stem(self.session.project().title()),
        };
        match command {
            Command::ExportStatements if self.state.exports_only.is_some() => format!("{stem}-quotes.csv"),
            Command::ExportStatements => format!("{stem}-statements.csv"),
            Command::ExportFigure => match self.state.export_ending.unwrap_or("svg") {
                dots if dots.starts_with('@') => format!("{stem}-figure{dots}"),
                ending => format!("{stem}-figure.{ending}"),
            },
            _ => format!("{stem}.ron"),
        }
    }

    fn picked(&mut self, command: Command, picked: Picked, ctx: &egui::Context) {
        match picked {
            Picked::Cancelled => self.after_save = None,
            Picked::Unavailable => self.ask_in_window(command),
            Picked::Paths(paths) if command == Command::OpenArticles => self.import_paths(paths, ctx),
            Picked::Paths(paths) => {
                let Some(path) = paths.into_iter().next() else { return };
                match command {
                    Command::OpenProject => self.open_any(path, ctx),
                    Command::CompareWith => self.compare(Versus::File(path), ctx),
                    Command::SaveAs => self.save_to(path, ctx),
                    Command::ExportFigure => self.export(SaveKind::Figure, path, ctx),
                    _ => self.export(SaveKind::Statements, path, ctx),
                }
            }
        }
    }

    /// Asks in a prompt of our own, since no dialog of the system answers.
    fn ask_in_window(&mut self, command: Command) {
        let hint = Some(NO_SYSTEM_DIALOG.to_owned());
        let kind = match command {
            Command::SaveAs => SaveKind::Project,
            Command::ExportStatements => SaveKind::Statements,
            Command::ExportFigure => SaveKind::Figure,
            Command::CompareWith => return self.state.dialog = Some(Dialog::ComparePath { hint }),
            _ => return self.state.dialog = Some(Dialog::OpenPath { hint }),
        };
        self.state.dialog = Some(Dialog::SavePath { kind, name: self.offered_name(command), hint });
    }
}

/// A title as a file name: letters and digits, the rest as single dashes.
fn file_stem(title: &str) -> String {
    let mut stem = String::new();
    for letter in title.to_lowercase().chars() {
        if letter.is_alphanumeric() {
            stem.push(letter);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem = stem.trim_end_matches('-');
    if stem.is_empty() { "project".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(file_stem("Peace talks 2022–2025"), "peace-talks-2022-2025");
        assert_eq!(file_stem("  ../..  "), "project");
        assert_eq!(file_stem("Мирні переговори"), "мирні-переговори");
    }
}
