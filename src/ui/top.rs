//! The bar at the top: the project's title and menu, the tabs, the way to every command.

use egui::{Align, Align2, AtomExt as _, Layout, Popup, Response, RichText, Sense, Ui, vec2};

use super::action::Action;
use super::command::Command;
use super::menu;
use super::state::Tab;
use super::view::View;
use super::widget::chip::chip;

/// The bar at the top.
pub(super) fn top_ui(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal_centered(|ui| {
        title_ui(ui, view);
        ui.add_space(24.0);
        let incoming = view.state.incoming.is_open(view.state.tab).then_some(Tab::Incoming);
        for tab in Tab::ALL.into_iter().chain(incoming) {
            if tab_ui(ui, view, tab).clicked() {
                view.send(Action::Show(tab));
            }
        }
        back_ui(ui, view);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            panels_ui(ui, view);
            search_ui(ui, view);
        });
    });
}

fn title_ui(ui: &mut Ui, view: &View<'_>) {
    let mark = if view.session.is_changed { " •" } else { "" };
    let room = (ui.available_width() * 0.3).clamp(120.0, 420.0);
    let title = RichText::new(view.project.title()).font(view.theme.strong()).atom_max_width(room);
    let after = RichText::new(format!("{mark} ▾")).font(view.theme.strong());
    let button = egui::Button::new((title, after)).gap(0.0).truncate().frame_when_inactive(false);
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Menu"));
    Popup::menu(&response).show(|ui| menu::menu_ui(ui, view));
}

/// The way back to the list from which one came to a passage.
fn back_ui(ui: &mut Ui, view: &View<'_>) {
    let (words, command) = match view.state.came_from {
        Some(Tab::Figures) => ("← Back to the figure", Command::ShowFigures),
        Some(Tab::Statements) => ("← Back to the table", Command::ShowStatements),
        _ => return,
    };
    ui.add_space(8.0);
    let keys = view.state.keymap.words(command, ui.ctx());
    if chip(ui, view, words).on_hover_text(format!("It is as you left it ({keys})")).clicked() {
        view.run(command);
    }
}

fn tab_ui(ui: &mut Ui, view: &View<'_>, tab: Tab) -> Response {
    let is_shown = view.state.tab == tab;
    let look = view.look();
    let font = if is_shown { view.theme.strong() } else { egui::TextStyle::Body.resolve(ui.style()) };
    let color = if is_shown { look.text } else { look.muted };
    let galley = ui.painter().layout_no_wrap(tab.label().to_owned(), font, color);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(24.0, 10.0), Sense::click());
    let radius = f32::from(view.theme.measures.radii.control);
    if is_shown || response.hovered() || response.has_focus() {
        let fill = if is_shown { look.chip } else { look.chip.gamma_multiply(0.6) };
        ui.painter().rect_filled(rect, radius, fill);
    }
    ui.painter().galley(Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min, galley, color);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, is_shown, tab.label()));
    response
}

/// The panels beside the text, each as a small picture of the window that folds and unfolds it.
fn panels_ui(ui: &mut Ui, view: &View<'_>) {
    let (panels, width) = (view.state.panels, ui.ctx().content_rect().width());
    if view.state.tab == Tab::Read {
        panel_ui(ui, view, Command::ToggleFigure, panels.shows_figure(width));
    }
    panel_ui(ui, view, Command::ToggleArticles, panels.shows_sources(width));
}

fn panel_ui(ui: &mut Ui, view: &View<'_>, command: Command, is_shown: bool) {
    let look = view.look();
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    let is_near = response.hovered() || response.has_focus();
    if is_near {
        ui.painter().rect_filled(rect, f32::from(view.theme.measures.radii.control), look.chip);
    }
    let color = if is_near || is_shown { look.text } else { look.muted };
    let window = egui::Rect::from_center_size(rect.center(), vec2(16.0, 13.0));
    let mut side = window;
    if command == Command::ToggleFigure {
        side.set_left(window.right() - 6.0);
    } else {
        side.set_right(window.left() + 5.0);
    }
    if is_shown {
        ui.painter().rect_filled(side, 2.0, color);
    } else {
        ui.painter().rect_stroke(side, 2.0, (1.0, color), egui::StrokeKind::Inside);
    }
    ui.painter().rect_stroke(window, 2.0, (1.0, color), egui::StrokeKind::Inside);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, command.label()));
    let keys = view.state.keymap.words(command, ui.ctx());
    if response.on_hover_text(format!("{} ({keys})", command.label())).clicked() {
        view.run(command);
    }
}

fn search_ui(ui: &mut Ui, view: &View<'_>) {
    let look = view.look();
    let width = 340.0_f32.min(ui.available_width());
    if width < 72.0 {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click());
    let line = if response.hovered() || response.has_focus() { look.accent } else { look.line };
    let radius = f32::from(view.theme.measures.radii.control);
    ui.painter().rect(rect, radius, look.field, (1.0, line), egui::StrokeKind::Inside);
    let font = egui::TextStyle::Body.resolve(ui.style());
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let words = if width < 190.0 { "Search…" } else { "Search or run a command" };
    ui.painter().text(inner.left_center(), Align2::LEFT_CENTER, words, font, look.muted);
    if width >= 280.0 {
        let keys = view.state.keymap.words(Command::Palette, ui.ctx());
        let font = view.theme.caption();
        ui.painter().text(inner.right_center(), Align2::RIGHT_CENTER, keys, font, look.muted);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Search or run a command"));
    if response.clicked() {
        view.run(Command::Palette);
    }
}
