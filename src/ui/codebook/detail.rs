//! The chosen entry: its name, what uses it, and all its fields.

use egui::text::{CCursor, CCursorRange};
use egui::{Align, Id, Label, Layout, RichText, ScrollArea, Sense, TextEdit, Ui};

use super::super::action::Action;
use super::super::state::Tab;
use super::super::view::View;
use super::super::widget::chip::chip;
use super::super::widget::guard::changing_ui;
use super::CodebookTab;
use super::draft::DraftField;
use super::entry::Entry;

/// The widest line of the form, in points.
const WIDEST: f32 = 560.0;

impl CodebookTab {
    /// The chosen entry with all its fields, or what to do while there is none.
    pub(super) fn detail_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(entry) = self.chosen else {
            nothing_ui(ui, view);
            return;
        };
        ScrollArea::vertical().id_salt(entry).auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(WIDEST));
            ui.spacing_mut().item_spacing.y = 4.0;
            self.head_ui(ui, view, entry);
            ui.add_space(8.0);
            changing_ui(ui, view, |ui| {
                self.name_ui(ui, view, entry);
                ui.add_space(8.0);
                match entry {
                    Entry::Actor(id) => {
                        if let Some(actor) = view.project.actor(id) {
                            self.actor_form(ui, view, actor);
                        }
                    }
                    Entry::Demand(id) => {
                        if let Some(demand) = view.project.demand(id) {
                            self.demand_form(ui, view, demand);
                        }
                    }
                }
            });
            ui.add_space(24.0);
        });
    }

    /// How often it is coded, and the way out of the codebook where nothing uses it.
    fn head_ui(&mut self, ui: &mut Ui, view: &View<'_>, entry: Entry) {
        let uses = self.uses.words(view, entry);
        ui.horizontal(|ui| {
            count_ui(ui, view, entry);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let delete = changing_ui(ui, view, |ui| {
                    ui.add_enabled_ui(uses.is_none(), |ui| chip(ui, view, "Delete")).inner
                });
                if delete.clicked() {
                    view.send(entry.removal());
                }
            });
        });
        if let Some(uses) = uses {
            let words = format!("{uses}, so it cannot be deleted");
            ui.add(
                Label::new(RichText::new(words).font(view.theme.caption()).color(view.look().muted)).wrap(),
            );
        }
    }

    fn name_ui(&mut self, ui: &mut Ui, view: &View<'_>, entry: Entry) {
        let id = field_id(entry, "name");
        let current = entry.name(view.project).unwrap_or_default();
        if std::mem::take(&mut self.wants_name) {
            select_all(ui, id, current.chars().count());
        }
        let field = DraftField { id, caption: "Name", is_bare: false, hint: "A name is needed", current };
        if let Some(wish) = self.drafts.show(ui, view, &field, |name| entry.rename(view.project, name)) {
            view.send(wish);
            view.send(Action::Seal);
        }
    }
}

/// The id of a field of an entry.
pub(super) fn field_id(entry: Entry, field: &str) -> Id {
    Id::unique(("codebook field", entry, field))
}

fn select_all(ui: &Ui, id: Id, letters: usize) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(letters))));
    state.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// "14 statements", a link to them.
fn count_ui(ui: &mut Ui, view: &View<'_>, entry: Entry) {
    let count = entry.count(view);
    let words = match count {
        0 => "No statements yet".to_owned(),
        1 => "1 statement".to_owned(),
        count => format!("{count} statements"),
    };
    if count == 0 {
        ui.label(RichText::new(words).color(view.look().muted));
        return;
    }
    let link = RichText::new(words).color(view.look().accent);
    let response =
        ui.add(Label::new(link).sense(Sense::click())).on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.clicked() {
        let name = entry.name(view.project).unwrap_or_default();
        view.send(Action::FilterStatements(format!("{}:\"{name}\"", entry.side().noun())));
        view.send(Action::Show(Tab::Statements));
    }
}

fn nothing_ui(ui: &mut Ui, view: &View<'_>) {
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((ui.available_height() * 0.3).min(220.0));
        let words = "Choose an actor or a demand to see and change what the codebook keeps of it";
        ui.set_max_width(ui.available_width().min(320.0));
        ui.add(Label::new(RichText::new(words).color(view.look().muted)).wrap());
    });
}
