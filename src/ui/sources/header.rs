//! The head of the panel: its name, the way to open more, the filter and the order.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Button, Layout, PopupCloseBehavior, RichText, Sense, Stroke, Ui, pos2, vec2};

use crate::model::Progress;

use super::super::command::Command;
use super::super::view::View;
use super::super::widget::chip::menu_choice;
use super::super::widget::field::{Field, caption};
use super::super::widget::guard::why_not_changed;
use super::arrange::{Order, Wanted};

/// How far the head and the headings stand in from the rows.
pub(super) const INDENT: f32 = 8.0;

/// Name, links, filter.
pub(super) fn header_ui(ui: &mut Ui, view: &View<'_>, wanted: &mut Wanted) {
    ui.horizontal(|ui| {
        ui.add_space(INDENT);
        ui.label(RichText::new("Articles").font(view.theme.panel_title()).color(view.look().text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.add_space(INDENT - 8.0);
            open_ui(ui, view);
            order_ui(ui, view, wanted);
        });
    });
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.add_space(INDENT);
        let width = ui.available_width() - INDENT;
        ui.allocate_ui(vec2(width, 28.0), |ui| filter_ui(ui, view, wanted));
    });
    ui.add_space(4.0);
}

/// "+ Open": a click asks for articles; the other button shows the other ways.
fn open_ui(ui: &mut Ui, view: &View<'_>) {
    let words = RichText::new("+ Open").font(view.theme.strong()).color(view.look().accent);
    let reason = why_not_changed(view);
    let button = Button::new(words).frame_when_inactive(false);
    let link = ui.add_enabled(reason.is_none(), button);
    link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, reason.is_none(), "Open articles"));
    let link = link.on_disabled_hover_text(reason.unwrap_or_default());
    if link.clicked() {
        view.run(Command::OpenArticles);
    }
    link.context_menu(|ui| more_ways_ui(ui, view));
    let keys = view.state.keymap.words(Command::OpenArticles, ui.ctx());
    link.on_hover_text(format!("Add articles… {keys}"));
}

/// The ways to get articles in.
fn more_ways_ui(ui: &mut Ui, view: &View<'_>) {
    ui.set_min_width(220.0);
    for command in [Command::OpenArticles, Command::OpenPath, Command::PasteArticle] {
        let button = Button::new(command.label()).shortcut_text(view.state.keymap.words(command, ui.ctx()));
        if ui.add_enabled(command.is_enabled(view.state, view.session), button).clicked() {
            view.run(command);
            ui.close();
        }
    }
}

/// The small button behind which order and progress are chosen.
fn order_ui(ui: &mut Ui, view: &View<'_>, wanted: &mut Wanted) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClick);
    let button = Button::new("").min_size(vec2(26.0, 26.0)).frame_when_inactive(false);
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_min_width(220.0);
        caption(ui, view, "Sort by");
        for order in Order::ALL {
            if menu_choice(ui, wanted.order == order, order.label()) {
                wanted.order = order;
            }
        }
        ui.separator();
        caption(ui, view, "Show");
        if menu_choice(ui, wanted.progress.is_none(), "All") {
            wanted.progress = None;
        }
        for progress in Progress::KNOWN {
            let label = super::row::capitalized(progress.label());
            if menu_choice(ui, wanted.progress.as_ref() == Some(progress), &label) {
                wanted.progress = Some(progress.clone());
            }
        }
        ui.separator();
        more_ways_ui(ui, view);
    });
    let is_special = wanted.progress.is_some() || wanted.order != Order::default();
    let color = if is_special { view.look().accent } else { view.look().muted };
    let center = response.rect.center();
    for (line, half) in [(-4.0, 6.0), (0.0, 4.0), (4.0, 2.0)] {
        let y = center.y + line;
        let ends = [pos2(center.x - half, y), pos2(center.x + half, y)];
        ui.painter().line_segment(ends, Stroke::new(1.5, color));
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Sort and show articles"));
    response.on_hover_text("Sort and show");
}

fn filter_ui(ui: &mut Ui, view: &View<'_>, wanted: &mut Wanted) {
    let field = Field::new("Filter articles", &mut wanted.words).bare().id(super::filter_id());
    let response = field.hint("Filter by title, outlet, date…").show(ui, view);
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        wanted.words.clear();
    }
    if wanted.words.is_empty() {
        return;
    }
    let side = response.rect.height() - 6.0;
    let place = egui::Rect::from_center_size(
        response.rect.right_center() - vec2(side / 2.0 + 3.0, 0.0),
        egui::Vec2::splat(side),
    );
    let clear = ui.interact(place, ui.scope_id().with("clear filter"), Sense::click());
    let color = if clear.hovered() || clear.has_focus() { view.look().text } else { view.look().muted };
    ui.painter().text(place.center(), egui::Align2::CENTER_CENTER, "×", view.theme.strong(), color);
    clear.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Clear the filter"));
    if clear.clicked() {
        wanted.words.clear();
    }
}
