//! The head of the list of quotes: what is listed, how many, the filter, and what can be done with it.

use egui::{Align, Layout, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::analysis::plural;
use crate::chart::Figure;
use crate::model::Stance;

use super::super::super::action::Action;
use super::super::super::derived::Counted;
use super::super::super::state::CellKey;
use super::super::super::view::View;
use super::super::super::widget::chip::{chip, menu_chip, menu_choice};
use super::super::super::widget::field::Field;
use super::super::plot::{column_words, mark_of};
use super::Quotes;
use super::listed::Kept;

/// Fewer quotes need no filter.
const FEW: usize = 4;

impl Quotes {
    /// Title, count and close; filter; what can be done.
    pub(super) fn head_ui(&mut self, ui: &mut Ui, view: &View<'_>, counted: &Counted, has_room: bool) {
        title_ui(ui, view, &title(&counted.figure, &view.state.cells));
        if self.listed.behind().is_empty() {
            let words = "Nothing stands behind this any more";
            ui.label(RichText::new(words).color(view.look().muted));
            return;
        }
        if !has_room {
            let words = plural(self.listed.behind().len() as u64, "quote");
            ui.label(RichText::new(words).color(view.look().muted));
            line(ui, view);
            return;
        }
        if self.listed.behind().len() > FEW || !self.sieve.is_open() {
            self.filter_ui(ui, view);
        }
        self.count_ui(ui, view);
        line(ui, view);
    }

    fn filter_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        ui.add_space(4.0);
        let field = Field::new("Filter the quotes", &mut self.sieve.words).bare();
        field.hint("Filter by words, actor, article…").show(ui, view);
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            self.stance_ui(ui, view);
            self.demand_ui(ui, view);
            if !self.sieve.is_open() && chip(ui, view, "Clear the filter").clicked() {
                self.sieve = super::Sieve::default();
            }
        });
    }

    fn stance_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        if self.listed.stances.len() < 2 && self.sieve.stance == Kept::All {
            return;
        }
        let words = |stance: &Option<Stance>| stance.as_ref().map_or("(no stance)", Stance::label).to_owned();
        let value = self.sieve.stance.only().map_or("all".to_owned(), words);
        menu_chip(ui, view, "With stance", &value, |ui| {
            if menu_choice(ui, self.sieve.stance == Kept::All, "all") {
                self.sieve.stance = Kept::All;
            }
            for (stance, count) in &self.listed.stances {
                let is_chosen = self.sieve.stance.only() == Some(stance);
                if menu_choice(ui, is_chosen, &format!("{}   {count}", words(stance))) {
                    self.sieve.stance = Kept::Only(stance.clone());
                }
            }
        });
    }

    fn demand_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        if self.listed.demands.len() < 2 && self.sieve.demand == Kept::All {
            return;
        }
        let value = self.sieve.demand.only().map_or("all", |demand| view.demand_name(*demand));
        menu_chip(ui, view, "With demand", value, |ui| {
            egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                if menu_choice(ui, self.sieve.demand == Kept::All, "all") {
                    self.sieve.demand = Kept::All;
                }
                let mut demands: Vec<_> = self.listed.demands.iter().collect();
                demands
                    .sort_by_key(|(demand, count)| (std::cmp::Reverse(**count), view.demand_name(**demand)));
                for (demand, count) in demands {
                    let words = format!("{}   {count}", view.demand_name(*demand));
                    if menu_choice(ui, self.sieve.demand.only() == Some(demand), &words) {
                        self.sieve.demand = Kept::Only(*demand);
                    }
                }
            });
        });
    }

    /// How many are meant, and what can be done with them.
    fn count_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (shown, behind) = (self.listed.shown().len(), self.listed.behind().len());
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let ticked = self.listed.shown().iter().filter(|id| self.ticked.contains(id)).count();
            let words = match (ticked, shown == behind) {
                (0, true) => plural(shown as u64, "quote"),
                (0, false) => format!("{shown} of {}", plural(behind as u64, "quote")),
                (ticked, _) => format!("{ticked} of {} chosen", plural(shown as u64, "quote")),
            };
            ui.label(RichText::new(words).color(view.look().muted));
            if ticked > 0 && chip(ui, view, "Choose none").clicked() {
                self.ticked.clear();
            }
            if shown > 0 {
                self.recode_ui(ui, view);
                if chip(ui, view, "Export…").on_hover_text("These quotes as CSV or workbook").clicked() {
                    view.send(Action::ExportListed(self.meant()));
                }
            }
        });
    }
}

/// "Russia, 2022 Q1"; of several bars how many.
fn title(figure: &Figure, cells: &[CellKey]) -> String {
    match cells {
        [only] => mark_of(figure, only)
            .map(|(series, mark)| {
                let until = if figure.reaches_back(mark) { "up to " } else { "" };
                format!("{}, {until}{}", series.label, column_words(figure, mark))
            })
            .unwrap_or_default(),
        several => plural(several.len() as u64, "bar"),
    }
}

fn title_ui(ui: &mut Ui, view: &View<'_>, title: &str) {
    ui.horizontal(|ui| {
        let room = ui.available_width() - 28.0;
        ui.allocate_ui(vec2(room, 20.0), |ui| {
            ui.set_min_width(room);
            ui.add(egui::Label::new(RichText::new(title).font(view.theme.strong())).truncate());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.add(egui::Button::new("×").frame_when_inactive(false));
            close.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Close the quotes"));
            if close.clicked() {
                view.send(Action::ShowCells(Vec::new()));
            }
        });
    });
}

fn line(ui: &mut Ui, view: &View<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom() - 2.0, (1.0, view.look().line));
}
