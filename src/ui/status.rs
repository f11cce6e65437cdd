//! The bar at the bottom: what is recorded, how much there is, what undo would take back.

use egui::{Align, Layout, RichText, Sense, Ui, vec2};

use super::action::{Action, IncomingWish};
use super::command::Command;
use super::view::View;
use crate::analysis::thousands;
use crate::session::Recorded;

/// The bar at the bottom.
pub(super) fn status_ui(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        recorded_ui(ui, view);
        quiet(ui, view, &count_words(view.project.sources().len(), "article"));
        quiet(ui, view, &statement_words(view));
        reading_ui(ui, view);
        if let Some(busy) = &view.session.busy {
            quiet(ui, view, busy);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let zoom = (ui.ctx().zoom_factor() * 100.0).round();
            quiet(ui, view, &format!("{zoom} %"));
            if view.session.undo.is_some() && link(ui, view, &Command::Undo.full_label(view.session)) {
                view.run(Command::Undo);
            }
            if !view.session.coder_name.is_empty() {
                let words = format!("Coding as {}", view.session.coder_name);
                if link(ui, view, &words) {
                    view.run(Command::CodeAs);
                }
            }
        });
    });
}

/// How far the import list is read; a way to it and to the end of it.
fn reading_ui(ui: &mut Ui, view: &View<'_>) {
    let Some((read, all)) = view.state.incoming.list.progress().filter(|(_, all)| *all > 0) else { return };
    if link(ui, view, &format!("Reading {} of {}", thousands(read as u128), thousands(all as u128))) {
        view.run(Command::ShowIncoming);
    }
    ui.add_space(-12.0);
    if link(ui, view, "Stop") {
        view.send(Action::Incoming(IncomingWish::Stop));
    }
}

fn recorded_ui(ui: &mut Ui, view: &View<'_>) {
    let look = view.look();
    if let Some(why) = &view.session.read_only {
        let words = RichText::new(format!("Read-only, as {why}")).size(12.0).color(look.warn);
        ui.add(egui::Label::new(words).truncate());
        if link(ui, view, Command::SaveAs.label()) {
            view.run(Command::SaveAs);
        }
        return;
    }
    let recorded = &view.session.recorded;
    let (color, words) = match (&view.session.file, view.session.is_changed) {
        (Some(file), false) => (look.good, format!("Saved in {file}")),
        (_, true) if *recorded == Recorded::All => (look.good, "Recorded".to_owned()),
        (_, true) if *recorded == Recorded::Waiting => (look.warn, "Recording…".to_owned()),
        (Some(file), true) => (look.warn, format!("Not yet saved in {file}")),
        (None, true) => (look.warn, "Not saved in a file yet".to_owned()),
        (None, false) => (look.muted, "No file yet".to_owned()),
    };
    let (dot, _) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
    ui.painter().circle_filled(dot.center(), 3.5, color);
    ui.add_space(-12.0);
    let label = ui.label(RichText::new(words).small().size(12.0).color(look.muted));
    match (recorded, &view.session.file) {
        (Recorded::Failed(why), _) => _ = label.on_hover_text(format!("Not recorded: {why}")),
        (Recorded::All, Some(file)) => {
            label.on_hover_text(format!("Every action is on disk; saving writes it to {file}"));
        }
        (Recorded::All, None) => _ = label.on_hover_text("Every action is on disk; it is in no file yet"),
        (Recorded::Off | Recorded::Waiting, _) => {}
    }
}

fn statement_words(view: &View<'_>) -> String {
    let all = count_words(view.project.statements().len(), "statement");
    let some =
        |count: usize, what: &str| if count == 0 { String::new() } else { format!(", {count} {what}") };
    let unfinished = some(view.derived.unfinished(), "unfinished");
    let unplaced = some(view.derived.unplaced(), "not found in their article");
    format!("{all}{unfinished}{unplaced}")
}

/// "1 article", "2 articles".
fn count_words(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn quiet(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.label(RichText::new(words).small().size(12.0).color(view.look().muted));
}

/// Words that can be pressed, as high as the others beside them.
fn link(ui: &mut Ui, view: &View<'_>, words: &str) -> bool {
    let label =
        egui::Label::new(RichText::new(words).size(12.0).color(view.look().muted)).sense(Sense::click());
    let response = ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words));
    response.clicked()
}
