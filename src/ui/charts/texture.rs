//! Textures of bars in the window: what tells apart series whose colors are alike.

use egui::{Color32, Painter, Rect, Shape, Stroke, pos2};

use crate::chart::{Figure, Texture};

use super::super::theme::Look;
use super::across::Across;
use super::bars::place_of;

/// The distance of lines and dots, in points.
const STEP: f32 = 6.0;
/// The distance of the lines of a hatched ground, in points.
const HATCH: f32 = 9.0;

/// Draws a texture over a bar, in the color of the ground.
pub(super) fn texture_ui(painter: &Painter, rect: Rect, texture: Texture, ground: Color32) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let color = ground.gamma_multiply(0.75);
    match texture {
        Texture::Solid => {}
        Texture::Rising => painter.extend(lines(rect, (1.0, STEP), Stroke::new(1.2, color))),
        Texture::Falling => painter.extend(lines(rect, (-1.0, STEP), Stroke::new(1.2, color))),
        Texture::Dotted => painter.extend(dots(rect, color)),
    }
}

/// Hatches the ground of the bins in which no article was coded.
pub(super) fn blank_ui(painter: &Painter, look: &Look, (figure, inner): (&Figure, Rect), across: &Across) {
    let columns = &figure.x.columns;
    let mut place = 0;
    while place < columns.len() {
        let blank = columns.iter().skip(place).take_while(|column| column.is_blank).count();
        let (from, to) = (place_of(place) - 0.5, place_of(place + blank) - 0.5);
        if blank > 0 && across.shows(from, to) {
            let ground = Rect::from_x_y_ranges(across.x(from)..=across.x(to), inner.y_range());
            hatch_ui(painter, ground.intersect(inner), look.muted);
        }
        place += blank.max(1);
    }
}

/// The hatched ground of what nothing is known of.
pub(super) fn hatch_ui(painter: &Painter, rect: Rect, color: Color32) {
    let step = if rect.width() < 4.0 * HATCH { HATCH / 2.0 } else { HATCH };
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    painter.extend(lines(rect, (1.0, step), Stroke::new(1.0, color.gamma_multiply(0.22))));
}

/// Diagonal lines; `way` 1 rises to the right, -1 falls.
fn lines(rect: Rect, (way, step): (f32, f32), stroke: Stroke) -> Vec<Shape> {
    steps(rect.left() - rect.height(), rect.right() + rect.height(), step)
        .map(|x| {
            let from = pos2(x, rect.bottom());
            let to = pos2(x + way * rect.height(), rect.top());
            Shape::line_segment([from, to], stroke)
        })
        .collect()
}

fn dots(rect: Rect, color: Color32) -> Vec<Shape> {
    steps(rect.left(), rect.right(), STEP)
        .flat_map(|x| steps(rect.top(), rect.bottom(), STEP).map(move |y| (x, y)))
        .map(|(x, y)| Shape::circle_filled(pos2(x, y), 1.2, color))
        .collect()
}

/// Places at equal distances on a grid of the window, so that neighbouring bars fit together.
fn steps(from: f32, to: f32, step: f32) -> impl Iterator<Item = f32> {
    let first = (from / step).ceil() * step;
    std::iter::successors(Some(first), move |at| Some(at + step).filter(|next| *next <= to))
        .filter(move |at| *at <= to)
}
