//! The names of the series with their colors and numbers, and the counting rule below.

use egui::{
    Align, FontId, Layout, Rect, RichText, Role, ScrollArea, Sense, Shape, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::chart::legend::{Key, Sample};
use crate::chart::shape::Ink;
use crate::chart::{Figure, Texture};
use crate::model::FigureKind;

use super::super::derived::Counted;
use super::super::view::View;
use super::super::widget::color::SWATCH;
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
            let keys = figure.keys();
            let form = Form::of(figure, &keys);
            for key in keys {
                let series = key.series.and_then(|place| figure.series.get(place));
                let row =
                    series.and_then(|series| counted.table.rows.iter().find(|row| row.group == series.key));
                let total = row.map_or_else(String::new, |row| row.count.to_string());
                entry_ui(ui, view, (&key, form), &total);
            }
        });
    });
}

/// What stands before the names.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// A small square.
    Square,
    /// A piece of a pattern, wide enough to tell it from others.
    Pattern,
    /// A piece of a line.
    Line,
}

impl Form {
    fn of(figure: &Figure, keys: &[Key]) -> Self {
        let texture = |key: &Key| match key.sample {
            Sample::Ink(Ink::Paint(_, texture)) => texture,
            _ => Texture::Solid,
        };
        let has_patterns = keys.iter().any(|key| texture(key) != Texture::Solid);
        match figure.kind {
            FigureKind::Lines | FigureKind::Cumulative | FigureKind::Raised => Self::Line,
            _ if has_patterns => Self::Pattern,
            _ => Self::Square,
        }
    }

    fn size(self) -> Vec2 {
        match self {
            Self::Square => Vec2::splat(SWATCH),
            Self::Pattern => vec2(18.0, 11.0),
            Self::Line => vec2(22.0, 11.0),
        }
    }
}

/// What stands before a name, in its place.
fn sample_ui(ui: &Ui, view: &View<'_>, (sample, form): (Sample, Form), place: Rect) {
    let painter = ui.painter();
    match sample {
        Sample::Blank => {
            hatch_ui(painter, place, view.look().text);
            painter.rect_stroke(place, 1.5, (1.0, view.look().line), egui::StrokeKind::Inside);
        }
        Sample::Ink(ink) if form == Form::Line => {
            let ends = [place.left_center(), place.right_center()];
            let stroke = egui::Stroke::new(2.0, ink_color(view, ink));
            let shapes = match ink {
                Ink::Paint(_, Texture::Rising) => Shape::dashed_line(&ends, stroke, 5.0, 3.0),
                Ink::Paint(_, Texture::Dotted) => Shape::dotted_line(&ends, stroke.color, 5.0, 1.3),
                Ink::Paint(_, Texture::Falling) => Shape::dashed_line(&ends, stroke, 9.0, 4.0),
                _ => vec![Shape::line_segment(ends, stroke)],
            };
            painter.extend(shapes);
        }
        Sample::Ink(ink) => {
            painter.rect_filled(place, 2.0, ink_color(view, ink));
            if let Ink::Paint(_, texture) = ink {
                texture_ui(painter, place, texture, view.look().panel);
            }
        }
    }
}

/// One entry as one thing, so that a row of them can break between entries only.
fn entry_ui(ui: &mut Ui, view: &View<'_>, (key, form): (&Key, Form), total: &str) {
    let font = FontId::proportional(12.0);
    let name = cut(ui, view, &key.label, LONGEST);
    let number = ui.painter().layout_no_wrap(total.to_owned(), font, view.look().muted);
    let numbered = if total.is_empty() { 0.0 } else { 6.0 + number.size().x };
    let sample = form.size();
    let width = sample.x + 6.0 + name.size().x + numbered;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
    let place = Rect::from_min_size(rect.left_center() - vec2(0.0, sample.y / 2.0), sample);
    sample_ui(ui, view, (key.sample, form), place);
    let at = pos2(rect.left() + sample.x + 6.0, rect.center().y - name.size().y / 2.0);
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
    // Beside another figure the layout is justified, which would tear the words apart.
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        for words in std::iter::once(&figure.footnote).chain(&figure.note) {
            ui.label(RichText::new(words).size(12.0).color(view.look().muted));
        }
    });
}
