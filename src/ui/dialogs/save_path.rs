//! The prompt for a path to write to.

use std::path::{Path, PathBuf};

use egui::{Id, Key, Modifiers, Ui};

use super::super::action::Action;
use super::super::state::{AtPath, SaveKind};
use super::super::view::View;
use super::super::widget::field::Field;
use super::{Opening, card, typed_path};

/// What is typed in the prompt.
pub(super) struct SavePath {
    typed: String,
    problem: Option<String>,
    /// The path that is being looked at.
    asked: Option<PathBuf>,
    /// The existing file that a second Enter replaces.
    replaces: Option<PathBuf>,
}

impl SavePath {
    /// A prompt that offers this name, beside the file that was opened last.
    pub(super) fn new(name: &str, view: &View<'_>) -> Self {
        let beside = view.state.recent.first().and_then(|recent| recent.parent()).map(Path::to_path_buf);
        let folder = beside.or_else(typed_path::home).unwrap_or_default();
        Self { typed: folder.join(name).display().to_string(), problem: None, asked: None, replaces: None }
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
                self.asked = None;
                self.replaces = None;
            }
            self.follow(view, kind);
            match &self.problem {
                Some(problem) => card::problem(ui, view, problem),
                None if self.asked.is_some() => card::quiet(ui, view, "Looking…"),
                None => card::quiet(ui, view, endings(kind)),
            }
            let button = if self.replaces.is_some() { "Replace" } else { "Save" };
            card::buttons_ui(ui, view, |ui| {
                if card::main_button(ui, view, button).clicked() || is_entered {
                    self.ask(view);
                }
            });
        });
    }

    /// Has it looked up what stands at what is typed.
    fn ask(&mut self, view: &View<'_>) {
        match typed_path::read(&self.typed, typed_path::home().as_deref()) {
            Some(path) => self.look(view, path),
            None => self.problem = Some("Type a path first".to_owned()),
        }
    }

    fn look(&mut self, view: &View<'_>, path: PathBuf) {
        self.problem = None;
        self.asked = Some(path.clone());
        view.send(Action::LookAtPath(path));
    }

    /// Writes to the path that was looked at, asks before replacing a file, or says why not.
    fn follow(&mut self, view: &View<'_>, kind: SaveKind) {
        let is_meant = |(path, _): &&(PathBuf, AtPath)| self.asked.as_ref() == Some(path);
        let Some((path, found)) = view.state.looked.as_ref().filter(is_meant) else { return };
        self.asked = None;
        let (named, shown) = (with_ending(path.clone(), kind), path.display());
        match found {
            AtPath::Folder => self.problem = Some(format!("This is a folder; add a file name: {shown}")),
            _ if named != *path => self.look(view, named),
            AtPath::NoFolder => {
                let folder = path.parent().unwrap_or(path).display();
                self.problem = Some(format!("There is no folder {folder}"));
            }
            AtPath::Unknown(why) => self.problem = Some(format!("Cannot look there ({why}): {shown}")),
            AtPath::File if self.replaces.as_ref() != Some(path) => {
                self.problem = Some(format!("There is a file already; Enter again replaces {shown}"));
                self.replaces = Some(path.clone());
            }
            AtPath::File | AtPath::Nothing if kind == SaveKind::Project => view.send(Action::SaveAs(named)),
            AtPath::File | AtPath::Nothing => view.send(Action::Export(kind, named)),
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
