//! The prompt for a path to write to.

use std::path::{Path, PathBuf};

use egui::{Id, Key, Modifiers, Ui};

use super::super::action::Action;
use super::super::state::SaveKind;
use super::super::view::View;
use super::super::widget::field::Field;
use super::{Opening, card, typed_path};

/// What is typed in the prompt.
pub(super) struct SavePath {
    typed: String,
    problem: Option<String>,
    /// The existing file that a second Enter replaces.
    replaces: Option<PathBuf>,
}

impl SavePath {
    /// A prompt that offers this name, beside the file that was opened last.
    pub(super) fn new(name: &str, view: &View<'_>) -> Self {
        let beside = view.state.recent.first().and_then(|recent| recent.parent()).map(Path::to_path_buf);
        let folder = beside.or_else(typed_path::home).unwrap_or_default();
        Self { typed: folder.join(name).display().to_string(), problem: None, replaces: None }
    }

    /// The prompt; the hint says why it is shown.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (kind, hint): (SaveKind, Option<&str>),
        opening: Opening,
    ) {
        card::card_ui(ui, view, title(kind), 560.0, |ui| {
            if let Some(hint) = hint {
                card::quiet(ui, view, hint);
                ui.add_space(4.0);
            }
            let id = Id::unique("save path field");
            if opening.takes_focus() {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            if opening.is_ready_now() {
                select_name(ui, id, &self.typed);
            }
            let has_focus = ui.memory(|memory| memory.has_focus(id));
            let is_entered =
                has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let field = Field::new("Path", &mut self.typed).bare().id(id).wrong(self.problem.is_some());
            if field.hint(endings(kind)).show(ui, view).changed() {
                self.problem = None;
                self.replaces = None;
            }
            match &self.problem {
                Some(problem) => card::problem(ui, view, problem),
                None => card::quiet(ui, view, endings(kind)),
            }
            let button = if self.replaces.is_some() { "Replace" } else { "Save" };
            card::buttons_ui(ui, view, |ui| {
                if card::main_button(ui, view, button).clicked() || is_entered {
                    self.save(view, kind);
                }
            });
        });
    }

    /// Writes to what is typed, asks before replacing a file, or says why not.
    fn save(&mut self, view: &View<'_>, kind: SaveKind) {
        let Some(path) = typed_path::read(&self.typed, typed_path::home().as_deref()) else {
            self.problem = Some("Type a path first".to_owned());
            return;
        };
        if path.is_dir() {
            self.problem = Some(format!("This is a folder; add a file name: {}", path.display()));
            return;
        }
        let path = with_ending(path, kind);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            self.problem = Some(format!("There is no folder {}", folder.display()));
            return;
        }
        if path.exists() && self.replaces.as_ref() != Some(&path) {
            self.problem = Some(format!("There is a file already; Enter again replaces {}", path.display()));
            self.replaces = Some(path);
            return;
        }
        if kind == SaveKind::Project {
            view.send(Action::SaveAs(path));
        } else {
            view.send(Action::Export(kind, path));
        }
    }
}

fn title(kind: SaveKind) -> &'static str {
    match kind {
        SaveKind::Project => "Save project as",
        SaveKind::Statements => "Export statements",
        SaveKind::Figure => "Export figure",
    }
}

fn endings(kind: SaveKind) -> &'static str {
    match kind {
        SaveKind::Project => "A project file ends in .ron",
        SaveKind::Statements => "The ending chooses the form: .csv, .xlsx, .json or .html",
        SaveKind::Figure => {
            "The ending chooses the form: .svg or .png for the picture, .csv or .xlsx for its table"
        }
    }
}

fn ending(kind: SaveKind) -> &'static str {
    match kind {
        SaveKind::Project => "ron",
        SaveKind::Statements => "csv",
        SaveKind::Figure => "svg",
    }
}

/// The path with the usual ending where it has none.
fn with_ending(path: PathBuf, kind: SaveKind) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(ending(kind)) }
}

/// Selects the file's name without its ending, which is what one mostly changes.
fn select_name(ui: &Ui, id: Id, typed: &str) {
    let name = Path::new(typed).file_name().map_or(0, |name| name.to_string_lossy().chars().count());
    let stem = Path::new(typed).file_stem().map_or(0, |stem| stem.to_string_lossy().chars().count());
    let start = typed.chars().count().saturating_sub(name);
    let cursor = |at: usize| egui::text::CCursor::new(egui::text::CharIndex(at));
    let range = egui::text::CCursorRange::two(cursor(start), cursor(start + stem));
    let mut state = egui::text_edit::TextEditState::default();
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_added_where_none_is_typed() {
        assert_eq!(with_ending("/a/talks".into(), SaveKind::Figure), PathBuf::from("/a/talks.svg"));
        assert_eq!(with_ending("/a/talks.json".into(), SaveKind::Statements), PathBuf::from("/a/talks.json"));
    }
}
