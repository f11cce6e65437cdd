//! How a file is read, each with a way to say it otherwise.

use egui::{Label, RichText, Ui};

use crate::analysis::plural;
use crate::import::Reading;
use crate::session::import::{ImportRow, Stage};

use super::super::super::action::Action;
use super::super::super::state::{Dialog, ReadPart};
use super::super::super::view::View;
use super::super::super::widget::chip::chip;

/// What can be said about the file: its columns, what parts it, its encoding.
pub(super) fn how_ui(ui: &mut Ui, view: &View<'_>, row: &ImportRow) {
    let Stage::Read(read) = &row.stage else { return };
    let parts = ReadPart::of(row);
    let can_change = view.state.incoming.list.may_read_again(row.id);
    for part in &parts {
        ui.horizontal(|ui| {
            let name = format!("{}…", part.label());
            ui.add_enabled_ui(can_change, |ui| {
                if chip(ui, view, &name).clicked() {
                    view.send(Action::Dialog(Some(Dialog::HowRead { row: row.id, part: *part })));
                }
            });
            let words = RichText::new(words(*part, &read.reading)).color(view.look().muted);
            ui.add(Label::new(words).truncate());
        });
    }
    if !parts.is_empty() {
        ui.add_space(8.0);
    }
}

/// How it is read now, in a few words.
fn words(part: ReadPart, reading: &Reading) -> String {
    let guessed = |is_guess: bool| if is_guess { " (guessed)" } else { "" };
    match part {
        ReadPart::Columns => reading.table.as_ref().map_or_else(String::new, |table| {
            let text = table.header.get(table.columns.text).map_or("", String::as_str);
            let rows = plural(table.rows as u64, "row");
            format!("Table of {rows}, the words in “{text}”{}", guessed(table.is_guess))
        }),
        ReadPart::Separator => match &reading.bundle {
            Some(bundle) if bundle.articles > 1 => {
                let articles = plural(bundle.articles as u64, "article");
                format!("{articles} in one text, parted at “{}”{}", bundle.example, guessed(bundle.is_guess))
            }
            _ => "One article".to_owned(),
        },
        ReadPart::Encoding => format!("Encoding {}", reading.encoding),
    }
}
