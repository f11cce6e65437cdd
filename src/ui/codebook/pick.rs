//! Choosing one of many from a list that opens under a field, with a filter in it.

use egui::{
    Align2, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Sense, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};
use egui::{Color32, StrokeKind};

use super::super::view::View;
use super::super::widget::field::Field;
use super::super::widget::row::Row;

/// One thing to choose.
pub(super) struct Choice<'a, Id> {
    pub(super) id: Id,
    pub(super) name: &'a str,
    /// Its color, where it has one.
    pub(super) color: Option<Color32>,
}

/// A field that shows what is chosen and opens the list; gives what was chosen now.
///
/// The accessible name is the caption. The choices are asked for only while the list is open.
pub(super) fn pick_ui<'a, Id: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    caption: &str,
    current: &Choice<'_, Id>,
    choices: impl FnOnce() -> Vec<Choice<'a, Id>>,
) -> Option<Id> {
    let response = field_ui(ui, view, current.name, current.color);
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(current.name.to_owned()),
        ..WidgetInfo::labeled(egui::Role::ComboBox, ui.is_enabled(), caption)
    });
    list_of(&response, |ui| list_ui(ui, view, response.id, Some(current.id), &choices()))
}

/// Opens the list under a button; gives what was chosen now.
pub(super) fn pick_under<'a, Id: Copy + PartialEq>(
    view: &View<'_>,
    button: &Response,
    choices: impl FnOnce() -> Vec<Choice<'a, Id>>,
) -> Option<Id> {
    list_of(button, |ui| list_ui(ui, view, button.id, None, &choices()))
}

fn list_of<Id>(button: &Response, content: impl FnOnce(&mut Ui) -> Option<Id>) -> Option<Id> {
    Popup::menu(button)
        .gap(4.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(content)
        .and_then(|shown| shown.inner)
}

fn list_ui<Id: Copy + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    id: egui::Id,
    current: Option<Id>,
    choices: &[Choice<'_, Id>],
) -> Option<Id> {
    ui.set_width(280.0);
    let (words_id, field_id) = (id.with("words"), id.with("field"));
    let is_new = !ui.memory(|memory| memory.has_focus(field_id) || memory.had_focus_last_frame(field_id));
    let mut words: String =
        if is_new { String::new() } else { ui.data(|kept| kept.get_temp(words_id)).unwrap_or_default() };
    Field::new("Find", &mut words).hint("Find…").id(field_id).bare().show(ui, view);
    ui.data_mut(|kept| kept.insert_temp(words_id, words.clone()));
    if is_new {
        ui.memory_mut(|memory| memory.request_focus(field_id));
    }
    let lowered = words.trim().to_lowercase();
    let matching: Vec<&Choice<'_, Id>> =
        choices.iter().filter(|choice| choice.name.to_lowercase().contains(&lowered)).collect();
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let mut taken = if entered { matching.first().map(|choice| choice.id) } else { None };
    ui.add_space(4.0);
    ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, choice) in matching.iter().enumerate() {
            let is_chosen = if lowered.is_empty() { current == Some(choice.id) } else { at == 0 };
            let row = Row { name: choice.name, swatch: choice.color, is_chosen, ..Row::default() };
            if row.show(ui, view).clicked() {
                taken = Some(choice.id);
            }
        }
    });
    if taken.is_some() {
        ui.close();
    }
    taken
}

/// What is chosen, drawn like a field, with a mark that it opens.
fn field_ui(ui: &mut Ui, view: &View<'_>, words: &str, color: Option<Color32>) -> Response {
    let look = view.look();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    let radius = f32::from(view.theme.measures.radii.control);
    let line = if response.hovered() || response.has_focus() { look.accent } else { look.line };
    ui.painter().rect(rect, radius, look.field, (1.0, line), StrokeKind::Inside);
    let mut left = rect.min.x + 10.0;
    if let Some(color) = color {
        super::super::widget::color::swatch(ui, pos2(left, rect.center().y), color);
        left += 16.0;
    }
    let font = TextStyle::Body.resolve(ui.style());
    let inside = Rect::from_min_max(pos2(left, rect.min.y), pos2(rect.max.x - 24.0, rect.max.y));
    let painter = ui.painter().with_clip_rect(inside);
    painter.text(inside.left_center(), Align2::LEFT_CENTER, words, font.clone(), look.text);
    ui.painter().text(rect.right_center() - vec2(10.0, 0.0), Align2::RIGHT_CENTER, "▾", font, look.muted);
    response
}
