//! The names of the series with their colors and numbers, and the counting rule below.

use egui::text::LayoutJob;
use egui::{FontId, Rect, RichText, Role, Sense, TextFormat, Ui, WidgetInfo, pos2, vec2};

use crate::chart::{Figure, Series};

use super::super::derived::Counted;
use super::super::view::View;
use super::super::widget::color::{SWATCH, swatch};
use super::plot::series_color;
use super::texture::texture_ui;

/// More series are folded into one line that counts them.
const MOST: usize = 16;

/// The legend: a square, a name and the number of statements a series.
pub(super) fn legend_ui(ui: &mut Ui, view: &View<'_>, counted: &Counted) {
    let series = &counted.figure.series;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(14.0, 4.0);
        for one in series.iter().take(MOST) {
            let row = counted.table.rows.iter().find(|row| row.group == one.key);
            let total = row.map_or_else(String::new, |row| row.count.to_string());
            entry_ui(ui, view, one, &total);
        }
        let more = series.len().saturating_sub(MOST);
        if more > 0 {
            ui.label(RichText::new(format!("and {more} more")).size(12.0).color(view.look().muted));
        }
    });
}

/// One entry as one thing, so that a row of them can break between entries only.
fn entry_ui(ui: &mut Ui, view: &View<'_>, series: &Series, total: &str) {
    let font = FontId::proportional(12.0);
    let mut job = LayoutJob::simple_singleline(series.label.clone(), font.clone(), view.look().muted);
    job.append(total, 6.0, TextFormat::simple(font, view.look().muted));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(vec2(SWATCH + 6.0 + galley.size().x, 18.0), Sense::hover());
    swatch(ui, rect.left_center(), series_color(view, series));
    let square = Rect::from_min_size(rect.left_center() - vec2(0.0, SWATCH / 2.0), vec2(SWATCH, SWATCH));
    texture_ui(ui.painter(), square, series.texture, view.look().panel);
    let at = pos2(rect.left() + SWATCH + 6.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, view.look().muted);
    let words = format!("{}: {total}", series.label);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
}

/// The counting rule in words, and what is to be kept in mind.
pub(super) fn rule_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure) {
    for words in std::iter::once(&figure.footnote).chain(&figure.note) {
        ui.label(RichText::new(words).size(12.0).color(view.look().muted));
    }
}
