//! The small menu with which one sets the type of articles.

use egui::{Popup, RichText, Role, Sense, Ui, WidgetInfo};

use super::super::command::Command;
use super::super::view::View;

/// A button that opens the menu.
pub(super) fn type_menu_ui(ui: &mut Ui, view: &View<'_>) {
    let words = RichText::new("Aa\u{a0}▾").color(view.look().muted);
    let button = ui.add(egui::Label::new(words).sense(Sense::click()));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Type of articles"));
    let button = button.on_hover_cursor(egui::CursorIcon::PointingHand);
    Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_min_width(230.0);
        let reading = view.state.reading;
        row_ui(ui, view, "Size", &format!("{}", reading.size), [Command::TextSmaller, Command::TextLarger]);
        let lines = format!("{:.1}", reading.leading);
        row_ui(ui, view, "Lines apart", &lines, [Command::LinesCloser, Command::LinesApart]);
        let letters = format!("{} letters", reading.letters);
        row_ui(ui, view, "Column", &letters, [Command::ColumnNarrower, Command::ColumnWider]);
        if ui.button(Command::TextUsual.label()).clicked() {
            view.run(Command::TextUsual);
        }
    });
}

/// A measure with a button for less and one for more.
fn row_ui(ui: &mut Ui, view: &View<'_>, name: &str, value: &str, commands: [Command; 2]) {
    ui.horizontal(|ui| {
        ui.label(name);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let [less, more] = commands;
            step_ui(ui, view, "+", more);
            step_ui(ui, view, "−", less);
            ui.label(RichText::new(value).color(view.look().muted));
        });
    });
}

fn step_ui(ui: &mut Ui, view: &View<'_>, sign: &str, command: Command) {
    let button = ui.add(egui::Button::new(sign).min_size(egui::vec2(24.0, 20.0)));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, command.label()));
    let keys = view.state.keymap.words(command, ui.ctx());
    if button.on_hover_text(format!("{} ({keys})", command.label())).clicked() {
        view.run(command);
    }
}
