//! The names of the series with their colors and numbers, and the counting rule below.

use egui::{RichText, Sense, Ui, vec2};

use crate::chart::Figure;

use super::super::view::View;
use super::super::widget::color::{SWATCH, swatch};
use super::plot::series_color;

/// More series are folded into one line that counts them.
const MOST: usize = 16;

/// The legend: a square and a name a series.
pub(super) fn legend_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(14.0, 4.0);
        for series in figure.series.iter().filter(|series| !series.marks.is_empty()).take(MOST) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let (rect, _) = ui.allocate_exact_size(vec2(SWATCH, 18.0), Sense::hover());
                swatch(ui, rect.left_center(), series_color(view, series));
                ui.label(RichText::new(&series.label).size(12.0).color(view.look().muted));
                ui.label(RichText::new(&series.total).size(12.0).color(view.look().faint));
            });
        }
        let more = figure.series.len().saturating_sub(MOST);
        if more > 0 {
            ui.label(RichText::new(format!("and {more} more")).size(12.0).color(view.look().muted));
        }
    });
}

/// The counting rule in words.
pub(super) fn rule_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure) {
    ui.label(RichText::new(&figure.footnote).size(12.0).color(view.look().muted));
}
