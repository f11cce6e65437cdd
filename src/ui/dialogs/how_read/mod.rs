//! The dialog that says how a file of the import list is read: its columns, what parts it into articles,
//! its encoding; each with what comes of it. A change reads the file again, and no other.

mod columns;
mod encoding;
mod preview;
mod separator;

use egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

use crate::import::ReadOptions;
use crate::session::import::{ImportRow, ReadFile, RowId, Stage};

use super::super::action::{Action, IncomingWish};
use super::super::state::ReadPart;
use super::super::view::View;
use super::super::widget::chip::segments;
use super::card;

use encoding::Encodings;
use separator::Separators;

/// The width of the dialog where there is room, in points.
const WIDTH: f32 = 980.0;

/// What is being said about a file.
pub(super) struct HowRead {
    part: ReadPart,
    /// How it was read when the dialog opened.
    before: Option<ReadOptions>,
    separators: Separators,
    encodings: Encodings,
}

impl HowRead {
    /// The dialog as it opens.
    pub(super) fn new(view: &View<'_>, row: RowId, part: ReadPart) -> Self {
        let before = view.state.incoming.list.row(row).map(|row| row.options.clone());
        Self { part, before, separators: Separators::default(), encodings: Encodings::default() }
    }

    /// The dialog.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, id: RowId) {
        let row = view.state.incoming.list.row(id);
        let Some(row) = row else { return view.send(Action::Dialog(None)) };
        card::card_ui(ui, view, &format!("How {} is read", row.name()), WIDTH, |ui| {
            match &row.stage {
                Stage::Read(read) => self.read_ui(ui, view, row, read),
                Stage::Failed(failure) => card::problem(ui, view, &card::capitalized(&failure.reason)),
                Stage::Waiting | Stage::Reading | Stage::Coded(_) => card::quiet(ui, view, "Reading…"),
            }
            self.buttons_ui(ui, view, row);
        });
    }

    fn read_ui(&mut self, ui: &mut Ui, view: &View<'_>, row: &ImportRow, read: &ReadFile) {
        let parts = ReadPart::of(row);
        if !parts.contains(&self.part) {
            self.part = parts.first().copied().unwrap_or(self.part);
        }
        if parts.len() > 1 {
            ui.horizontal(|ui| {
                let fill = view.look().accent;
                let pressed = segments(ui, view, (&parts, Some(&self.part)), fill, |part| part.label());
                self.part = pressed.unwrap_or(self.part);
            });
            ui.add_space(8.0);
        }
        let height = (ui.ctx().content_rect().height() - 280.0).clamp(160.0, 600.0);
        let left = (ui.available_width() * 0.46).max(240.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            ui.allocate_ui_with_layout(vec2(left, height), Layout::top_down(Align::Min), |ui| {
                ui.set_width(left);
                ui.spacing_mut().item_spacing.x = 6.0;
                let area = ScrollArea::vertical().id_salt("how").auto_shrink(false);
                area.max_height(height).min_scrolled_height(height).show(ui, |ui| {
                    ui.set_max_width(left - 12.0);
                    let options = match self.part {
                        ReadPart::Columns => columns::columns_ui(ui, view, row, read),
                        ReadPart::Separator => self.separators.ui(ui, view, row, read),
                        ReadPart::Encoding => self.encodings.ui(ui, view, row, read),
                    };
                    if let Some(options) = options {
                        view.send(Action::Incoming(IncomingWish::Reread(row.id, options)));
                    }
                });
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let area = ScrollArea::vertical().id_salt("what comes of it").auto_shrink(false);
                area.max_height(height).min_scrolled_height(height).show(ui, |ui| {
                    preview::preview_ui(ui, view, row, read);
                });
            });
        });
    }

    fn buttons_ui(&self, ui: &mut Ui, view: &View<'_>, row: &ImportRow) {
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            if card::main_button(ui, view, "Done").clicked() {
                view.send(Action::Dialog(None));
            }
            let before = self.before.as_ref().filter(|before| **before != row.options);
            if let Some(before) = before
                && card::plain_button(ui, "As it was")
            {
                view.send(Action::Incoming(IncomingWish::Reread(row.id, before.clone())));
            }
            if row.is_awaited {
                ui.label(RichText::new("Reading…").color(view.look().muted));
            }
        });
    }
}
