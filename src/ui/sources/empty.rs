//! What stands where no article is listed.

use egui::{Button, RichText, Ui, vec2};

use super::super::command::Command;
use super::super::view::View;
use super::arrange::Wanted;
use super::header::INDENT;

/// No article yet: how to get some.
pub(super) fn no_articles_ui(ui: &mut Ui, view: &View<'_>) {
    let keys = view.state.keymap.words(Command::PasteArticle, ui.ctx());
    inside(ui, |ui| {
        words(ui, view, "No articles yet", true);
        ui.add_space(4.0);
        let how = format!("Drop files or folders here, paste text ({keys}), or open them.");
        words(ui, view, &how, false);
        ui.add_space(12.0);
        for (command, label) in [
            (Command::OpenArticles, "Open articles…"),
            (Command::PasteArticle, "Paste as article…"),
            (Command::OpenExample, "Open the example"),
        ] {
            let button = Button::new(label).min_size(vec2(ui.available_width(), 30.0));
            if ui.add_enabled(command.is_enabled(view.state, view.session), button).clicked() {
                view.run(command);
            }
        }
    });
}

/// There are articles, but the filter lets none through.
pub(super) fn no_match_ui(ui: &mut Ui, view: &View<'_>, wanted: &mut Wanted) {
    inside(ui, |ui| {
        let typed = wanted.words.trim();
        let what = match (&wanted.progress, typed.is_empty()) {
            (Some(progress), true) => format!("No article is {}", progress.label()),
            (Some(progress), false) => format!("No article that is {} has “{typed}”", progress.label()),
            (None, _) => format!("No article has “{typed}”"),
        };
        words(ui, view, &what, false);
        ui.add_space(8.0);
        if wanted.is_filter() && ui.button("Show all articles").clicked() {
            wanted.words.clear();
            wanted.progress = None;
        }
    });
}

fn inside(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let margin = egui::Margin { left: 8, right: 8, top: 20, bottom: 8 };
    debug_assert!((f32::from(margin.left) - INDENT).abs() < f32::EPSILON);
    egui::Frame::new().inner_margin(margin).show(ui, content);
}

fn words(ui: &mut Ui, view: &View<'_>, words: &str, is_strong: bool) {
    let words = RichText::new(words);
    let words = if is_strong {
        words.font(view.theme.strong()).color(view.look().text)
    } else {
        words.color(view.look().muted)
    };
    ui.add(egui::Label::new(words).wrap());
}
