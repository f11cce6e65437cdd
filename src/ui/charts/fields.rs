//! Figures that are no upright bars: each field is a plot, what stands around it is painted.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Shape, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::chart::scale::Scale;
use crate::chart::shape::{Drawn, Room};
use crate::chart::{Axis, Field, Figure};

use super::super::state::Pane;
use super::super::view::View;
use super::across::{Across, Zoom};
use super::event_lines::EventLabels;
use super::lasso::lasso_ui;
use super::plot::{Asked, Chosen, Place, chosen_marks, is_told, key_of, names_ui, quiet_plot};
use super::shapes::{Painter, Scene, are_many};
use super::sheet::{Sheet, cut, is_zoomable, narrow, slanted};
use super::texture::blank_ui;
use super::tip::tip_ui;

/// Draws the fields of a figure; gives the marks that were chosen. What is larger than its room scrolls.
pub(super) fn fields_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure, asked: Asked<'_>) -> Option<Chosen> {
    let mut fields = figure.fields();
    for field in &mut fields {
        if let (Axis::Numbers { to, .. }, Some(top)) = (&mut field.up, asked.scale.map(Scale::top)) {
            *to = top;
        }
    }
    let room = vec2(ui.available_width(), asked.height);
    let mut whole = Zoom::default();
    let zoom = asked.zoom.filter(|_| is_zoomable(&fields)).unwrap_or(&mut whole);
    let labels = is_zoomable(&fields).then(|| {
        let sheet = Sheet::of(ui, view, (figure, &fields), (room, 0.0));
        let field = sheet.fields.first().copied().unwrap_or(Rect::ZERO).translate(ui.cursor().min.to_vec2());
        let across = Across::of(zoom.part(figure), field);
        EventLabels::of(ui, view, figure, &across, (field.left(), field.right()))
    });
    let above = labels.as_ref().map_or(0.0, |labels| labels.height);
    let sheet = Sheet::of(ui, view, (figure, &fields), (room, above));
    // What is a little larger than its room gets more, since nothing is worse than half a line of names.
    let is_near = sheet.size.y <= asked.height * 1.5;
    let height = if is_near { asked.height.max(sheet.size.y) } else { asked.height };
    let area = ScrollArea::both().id_salt("figure sheet").max_height(height.max(120.0));
    let drawn = area.auto_shrink([false, true]).show(ui, |ui| {
        let (outer, _) = ui.allocate_exact_size(sheet.size, Sense::hover());
        let mut chosen = None;
        for (place, (field, rect)) in fields.iter().zip(&sheet.fields).enumerate() {
            let inner = rect.translate(outer.min.to_vec2());
            if !ui.is_rect_visible(inner.expand(40.0)) {
                continue;
            }
            let one = One { figure, pane: asked.pane, field, place, inner, sheet: &sheet };
            let labels = labels.as_ref();
            chosen = one.ui(ui, view, zoom, labels).or(chosen);
        }
        chosen
    });
    drawn.inner
}

/// One field on screen.
struct One<'a> {
    figure: &'a Figure,
    pane: Pane,
    field: &'a Field,
    place: usize,
    inner: Rect,
    sheet: &'a Sheet,
}

impl One<'_> {
    fn ui(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        zoom: &mut Zoom,
        labels: Option<&EventLabels>,
    ) -> Option<Chosen> {
        let ends = match self.field.across {
            Axis::Columns if labels.is_some() => zoom.part(self.figure),
            across => across.ends(self.figure),
        };
        let across = Across::of(ends, self.inner);
        let up = self.field.up.ends(self.figure);
        let room = Room {
            column: f64::from(self.inner.width()) / (ends.1 - ends.0),
            row: f64::from(self.inner.height()) / (up.1 - up.0),
        };
        let scene = Scene { inner: self.inner, across, up };
        self.ground_ui(ui, view, &scene);
        if let Some(labels) = labels {
            labels.ui(ui, view, self.figure, (self.inner, &across));
        }
        let all: Vec<Drawn> = self.figure.drawn(self.field, self.place, room);
        let seen: Vec<&Drawn> = all.iter().filter(|drawn| scene.shows(drawn)).collect();
        let chosen = chosen_marks(view, self.figure, self.pane);
        let is_many = are_many(&seen);
        let painter = Painter { view, figure: self.figure, scene: &scene, chosen: &chosen, room };
        let mut child = ui.new_child(UiBuilder::new().max_rect(self.inner).id_salt(("plot", self.place)));
        let shown = quiet_plot(("figure", self.place), self.inner).show(&mut child, |plot| {
            let bounds = egui_plot::PlotBounds::from_min_max([ends.0, up.0], [ends.1, up.1]);
            plot.set_plot_bounds(bounds);
            painter.plot(plot, &seen, is_many);
        });
        painter.over(ui, &seen, is_many);
        self.names_ui(ui, view, (zoom, &across), labels.is_some());
        let response = shown.response;
        response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &self.figure.description));
        let is_told = is_told(ui, &response);
        let marks = self.name_marks(ui, &painter, &seen, is_told);
        if labels.is_some() {
            zoom.follow(ui, self.figure, &across, &response);
        }
        let lassoed = lasso_ui(ui, view, (self.figure, zoom), &response, &marks);
        let point = response.hover_pos().filter(|_| !response.dragged());
        let under = point.and_then(|point| nearest(&marks, point));
        let clicked = response.clicked();
        if let Some((series, mark, _)) = under {
            let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
            response.on_hover_ui_at_pointer(|ui| tip_ui(ui, view, self.figure, series, mark));
        }
        let mark = under.filter(|_| clicked).and_then(|(series, mark, _)| key_of(self.figure, series, mark));
        mark.map(Chosen::Mark).or(lassoed.map(Chosen::Lasso))
    }

    /// The hatched ground of what nothing is known of, and the quiet lines.
    fn ground_ui(&self, ui: &Ui, view: &View<'_>, scene: &Scene) {
        let (painter, look) = (ui.painter(), view.look());
        if self.field.across == Axis::Columns {
            blank_ui(&ui.painter_at(self.inner), look, (self.figure, self.inner), &scene.across);
        }
        let steps = self.figure.y.scale.ticks();
        if let Axis::Numbers { .. } = self.field.up {
            for tick in &steps {
                let y = scene.y(*tick).round();
                painter.hline(self.inner.x_range(), y, (1.0, look.line));
                if self.has_side() {
                    let words = self.figure.y.tick_label(*tick);
                    let at = pos2(self.inner.left() - 8.0, y);
                    painter.text(at, Align2::RIGHT_CENTER, words, view.theme.caption(), look.muted);
                }
            }
        } else {
            for row in (1..self.figure.series.len()).filter_map(|row| u32::try_from(row).ok()) {
                let y = scene.y(0.5 - f64::from(row)).round();
                painter.hline(self.inner.x_range(), y, (1.0, look.line));
            }
        }
        if let Axis::Numbers { from, to } = self.field.across {
            let mut free = f32::NEG_INFINITY;
            let mirrored = steps.iter().rev().filter(|step| **step > 0.0).map(|step| -step);
            for tick in mirrored.chain(steps.iter().copied()).filter(|tick| (from..=to).contains(tick)) {
                let x = scene.x(tick);
                let line = if tick == 0.0 { look.muted } else { look.line };
                painter.vline(x.round(), self.inner.y_range(), (1.0, line));
                let words = cut(ui, view, &self.figure.y.tick_label(tick.abs()), 80.0);
                let half = words.size().x / 2.0;
                if x - half > free {
                    painter.galley(pos2(x - half, self.inner.bottom() + 6.0), words, look.muted);
                    free = x + half + 6.0;
                }
            }
        }
    }

    /// Whether names or numbers stand at the left: at the first field of a line.
    fn has_side(&self) -> bool {
        let before = self.place.checked_sub(1).and_then(|before| self.sheet.fields.get(before));
        let here = self.sheet.fields.get(self.place);
        before.zip(here).is_none_or(|(before, here)| (before.top() - here.top()).abs() > 1.0)
    }

    /// The names of rows, of columns, and of the field itself.
    fn names_ui(&self, ui: &mut Ui, view: &View<'_>, (zoom, across): (&Zoom, &Across), zooms: bool) {
        if self.field.up == Axis::Rows && self.has_side() {
            self.row_names(ui, view);
        }
        if self.field.across == Axis::Columns && self.sheet.slanted {
            slanted_names_ui(ui, view, self.figure, (self.inner, across));
        } else if self.field.across == Axis::Columns {
            let ticks = if zooms { zoom.ticks(self.figure) } else { self.figure.x.ticks.clone() };
            names_ui(ui, view, (self.figure, &ticks), (self.inner, across));
        }
        self.axis_names(ui, view);
        let (y, look) = (self.inner.top() - 5.0, view.look());
        let font = view.theme.caption();
        if let Some((before, after)) = self.field.name.split_once(" | ") {
            let x = across.x(0.0);
            let painter = ui.painter();
            painter.text(pos2(x - 8.0, y), Align2::RIGHT_BOTTOM, before, font.clone(), look.muted);
            painter.text(pos2(x + 8.0, y), Align2::LEFT_BOTTOM, after, font, look.muted);
        } else if !self.field.name.is_empty() {
            let words = cut(ui, view, &self.field.name, self.inner.width());
            let at = pos2(self.inner.left(), y - words.size().y);
            let is_cut = words.elided;
            let rect = Rect::from_min_size(at, words.size());
            ui.painter().galley_with_override_text_color(at, words, look.text);
            if is_cut {
                let id = ui.scope_id().with(("field", self.place));
                ui.interact(rect, id, Sense::hover()).on_hover_text(&self.field.name);
            }
        }
    }

    /// What stands along the bottom, and in a single field over numbers what those count.
    fn axis_names(&self, ui: &Ui, view: &View<'_>) {
        let is_last = self.place + 1 == self.sheet.fields.len();
        let below = match self.field.across {
            Axis::Numbers { .. } => &self.figure.y.name,
            _ => &self.figure.x.name,
        };
        let (painter, color) = (ui.painter(), view.look().muted);
        if is_last {
            let at = pos2(self.inner.right(), self.inner.bottom() + self.sheet.below);
            painter.text(at, Align2::RIGHT_TOP, below, view.theme.caption(), color);
        }
        if self.place == 0 && matches!(self.field.up, Axis::Numbers { .. }) && self.field.name.is_empty() {
            let at = pos2(self.inner.left(), self.inner.top() - self.sheet.above - 3.0);
            painter.text(at, Align2::LEFT_BOTTOM, &self.figure.y.name, view.theme.caption(), color);
        }
    }

    fn row_names(&self, ui: &mut Ui, view: &View<'_>) {
        let up = self.field.up.ends(self.figure);
        let row = self.inner.height() / narrow(up.1 - up.0);
        for (place, (name, series)) in self.sheet.names.iter().zip(&self.figure.series).enumerate() {
            let y = self.inner.top() + row * (f32::from(u16::try_from(place).unwrap_or(u16::MAX)) + 0.5);
            let at = pos2(self.inner.left() - 8.0 - name.size().x, y - name.size().y / 2.0);
            ui.painter().galley(at, name.clone(), view.look().muted);
            if name.elided {
                let rect = Rect::from_min_size(at, name.size());
                let response = ui.interact(rect, ui.scope_id().with(("row", place)), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &series.label));
                response.on_hover_text(&series.label);
            }
        }
    }

    /// Says where the marks in view stand; gives each a name where somebody is told, so that it can be found
    /// without seeing it.
    fn name_marks<'b>(
        &'b self,
        ui: &mut Ui,
        painter: &Painter<'_>,
        seen: &[&Drawn],
        is_told: bool,
    ) -> Vec<Place<'b>> {
        let mut places = Vec::new();
        for drawn in seen {
            let (Some((series, mark)), Some(rect)) = (self.figure.mark_of(drawn), painter.place(drawn))
            else {
                continue;
            };
            let rect = rect.intersect(self.inner.expand(6.0));
            if is_told {
                let id = ui.scope_id().with(("mark", self.place, &series.key, mark.column));
                let words = || self.figure.mark_words(series, mark);
                ui.interact(rect, id, Sense::hover())
                    .widget_info(|| WidgetInfo::labeled(Role::GraphicsSymbol, true, words()));
            }
            places.push((series, mark, rect));
        }
        places
    }
}

/// The names of columns, slanted, each ending below its column.
pub(super) fn slanted_names_ui(ui: &Ui, view: &View<'_>, figure: &Figure, (inner, across): (Rect, &Across)) {
    const ANGLE: f32 = 0.61;
    for tick in &figure.x.ticks {
        let place = super::bars::place_of(tick.column);
        if !across.shows(place, place) {
            continue;
        }
        let x = across.x(place) + 5.0;
        let words = slanted(ui, view, &tick.label, (x - ui.clip_rect().left() - 4.0) / ANGLE.cos());
        let (is_cut, size) = (words.elided, words.size());
        let end = pos2(x, inner.bottom() + 8.0);
        let start = end + vec2(-size.x * ANGLE.cos(), size.x * ANGLE.sin());
        let shape = egui::epaint::TextShape::new(start, words, view.look().muted).with_angle(-ANGLE);
        ui.painter().add(Shape::Text(shape));
        if is_cut {
            let rect = Rect::from_center_size(end + vec2(-4.0, 10.0), vec2(16.0, 20.0));
            let id = ui.scope_id().with(("column", tick.column));
            ui.interact(rect, id, Sense::hover()).on_hover_text(&tick.label);
        }
    }
}

/// The mark under a point; of several the one whose middle is nearest.
fn nearest<'a>(marks: &[Place<'a>], point: egui::Pos2) -> Option<Place<'a>> {
    let under = marks.iter().filter(|(.., rect)| rect.contains(point));
    let distance = |(.., rect): &&Place<'a>| rect.center().distance_sq(point);
    under.min_by(|one, other| distance(one).total_cmp(&distance(other))).copied()
}
