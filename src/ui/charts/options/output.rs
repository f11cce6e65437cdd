//! What becomes of a figure: compared with another one, written to a file, put on the clipboard.

use egui::Ui;

use crate::chart::palette::Look;
use crate::export::FIGURE_EXPORTERS;
use crate::model::FigureSpec;

use super::super::super::action::{Action, FigureCopy};
use super::super::super::state::Beside;
use super::super::super::view::View;
use super::super::super::widget::chip::{Setting, chip, menu_chip, menu_choice, setting_chip};

/// Every form in which the figure is written.
pub(super) fn export_ui(ui: &mut Ui, view: &View<'_>) {
    menu_chip(ui, view, "Export", "", |ui| {
        for exporter in FIGURE_EXPORTERS {
            let ending = exporter.ending();
            let words = match ending.strip_prefix('@').and_then(|dots| dots.strip_suffix(".png")) {
                Some(dots) => format!("{}, {dots}", exporter.label()),
                None => exporter.label().to_owned(),
            };
            if menu_choice(ui, false, &words) {
                view.send(Action::ExportFigureAs(ending));
            }
        }
    });
}

/// How pictures look, in files and on the clipboard.
pub(super) fn look_ui(ui: &mut Ui, view: &View<'_>) {
    let current = view.state.picture_look;
    let is_marked = current != Look::Light;
    let setting = Setting { label: "Pictures", value: current.label(), is_marked, stays: false };
    setting_chip(ui, view, &setting, |ui| {
        for look in Look::ALL {
            if menu_choice(ui, *look == current, look.label()) {
                view.send(Action::DrawPicturesIn(*look));
            }
        }
    });
}

/// Picture and table for the clipboard.
pub(super) fn copy_ui(ui: &mut Ui, view: &View<'_>) {
    menu_chip(ui, view, "Copy", "", |ui| {
        if menu_choice(ui, false, "Copy picture") {
            view.send(Action::CopyFigure(FigureCopy::Picture));
        }
        if menu_choice(ui, false, "Copy table") {
            view.send(Action::CopyFigure(FigureCopy::Table));
        }
    });
}

/// Puts a saved figure, or a copy of this one, beside it.
pub(super) fn compare_ui(ui: &mut Ui, view: &View<'_>) {
    if view.state.beside.is_some() {
        if chip(ui, view, "Compare no more").clicked() {
            view.send(Action::CompareFigures(None));
        }
        return;
    }
    menu_chip(ui, view, "Compare", "", |ui| choices_ui(ui, view));
}

/// What can stand beside the figure.
pub(in super::super) fn choices_ui(ui: &mut Ui, view: &View<'_>) {
    let same_scale = view.state.beside.as_ref().is_none_or(|beside| beside.same_scale);
    let beside = |spec| Action::CompareFigures(Some(Beside { spec, same_scale }));
    if menu_choice(ui, false, "A copy of this figure") {
        view.send(beside(FigureSpec { name: String::new(), ..view.state.figure.clone() }));
    }
    let mut figures: Vec<_> = view.project.figures().collect();
    figures.sort_by_key(|figure| (figure.order, figure.id));
    if !figures.is_empty() {
        ui.separator();
    }
    egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for figure in figures {
            if menu_choice(ui, false, &figure.name) {
                view.send(beside(FigureSpec::clone(figure)));
            }
        }
    });
}
