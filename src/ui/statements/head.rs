//! Above the table: its title, the filter, how many rows it leaves.

use egui::{Align, Key, Layout, RichText, Ui, vec2};

use super::super::action::Action;
use super::super::command::Command;
use super::super::view::View;
use super::super::widget::chip::{chip, menu_chip};
use super::super::widget::field::Field;
use super::column::Column;
use super::widths::Widths;

/// What the filter understands, for who hovers over it.
const HELP: &str = "Every word must be there, in any column. actor:russia looks at one column only, \
                    actor:\"Russia\" wants exactly that. Also: unfinished, undated";

/// The title, the filter, the counts, the columns and the way out to a file.
pub(super) fn head_ui(ui: &mut Ui, view: &View<'_>, widths: &mut Widths, (shown, total): (usize, usize)) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Statements").font(view.theme.panel_title()).color(view.look().text));
        ui.add_space(8.0);
        filter_ui(ui, view);
        let count = if shown == total { total.to_string() } else { format!("{shown} of {total}") };
        ui.label(RichText::new(count).color(view.look().muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if total > 0 && chip(ui, view, "Export…").clicked() {
                view.run(Command::ExportStatements);
            }
            columns_ui(ui, view, widths);
        });
    });
}

/// The menu of columns; the quote always stands.
fn columns_ui(ui: &mut Ui, view: &View<'_>, widths: &mut Widths) {
    let coders = view.project.coders().len();
    let shown = Column::ALL.into_iter().filter(|column| widths.is_shown(*column, coders)).count();
    let value = format!("{shown} of {}", Column::ALL.len());
    menu_chip(ui, view, "Columns", &value, |ui| {
        for column in Column::ALL.into_iter().skip(1) {
            let mut is_shown = widths.is_shown(column, coders);
            if ui.checkbox(&mut is_shown, column.label()).changed() {
                widths.show(column, is_shown);
                ui.ctx().request_repaint();
            }
        }
    });
}

/// The height of a field of one line, in points.
const FIELD_HEIGHT: f32 = 30.0;

fn filter_ui(ui: &mut Ui, view: &View<'_>) {
    let mut filter = view.state.statement_filter.clone();
    let width = (ui.available_width() - 340.0).clamp(120.0, 380.0);
    let field =
        Field::new("Filter statements", &mut filter).hint("Filter by words, actor, demand, date…").bare();
    let response =
        ui.allocate_ui(vec2(width, FIELD_HEIGHT), |ui| field.show(ui, view)).inner.on_hover_text(HELP);
    if response.changed() {
        view.send(Action::FilterStatements(filter));
    }
    if view.state.statement_filter.is_empty() {
        return;
    }
    let is_escaped = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if chip(ui, view, "Clear").clicked() || is_escaped {
        view.send(Action::FilterStatements(String::new()));
    }
}
