//! The menu, from the table of commands, and the short notices above the window.

use egui::{Align2, Area, Button, Frame, Id, Margin, Order, RichText, Ui, vec2};

use super::action::Action;
use super::command::{Command, Menu};
use super::view::View;

/// The menu with all commands.
pub(super) fn menu_ui(ui: &mut Ui, view: &View<'_>) {
    ui.set_min_width(180.0);
    for menu in Menu::ALL {
        ui.menu_button(menu.label(), |ui| {
            ui.set_min_width(240.0);
            for command in Command::ALL.iter().filter(|command| command.menu() == menu) {
                if command.pin().is_some_and(|at| at >= view.session.pinned.len()) {
                    continue;
                }
                command_ui(ui, view, *command);
            }
        });
    }
}

fn command_ui(ui: &mut Ui, view: &View<'_>, command: Command) {
    let is_enabled = command.is_enabled(view.state, view.session);
    let keys = view.state.keymap.words(command, ui.ctx());
    let mark = if command.is_on(view.state) { "on".to_owned() } else { keys };
    let button = Button::new(command.full_label(view.session)).shortcut_text(mark);
    let mut response = ui.add_enabled(is_enabled, button);
    if let Some(why) = command.why_not(view.session) {
        response = response.on_disabled_hover_text(why);
    }
    if response.clicked() {
        view.run(command);
        ui.close();
    }
}

/// The notices, the newest at the bottom.
pub(super) fn notices_ui(ui: &mut Ui, view: &View<'_>) {
    let now = ui.input(|input| input.time);
    let shown = view.state.notices.iter().filter(|notice| notice.is_problem || notice.until > now);
    let notices: Vec<_> = shown.collect();
    if notices.is_empty() {
        return;
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(500));
    let area = Area::new(Id::unique("notices")).order(Order::Foreground);
    area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -40.0)).show(ui.ctx(), |ui| {
        for notice in notices {
            notice_ui(ui, view, notice);
        }
    });
}

fn notice_ui(ui: &mut Ui, view: &View<'_>, notice: &super::state::Notice) {
    let look = view.look();
    let line = if notice.is_problem { look.bad } else { look.line };
    let frame = Frame::new()
        .fill(look.panel)
        .stroke((1.0, line))
        .corner_radius(view.theme.measures.radii.card)
        .shadow(look.shadow)
        .inner_margin(Margin::symmetric(16, 10));
    frame.show(ui, |ui| {
        ui.set_max_width(560.0);
        ui.horizontal(|ui| {
            ui.add(egui::Label::new(RichText::new(&notice.words).color(look.text)).wrap());
            let close = ui.add(Button::new("×").frame_when_inactive(false));
            close.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Dismiss"));
            if close.clicked() {
                view.send(Action::Dismiss(notice.id));
            }
        });
    });
}
