//! Figures with more than a screen tells apart: bars thinner than its dots, tens of thousands of dots.
//!
//! They are painted as one mesh. Without it each would be a shape of its own, and a frame with 30,000 of them
//! would take five times as long as a frame may.

use egui::{Color32, Mesh, Pos2, Rect, Shape, Ui, pos2};
use egui_plot::PlotTransform;

use crate::chart::{Figure, Series};

use super::super::state::Pane;
use super::super::view::View;
use super::across::Across;
use super::bars::{bar, place_of};
use super::plot::{chosen_marks, rect_of, series_color};

/// Columns narrower than this, in points, have no room for a bar with a gap.
const NARROW: f64 = 2.0;

/// Whether bars are too thin to be told apart.
pub(super) fn is_fine(across: &Across) -> bool {
    across.width_of_column() < NARROW
}

/// Paints the bars in view, each at least a dot of the screen wide. Where several columns fall on one dot the
/// highest of them is shown, so that no peak is lost.
pub(super) fn fine_bars_ui(
    ui: &Ui,
    view: &View<'_>,
    (figure, pane): (&Figure, Pane),
    (inner, across, transform): (Rect, &Across, &PlotTransform),
) {
    let dot = 1.0 / ui.pixels_per_point();
    let columns = shown_columns(figure, across, dot);
    let chosen = chosen_marks(view, figure, pane);
    let mut mesh = Mesh::default();
    for (place, series) in figure.series.iter().enumerate() {
        let (strong, quiet) = colors(view, series);
        for mark in &series.marks {
            let Some(left) = columns.get(mark.column).copied().flatten() else { continue };
            let Some(bar) = bar(figure, place, mark) else { continue };
            let is_quiet = !chosen.is_empty() && !chosen.contains(&std::ptr::from_ref(mark));
            let rect = column_of(rect_of(transform, bar), left, dot).intersect(inner);
            mesh.add_colored_rect(rect, if is_quiet { quiet } else { strong });
        }
    }
    ui.painter_at(inner).add(Shape::mesh(mesh));
}

/// For each column that is shown the left edge of its dot.
fn shown_columns(figure: &Figure, across: &Across, dot: f32) -> Vec<Option<f32>> {
    let mut shown = vec![None; figure.x.columns.len()];
    let lefts: Vec<(usize, f32)> = (0..shown.len())
        .map(|column| (column, place_of(column)))
        .filter(|(_, at)| across.shows(at - 0.5, at + 0.5))
        .map(|(column, at)| (column, (across.x(at) / dot).floor() * dot))
        .collect();
    let height = |column: usize| figure.totals.get(column).copied().flatten().unwrap_or(0.0);
    for on_one_dot in lefts.chunk_by(|(_, one), (_, next)| (one - next).abs() < dot / 2.0) {
        let highest =
            on_one_dot.iter().max_by(|(one, _), (other, _)| height(*one).total_cmp(&height(*other)));
        if let Some((column, left)) = highest
            && let Some(slot) = shown.get_mut(*column)
        {
            *slot = Some(*left);
        }
    }
    shown
}

fn colors(view: &View<'_>, series: &Series) -> (Color32, Color32) {
    let color = series_color(view, series);
    (color, view.look().panel.lerp_to_gamma(color, 0.5))
}

/// A bar on its dot; no lower than a third of a dot, so that a small number is still seen.
fn column_of(rect: Rect, left: f32, dot: f32) -> Rect {
    let top = rect.top().min(rect.bottom() - dot / 3.0);
    Rect::from_min_max(pos2(left, top), pos2(left + rect.width().max(dot), rect.bottom()))
}

/// Adds a dot of so many points across, as the square in which it lies: smaller than three dots of the screen
/// nobody tells it from a disk.
pub(super) fn add_dot(mesh: &mut Mesh, center: Pos2, across: f32, color: Color32) {
    mesh.add_colored_rect(Rect::from_center_size(center, egui::Vec2::splat(across)), color);
}
