//! What stands in the middle while no article is shown: the way from files to a figure, in three steps.

use egui::{Align, Button, Layout, RichText, Ui, UiBuilder, vec2};

use super::super::command::Command;
use super::super::view::View;

/// The width of the three steps, in points.
const WIDTH: f32 = 420.0;
/// How high they stand above the lower edge, as part of the room.
const FALL: f32 = 0.24;

/// Where there is no article, how to begin; otherwise where to choose one.
pub(super) fn empty_ui(ui: &mut Ui, view: &View<'_>) {
    if view.project.sources().len() > 0 {
        ui.centered_and_justified(|ui| {
            ui.label(RichText::new("Choose an article at the left").color(view.look().muted));
        });
        return;
    }
    let room = ui.available_rect_before_wrap();
    let width = WIDTH.min(room.width() - 32.0);
    let corner = room.center_top() + vec2(-width / 2.0, room.height() * FALL);
    let place = egui::Rect::from_min_size(corner, vec2(width, room.bottom() - corner.y));
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)), |ui| {
        let keys = |command: Command| view.state.keymap.words(command, ui.ctx());
        let (open, code) = (keys(Command::OpenArticles), keys(Command::CodePassage));
        let steps = [
            ("1", "Open articles", format!("Drop files or a folder here{}.", or_press(&open))),
            ("2", "Mark a passage", format!("Draw over its words{}.", by_keys(&code))),
            ("3", "Say who demands what", "The figure at the right counts along.".to_owned()),
        ];
        for (number, title, how) in steps {
            step_ui(ui, view, number, (title, &how));
            ui.add_space(18.0);
        }
        ui.horizontal(|ui| {
            let words =
                RichText::new("Open articles…").font(view.theme.strong()).color(view.look().on_accent);
            let button = Button::new(words).fill(view.look().accent).min_size(vec2(0.0, 30.0));
            let is_enabled = Command::OpenArticles.is_enabled(view.state, view.session);
            if ui.add_enabled(is_enabled, button).clicked() {
                view.run(Command::OpenArticles);
            }
            if ui.add(Button::new("Open the example").min_size(vec2(0.0, 30.0))).clicked() {
                view.run(Command::OpenExample);
            }
        });
    });
}

/// What stands behind the way of the mouse where the command has keys.
fn or_press(keys: &str) -> String {
    if keys.is_empty() { String::new() } else { format!(", or press {keys}") }
}

fn by_keys(keys: &str) -> String {
    if keys.is_empty() { String::new() } else { format!(", or choose them by keys and press {keys}") }
}

fn step_ui(ui: &mut Ui, view: &View<'_>, number: &str, (title, how): (&str, &str)) {
    let look = view.look();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        ui.label(RichText::new(number).font(view.theme.panel_title()).color(look.accent));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.label(RichText::new(title).font(view.theme.panel_title()).color(look.text));
            ui.add(egui::Label::new(RichText::new(how).color(look.muted)).wrap());
        });
    });
}
