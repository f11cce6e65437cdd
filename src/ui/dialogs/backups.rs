//! The backups of the project: when each was kept, what differs, restoring one.

use egui::{Align, Button, Layout, RichText, ScrollArea, Ui, vec2};

use super::super::action::Action;
use super::super::view::View;
use super::{Opening, card};
use crate::session::Versus;
use crate::storage::Backup;

const ROW: f32 = 34.0;

/// The list.
pub(super) fn backups_ui(ui: &mut Ui, view: &View<'_>, backups: &[Backup], opening: Opening) {
    card::card_ui(ui, view, "Backups of this project", 560.0, |ui| {
        card::quiet(
            ui,
            view,
            "A copy is kept on this computer with every save that you ask for, and every ten minutes of work: the \
             last ten, then one a day for a month, then one a week.",
        );
        ui.add_space(8.0);
        if backups.is_empty() {
            card::words(ui, view, "There is none yet. The first is kept when the project is saved.");
            ui.add_space(8.0);
        }
        let area = ScrollArea::vertical().id_salt("backups").max_height(ROW * 9.0).auto_shrink([false, true]);
        area.show_rows(ui, ROW, backups.len(), |ui, rows| {
            for backup in backups.get(rows).into_iter().flatten() {
                row_ui(ui, view, backup);
            }
        });
        if let Some(folder) = backups.first().and_then(|backup| backup.path.parent()) {
            ui.add_space(4.0);
            let words = RichText::new(folder.display().to_string()).font(view.theme.caption());
            ui.add(egui::Label::new(words.color(view.look().muted)).wrap());
        }
        ui.add_space(12.0);
        let close = card::main_button(ui, view, "Close");
        if opening.takes_focus() {
            close.request_focus();
        }
        if close.clicked() {
            view.send(Action::Dialog(None));
        }
    });
}

fn row_ui(ui: &mut Ui, view: &View<'_>, backup: &Backup) {
    let when = to_the_second(backup);
    ui.horizontal(|ui| {
        ui.set_height(ROW - 6.0);
        ui.label(RichText::new(&when).color(view.look().text));
        ui.label(RichText::new(size_words(backup.size)).color(view.look().muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let is_allowed = view.session.read_only.is_none();
            if button(ui, "Restore", &format!("Restore the backup of {when}"), is_allowed) {
                view.send(Action::Restore(backup.clone()));
            }
            if button(ui, "Open a copy", &format!("Open a copy of the backup of {when}"), true) {
                view.send(Action::OpenCopy(backup.path.clone()));
            }
            if button(ui, "Compare…", &format!("Compare with the backup of {when}"), true) {
                view.send(Action::Compare(Versus::File(backup.path.clone())));
            }
        });
    });
}

fn button(ui: &mut Ui, words: &str, label: &str, is_enabled: bool) -> bool {
    let button = ui.add_enabled(is_enabled, Button::new(words).min_size(vec2(72.0, 26.0)));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, is_enabled, label));
    button.clicked()
}

/// Several may be kept in one minute.
fn to_the_second(backup: &Backup) -> String {
    backup.at.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// "12 KB", "3.4 MB".
fn size_words(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        1_000_000..10_000_000 => format!("{}.{} MB", tenths / 10, tenths % 10),
        _ => format!("{} MB", tenths / 10),
    }
}
