//! The prompt for a path to open: a project, an article, a folder.

use egui::{Id, Key, Modifiers, Ui};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::field::{Field, caption};
use super::{Opening, card, typed_path};

/// No more recent files than this are offered.
const MOST_RECENT: usize = 8;

/// What is typed in the prompt.
#[derive(Default)]
pub(super) struct OpenPath {
    typed: String,
    problem: Option<String>,
}

impl OpenPath {
    /// The prompt; the hint says why it is shown.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, hint: Option<&str>, opening: Opening) {
        card::card_ui(ui, view, "Open path", 560.0, |ui| {
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
            if field.hint("A project (.ron), an article or a folder").show(ui, view).changed() {
                self.problem = None;
            }
            if let Some(problem) = &self.problem {
                card::problem(ui, view, problem);
            }
            if is_entered {
                self.open(view);
            }
            recent_ui(ui, view);
            card::buttons_ui(ui, view, |ui| {
                if card::main_button(ui, view, "Open").clicked() {
                    self.open(view);
                }
            });
        });
    }

    /// Opens what is typed, or says why not.
    fn open(&mut self, view: &View<'_>) {
        let Some(path) = typed_path::read(&self.typed, typed_path::home().as_deref()) else {
            self.problem = Some("Type or paste a path first".to_owned());
            return;
        };
        match path.try_exists() {
            Ok(true) => {
                view.send(Action::Dialog(None));
                view.send(Action::OpenAny(path));
            }
            Ok(false) => self.problem = Some(format!("There is no file or folder {}", path.display())),
            Err(error) => self.problem = Some(format!("Cannot look there ({error}): {}", path.display())),
        }
    }
}

fn recent_ui(ui: &mut Ui, view: &View<'_>) {
    if view.state.recent.is_empty() {
        return;
    }
    ui.add_space(10.0);
    caption(ui, view, "Opened before");
    for path in view.state.recent.iter().take(MOST_RECENT) {
        if card::path_button(ui, view, path) {
            view.send(Action::Dialog(None));
            view.send(Action::OpenAny(path.clone()));
        }
    }
}
