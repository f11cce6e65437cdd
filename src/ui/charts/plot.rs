//! The figure drawn by egui_plot: bars, quiet lines, and labels that fit.

use egui::{Align2, Color32, Rect, Role, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{Bar, BarChart, Plot, PlotBounds, PlotPoint, PlotTransform};

use crate::chart::{Figure, Mark, Series};

use super::super::state::CellKey;
use super::super::view::View;
use super::bars::{bar, mark_at, place_of};

/// The room for the numbers at the left and the names below.
const LEFT: f32 = 34.0;
const BELOW: f32 = 22.0;

/// Draws a figure of a height; gives the bar that was clicked.
pub(super) fn plot_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure, height: f32) -> Option<CellKey> {
    let (outer, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
    let inner = Rect::from_min_max(outer.min + vec2(LEFT, 8.0), outer.max - vec2(4.0, BELOW));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("plot"));
    let columns = place_of(figure.columns.len().max(1));
    let top = figure.scale.top;
    let plot = Plot::new("figure")
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
        .cursor_color(Color32::TRANSPARENT);
    let charts = charts(view, figure);
    lines_ui(ui, view, figure, inner);
    let shown = plot.show(&mut child, |plot| {
        plot.set_plot_bounds(PlotBounds::from_min_max([-0.6, 0.0], [columns - 0.4, top]));
        charts.into_iter().for_each(|chart| plot.bar_chart(chart));
        plot.pointer_coordinate()
    });
    names_ui(ui, view, figure, (inner, &shown.transform));
    name_bars(ui, figure, &shown.transform);
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, describe(figure)));
    let under =
        shown.inner.filter(|_| response.hovered()).and_then(|point| mark_at(figure, point.x, point.y));
    let clicked = response.clicked();
    if let Some((series, mark)) = under {
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        response.on_hover_ui_at_pointer(|ui| tip_ui(ui, view, figure, series, mark));
    }
    under.filter(|_| clicked).map(|(series, mark)| CellKey { row: series.row, column: mark.column })
}

fn charts(view: &View<'_>, figure: &Figure) -> Vec<BarChart> {
    let gap = egui::Stroke::new(1.0, view.look().panel);
    let chart = |(place, series): (usize, &Series)| {
        let color = series_color(view, series);
        let bars = series.marks.iter().map(|mark| {
            let at = bar(figure, place, mark);
            let is_quiet =
                view.state.cell.is_some_and(|cell| cell != CellKey { row: series.row, column: mark.column });
            let fill = if is_quiet { color.gamma_multiply(0.5) } else { color };
            Bar::new(at.x, at.high - at.low).base_offset(at.low).width(at.width).fill(fill).stroke(gap)
        });
        BarChart::new(series.label.clone(), bars.collect()).color(color).allow_hover(false)
    };
    figure.series.iter().enumerate().map(chart).collect()
}

/// The color of a series; grey for what is missing.
pub(super) fn series_color(view: &View<'_>, series: &Series) -> Color32 {
    series.color.map_or_else(|| view.look().neutral(), |color| view.theme.color(color))
}

/// The quiet lines behind the bars, with their numbers.
fn lines_ui(ui: &Ui, view: &View<'_>, figure: &Figure, inner: Rect) {
    let painter = ui.painter();
    for tick in figure.scale.ticks() {
        #[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
        let y = inner.bottom() - (tick / figure.scale.top) as f32 * inner.height();
        painter.hline(inner.x_range(), y.round(), (1.0, view.look().line));
        let words = number(figure, tick);
        painter.text(
            pos2(inner.left() - 8.0, y),
            Align2::RIGHT_CENTER,
            words,
            view.theme.caption(),
            view.look().muted,
        );
    }
}

fn number(figure: &Figure, value: f64) -> String {
    if figure.measure == crate::model::Measure::Share {
        return format!("{:.0} %", value * 100.0);
    }
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

/// The names of columns below the bars, as many as have room; the undated behind a dotted line.
fn names_ui(ui: &Ui, view: &View<'_>, figure: &Figure, (inner, transform): (Rect, &PlotTransform)) {
    let font = view.theme.caption();
    let widest = figure.columns.iter().map(|slot| slot.words.chars().count()).max().unwrap_or(1);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a handful of labels"
    )]
    let most = (inner.width() / (widest as f32 * 6.2 + 14.0)).floor().max(1.0) as usize;
    let mut free_from = f32::MIN;
    let x_of = |column: usize| transform.position_from_point(&PlotPoint::new(place_of(column), 0.0)).x;
    for (column, words) in figure.labels(most) {
        let galley = ui.painter().layout_no_wrap(words, font.clone(), view.look().muted);
        let half = galley.size().x / 2.0;
        let x = x_of(column)
            .clamp(inner.left() + half - 8.0, (inner.right() - half + 4.0).max(inner.left() + half));
        if x - half < free_from {
            continue;
        }
        free_from = x + half + 6.0;
        ui.painter().galley(pos2(x - half, inner.bottom() + 6.0), galley, view.look().muted);
    }
    if let Some(apart) = figure.columns.iter().position(|slot| slot.is_apart).filter(|apart| *apart > 0) {
        let x = (x_of(apart) + x_of(apart - 1)) / 2.0;
        let line = [pos2(x, inner.top()), pos2(x, inner.bottom())];
        ui.painter().extend(egui::Shape::dotted_line(&line, view.look().faint, 4.0, 0.8));
    }
}

/// Gives every bar a name, so that it can be found without seeing it.
fn name_bars(ui: &mut Ui, figure: &Figure, transform: &PlotTransform) {
    for (place, series) in figure.series.iter().enumerate() {
        for mark in &series.marks {
            let at = bar(figure, place, mark);
            let rect = transform.rect_from_values(
                &PlotPoint::new(at.x - at.width / 2.0, at.low),
                &PlotPoint::new(at.x + at.width / 2.0, at.high),
            );
            let id = ui.scope_id().with(("mark", series.row, mark.column));
            let response = ui.interact(rect, id, egui::Sense::hover());
            response.widget_info(|| {
                WidgetInfo::labeled(Role::GraphicsSymbol, true, mark_words(figure, series, mark))
            });
        }
    }
}

/// "Russia, 2022 Q1: 22".
pub(super) fn mark_words(figure: &Figure, series: &Series, mark: &Mark) -> String {
    let column = figure.columns.get(mark.column).map_or("", |slot| slot.words.as_str());
    format!("{}, {column}: {}", series.label, mark.words)
}

fn describe(figure: &Figure) -> String {
    format!("{}. {}", figure.title, figure.footnote)
}

fn tip_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure, series: &Series, mark: &Mark) {
    ui.set_max_width(320.0);
    ui.label(egui::RichText::new(mark_words(figure, series, mark)).font(view.theme.strong()));
    for id in mark.statements.iter().take(3) {
        let Some(statement) = view.project.statement(*id) else { continue };
        ui.label(
            egui::RichText::new(format!("“{}”", statement.quote))
                .font(view.theme.quote())
                .color(view.look().muted),
        );
    }
    if mark.statements.len() > 3 {
        ui.label(
            egui::RichText::new(format!("and {} more", mark.statements.len() - 3)).color(view.look().muted),
        );
    }
}
