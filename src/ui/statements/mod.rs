//! The tab of all statements: a table to sort, to filter and to go to passages from.

mod cells;
mod column;
mod head;
mod keys;
mod listing;
mod names;
mod row;
mod table;
mod terms;
mod widths;

use egui::{Align, Frame, Layout, Margin, RichText, Ui};

use crate::model::StatementId;

use super::action::Action;
use super::state::Tab;
use super::view::View;
use super::widget::chip::chip;
use column::Sort;
use listing::Listing;
use widths::Widths;

/// The tab of all statements.
#[derive(Default)]
pub struct StatementsTab {
    sort: Sort,
    widths: Widths,
    listing: Listing,
    /// The chosen statement when the table looked last; another one is brought into view.
    seen: Option<StatementId>,
    /// The row of the chosen statement, where the filter leaves it.
    place: Option<usize>,
    scroll_to: Option<usize>,
}

impl StatementsTab {
    /// The tab.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let revision = view.derived.revision();
        let is_fresh = self.listing.refresh(view.project, revision, self.sort, &view.state.statement_filter);
        self.follow(view, is_fresh);
        Frame::new().inner_margin(Margin { left: 24, right: 24, top: 16, bottom: 0 }).show(ui, |ui| {
            let counts = (self.listing.len(), self.listing.total());
            head::head_ui(ui, view, &mut self.widths, counts);
            ui.add_space(8.0);
            if self.listing.total() == 0 {
                nothing_yet_ui(ui, view);
            } else if self.listing.len() == 0 {
                nothing_found_ui(ui, view);
            } else {
                self.keys(ui, view);
                self.table_ui(ui, view);
            }
        });
    }

    /// Finds the row of the chosen statement, and brings it into view where it was chosen elsewhere.
    fn follow(&mut self, view: &View<'_>, is_fresh: bool) {
        let chosen = view.state.statement;
        if !is_fresh && self.seen == chosen {
            return;
        }
        self.place = chosen.and_then(|id| self.listing.place_of(id));
        if self.seen != chosen {
            self.scroll_to = self.place;
        }
        self.seen = chosen;
    }
}

fn nothing_yet_ui(ui: &mut Ui, view: &View<'_>) {
    empty_ui(
        ui,
        view,
        "No statements yet",
        "Select a passage in an article and code it; it will stand here with its actor, its demand and its date",
        |ui| {
            if chip(ui, view, "Go to the article").clicked() {
                view.send(Action::Show(Tab::Read));
            }
        },
    );
}

fn nothing_found_ui(ui: &mut Ui, view: &View<'_>) {
    let title = format!("No statement has “{}”", view.state.statement_filter.trim());
    empty_ui(ui, view, &title, "Every word of the filter must be there: try fewer", |ui| {
        if chip(ui, view, "Clear the filter").clicked() {
            view.send(Action::FilterStatements(String::new()));
        }
    });
}

fn empty_ui(ui: &mut Ui, view: &View<'_>, title: &str, advice: &str, way_on: impl FnOnce(&mut Ui)) {
    let look = view.look();
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((ui.available_height() * 0.3).min(220.0));
        ui.set_max_width(420.0);
        ui.label(RichText::new(title).font(view.theme.panel_title()).color(look.text));
        ui.add_space(4.0);
        ui.label(RichText::new(advice).color(look.muted));
        ui.add_space(12.0);
        way_on(ui);
    });
}
