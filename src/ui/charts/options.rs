//! The chips above the figure: what is counted, and how; each changes the figure in the next frame.

mod drawing;
mod filters;
mod output;
mod rules;

use egui::{Sense, Ui, vec2};

use crate::model::FigureSpec;

use super::super::action::Action;
use super::super::command::Command;
use super::super::derived::Counted;
use super::super::state::{Beside, Pane};
use super::super::view::View;
use super::super::widget::chip::{Setting, chip, menu_choice, setting_chip};
use super::kind;
use super::saved::{Naming, saved_ui};

pub(super) use output::choices_ui;

/// How wide the names of the groups of chips are, in points.
const GROUP: f32 = 40.0;

/// Where there is less room than this, in points, only what differs from the usual is shown at first.
const NARROW: f32 = 480.0;
/// The same where two figures are compared.
const NARROW_OF_TWO: f32 = 1_000.0;

/// The options of one of two figures.
pub(super) struct Options<'a, 'v> {
    view: &'a View<'v>,
    pane: Pane,
    spec: &'a FigureSpec,
    /// What every option is before anybody changes it.
    usual: FigureSpec,
    counted: Option<&'a Counted>,
    /// Whether only what differs from the usual is shown, beside what is changed most.
    is_short: bool,
}

impl<'a, 'v> Options<'a, 'v> {
    /// The options of the shown figure.
    pub(super) fn shown(view: &'a View<'v>) -> Self {
        let counted = view.derived.figure().and_then(|answer| answer.as_ref().ok());
        Self::of(view, Pane::Shown, &view.state.figure, counted)
    }

    /// The options of the figure that it is compared with.
    pub(super) fn beside(view: &'a View<'v>, beside: &'a Beside) -> Self {
        let counted = view.derived.beside().and_then(|answer| answer.as_ref().ok());
        Self { is_short: true, ..Self::of(view, Pane::Beside, &beside.spec, counted) }
    }

    fn of(view: &'a View<'v>, pane: Pane, spec: &'a FigureSpec, counted: Option<&'a Counted>) -> Self {
        Self { view, pane, spec, usual: FigureSpec::by_party_over_time(spec.id), counted, is_short: false }
    }

    fn change(&self, set: impl FnOnce(&mut FigureSpec)) {
        let mut spec = self.spec.clone();
        set(&mut spec);
        self.view.send(match (self.pane, &self.view.state.beside) {
            (Pane::Beside, Some(beside)) => Action::CompareFigures(Some(Beside { spec, ..beside.clone() })),
            _ => Action::Figure(spec),
        });
    }

    /// A chip with a menu; left away where only what differs is shown and this does not.
    fn chip(
        &self,
        ui: &mut Ui,
        (label, value): (&str, &str),
        is_marked: bool,
        content: impl FnOnce(&mut Ui),
    ) {
        if is_marked || !self.is_short {
            setting_chip(ui, self.view, &Setting { label, value, is_marked, stays: false }, content);
        }
    }

    /// A chip for one field with few choices.
    fn choice<T: Copy + PartialEq>(
        &self,
        ui: &mut Ui,
        (label, choices): (&str, &[T]),
        field: impl Fn(&FigureSpec) -> T,
        words: impl Fn(T) -> &'static str,
        set: impl Fn(&mut FigureSpec, T),
    ) {
        let value = field(self.spec);
        self.chip(ui, (label, words(value)), value != field(&self.usual), |ui| {
            for choice in choices {
                if menu_choice(ui, *choice == value, words(*choice)) {
                    self.change(|spec| set(spec, *choice));
                }
            }
        });
    }
}

/// The few chips beside the text: demand, bin, rows, number, coder.
pub(super) fn short_ui(ui: &mut Ui, view: &View<'_>) {
    let options = Options::shown(view);
    chips(ui, |ui| {
        options.demand_ui(ui);
        options.columns_ui(ui);
        options.rows_ui(ui);
        options.measure_ui(ui);
        options.coder_ui(ui);
        if chip(ui, view, "Export…").clicked() {
            view.run(Command::ExportFigure);
        }
    });
}

/// The options of the figure in full size: what becomes of it, and three groups of chips that are folded
/// to those that differ from the usual. Whether they are is for the width to say until somebody did.
pub(super) fn all_ui(ui: &mut Ui, view: &View<'_>, naming: &mut Option<Naming>, folded: &mut Option<bool>) {
    let enough = if view.state.beside.is_some() { NARROW_OF_TWO } else { NARROW };
    let is_folded = folded.unwrap_or(ui.available_width() < enough);
    chips(ui, |ui| {
        saved_ui(ui, view, naming);
        output::compare_ui(ui, view);
        output::export_ui(ui, view);
        output::copy_ui(ui, view);
        output::look_ui(ui, view);
        if fold_ui(ui, view, is_folded) {
            *folded = Some(!is_folded);
        }
    });
    ui.add_space(4.0);
    let mut options = Options::shown(view);
    group_ui(ui, view, "Draw", |ui| {
        kind::kind_ui(ui, view);
        options.rows_ui(ui);
        options.columns_ui(ui);
        options.measure_ui(ui);
        options.is_short = is_folded;
        options.rolling_ui(ui);
        options.interval_ui(ui);
        options.events_ui(ui);
    });
    if !is_folded || options.filters() {
        group_ui(ui, view, "Only", |ui| options.filters_ui(ui));
    }
    if !is_folded || options.has_own_rules() {
        group_ui(ui, view, "Count", |ui| options.rules_ui(ui));
    }
}

/// The options of the figure that is compared with: those that are changed most, and all that differ.
pub(super) fn beside_ui(ui: &mut Ui, view: &View<'_>, beside: &Beside, shows_all: &mut bool) {
    let mut options = Options::beside(view, beside);
    chips(ui, |ui| {
        options.is_short = false;
        options.rows_ui(ui);
        options.columns_ui(ui);
        options.measure_ui(ui);
        options.is_short = !*shows_all;
        options.filters_ui(ui);
        options.rules_ui(ui);
        if fold_ui(ui, view, !*shows_all) {
            *shows_all = !*shows_all;
        }
    });
}

/// Folds or unfolds the options; gives whether it was pressed.
fn fold_ui(ui: &mut Ui, view: &View<'_>, is_folded: bool) -> bool {
    chip(ui, view, if is_folded { "All options" } else { "Fewer options" }).clicked()
}

fn chips(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        content(ui);
    });
}

fn group_ui(ui: &mut Ui, view: &View<'_>, name: &str, content: impl FnOnce(&mut Ui)) {
    ui.add_space(2.0);
    chips(ui, |ui| {
        let size = vec2(GROUP, ui.spacing().interact_size.y);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let (font, color) = (view.theme.caption(), view.look().muted);
        ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, name, font, color);
        content(ui);
    });
}
