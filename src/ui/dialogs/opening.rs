//! A project that is being opened: how far that is, and going on without it.

use egui::{ProgressBar, Ui};

use super::super::action::Action;
use super::super::view::{OpeningFacts, View};
use super::{Opening, card};

/// How far it is, and the way on without it, which Escape is too; a click beside it does nothing.
pub(super) fn opening_ui(ui: &mut Ui, view: &View<'_>, facts: &OpeningFacts, opening: Opening) {
    let title = format!("Opening {}", facts.name.as_deref().unwrap_or("your project"));
    card::held_card_ui(ui, view, &title, 440.0, |ui| {
        if let Some(folder) = &facts.folder {
            card::quiet(ui, view, folder);
            ui.add_space(10.0);
        }
        let share = facts.share.unwrap_or_default();
        let look = view.look();
        let bar = ProgressBar::new(share).desired_height(6.0).fill(look.accent);
        let named = ui.add(bar);
        named.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::Role::ProgressIndicator,
                true,
                format!("{} % opened", percent(share)),
            )
        });
        ui.add_space(6.0);
        card::quiet(ui, view, &words(facts));
        ui.add_space(12.0);
        let leave = ui.add(card::plain(if facts.is_first { "Go on without it" } else { "Cancel" }));
        if opening.takes_focus() {
            leave.request_focus();
        }
        if leave.clicked() {
            view.send(Action::CancelOpening);
        }
    });
}

fn words(facts: &OpeningFacts) -> String {
    match facts.share {
        _ if facts.is_late => {
            "Nothing has come from the drive yet. It may be asleep, slow or not connected.".to_owned()
        }
        None => "Waiting for the drive…".to_owned(),
        Some(share) => format!("{} %", percent(share)),
    }
}

/// The last hundredth is the project's being shown.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is at most 1")]
fn percent(share: f32) -> u8 {
    (share * 100.0).min(99.0) as u8
}
