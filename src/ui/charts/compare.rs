//! Two figures side by side: what stands at the right, and the scale of both.

use egui::{Align, Layout, RichText, Role, Ui, WidgetInfo};

use crate::chart::scale::Scale;

use super::super::action::Action;
use super::super::derived::Counted;
use super::super::state::Beside;
use super::super::view::View;
use super::super::widget::chip::menu_chip;
use super::options;

/// The head of the figure at the right: its title, another one instead, its options, and the way back.
pub(super) fn head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (beside, counted): (&Beside, Option<&Counted>),
    shows_all: &mut bool,
) {
    ui.horizontal(|ui| {
        let title = counted.map_or("Figure", |counted| counted.figure.title.as_str());
        let room = (ui.available_width() - 28.0).max(40.0);
        ui.allocate_ui(egui::vec2(room, 20.0), |ui| {
            ui.set_min_width(room);
            ui.add(egui::Label::new(RichText::new(title).font(view.theme.strong())).truncate());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.add(egui::Button::new("×").frame_when_inactive(false));
            close.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Close this figure"));
            if close.clicked() {
                view.send(Action::CompareFigures(None));
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
        menu_chip(ui, view, "With", "another", |ui| options::choices_ui(ui, view));
        let mut same_scale = beside.same_scale;
        if ui.checkbox(&mut same_scale, "Same scale").changed() {
            let beside = Beside { same_scale, ..beside.clone() };
            view.send(Action::CompareFigures(Some(beside)));
        }
    });
    ui.add_space(4.0);
    options::beside_ui(ui, view, beside, shows_all);
    ui.add_space(8.0);
}

/// The scale that holds both, where they shall have the same and measure the same.
pub(super) fn scale(beside: &Beside, shown: Option<&Counted>, other: Option<&Counted>) -> Option<Scale> {
    let (shown, other) = (&shown?.figure.y, &other?.figure.y);
    let (one, two) = (shown.scale, other.scale);
    let holds_both = if one.top() < two.top() { two } else { one };
    (beside.same_scale && shown.unit == other.unit).then_some(holds_both)
}
