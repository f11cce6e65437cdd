//! The prompt for a path to open: a project, an article, a folder.

use std::path::PathBuf;

use egui::{Id, Key, Modifiers, Ui};

use super::super::action::Action;
use super::super::state::AtPath;
use super::super::view::View;
use super::super::widget::field::{Field, caption};
use super::{Opening, card, typed_path};
use crate::session::Versus;

/// No more recent files than this are offered.
const MOST_RECENT: usize = 8;

/// What is typed in the prompt.
#[derive(Default)]
pub(super) struct OpenPath {
    typed: String,
    problem: Option<String>,
    /// The path that is being looked at.
    asked: Option<PathBuf>,
}

/// What a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PathUse {
    /// To open what is there.
    Open,
    /// To compare the project with it.
    Compare,
}

impl PathUse {
    fn title(self) -> &'static str {
        if self == Self::Open { "Open path" } else { "Compare with a file" }
    }

    fn button(self) -> &'static str {
        if self == Self::Open { "Open" } else { "Compare" }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Open => "A project (.ron), an article or a folder",
            Self::Compare => "A project file (.ron)",
        }
    }

    fn action(self, path: PathBuf) -> Action {
        if self == Self::Open { Action::OpenAny(path) } else { Action::Compare(Versus::File(path)) }
    }
}

impl OpenPath {
    /// The prompt; the hint says why it is shown.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (path_use, hint): (PathUse, Option<&str>),
        opening: Opening,
    ) {
        card::card_ui(ui, view, path_use.title(), 560.0, |ui| {
            if let Some(hint) = hint {
                card::quiet(ui, view, hint);
                ui.add_space(4.0);
            }
            let id = Id::unique("open path field");
            if opening.takes_focus() {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            let has_focus = ui.memory(|memory| memory.has_focus(id));
            let is_entered =
                has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let field = Field::new("Path", &mut self.typed).bare().id(id).wrong(self.problem.is_some());
            if field.hint(path_use.hint()).show(ui, view).changed() {
                self.problem = None;
                self.asked = None;
            }
            self.follow(view, path_use);
            if let Some(problem) = &self.problem {
                card::problem(ui, view, problem);
            } else if self.asked.is_some() {
                card::quiet(ui, view, "Looking…");
            }
            if is_entered {
                self.ask(view);
            }
            recent_ui(ui, view, path_use);
            card::buttons_ui(ui, view, |ui| {
                if card::main_button(ui, view, path_use.button()).clicked() {
                    self.ask(view);
                }
            });
        });
    }

    /// Has it looked up what stands at what is typed.
    fn ask(&mut self, view: &View<'_>) {
        let Some(path) = typed_path::read(&self.typed, typed_path::home().as_deref()) else {
            self.problem = Some("Type or paste a path first".to_owned());
            return;
        };
        self.problem = None;
        self.asked = Some(path.clone());
        view.send(Action::LookAtPath(path));
    }

    /// Opens what was found there, or says why not.
    fn follow(&mut self, view: &View<'_>, path_use: PathUse) {
        let is_meant = |(path, _): &&(PathBuf, AtPath)| self.asked.as_ref() == Some(path);
        let Some((path, found)) = view.state.looked.as_ref().filter(is_meant) else { return };
        self.asked = None;
        match found {
            AtPath::File | AtPath::Folder => {
                view.send(Action::Dialog(None));
                view.send(path_use.action(path.clone()));
            }
            AtPath::Nothing | AtPath::NoFolder => {
                self.problem = Some(format!("There is no file or folder {}", path.display()));
            }
            AtPath::Unknown(why) => {
                self.problem = Some(format!("Cannot look there ({why}): {}", path.display()));
            }
        }
    }
}

fn recent_ui(ui: &mut Ui, view: &View<'_>, path_use: PathUse) {
    if view.state.recent.is_empty() {
        return;
    }
    ui.add_space(10.0);
    caption(ui, view, "Opened before");
    for path in view.state.recent.iter().take(MOST_RECENT) {
        if card::path_button(ui, view, path) {
            view.send(Action::Dialog(None));
            view.send(path_use.action(path.clone()));
        }
    }
}
