//! Two states of a project side by side: what differs by record, and taking over theirs.

use std::collections::HashMap;

use egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

use super::super::action::Action;
use super::super::state::ShownComparison;
use super::super::view::View;
use super::card;
use crate::edit::compare::{Difference, FieldDifference, Side, fields, kind_name, title};
use crate::model::RecordId;
use crate::session::Versus;

const ROW: f32 = 26.0;

/// What is looked at closely.
#[derive(Default)]
pub(super) struct Compare {
    shown: Option<RecordId>,
    /// Titles and changed fields of rows that were seen, so that a row is described once.
    described: HashMap<RecordId, (String, String)>,
    of: Option<(u64, usize)>,
}

impl Compare {
    /// The dialog.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(shown) = &view.state.comparison else { return };
        let key = (shown.revision, std::sync::Arc::as_ptr(&shown.comparison).addr());
        if self.of != Some(key) {
            *self = Self { of: Some(key), ..Self::default() };
        }
        let differences = &shown.comparison.differences;
        card::card_ui(ui, view, &heading(shown), 900.0, |ui| {
            card::quiet(ui, view, &summary(differences));
            for remark in &shown.comparison.remarks {
                card::problem(ui, view, &card::capitalized(remark));
            }
            ui.add_space(8.0);
            if differences.is_empty() {
                card::words(ui, view, "Nothing differs.");
            } else {
                self.list_ui(ui, view, shown);
                ui.add_space(8.0);
                self.detail_ui(ui, view, shown);
            }
            buttons_ui(ui, view, shown);
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, view: &View<'_>, shown: &ShownComparison) {
        let differences = &shown.comparison.differences;
        let area =
            ScrollArea::vertical().id_salt("differences").max_height(ROW * 9.0).auto_shrink([false, true]);
        area.show_rows(ui, ROW, differences.len(), |ui, rows| {
            for difference in differences.get(rows).into_iter().flatten() {
                self.row_ui(ui, view, shown, *difference);
            }
        });
    }

    fn row_ui(&mut self, ui: &mut Ui, view: &View<'_>, shown: &ShownComparison, difference: Difference) {
        let id = difference.id;
        let (mine, theirs) = (view.project, &shown.comparison.theirs);
        let (name, changed) = self.described.entry(id).or_insert_with(|| {
            let names: Vec<&str> = match difference.side {
                Side::Both => fields(id, mine, theirs).iter().map(|it| it.field).collect(),
                Side::Mine | Side::Theirs => Vec::new(),
            };
            (title(id, mine, theirs), names.join(", "))
        });
        let look = view.look();
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), ROW),
            Layout::left_to_right(Align::Center),
            |ui| {
                let mut is_chosen = shown.chosen.contains(&id);
                let box_ui = |ui: &mut Ui| {
                    // An empty box is seen by its line.
                    ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::new(1.0, look.muted);
                    ui.checkbox(&mut is_chosen, "")
                };
                let check = ui.scope(box_ui).inner;
                let label = format!("Take over {}: {name}", kind_name(id).to_lowercase());
                check.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_chosen, &label)
                });
                if check.on_hover_text("Take over theirs").changed() {
                    view.send(Action::ChooseTheirs(vec![id], is_chosen));
                }
                fixed(ui, 84.0, RichText::new(kind_name(id)).color(look.muted));
                let (words, color) = match difference.side {
                    Side::Mine => ("only in mine".to_owned(), look.warn),
                    Side::Theirs => ("only in theirs".to_owned(), look.good),
                    Side::Both => (changed.clone(), look.text),
                };
                fixed(ui, 190.0, RichText::new(words).color(color));
                let is_shown = self.shown == Some(id);
                let font =
                    if is_shown { view.theme.strong() } else { egui::TextStyle::Body.resolve(ui.style()) };
                let button = egui::Button::new(RichText::new(name.as_str()).font(font).color(look.text));
                let button = button.frame_when_inactive(is_shown).truncate();
                if ui.add(button.min_size(vec2(0.0, ROW - 4.0))).clicked() {
                    self.shown = if is_shown { None } else { Some(id) };
                }
            },
        );
    }

    /// Mine and theirs of the row that was pressed, field by field.
    fn detail_ui(&self, ui: &mut Ui, view: &View<'_>, shown: &ShownComparison) {
        let Some(id) = self.shown else {
            return card::quiet(ui, view, "Press a line to see both sides of it");
        };
        let found = fields(id, view.project, &shown.comparison.theirs);
        let area = ScrollArea::vertical().id_salt("both sides").max_height(220.0).auto_shrink([false, true]);
        area.show(ui, |ui| {
            egui::Grid::new("both sides").num_columns(3).spacing(vec2(16.0, 6.0)).show(ui, |ui| {
                for words in ["", "Mine", "Theirs"] {
                    ui.label(RichText::new(words).font(view.theme.strong()).color(view.look().text));
                }
                ui.end_row();
                for field in &found {
                    field_ui(ui, view, field);
                }
            });
        });
    }
}

fn field_ui(ui: &mut Ui, view: &View<'_>, field: &FieldDifference) {
    let look = view.look();
    ui.vertical(|ui| {
        ui.set_width(84.0);
        ui.label(RichText::new(field.field).color(look.muted));
    });
    let (mine, theirs) = cut_alike(&field.mine, &field.theirs);
    for words in [mine, theirs] {
        ui.vertical(|ui| {
            ui.set_width(340.0);
            let words = if words.is_empty() { "–" } else { &words };
            ui.add(egui::Label::new(RichText::new(words).color(look.text)).wrap());
        });
    }
    ui.end_row();
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, shown: &ShownComparison) {
    ui.add_space(12.0);
    let all = || shown.comparison.differences.iter().map(|it| it.id).collect::<Vec<_>>();
    ui.horizontal(|ui| {
        let chosen = shown.chosen.len();
        let may = view.session.read_only.is_none();
        if !shown.comparison.differences.is_empty() && may {
            let words = format!("Take over {chosen} chosen");
            let take = ui.add_enabled_ui(chosen > 0, |ui| card::main_button(ui, view, &words)).inner;
            if take.clicked() {
                view.send(Action::TakeTheirs);
            }
            let (words, is_chosen) =
                if chosen < shown.comparison.differences.len() { ("Choose all", true) } else { ("Choose none", false) };
            if card::plain_button(ui, words) {
                view.send(Action::ChooseTheirs(all(), is_chosen));
            }
        }
        let is_own = matches!(&shown.comparison.versus, Versus::File(path) if view.session.path.as_ref() == Some(path));
        if let Some(hash) = shown.comparison.hash.filter(|_| is_own && may) {
            let save = ui.add(egui::Button::new("Save mine over theirs").min_size(vec2(72.0, 28.0)));
            let hint = "Writes the file as it is in this window, with what you took over";
            if save.on_hover_text(hint).clicked() {
                view.send(Action::KeepMine(hash));
            }
        }
        if card::plain_button(ui, "Close") {
            view.send(Action::Dialog(None));
        }
    });
}

fn heading(shown: &ShownComparison) -> String {
    let path = shown.comparison.versus.path();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match &shown.comparison.versus {
        Versus::File(_) => format!("This window and “{name}”"),
        Versus::Aside(_) => "This window and work that was set aside".to_owned(),
    }
}

fn summary(differences: &[Difference]) -> String {
    let count = |side: Side| differences.iter().filter(|it| it.side == side).count();
    format!(
        "{} changed, {} only in mine, {} only in theirs. What you choose becomes as it is in theirs, as one step \
         that undo takes back",
        count(Side::Both),
        count(Side::Mine),
        count(Side::Theirs)
    )
}

fn fixed(ui: &mut Ui, width: f32, words: RichText) {
    ui.allocate_ui_with_layout(vec2(width, ROW), Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(width);
        ui.add(egui::Label::new(words).truncate());
    });
}

/// How many letters of long words are shown, from where they begin to differ.
const SHOWN: usize = 600;

/// Long words from a little before the first letter that differs.
fn cut_alike(mine: &str, theirs: &str) -> (String, String) {
    let alike = mine.chars().zip(theirs.chars()).take_while(|(one, other)| one == other).count();
    let is_long = mine.chars().nth(SHOWN).is_some() || theirs.chars().nth(SHOWN).is_some();
    let skipped = if is_long { alike.saturating_sub(40) } else { 0 };
    let cut = |words: &str| {
        let front = if skipped > 0 { "…" } else { "" };
        let shown: String = words.chars().skip(skipped).take(SHOWN).collect();
        let back = if words.chars().nth(skipped + SHOWN).is_some() { "…" } else { "" };
        format!("{front}{shown}{back}")
    };
    (cut(mine), cut(theirs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_shown_where_they_differ() {
        assert_eq!(cut_alike("one", "two"), ("one".to_owned(), "two".to_owned()));
        let long = "a".repeat(2000);
        let (mine, theirs) = cut_alike(&format!("{long}b"), &format!("{long}c"));
        assert_eq!(mine, format!("…{}b", "a".repeat(40)));
        assert_eq!(theirs, format!("…{}c", "a".repeat(40)));
    }
}
