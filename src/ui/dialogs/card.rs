//! The card on which every dialog stands, with its parts.

use egui::{Button, Frame, Id, Margin, Modal, ModalResponse, RichText, ScrollArea, Ui, vec2};

use super::super::action::Action;
use super::super::view::View;

/// A dialog of this width, closed by Escape or a click beside it.
pub(super) fn card_ui(ui: &mut Ui, view: &View<'_>, title: &str, width: f32, content: impl FnOnce(&mut Ui)) {
    if held_card_ui(ui, view, title, width, content).should_close() {
        view.send(Action::Dialog(None));
    }
}

/// A dialog of this width that closes by what is in it alone.
pub(super) fn held_card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui),
) -> ModalResponse<()> {
    let look = view.look();
    let room = ui.ctx().content_rect().size() - vec2(64.0, 96.0);
    let frame = Frame::new()
        .fill(look.panel)
        .stroke((1.0, look.line))
        .corner_radius(view.theme.measures.radii.popup)
        .shadow(look.shadow)
        .inner_margin(Margin::symmetric(20, 18));
    let modal = Modal::new(Id::unique("dialog")).frame(frame).backdrop_color(look.veil());
    modal.show(ui.ctx(), |ui| {
        ui.set_width(width.min(room.x));
        ui.label(RichText::new(title).font(view.theme.panel_title()).color(look.text));
        ui.add_space(8.0);
        let height = room.y.max(120.0);
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.auto_shrink([false, true]).show(ui, content);
    })
}

/// A line of words.
pub(super) fn words(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.add(egui::Label::new(RichText::new(words).color(view.look().text)).wrap());
}

/// A line of quiet words.
pub(super) fn quiet(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.add(egui::Label::new(RichText::new(words).color(view.look().muted)).wrap());
}

/// A line that says what is wrong.
pub(super) fn problem(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.add(egui::Label::new(RichText::new(words).color(view.look().bad)).wrap());
}

/// The button that does what the dialog is for.
pub(super) fn main_button(ui: &mut Ui, view: &View<'_>, words: &str) -> egui::Response {
    let look = view.look();
    let words = RichText::new(words).font(view.theme.strong()).color(look.on_accent);
    ui.add(Button::new(words).fill(look.accent).min_size(vec2(72.0, 28.0)))
}

/// A button of second rank; gives whether it was pressed.
pub(super) fn plain_button(ui: &mut Ui, words: &str) -> bool {
    ui.add(plain(words)).clicked()
}

/// The same, to be added.
pub(super) fn plain(words: &str) -> Button<'_> {
    Button::new(words).min_size(vec2(72.0, 28.0))
}

/// The buttons at the bottom: Cancel, then what `others` adds to its right.
pub(super) fn buttons_ui(ui: &mut Ui, view: &View<'_>, others: impl FnOnce(&mut Ui)) {
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        others(ui);
        if plain_button(ui, "Cancel") {
            view.send(Action::Dialog(None));
        }
    });
}

/// How a path stands in a list: the file's name strong, its folder quiet.
pub(super) fn path_button(ui: &mut Ui, view: &View<'_>, path: &std::path::Path) -> bool {
    let look = view.look();
    let name =
        path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into());
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let name = RichText::new(name).color(look.text);
    let folder = RichText::new(folder).font(view.theme.caption()).color(look.muted);
    let button = Button::new((name, folder)).frame_when_inactive(false).truncate();
    ui.add(button.min_size(vec2(ui.available_width(), 26.0))).clicked()
}

/// A clause with a capital at its start.
pub(super) fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
