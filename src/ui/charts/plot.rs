//! The figure drawn by `egui_plot`: bars, quiet lines, and labels that fit.

use egui::{Align2, Color32, Rect, Role, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{Bar, BarChart, Plot, PlotBounds, PlotPoint, PlotTransform};

use crate::chart::{Figure, Mark, Paint, Series, Texture};

use super::super::state::CellKey;
use super::super::view::View;
use super::bars::{bar, bars, mark_at, place_of};
use super::texture::texture_ui;

/// The room for the numbers at the left and the names below.
const LEFT: f32 = 34.0;
const BELOW: f32 = 22.0;

/// Draws a figure of a height; gives the bar that was clicked.
pub(super) fn plot_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure, height: f32) -> Option<CellKey> {
    let (outer, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
    let inner = Rect::from_min_max(outer.min + vec2(LEFT, 8.0), outer.max - vec2(4.0, BELOW));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("plot"));
    let columns = place_of(figure.x.columns.len().max(1));
    let top = figure.y.scale.top();
    let charts = charts(view, figure);
    lines_ui(ui, view, figure, inner);
    let shown = quiet_plot(inner).show(&mut child, |plot| {
        plot.set_plot_bounds(PlotBounds::from_min_max([-0.6, 0.0], [columns - 0.4, top]));
        for chart in charts {
            plot.bar_chart(chart);
        }
        plot.pointer_coordinate()
    });
    textures_ui(ui, view, figure, &shown.transform);
    names_ui(ui, view, figure, (inner, &shown.transform));
    name_bars(ui, figure, &shown.transform);
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &figure.description));
    let point = shown.inner.filter(|_| response.hovered());
    let under = point.and_then(|point| mark_at(figure, point.x, point.y));
    let clicked = response.clicked();
    if let Some((series, mark)) = under {
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        response.on_hover_ui_at_pointer(|ui| tip_ui(ui, view, figure, series, mark));
    }
    under.filter(|_| clicked).and_then(|(series, mark)| key_of(figure, series, mark))
}

/// The plot without anything that moves, shows itself, or is not ours.
fn quiet_plot<'a>(inner: Rect) -> Plot<'a> {
    Plot::new("figure")
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
fn key_of(figure: &Figure, series: &Series, mark: &Mark) -> Option<CellKey> {
    let column = figure.x.columns.get(mark.column)?;
    Some(CellKey { group: series.key.clone(), column: column.key.clone() })
}

/// The mark that stands for a key, with its series.
pub(super) fn mark_of<'a>(figure: &'a Figure, cell: &CellKey) -> Option<(&'a Series, &'a Mark)> {
    let series = figure.series.iter().find(|series| series.key == cell.group)?;
    let column = figure.x.columns.iter().position(|column| column.key == cell.column)?;
    Some((series, series.marks.iter().find(|mark| mark.column == column)?))
}

fn charts(view: &View<'_>, figure: &Figure) -> Vec<BarChart> {
    let gap = egui::Stroke::new(1.0, view.look().panel);
    let chosen = view.state.cell.as_ref().and_then(|cell| mark_of(figure, cell));
    let chart = |(place, series): (usize, &Series)| {
        let color = series_color(view, series);
        let bars = series.marks.iter().filter_map(|mark| {
            let at = bar(figure, place, mark)?;
            let is_quiet = chosen.is_some_and(|(_, chosen)| !std::ptr::eq(chosen, mark));
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
fn lines_ui(ui: &Ui, view: &View<'_>, figure: &Figure, inner: Rect) {
    let painter = ui.painter();
    let scale = figure.y.scale;
    for tick in scale.ticks() {
        #[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
        let y = inner.bottom() - (tick / scale.top()) as f32 * inner.height();
        painter.hline(inner.x_range(), y.round(), (1.0, view.look().line));
        let (at, words) = (pos2(inner.left() - 8.0, y), figure.y.tick_label(tick));
        painter.text(at, Align2::RIGHT_CENTER, words, view.theme.caption(), view.look().muted);
    }
}

fn textures_ui(ui: &Ui, view: &View<'_>, figure: &Figure, transform: &PlotTransform) {
    for (series, _, at) in bars(figure).filter(|(series, _, _)| series.texture != Texture::Solid) {
        texture_ui(ui.painter(), rect_of(transform, at), series.texture, view.look().panel);
    }
}

fn rect_of(transform: &PlotTransform, at: super::bars::Bar) -> Rect {
    transform.rect_from_values(
        &PlotPoint::new(at.x - at.width / 2.0, at.low),
        &PlotPoint::new(at.x + at.width / 2.0, at.high),
    )
}

/// The names of columns below the bars, as many as have room; the undated behind a dotted line.
fn names_ui(ui: &Ui, view: &View<'_>, figure: &Figure, (inner, transform): (Rect, &PlotTransform)) {
    let x_of = |column: f64| transform.position_from_point(&PlotPoint::new(column, 0.0)).x;
    let mut names: Vec<(f32, f32, std::sync::Arc<egui::Galley>)> = Vec::new();
    // The last one is the undated, which must not give way to a neighbour: so from right to left.
    for tick in figure.x.ticks.iter().rev() {
        let galley = ui.painter().layout_no_wrap(tick.label.clone(), view.theme.caption(), view.look().muted);
        let half = galley.size().x / 2.0;
        let rightmost = (inner.right() - half + 4.0).max(inner.left() + half);
        let x = x_of(place_of(tick.column)).clamp(inner.left() + half - 8.0, rightmost);
        if names.last().is_none_or(|(next, ..)| x + half + 6.0 < *next) {
            names.push((x - half, inner.bottom() + 6.0, galley));
        }
    }
    for (x, y, galley) in names {
        ui.painter().galley(pos2(x, y), galley, view.look().muted);
    }
    let undated = crate::analysis::ColumnKey::Undated;
    let apart = figure.x.columns.iter().position(|column| column.key == undated);
    if let Some(apart) = apart.filter(|apart| *apart > 0) {
        let x = x_of(place_of(apart) - 0.5);
        let line = [pos2(x, inner.top()), pos2(x, inner.bottom())];
        ui.painter().extend(egui::Shape::dotted_line(&line, view.look().faint, 4.0, 0.8));
    }
}

/// Gives every bar a name, so that it can be found without seeing it.
fn name_bars(ui: &mut Ui, figure: &Figure, transform: &PlotTransform) {
    for (series, mark, at) in bars(figure) {
        let id = ui.scope_id().with(("mark", &series.key, mark.column));
        let response = ui.interact(rect_of(transform, at), id, egui::Sense::hover());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::GraphicsSymbol, true, mark_words(figure, series, mark))
        });
    }
}

/// "Russia, 2022 Q1: 22".
pub(super) fn mark_words(figure: &Figure, series: &Series, mark: &Mark) -> String {
    let value = mark.value.map_or_else(|| "undefined".to_owned(), |value| figure.y.value_label(value));
    format!("{}, {}: {value}", series.label, column_words(figure, mark))
}

/// "2022 Q1".
pub(super) fn column_words<'a>(figure: &'a Figure, mark: &Mark) -> &'a str {
    figure.x.columns.get(mark.column).map_or("", |column| column.label.as_str())
}

fn tip_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure, series: &Series, mark: &Mark) {
    ui.set_max_width(320.0);
    ui.label(egui::RichText::new(mark_words(figure, series, mark)).font(view.theme.strong()));
    for id in mark.statements.iter().take(3) {
        let Some(statement) = view.project.statement(*id) else { continue };
        let words = format!("“{}”", statement.quote);
        ui.label(egui::RichText::new(words).font(view.theme.quote()).color(view.look().muted));
    }
    if mark.statements.len() > 3 {
        let words = format!("and {} more", mark.statements.len() - 3);
        ui.label(egui::RichText::new(words).color(view.look().muted));
    }
}
