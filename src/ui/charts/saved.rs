//! The saved figures: one is chosen from a menu, the shown one is kept under a name.

use std::sync::Arc;

use egui::{Id, Key, Modifiers, RichText, Ui};

use crate::model::{FigureId, FigureSpec, Project};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::chip::{chip, menu_chip, menu_choice};
use super::super::widget::field::{Field, select_all};
use super::super::widget::guard::{changing_ui, only_where_changes_are_allowed};

/// A name that is being typed for a figure.
pub(super) struct Naming {
    typed: String,
    /// The saved figure that gets it; none saves the shown one.
    renames: Option<FigureId>,
    is_new: bool,
    problem: Option<String>,
}

impl Naming {
    fn new(typed: &str, renames: Option<FigureId>) -> Self {
        Self { typed: typed.to_owned(), renames, is_new: true, problem: None }
    }
}

/// The chip with the saved figures and what can be done with the shown one; while a figure is being
/// named, the field for it stands beside the chip.
pub(super) fn saved_ui(ui: &mut Ui, view: &View<'_>, naming: &mut Option<Naming>) {
    if view.session.read_only.is_some() {
        *naming = None;
    }
    let shown = view.project.figure(view.state.figure.id);
    let is_changed = shown.is_some_and(|saved| !asks_the_same(view, saved));
    let value = match shown {
        Some(saved) if is_changed => format!("{} (changed)", saved.name),
        Some(saved) => saved.name.clone(),
        None => "none shown".to_owned(),
    };
    // A field that is there when the click on the menu ends would lose the focus to it.
    let was_naming = naming.is_some();
    menu_chip(ui, view, "Saved", &value, |ui| menu_ui(ui, view, naming, (shown, is_changed)));
    if let Some(saved) = shown.filter(|_| is_changed && naming.is_none()) {
        changed_ui(ui, view, saved);
    }
    if !was_naming {
        if naming.is_some() {
            ui.request_repaint();
        }
    } else if let Some(typing) = naming
        && name_ui(ui, view, typing)
    {
        *naming = None;
    }
}

/// The saved figures, and what can be done with the shown one.
fn menu_ui(
    ui: &mut Ui,
    view: &View<'_>,
    naming: &mut Option<Naming>,
    (shown, is_changed): (Option<&Arc<FigureSpec>>, bool),
) {
    let mut figures: Vec<_> = view.project.figures().collect();
    figures.sort_by_key(|figure| (figure.order, figure.id));
    for figure in &figures {
        let is_shown = shown.is_some_and(|saved| saved.id == figure.id) && !is_changed;
        if menu_choice(ui, is_shown, &figure.name) {
            view.send(Action::Figure(FigureSpec::clone(figure)));
        }
    }
    if !figures.is_empty() {
        ui.separator();
    }
    only_where_changes_are_allowed(ui, view);
    if menu_choice(ui, false, "Save as…") {
        *naming = Some(Naming::new(&offered(view), None));
    }
    let Some(saved) = shown else { return };
    if is_changed && menu_choice(ui, false, &format!("Update \"{}\"", saved.name)) {
        view.send(Action::UpdateFigure(saved.id));
    }
    if menu_choice(ui, false, &format!("Rename \"{}\"…", saved.name)) {
        *naming = Some(Naming::new(&saved.name, Some(saved.id)));
    }
    if menu_choice(ui, false, &format!("Duplicate \"{}\"", saved.name)) {
        view.send(Action::DuplicateFigure(saved.id));
    }
    let at = figures.iter().position(|figure| figure.id == saved.id).unwrap_or(0);
    if at > 0 && menu_choice(ui, false, &format!("Move \"{}\" up", saved.name)) {
        view.send(Action::ShiftFigure(saved.id, -1));
    }
    if at + 1 < figures.len() && menu_choice(ui, false, &format!("Move \"{}\" down", saved.name)) {
        view.send(Action::ShiftFigure(saved.id, 1));
    }
    if menu_choice(ui, false, &format!("Remove \"{}\"", saved.name)) {
        view.send(Action::RemoveFigure(saved.id));
    }
}

/// The shown figure is not as it was saved: it is saved so, or is again as it was.
fn changed_ui(ui: &mut Ui, view: &View<'_>, saved: &FigureSpec) {
    let hint = format!("\"{}\" asks for this from now on", saved.name);
    if changing_ui(ui, view, |ui| chip(ui, view, "Save").on_hover_text(hint).clicked()) {
        view.send(Action::UpdateFigure(saved.id));
    }
    let hint = format!("Back to \"{}\" as it is saved", saved.name);
    if chip(ui, view, "Revert").on_hover_text(hint).clicked() {
        view.send(Action::Figure(FigureSpec::clone(saved)));
    }
}

/// Whether the shown figure counts and shows what the saved one does. Where a coder was not chosen, the
/// one that is counted stands for them.
fn asks_the_same(view: &View<'_>, saved: &FigureSpec) -> bool {
    let mut shown = view.state.figure.clone();
    if shown.filter.coder.is_none() && saved.filter.coder.is_some() {
        let counted = view.derived.figure().and_then(|answer| answer.as_ref().ok());
        shown.filter.coder = counted.and_then(|counted| counted.spec.filter.coder);
    }
    FigureSpec { id: saved.id, order: saved.order, name: saved.name.clone(), ..shown } == *saved
}

/// The name that is offered: the title of the figure, with a number where it is taken.
fn offered(view: &View<'_>) -> String {
    let title = match view.derived.figure() {
        Some(Ok(counted)) => counted.figure.title.as_str(),
        _ => "Figure",
    };
    let numbered = (2..).map(|number| format!("{title} {number}"));
    let mut names = std::iter::once(title.to_owned()).chain(numbered);
    names.find(|name| !is_taken(view.project, name, None)).unwrap_or_default()
}

fn is_taken(project: &Project, name: &str, but: Option<FigureId>) -> bool {
    project.figures().any(|figure| figure.name == name && Some(figure.id) != but)
}

/// The field for the name; gives whether naming is over.
fn name_ui(ui: &mut Ui, view: &View<'_>, naming: &mut Naming) -> bool {
    let id = Id::unique("figure name");
    if std::mem::take(&mut naming.is_new) {
        ui.memory_mut(|memory| memory.request_focus(id));
        select_all(ui, id, &naming.typed);
    }
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let is_entered = has_focus && pressed(Key::Enter);
    let is_left = has_focus && pressed(Key::Escape);
    let field = Field::new("Figure name", &mut naming.typed).bare().id(id).width(260.0);
    if field.wrong(naming.problem.is_some()).show(ui, view).changed() {
        naming.problem = None;
    }
    let is_saved = chip(ui, view, if naming.renames.is_some() { "Rename" } else { "Save" }).clicked();
    let is_left = chip(ui, view, "Cancel").clicked() || is_left;
    if (is_saved || is_entered) && !is_left {
        naming.problem = problem(view, naming);
        if naming.problem.is_none() {
            let name = naming.typed.trim().to_owned();
            view.send(match naming.renames {
                Some(figure) => Action::RenameFigure(figure, name),
                None => Action::SaveFigure(name),
            });
            return true;
        }
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if let Some(problem) = &naming.problem {
        ui.label(RichText::new(problem).color(view.look().bad));
    }
    is_left
}

fn problem(view: &View<'_>, naming: &Naming) -> Option<String> {
    let name = naming.typed.trim();
    if name.is_empty() {
        return Some("Type a name first".to_owned());
    }
    let is_taken = is_taken(view.project, name, naming.renames);
    is_taken.then(|| "Another figure has this name already".to_owned())
}
