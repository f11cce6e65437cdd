//! What one can do with an article of the list.

use egui::{Button, Ui};

use crate::edit::sources::SourceChange;
use crate::model::{DateStatus, Dated, Progress};

use super::super::action::Action;
use super::super::derived::SourceRow;
use super::super::view::View;
use super::super::widget::guard::only_where_changes_are_allowed;

/// The menu of a row.
pub(super) fn row_menu_ui(ui: &mut Ui, view: &View<'_>, row: &SourceRow) {
    ui.set_min_width(220.0);
    only_where_changes_are_allowed(ui, view);
    for progress in Progress::KNOWN {
        let is_now = row.progress == *progress;
        let label = format!("Mark as {}", progress.label());
        if ui.add_enabled(!is_now, Button::new(label)).clicked() {
            view.send(Action::MarkProgress(row.id, progress.clone()));
            ui.close();
        }
    }
    ui.separator();
    if let Some(date) = guessed(view, row) {
        if ui.button(format!("Confirm the date: {}", row.full_date)).clicked() {
            let confirmed = Dated { status: DateStatus::Confirmed, ..date.clone() };
            view.send(Action::ChangeSource(row.id, SourceChange::Published(Some(confirmed))));
            ui.close();
        }
        ui.separator();
    }
    if ui.button(removal(row.statements)).clicked() {
        view.send(Action::RemoveSource(row.id));
        ui.close();
    }
}

fn guessed<'a>(view: &View<'a>, row: &SourceRow) -> Option<&'a Dated> {
    let source = view.project.source(row.id)?;
    source.published.as_ref().filter(|dated| dated.status == DateStatus::Guessed)
}

fn removal(statements: usize) -> String {
    match statements {
        0 => "Remove article".to_owned(),
        1 => "Remove article with its 1 statement".to_owned(),
        count => format!("Remove article with its {count} statements"),
    }
}
