//! The figure drawn by `egui_plot`: bars, quiet lines, and labels that fit.

use std::collections::HashSet;

use egui::{Align2, Color32, Rect, Role, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{Bar, BarChart, Plot, PlotBounds, PlotPoint, PlotTransform};

use crate::chart::scale::Scale;
use crate::chart::{Figure, Mark, Paint, Series, Texture, Tick};
use crate::model::FigureKind;

use super::super::state::{CellKey, Pane};
use super::super::view::View;
use super::across::{Across, Zoom};
use super::bars::{bar, bars, mark_at, place_of};
use super::event_lines::EventLabels;
use super::fields::{fields_ui, slanted_names_ui};
use super::fine::{fine_bars_ui, is_fine};
use super::lasso::lasso_ui;
use super::sheet::{narrow, slanted_room};
use super::texture::{blank_ui, texture_ui};
use super::tip::tip_ui;

/// The room for the numbers at the left and the names below.
const LEFT: f32 = 34.0;
const BELOW: f32 = 22.0;
/// The room for the names of the axes in a large plot.
const NAME: f32 = 16.0;

/// How a figure is to be drawn.
pub(super) struct Asked<'a> {
    /// Which of two figures it is.
    pub(super) pane: Pane,
    /// The height, in points.
    pub(super) height: f32,
    /// What is in view, where it can be zoomed.
    pub(super) zoom: Option<&'a mut Zoom>,
    /// The scale, where it is not the figure's own.
    pub(super) scale: Option<Scale>,
}

/// What was chosen in a figure.
pub(super) enum Chosen {
    /// A bar was clicked.
    Mark(CellKey),
    /// The lasso was drawn over these.
    Lasso(Vec<CellKey>),
}

/// A mark on screen.
pub(super) type Place<'a> = (&'a Series, &'a Mark, Rect);

/// Draws a figure; gives the bars that were chosen.
pub(super) fn plot_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure, asked: Asked<'_>) -> Option<Chosen> {
    if figure.kind != FigureKind::Bars || !figure.stacked {
        return fields_ui(ui, view, figure, asked);
    }
    let size = vec2(ui.available_width(), asked.height);
    let (outer, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let name = if asked.zoom.is_some() { NAME } else { 0.0 };
    let columns = place_of(figure.x.columns.len().max(1));
    let slanted = slanted_room(ui, view, figure, (size.x - LEFT) / narrow(columns));
    let below = name + slanted.unwrap_or(BELOW);
    let mut inner = Rect::from_min_max(outer.min + vec2(LEFT, 8.0 + name), outer.max - vec2(4.0, below));
    let mut whole = Zoom::default();
    let zoom = asked.zoom.unwrap_or(&mut whole);
    let across = Across::of(zoom.part(figure), inner);
    let labels = EventLabels::of(ui, view, figure, &across, (inner.left(), inner.right()));
    inner.min.y += labels.height;
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("plot"));
    let scale = asked.scale.unwrap_or(figure.y.scale);
    let is_fine = is_fine(&across);
    let charts = if is_fine { Vec::new() } else { charts(view, (figure, asked.pane), &across) };
    blank_ui(&ui.painter_at(inner), view.look(), (figure, inner), &across);
    lines_ui(ui, view, figure, (inner, scale));
    labels.ui(ui, view, figure, (inner, &across));
    let shown = quiet_plot("figure", inner).show(&mut child, |plot| {
        plot.set_plot_bounds(PlotBounds::from_min_max([across.from, 0.0], [across.to, scale.top()]));
        for chart in charts {
            plot.bar_chart(chart);
        }
        plot.pointer_coordinate()
    });
    if is_fine {
        fine_bars_ui(ui, view, (figure, asked.pane), (inner, &across, &shown.transform));
    } else {
        textures_ui(ui, view, figure, (inner, &across, &shown.transform));
    }
    if slanted.is_some() {
        slanted_names_ui(ui, view, figure, (inner, &across));
    } else {
        names_ui(ui, view, (figure, &zoom.ticks(figure)), (inner, &across));
    }
    if name > 0.0 {
        axis_names_ui(ui, view, figure, (outer, inner));
    }
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &figure.description));
    let is_looked_at = response.dragged() || response.drag_stopped() || is_told(ui, &response);
    let marks = is_looked_at.then(|| name_bars(ui, figure, (inner, &across, &shown.transform)));
    let marks = marks.unwrap_or_default();
    zoom.follow(ui, figure, &across, &response);
    let lassoed = lasso_ui(ui, view, (figure, zoom), &response, &marks);
    let point = shown.inner.filter(|_| response.hovered() && !response.dragged());
    let under = point.and_then(|point| mark_at(figure, point.x, point.y));
    let clicked = response.clicked();
    if let Some((series, mark)) = under {
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        response.on_hover_ui_at_pointer(|ui| tip_ui(ui, view, figure, series, mark));
    }
    let mark = under.filter(|_| clicked).and_then(|(series, mark)| key_of(figure, series, mark));
    mark.map(Chosen::Mark).or(lassoed.map(Chosen::Lasso))
}

/// The plot without anything that moves, shows itself, or is not ours.
pub(super) fn quiet_plot<'a>(id: impl egui::AsIdSalt, inner: Rect) -> Plot<'a> {
    Plot::new(id)
        .width(inner.width())
        .height(inner.height())
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .cursor_color(Color32::TRANSPARENT)
}

/// What a mark stands for.
pub(super) fn key_of(figure: &Figure, series: &Series, mark: &Mark) -> Option<CellKey> {
    let column = figure.x.columns.get(mark.column)?;
    Some(CellKey { group: series.key.clone(), column: column.key.clone() })
}

/// The mark that stands for a key, with its series.
pub(super) fn mark_of<'a>(figure: &'a Figure, cell: &CellKey) -> Option<(&'a Series, &'a Mark)> {
    let series = figure.series.iter().find(|series| series.key == cell.group)?;
    let column = figure.x.columns.iter().position(|column| column.key == cell.column)?;
    Some((series, series.marks.iter().find(|mark| mark.column == column)?))
}

/// The marks that are chosen in a figure.
pub(super) fn chosen_marks(view: &View<'_>, figure: &Figure, pane: Pane) -> HashSet<*const Mark> {
    let cells = view.state.cells.iter().filter(|_| view.state.cells_in == pane);
    let chosen = cells.filter_map(|cell| mark_of(figure, cell));
    chosen.map(|(_, mark)| std::ptr::from_ref(mark)).collect()
}

fn charts(view: &View<'_>, (figure, pane): (&Figure, Pane), across: &Across) -> Vec<BarChart> {
    let gap = egui::Stroke::new(1.0, view.look().panel);
    let chosen = chosen_marks(view, figure, pane);
    let chart = |(place, series): (usize, &Series)| {
        let color = series_color(view, series);
        let bars = series.marks.iter().filter_map(|mark| {
            let at = bar(figure, place, mark).filter(|at| is_seen(across, *at))?;
            let is_quiet = !chosen.is_empty() && !chosen.contains(&std::ptr::from_ref(mark));
            let fill = if is_quiet { view.look().panel.lerp_to_gamma(color, 0.5) } else { color };
            Some(Bar::new(at.x, at.high - at.low).base_offset(at.low).width(at.width).fill(fill).stroke(gap))
        });
        BarChart::new(series.label.clone(), bars.collect()).color(color).allow_hover(false)
    };
    figure.series.iter().enumerate().map(chart).collect()
}

/// The color of a series; grey for what is missing.
pub(super) fn series_color(view: &View<'_>, series: &Series) -> Color32 {
    match series.paint {
        Paint::Color(color) => view.theme.color(color),
        Paint::Neutral => view.look().neutral(),
    }
}

/// The quiet lines behind the bars, with their numbers.
fn lines_ui(ui: &Ui, view: &View<'_>, figure: &Figure, (inner, scale): (Rect, Scale)) {
    let painter = ui.painter();
    for tick in scale.ticks() {
        #[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
        let y = inner.bottom() - (tick / scale.top()) as f32 * inner.height();
        painter.hline(inner.x_range(), y.round(), (1.0, view.look().line));
        let (at, words) = (pos2(inner.left() - 8.0, y), figure.y.tick_label(tick));
        painter.text(at, Align2::RIGHT_CENTER, words, view.theme.caption(), view.look().muted);
    }
}

/// The names of the numbers, above everything, and of the columns, below.
fn axis_names_ui(ui: &Ui, view: &View<'_>, figure: &Figure, (outer, inner): (Rect, Rect)) {
    let (painter, color) = (ui.painter(), view.look().muted);
    let above = pos2(inner.left(), outer.top());
    painter.text(above, Align2::LEFT_TOP, &figure.y.name, view.theme.caption(), color);
    painter.text(outer.max, Align2::RIGHT_BOTTOM, &figure.x.name, view.theme.caption(), color);
}

fn textures_ui(
    ui: &Ui,
    view: &View<'_>,
    figure: &Figure,
    (inner, across, transform): (Rect, &Across, &PlotTransform),
) {
    let painter = ui.painter_at(inner);
    for (series, _, at) in bars(figure).filter(|(series, _, _)| series.texture != Texture::Solid) {
        if is_seen(across, at) {
            texture_ui(&painter, rect_of(transform, at), series.texture, view.look().panel);
        }
    }
}

pub(super) fn is_seen(across: &Across, at: super::bars::Bar) -> bool {
    across.shows(at.x - at.width / 2.0, at.x + at.width / 2.0)
}

pub(super) fn rect_of(transform: &PlotTransform, at: super::bars::Bar) -> Rect {
    transform.rect_from_values(
        &PlotPoint::new(at.x - at.width / 2.0, at.low),
        &PlotPoint::new(at.x + at.width / 2.0, at.high),
    )
}

/// The names of columns below the bars, as many as have room; the undated behind a dotted line.
pub(super) fn names_ui(
    ui: &Ui,
    view: &View<'_>,
    (figure, ticks): (&Figure, &[Tick]),
    (inner, across): (Rect, &Across),
) {
    let mut names: Vec<(f32, f32, std::sync::Arc<egui::Galley>)> = Vec::new();
    // The last one is the undated, which must not give way to a neighbour: so from right to left.
    for tick in ticks.iter().rev().filter(|tick| across.shows(place_of(tick.column), place_of(tick.column))) {
        let galley = ui.painter().layout_no_wrap(tick.label.clone(), view.theme.caption(), view.look().muted);
        let half = galley.size().x / 2.0;
        let rightmost = (inner.right() - half + 4.0).max(inner.left() + half);
        let x = across.x(place_of(tick.column)).clamp(inner.left() + half - 8.0, rightmost);
        if names.last().is_none_or(|(next, ..)| x + half + 6.0 < *next) {
            names.push((x - half, inner.bottom() + 6.0, galley));
        }
    }
    for (x, y, galley) in names {
        ui.painter().galley(pos2(x, y), galley, view.look().muted);
    }
    let undated = crate::analysis::ColumnKey::Undated;
    let apart = figure.x.columns.iter().position(|column| column.key == undated);
    if let Some(apart) = apart.map(place_of).filter(|apart| *apart > 0.0 && across.shows(*apart, *apart)) {
        let x = across.x(apart - 0.5);
        let line = [pos2(x, inner.top()), pos2(x, inner.bottom())];
        ui.painter().extend(egui::Shape::dotted_line(&line, view.look().faint, 4.0, 0.8));
    }
}

/// Whether what stands in a plot is told to a screen reader, or looked at by a test.
pub(super) fn is_told(ui: &Ui, plot: &egui::Response) -> bool {
    ui.ctx().has_accesskit_node(plot.id)
}

/// Gives every bar in view a name, so that it can be found without seeing it; says where they stand.
fn name_bars<'a>(
    ui: &mut Ui,
    figure: &'a Figure,
    (inner, across, transform): (Rect, &Across, &PlotTransform),
) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    for (series, mark, at) in bars(figure).filter(|(_, _, at)| is_seen(across, *at)) {
        let id = ui.scope_id().with(("mark", &series.key, mark.column));
        let rect = rect_of(transform, at).intersect(inner);
        let response = ui.interact(rect, id, egui::Sense::hover());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::GraphicsSymbol, true, mark_words(figure, series, mark))
        });
        places.push((series, mark, rect));
    }
    places
}

/// "Russia, 2022 Q1: 22".
pub(super) fn mark_words(figure: &Figure, series: &Series, mark: &Mark) -> String {
    figure.mark_words(series, mark)
}

/// "2022 Q1".
pub(super) fn column_words<'a>(figure: &'a Figure, mark: &Mark) -> &'a str {
    figure.x.columns.get(mark.column).map_or("", |column| column.label.as_str())
}
