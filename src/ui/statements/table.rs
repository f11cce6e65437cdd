//! The table itself: headers that sort, rows of which only those in view are laid out.

use egui::{
    Align2, CursorIcon, Id, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::color::actor_color;
use super::StatementsTab;
use super::cells::{cell_ui, one_line};
use super::column::Column;
use super::row::Row;
use super::widths::Laid;

const HEADER_HEIGHT: f32 = 28.0;
/// The height of a row, in points.
pub(super) const ROW_HEIGHT: f32 = 34.0;
/// Between the left border and the words of the first column, for the party's bar.
const INSET: f32 = 14.0;
const GAP: f32 = 12.0;

impl StatementsTab {
    /// The headers and the rows.
    pub(super) fn table_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let full = ui.available_rect_before_wrap();
        let columns = self.widths.laid(full.min.x + INSET, full.width() - INSET, view.project.coders().len());
        self.header_ui(ui, view, full, &columns);
        let (body, _) = ui.allocate_exact_size(
            vec2(full.width(), (full.height() - HEADER_HEIGHT).max(0.0)),
            Sense::hover(),
        );
        let focus = ui.interact(body, focus_id(), Sense::focusable_noninteractive());
        focus.widget_info(|| WidgetInfo::labeled(egui::Role::Table, true, "Table of statements"));
        let mut child = ui.new_child(UiBuilder::new().max_rect(body));
        ScrollArea::vertical()
            .id_salt("statement rows")
            .auto_shrink(false)
            .animated(false)
            .show_viewport(&mut child, |ui, viewport| self.rows_ui(ui, view, viewport, &columns));
    }

    fn header_ui(&mut self, ui: &mut Ui, view: &View<'_>, full: Rect, columns: &[Laid]) {
        let (strip, _) = ui.allocate_exact_size(vec2(full.width(), HEADER_HEIGHT), Sense::hover());
        for (column, range) in columns {
            let cell = Rect::from_x_y_ranges(range.min..=range.max - GAP, strip.y_range());
            if self.label_ui(ui, view, *column, cell).clicked() {
                self.sort = self.sort.clicked(*column);
                ui.ctx().request_repaint();
            }
        }
        ui.painter().hline(strip.x_range(), strip.max.y, (1.0, view.look().line));
        for (before, after) in columns.iter().zip(columns.iter().skip(1)) {
            self.border_ui(ui, view, (before.0, after.0), after.1.min - GAP / 2.0, strip);
        }
    }

    fn label_ui(&self, ui: &mut Ui, view: &View<'_>, column: Column, cell: Rect) -> Response {
        let look = view.look();
        let response = ui.interact(cell, ui.make_persistent_id(column.label()), Sense::click());
        let is_sorted = self.sort.column == column;
        let color =
            if is_sorted || response.hovered() || response.has_focus() { look.text } else { look.muted };
        let painter = ui.painter().with_clip_rect(cell);
        let words = painter.text(
            cell.left_center(),
            Align2::LEFT_CENTER,
            column.label(),
            view.theme.caption(),
            color,
        );
        if is_sorted {
            arrow_ui(&painter, pos2(words.max.x + 8.0, cell.center().y), self.sort.is_descending, color);
        }
        let order = match (is_sorted, self.sort.is_descending) {
            (false, _) => "",
            (true, false) => ", sorted upwards",
            (true, true) => ", sorted downwards",
        };
        response.widget_info(|| {
            WidgetInfo::labeled(egui::Role::ColumnHeader, true, format!("{}{order}", column.label()))
        });
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    /// The border between two columns, to be dragged.
    fn border_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (before, after): (Column, Column),
        x: f32,
        strip: Rect,
    ) {
        let grip = Rect::from_center_size(pos2(x, strip.center().y), vec2(8.0, strip.height()));
        let id = ui.make_persistent_id(("border", after.label()));
        let response =
            ui.interact(grip, id, Sense::DRAG).on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
        let look = view.look();
        let color = if response.hovered() || response.dragged() { look.accent } else { look.line };
        ui.painter().vline(x, strip.y_range().shrink(8.0), (1.0, color));
        if response.dragged() {
            self.widths.drag(before, after, response.drag_delta().x);
        }
    }

    fn rows_ui(&mut self, ui: &mut Ui, view: &View<'_>, viewport: Rect, columns: &[Laid]) {
        let count = self.listing.len();
        ui.set_height(ROW_HEIGHT * to_f32(count));
        let top = ui.max_rect().min.y;
        if let Some(at) = self.scroll_to.take() {
            let y = top + ROW_HEIGHT * to_f32(at);
            ui.scroll_to_rect(Rect::from_x_y_ranges(ui.max_rect().x_range(), y..=y + ROW_HEIGHT), None);
        }
        let first = to_row(viewport.min.y);
        let last = (to_row(viewport.max.y) + 1).min(count);
        // The first row in view is placed from the viewport, so that far down no fraction of a point is lost.
        let start = ui.clip_rect().min.y - (viewport.min.y - ROW_HEIGHT * to_f32(first));
        for at in first..last {
            let y = start + ROW_HEIGHT * to_f32(at - first);
            let rect = Rect::from_x_y_ranges(ui.max_rect().x_range(), y..=y + ROW_HEIGHT);
            let Some(row) = self.listing.row(at) else { continue };
            let response = row_ui(ui, view, row, rect, columns);
            if response.clicked() {
                ui.memory_mut(|memory| memory.request_focus(focus_id()));
                self.seen = Some(row.statement.id);
                view.send(Action::ChooseStatement(Some(row.statement.id)));
            }
            // Two clicks soon after one elsewhere count as three.
            if response.double_clicked() || response.triple_clicked() {
                view.send(Action::Reveal(row.statement.id));
            }
        }
    }
}

/// The one thing in the table that has the focus: keys act on the chosen row.
pub(super) fn focus_id() -> Id {
    Id::unique("statements table")
}

fn row_ui(ui: &mut Ui, view: &View<'_>, row: &Row, rect: Rect, columns: &[Laid]) -> Response {
    let look = view.look();
    let statement = &row.statement;
    let response = ui.interact(rect, ui.make_persistent_id(statement.id), Sense::CLICK);
    let is_chosen = view.state.statement == Some(statement.id);
    let has_focus = ui.memory(|memory| memory.has_focus(focus_id()));
    let fill = match (is_chosen, has_focus, response.hovered()) {
        (true, true, _) => Some(look.selection),
        (true, false, _) => Some(look.chip),
        (false, _, true) => Some(look.chip.gamma_multiply(0.5)),
        (false, _, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(
            rect.shrink2(vec2(0.0, 1.0)),
            f32::from(view.theme.measures.radii.control),
            fill,
        );
    }
    mark_ui(ui, view, row, rect);
    for (column, range) in columns {
        let cell = Rect::from_x_y_ranges(range.min..=range.max - GAP, rect.y_range());
        cell_ui(ui.painter(), view, row, *column, cell);
    }
    ui.painter().hline(rect.x_range(), rect.max.y, (1.0, look.line));
    let words = one_line(&statement.quote);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Row, true, is_chosen, &words));
    describe(ui, view, row, &response);
    if view.state.dialog.is_some() {
        return response; // the words of a row would float over the dialog
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(440.0);
        ui.label(egui::RichText::new(&*statement.quote).font(view.theme.quote()).color(look.text));
    })
}

/// The party's bar at the left; hollow while the statement is unfinished.
fn mark_ui(ui: &Ui, view: &View<'_>, row: &Row, rect: Rect) {
    let look = view.look();
    let bar = Rect::from_min_size(rect.min + vec2(4.0, 8.0), vec2(3.0, rect.height() - 16.0));
    if row.statement.is_finished() {
        let color = row.party.map_or(look.faint, |party| actor_color(view, Some(party)));
        ui.painter().rect_filled(bar, 1.5, color);
    } else {
        ui.painter().circle_stroke(bar.center(), 3.5, (1.5, look.warn));
    }
}

/// What a screen reader says after the quote.
fn describe(ui: &Ui, view: &View<'_>, row: &Row, response: &Response) {
    let statement = &row.statement;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let stance = statement.stance.as_ref().map_or("", |stance| stance.label());
        let party = row.party.map_or("(no party)", |party| view.actor_name(Some(party)));
        let (actor, demand) = (view.actor_name(statement.actor), view.demand_name(statement.demand));
        node.set_value(format!("{actor}, {party}, {stance} {demand}"));
    });
}

/// A small triangle, drawn because not every face has one.
fn arrow_ui(painter: &egui::Painter, center: egui::Pos2, is_down: bool, color: egui::Color32) {
    let tip = if is_down { 2.0 } else { -2.0 };
    let corners = vec![center + vec2(-3.5, -tip), center + vec2(3.5, -tip), center + vec2(0.0, tip)];
    painter.add(egui::Shape::convex_polygon(corners, color, egui::Stroke::NONE));
}

#[expect(clippy::cast_precision_loss, reason = "rows are counted in hundreds of thousands, far below 2^24")]
fn to_f32(count: usize) -> f32 {
    count as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what is in view")]
fn to_row(y: f32) -> usize {
    (y.max(0.0) / ROW_HEIGHT).floor() as usize
}
