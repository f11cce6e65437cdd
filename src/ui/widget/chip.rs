//! Chips: quiet buttons, settings that open a menu, and choices of which one holds.

use egui::text::LayoutJob;
use egui::{
    Align2, Color32, FontId, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, StrokeKind, TextFormat,
    TextStyle, Ui, WidgetInfo, vec2,
};

use super::super::view::View;

/// A quiet button: "Export…".
pub fn chip(ui: &mut Ui, view: &View<'_>, words: &str) -> Response {
    let response = draw(ui, view, &Words { label: "", value: words, is_marked: false }, None);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    response
}

/// A setting that opens a menu: "Bin quarter ▾". Its accessible name is the label.
///
/// The content is that of the open menu; see [`menu_choice`].
pub fn menu_chip<R>(
    ui: &mut Ui,
    view: &View<'_>,
    label: &str,
    value: &str,
    content: impl FnOnce(&mut Ui) -> R,
) -> Option<R> {
    setting_chip(ui, view, &Setting { label, value, is_marked: false, stays: false }, content)
}

/// A setting that opens a menu.
pub struct Setting<'a> {
    /// Its name; also the accessible one.
    pub label: &'a str,
    /// What holds.
    pub value: &'a str,
    /// Whether that is not the usual, which is drawn so that one sees it among others.
    pub is_marked: bool,
    /// Whether the menu stays until one presses elsewhere, as for fields to type in.
    pub stays: bool,
}

/// A setting that opens a menu, as [`menu_chip`], in more detail.
pub fn setting_chip<R>(
    ui: &mut Ui,
    view: &View<'_>,
    setting: &Setting<'_>,
    content: impl FnOnce(&mut Ui) -> R,
) -> Option<R> {
    let Setting { label, value, is_marked, stays } = *setting;
    let shown = format!("{value} ▾");
    let response = draw(ui, view, &Words { label, value: &shown, is_marked }, None);
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(value.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), label)
    });
    let closing =
        if stays { PopupCloseBehavior::CloseOnClickOutside } else { PopupCloseBehavior::CloseOnClick };
    let menu = Popup::menu(&response).gap(4.0).close_behavior(closing);
    menu.show(|ui| {
        ui.set_min_width(140.0);
        content(ui)
    })
    .map(|shown| shown.inner)
}

/// One line of a menu of which one holds; whether it was chosen now. Choosing closes the menu.
pub fn menu_choice(ui: &mut Ui, is_chosen: bool, words: &str) -> bool {
    let is_clicked = ui.selectable_label(is_chosen, words).clicked();
    if is_clicked {
        ui.close();
    }
    is_clicked
}

/// Chips in a row of which one holds, filled with a color; gives the one that was pressed.
pub fn segments<T: Clone + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    (values, current): (&[T], Option<&T>),
    fill: Color32,
    words: impl Fn(&T) -> &str,
) -> Option<T> {
    let mut pressed = None;
    ui.spacing_mut().item_spacing.x = 4.0;
    for value in values {
        let is_chosen = current == Some(value);
        let shown = words(value);
        let response =
            draw(ui, view, &Words { label: shown, value: "", is_marked: false }, is_chosen.then_some(fill));
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_chosen, shown));
        if response.clicked() {
            pressed = Some(value.clone());
        }
    }
    pressed
}

/// What a chip says: a muted label, then a value.
struct Words<'a> {
    label: &'a str,
    value: &'a str,
    is_marked: bool,
}

fn draw(ui: &mut Ui, view: &View<'_>, words: &Words<'_>, fill: Option<Color32>) -> Response {
    let look = view.look();
    let font = TextStyle::Button.resolve(ui.style());
    let label = if fill.is_some() { look.on_accent } else { look.muted };
    let mut job = LayoutJob::default();
    append(&mut job, words.label, &font, label);
    let space = if job.text.is_empty() || words.value.is_empty() { "" } else { " " };
    let value = if words.is_marked { look.accent } else { look.text };
    append(&mut job, &format!("{space}{}", words.value), &font, value);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = vec2(galley.size().x + 16.0, ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    ground(ui, view, rect, &response, fill.unwrap_or(look.chip));
    if words.is_marked {
        let radius = f32::from(view.theme.measures.radii.control);
        ui.painter().rect_stroke(rect, radius, (1.0, look.accent), StrokeKind::Inside);
    }
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
    ui.painter().galley(at, galley, look.text);
    response
}

fn ground(ui: &Ui, view: &View<'_>, rect: Rect, response: &Response, fill: Color32) {
    let look = view.look();
    let radius = f32::from(view.theme.measures.radii.control);
    let fill = if response.hovered() { fill.lerp_to_gamma(look.text, 0.06) } else { fill };
    ui.painter().rect_filled(rect, radius, fill);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, radius, (1.5, look.accent), StrokeKind::Outside);
    }
}

fn append(job: &mut LayoutJob, words: &str, font: &FontId, color: Color32) {
    job.append(words, 0.0, TextFormat::simple(font.clone(), color));
}
