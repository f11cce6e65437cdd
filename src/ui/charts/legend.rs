//! The names of the series with their colors and numbers, and the counting rule below.

use egui::{FontId, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::chart::Figure;
use crate::chart::legend::{Key, Sample};
use crate::chart::shape::Ink;

use super::super::derived::Counted;
use super::super::view::View;
use super::super::widget::color::{SWATCH, swatch};
use super::shapes::ink_color;
use super::sheet::cut;
use super::texture::{hatch_ui, texture_ui};

/// A legend of more lines than fit here scrolls.
const TALLEST: f32 = 92.0;
/// The longest name.
const LONGEST: f32 = 240.0;

/// The legend: a square, a name and the number of statements a series; what is too long for its place is
/// cut, what is too much scrolls.
pub(super) fn legend_ui(ui: &mut Ui, view: &View<'_>, counted: &Counted) {
    let figure = &counted.figure;
    ScrollArea::vertical().id_salt("legend").max_height(TALLEST).auto_shrink([false, true]).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(14.0, 4.0);
            for key in figure.keys() {
                let series = key.series.and_then(|place| figure.series.get(place));
                let row =
                    series.and_then(|series| counted.table.rows.iter().find(|row| row.group == series.key));
                let total = row.map_or_else(String::new, |row| row.count.to_string());
                entry_ui(ui, view, &key, &total);
            }
        });
    });
}

/// One entry as one thing, so that a row of them can break between entries only.
fn entry_ui(ui: &mut Ui, view: &View<'_>, key: &Key, total: &str) {
    let font = FontId::proportional(12.0);
    let name = cut(ui, view, &key.label, LONGEST);
    let number = ui.painter().layout_no_wrap(total.to_owned(), font, view.look().muted);
    let numbered = if total.is_empty() { 0.0 } else { 6.0 + number.size().x };
    let width = SWATCH + 6.0 + name.size().x + numbered;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
    let square = Rect::from_min_size(rect.left_center() - vec2(0.0, SWATCH / 2.0), vec2(SWATCH, SWATCH));
    match key.sample {
        Sample::Blank => {
            hatch_ui(ui.painter(), square, view.look().text);
            ui.painter().rect_stroke(square, 1.5, (1.0, view.look().line), egui::StrokeKind::Inside);
        }
        Sample::Ink(ink) => {
            swatch(ui, rect.left_center(), ink_color(view, ink));
            if let Ink::Paint(_, texture) = ink {
                texture_ui(ui.painter(), square, texture, view.look().panel);
            }
        }
    }
    let at = pos2(rect.left() + SWATCH + 6.0, rect.center().y - name.size().y / 2.0);
    let is_cut = name.elided;
    let after = pos2(at.x + name.size().x + 6.0, rect.center().y - number.size().y / 2.0);
    ui.painter().galley(at, name, view.look().muted);
    ui.painter().galley(after, number, view.look().muted);
    let words = if total.is_empty() { key.label.clone() } else { format!("{}: {total}", key.label) };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    if is_cut {
        response.on_hover_text(&key.label);
    }
}

/// The counting rule in words, and what is to be kept in mind.
pub(super) fn rule_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure) {
    for words in std::iter::once(&figure.footnote).chain(&figure.note) {
        ui.label(RichText::new(words).size(12.0).color(view.look().muted));
    }
}
