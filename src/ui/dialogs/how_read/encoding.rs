//! In which encoding a file is, with how it begins in others.

use egui::{Label, Rect, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::import::{EncodingSample, ReadOptions};
use crate::session::import::{ImportRow, ReadFile, RowId};

use super::super::super::action::{Action, IncomingWish};
use super::super::super::view::View;
use super::super::super::widget::field::caption;
use super::super::card;

/// Of which file the beginnings were asked for, and whether the unlikely ones are shown.
#[derive(Debug, Default)]
pub(super) struct Encodings {
    asked: Option<RowId>,
    shows_all: bool,
}

impl Encodings {
    /// The encodings, the likely ones first; gives how the file is to be read from now on.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        row: &ImportRow,
        read: &ReadFile,
    ) -> Option<ReadOptions> {
        if self.asked != Some(row.id) {
            self.asked = Some(row.id);
            view.send(Action::Incoming(IncomingWish::Sample(row.id)));
        }
        let now = read.reading.encoding.as_str();
        let how = if row.options.encoding.is_some() { "as you said" } else { "as found" };
        card::quiet(
            ui,
            view,
            &format!("Read as {now}, {how}. Choose the one in which the letters are right"),
        );
        ui.add_space(8.0);
        let found = view.state.incoming.samples.as_ref().filter(|(of, _)| *of == row.id);
        let samples = match found {
            None => {
                card::quiet(ui, view, "Looking…");
                return None;
            }
            Some((_, Err(problem))) => {
                card::problem(ui, view, problem);
                return None;
            }
            Some((_, Ok(samples))) => samples,
        };
        let mut chosen = None;
        let likely = samples.iter().filter(|it| it.is_likely || it.name == now);
        for sample in likely {
            if ui.push_id(sample.name, |ui| sample_ui(ui, view, sample, sample.name == now)).inner {
                chosen = Some(sample.name);
            }
        }
        let words = if self.shows_all { "Only the likely ones" } else { "All encodings" };
        if card::plain_button(ui, words) {
            self.shows_all = !self.shows_all;
        }
        if self.shows_all {
            ui.add_space(4.0);
            caption(ui, view, "The others, by name");
            for sample in samples.iter().filter(|it| !it.is_likely && it.name != now) {
                if ui.push_id(sample.name, |ui| sample_ui(ui, view, sample, false)).inner {
                    chosen = Some(sample.name);
                }
            }
        }
        if row.options.encoding.is_some() {
            ui.add_space(8.0);
            if card::plain_button(ui, "Guess again") {
                return Some(ReadOptions { encoding: None, ..row.options.clone() });
            }
        }
        let chosen = chosen.filter(|chosen| *chosen != now)?;
        Some(ReadOptions { encoding: Some(chosen.to_owned()), ..row.options.clone() })
    }
}

/// An encoding with its first lines; gives whether it was pressed.
fn sample_ui(ui: &mut Ui, view: &View<'_>, sample: &EncodingSample, is_now: bool) -> bool {
    let look = view.look();
    let (top, width) = (ui.cursor().min, ui.available_width());
    let inner = Rect::from_min_size(top + vec2(10.0, 6.0), vec2(width - 20.0, f32::INFINITY));
    let ground = ui.painter().add(egui::Shape::Noop);
    let mut content = ui.new_child(UiBuilder::new().max_rect(inner));
    content.spacing_mut().item_spacing.y = 2.0;
    content.horizontal(|ui| {
        ui.label(RichText::new(sample.name).font(view.theme.strong()).color(look.text));
        if is_now {
            ui.label(RichText::new("chosen").font(view.theme.caption()).color(look.accent));
        } else if sample.is_damaged {
            ui.label(
                RichText::new("some bytes mean nothing in it").font(view.theme.caption()).color(look.warn),
            );
        }
    });
    for line in &sample.lines {
        content.add(Label::new(RichText::new(line).color(look.muted)).truncate().selectable(false));
    }
    let rect = Rect::from_min_size(top, vec2(width, content.min_rect().height() + 12.0));
    let response = ui.allocate_rect(rect, Sense::click());
    let radius = f32::from(view.theme.measures.radii.control);
    let fill = match (is_now, response.hovered()) {
        (true, _) => look.selection,
        (false, true) => look.chip,
        (false, false) => egui::Color32::TRANSPARENT,
    };
    ui.painter().set(ground, egui::Shape::rect_filled(rect, radius, fill));
    if response.has_focus() {
        ui.painter().rect_stroke(rect, radius, (1.5, look.accent), egui::StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_now, sample.name));
    response.clicked()
}
