//! Painting one piece: highlights, lines below them, the chosen passage, the words.

use egui::{Color32, CornerRadius, Painter, Rect, Shape, pos2};

use crate::model::{Span, StatementId};

use super::super::theme::Theme;
use super::layout::Laid;
use super::marks::{Drawn, LANES_SHOWN};

/// What stands out in the article.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Chosen {
    /// The chosen passage.
    pub passage: Option<Span>,
    /// The chosen statement.
    pub statement: Option<StatementId>,
    /// The statement under the pointer.
    pub hovered: Option<StatementId>,
}

/// What was found in a piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finds<'a> {
    /// All of it.
    pub hits: &'a [Span],
    /// Where one stands.
    pub current: Option<Span>,
}

/// Paints a piece with its marks, which come in the order of their lanes' starts.
pub(super) fn paint_piece(
    painter: &Painter,
    theme: &Theme,
    laid: &Laid,
    (marks, chosen): (&[Drawn<'_>], Chosen),
    finds: Finds<'_>,
) {
    let mut shapes = Vec::new();
    grounds(theme, laid, marks, chosen, &mut shapes);
    if let Some(span) = chosen.passage {
        for rect in laid.rects(span.start().0, span.end().0) {
            shapes.push(Shape::rect_filled(inset(rect), 2.0, theme.look.selection));
        }
    }
    finds_in(theme, laid, finds, &mut shapes);
    for mark in marks.iter().filter(|mark| mark.lane < LANES_SHOWN) {
        lines(theme, laid, mark, chosen, &mut shapes);
    }
    painter.extend(shapes);
    laid.layout.paint(painter, laid.origin, theme.look.text);
}

/// A soft ground under what was found; a frame around where one stands.
fn finds_in(theme: &Theme, laid: &Laid, finds: Finds<'_>, shapes: &mut Vec<Shape>) {
    let color = theme.look.warn;
    for hit in finds.hits {
        let is_current = finds.current == Some(*hit);
        for rect in laid.rects(hit.start().0, hit.end().0) {
            let rect = inset(rect);
            if is_current {
                shapes.push(Shape::rect_stroke(rect, 2.0, (1.5, color), egui::StrokeKind::Outside));
            } else {
                shapes.push(Shape::rect_filled(rect, 2.0, color.gamma_multiply(0.25)));
            }
        }
    }
}

/// The grounds: each letter takes the color of the lowest lane, so that colors never mix.
fn grounds(theme: &Theme, laid: &Laid, marks: &[Drawn<'_>], chosen: Chosen, shapes: &mut Vec<Shape>) {
    let mut by_lane: Vec<&Drawn<'_>> = marks.iter().collect();
    by_lane.sort_by_key(|mark| (!is_strong(mark, chosen), mark.lane));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for mark in by_lane {
        let color = ground(theme, mark, chosen);
        for (start, end) in free_parts((mark.span.start().0, mark.span.end().0), &taken) {
            for rect in laid.rects(start, end) {
                shapes.push(Shape::rect_filled(inset(rect), 2.0, color));
            }
        }
        taken.push((mark.span.start().0, mark.span.end().0));
        taken.sort_unstable();
    }
}

fn is_strong(mark: &Drawn<'_>, chosen: Chosen) -> bool {
    chosen.statement == Some(mark.id) || chosen.hovered == Some(mark.id)
}

fn ground(theme: &Theme, mark: &Drawn<'_>, chosen: Chosen) -> Color32 {
    let ground = theme.highlight(mark.color);
    if is_strong(mark, chosen) {
        mark.color.gamma_multiply((theme.look.highlight_alpha * 1.9).min(0.55))
    } else {
        ground
    }
}

/// The parts of a range that none of the taken ranges, sorted by start, covers.
fn free_parts((start, end): (usize, usize), taken: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut from = start;
    for (first, last) in taken {
        if *first > from && from < end {
            parts.push((from, (*first).min(end)));
        }
        from = from.max(*last);
    }
    if from < end {
        parts.push((from, end));
    }
    parts.retain(|(from, to)| from < to);
    parts
}

/// The line below a mark's words; an unfinished one is dashed.
fn lines(theme: &Theme, laid: &Laid, mark: &Drawn<'_>, chosen: Chosen, shapes: &mut Vec<Shape>) {
    let thickness = theme.measures.lengths.highlight_line;
    let thickness = if is_strong(mark, chosen) { thickness + 0.5 } else { thickness };
    for rect in laid.rects(mark.span.start().0, mark.span.end().0) {
        let y = inset(rect).bottom() + f32::from(mark.lane) * (thickness + 1.0);
        let line = Rect::from_min_max(pos2(rect.left(), y - thickness), pos2(rect.right(), y));
        if mark.is_unfinished {
            let stroke = egui::Stroke::new(thickness, mark.color);
            let points = [pos2(line.left(), line.center().y), pos2(line.right(), line.center().y)];
            shapes.extend(Shape::dashed_line(&points, stroke, 5.0, 4.0));
        } else {
            shapes.push(Shape::rect_filled(line, CornerRadius::ZERO, mark.color));
        }
    }
}

/// A line's rectangle without the leading between lines.
fn inset(rect: Rect) -> Rect {
    let leading = (rect.height() * 0.12).round();
    Rect::from_min_max(pos2(rect.left(), rect.top() + leading), pos2(rect.right(), rect.bottom() - leading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_covered_is_not_painted_twice() {
        assert_eq!(free_parts((2, 9), &[]), [(2, 9)]);
        assert_eq!(free_parts((2, 9), &[(4, 6)]), [(2, 4), (6, 9)]);
        assert_eq!(free_parts((2, 9), &[(0, 3), (3, 5), (8, 20)]), [(5, 8)]);
        assert_eq!(free_parts((2, 9), &[(0, 9)]), []);
        assert_eq!(free_parts((2, 9), &[(20, 30)]), [(2, 9)]);
        assert_eq!(free_parts((2, 9), &[(0, 1)]), [(2, 9)]);
    }
}
