//! What is doubtful about a line, in plain words, and what it is like.

use egui::{RichText, Ui};

use crate::session::import::{ImportRow, ListLine, Standing, Twin};

use super::super::super::action::{Action, IncomingWish};
use super::super::super::view::View;
use super::super::super::widget::chip::chip;
use super::super::row::twin_title;
use super::{capitalized, changed};

/// Doubts and likenesses.
pub(super) fn doubts_ui(ui: &mut Ui, view: &View<'_>, line: ListLine, row: &ImportRow) {
    let list = &view.state.incoming.list;
    if let Standing::There(Some(id)) = list.standing(line) {
        like_ui(ui, view, "The same words are in the project already, as", Twin::Source(id));
    }
    if let Some((key, earlier)) = line.key().and_then(|key| Some((key, list.earlier(key)?))) {
        changed::changed_ui(ui, view, key, earlier);
    } else if let Some(alike) = line.key().and_then(|key| list.alike(key)) {
        let how = if alike.is_same {
            "The same words as".to_owned()
        } else {
            format!("About {} of 100 words agree with", alike.share)
        };
        like_ui(ui, view, &how, alike.to);
    }
    let own = line.key().and_then(|key| list.article(key)).map(|it| it.draft.warnings.as_slice());
    // What is doubtful about a file with several articles stands with the file.
    let of_file = if line.article.is_none() || row.articles().len() == 1 { row.warnings() } else { &[] };
    for warning in of_file.iter().chain(own.unwrap_or_default()) {
        let words = RichText::new(capitalized(&warning.to_string())).color(view.look().warn);
        ui.add(egui::Label::new(words).wrap());
        ui.add_space(8.0);
    }
}

pub(super) fn like_ui(ui: &mut Ui, view: &View<'_>, how: &str, twin: Twin) {
    ui.add(egui::Label::new(RichText::new(how).color(view.look().warn)).wrap());
    let title = twin_title(view, twin);
    if chip(ui, view, &title).on_hover_text("Show it").clicked() {
        view.send(match twin {
            Twin::Source(id) => Action::Choose(id),
            Twin::Listed(key) => Action::Incoming(IncomingWish::Choose(Some(key.into()))),
        });
    }
    ui.add_space(8.0);
}
