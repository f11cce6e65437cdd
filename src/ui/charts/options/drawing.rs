//! What stands in rows and columns, which number is shown, and what stands over it.

use egui::Ui;

use crate::model::{Columns, DateBasis, Grouping, Interval, Measure, Period};

use super::super::super::action::Action;
use super::super::super::state::Pane;
use super::super::super::widget::chip::menu_choice;
use super::Options;

/// The widths of rolling means that are offered, in bins.
const ROLLING: [u16; 5] = [2, 3, 4, 6, 12];

impl Options<'_, '_> {
    pub(super) fn rows_ui(&self, ui: &mut Ui) {
        let rows = [
            Grouping::Party,
            Grouping::Actor,
            Grouping::Demand,
            Grouping::Stance,
            Grouping::Outlet,
            Grouping::Coder,
            Grouping::All,
        ];
        self.choice(ui, ("Rows", &rows), |spec| spec.rows, Grouping::label, |spec, rows| spec.rows = rows);
    }

    pub(super) fn measure_ui(&self, ui: &mut Ui) {
        let set = |spec: &mut crate::model::FigureSpec, measure| {
            spec.measure = measure;
            if measure == Measure::PerArticle {
                spec.basis = DateBasis::Publication;
            }
        };
        self.choice(ui, ("Show", Measure::ALL), |spec| spec.measure, Measure::label, set);
    }

    /// Time in bins, or groups side by side.
    pub(super) fn columns_ui(&self, ui: &mut Ui) {
        let current = self.spec.columns;
        let auto = self.counted.and_then(|counted| counted.table.period);
        let value = match (current, auto) {
            (Columns::Auto, Some(period)) => format!("auto: {}", period.label()),
            _ => current.as_str().to_owned(),
        };
        self.chip(ui, ("Bin", &value), current != self.usual.columns, |ui| {
            let times = std::iter::once(Columns::Auto).chain(Period::ALL.iter().copied().map(Columns::Time));
            for columns in times {
                if menu_choice(ui, columns == current, columns.as_str()) {
                    self.change(|spec| spec.columns = columns);
                }
            }
            ui.separator();
            for grouping in
                [Grouping::Demand, Grouping::Party, Grouping::Actor, Grouping::Stance, Grouping::Outlet]
            {
                let columns = Columns::Groups(grouping);
                if menu_choice(ui, columns == current, columns.as_str()) {
                    self.change(|spec| spec.columns = columns);
                }
            }
        });
    }

    /// The mean of several bins, over time only.
    pub(super) fn rolling_ui(&self, ui: &mut Ui) {
        if matches!(self.spec.columns, Columns::Groups(_)) {
            return;
        }
        let words = |width: Option<u16>| width.map_or("off".to_owned(), |width| format!("{width} bins"));
        let current = self.spec.rolling;
        self.chip(ui, ("Rolling mean", &words(current)), current != self.usual.rolling, |ui| {
            for width in std::iter::once(None).chain(ROLLING.map(Some)) {
                if menu_choice(ui, width == current, &words(width)) {
                    self.change(|spec| spec.rolling = width);
                }
            }
        });
    }

    /// How far each number may be trusted.
    pub(super) fn interval_ui(&self, ui: &mut Ui) {
        let all = ("Intervals", Interval::ALL);
        let words = |it: Interval| if it == Interval::None { "none" } else { it.label() };
        self.choice(ui, all, |spec| spec.interval, words, |spec, it| spec.interval = it);
    }

    /// Whether events are shown, and the way to their list.
    pub(super) fn events_ui(&self, ui: &mut Ui) {
        let is_hidden = self.spec.hides_events;
        let count = self.view.project.events().len();
        let value = match count {
            0 => "none".to_owned(),
            _ if is_hidden => "hidden".to_owned(),
            count => format!("{count}"),
        };
        self.chip(ui, ("Events", &value), is_hidden, |ui| {
            if menu_choice(ui, !is_hidden, "shown") {
                self.change(|spec| spec.hides_events = false);
            }
            if menu_choice(ui, is_hidden, "hidden") {
                self.change(|spec| spec.hides_events = true);
            }
            if self.pane == Pane::Shown {
                ui.separator();
                if menu_choice(ui, false, "Edit events…") {
                    self.view.send(Action::ShowEvents(true));
                }
            }
        });
    }
}
