//! Textures of bars in the window: what tells apart series whose colors are alike.

use egui::{Color32, Painter, Rect, Shape, Stroke, pos2};

use crate::chart::Texture;

/// The distance of lines and dots, in points.
const STEP: f32 = 6.0;

/// Draws a texture over a bar, in the color of the ground.
pub(super) fn texture_ui(painter: &Painter, rect: Rect, texture: Texture, ground: Color32) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let color = ground.gamma_multiply(0.75);
    match texture {
        Texture::Solid => {}
        Texture::Rising => painter.extend(lines(rect, 1.0, color)),
        Texture::Falling => painter.extend(lines(rect, -1.0, color)),
        Texture::Dotted => painter.extend(dots(rect, color)),
    }
}

/// Diagonal lines; `way` 1 rises to the right, -1 falls.
fn lines(rect: Rect, way: f32, color: Color32) -> Vec<Shape> {
    let stroke = Stroke::new(1.2, color);
    steps(rect.left() - rect.height(), rect.right() + rect.height())
        .map(|x| {
            let from = pos2(x, rect.bottom());
            let to = pos2(x + way * rect.height(), rect.top());
            Shape::line_segment([from, to], stroke)
        })
        .collect()
}

fn dots(rect: Rect, color: Color32) -> Vec<Shape> {
    steps(rect.left(), rect.right())
        .flat_map(|x| steps(rect.top(), rect.bottom()).map(move |y| (x, y)))
        .map(|(x, y)| Shape::circle_filled(pos2(x, y), 1.2, color))
        .collect()
}

/// Places at equal distances on a grid of the window, so that neighbouring bars fit together.
fn steps(from: f32, to: f32) -> impl Iterator<Item = f32> {
    let first = (from / STEP).ceil() * STEP;
    std::iter::successors(Some(first), move |at| Some(at + STEP).filter(|next| *next <= to))
        .filter(move |at| *at <= to)
}
