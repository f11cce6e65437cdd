//! One tree of the codebook: its title, a filter, and lines to choose, fold and drag.

use egui::{
    Align, Align2, Color32, CursorIcon, DragAndDrop, Id, Layout, Rect, Response, RichText, ScrollArea, Sense,
    Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::view::View;
use super::super::widget::chip::{chip, segments};
use super::super::widget::color::{actor_color, swatch};
use super::super::widget::field::Field;
use super::super::widget::guard::changing_ui;
use super::CodebookTab;
use super::entry::{Entry, Side};
use super::outline::Node;

const ROW_HEIGHT: f32 = 28.0;
const INDENT: f32 = 18.0;

/// What happened to a tree in this frame.
#[derive(Default, PartialEq)]
pub(super) struct Touch {
    /// A line was clicked.
    pub(super) chosen: Option<Entry>,
    /// A triangle was clicked.
    pub(super) folded: Option<Entry>,
    /// An entry was dropped on a line, or beside all lines.
    pub(super) moved: Option<(Entry, Option<Entry>)>,
    /// Another entry is wanted.
    pub(super) adds: bool,
    /// The other tree is wanted.
    pub(super) shows: Option<Side>,
}

impl CodebookTab {
    /// One tree; with a switch to the other one where there is no room for both.
    pub(super) fn tree_ui(&mut self, ui: &mut Ui, view: &View<'_>, side: Side, has_switch: bool) -> Touch {
        let mut touch = Touch::default();
        title_ui(ui, view, side, (self.outline.nodes(side).len(), has_switch), &mut touch);
        ui.add_space(4.0);
        let filter = self.filter_mut(side);
        let (name, hint) = match side {
            Side::Actors => ("Filter actors", "Filter by name or other name…"),
            Side::Demands => ("Filter demands", "Filter by name…"),
        };
        Field::new(name, filter).hint(hint).bare().show(ui, view);
        ui.add_space(8.0);
        self.lines_ui(ui, view, side, &mut touch);
        touch
    }

    fn lines_ui(&mut self, ui: &mut Ui, view: &View<'_>, side: Side, touch: &mut Touch) {
        let body = ui.available_rect_before_wrap();
        let focus = ui.interact(body, focus_id(side), Sense::focusable_noninteractive());
        focus.widget_info(|| WidgetInfo::labeled(egui::Role::Tree, true, side.label()));
        let has_focus = focus.has_focus();
        self.keys(ui, view, side, touch);
        let shown = self.outline.shown(side, self.filter(side), &self.folded);
        if shown.is_empty() {
            nothing_ui(ui, view, side, self.filter(side).trim());
            return;
        }
        let scroll_to = self.scroll_to.take_if(|entry| entry.side() == side);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt(side.label()).auto_shrink(false).show_rows(
            ui,
            ROW_HEIGHT,
            shown.len(),
            |ui, rows| {
                if let Some(at) =
                    scroll_to.and_then(|entry| shown.iter().position(|node| node.entry == entry))
                {
                    scroll_to_row(ui, at, rows.start);
                }
                for node in shown.get(rows).unwrap_or_default() {
                    let is_folded = self.folded.contains(&node.entry) && self.filter(side).trim().is_empty();
                    let line =
                        Line { node, is_chosen: self.chosen == Some(node.entry), has_focus, is_folded };
                    line.ui(ui, view, touch);
                }
            },
        );
        let dropped = focus.dnd_release_payload::<Entry>().filter(|entry| entry.side() == side);
        if let Some(entry) = dropped {
            touch.moved = Some((*entry, None));
        }
        dragged_ui(ui, view, side);
    }
}

/// The one thing in a tree that has the focus: keys act on the chosen line.
pub(super) fn focus_id(side: Side) -> Id {
    Id::unique(("codebook tree", side.label()))
}

fn title_ui(ui: &mut Ui, view: &View<'_>, side: Side, (count, has_switch): (usize, bool), touch: &mut Touch) {
    ui.horizontal(|ui| {
        if has_switch {
            touch.shows =
                segments(ui, view, (&Side::ALL, Some(&side)), view.look().accent, |side| side.label());
        } else {
            ui.label(RichText::new(side.label()).font(view.theme.panel_title()).color(view.look().text));
            ui.label(RichText::new(count.to_string()).color(view.look().muted));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = match side {
                Side::Actors => "+ Actor",
                Side::Demands => "+ Demand",
            };
            let help = format!("Adds a {} below the chosen one, or at the top where none is", side.noun());
            let help = help.replace("a actor", "an actor");
            touch.adds = changing_ui(ui, view, |ui| chip(ui, view, words).on_hover_text(help).clicked());
        });
    });
}

fn nothing_ui(ui: &mut Ui, view: &View<'_>, side: Side, filter: &str) {
    let words = match (filter.is_empty(), side) {
        (false, _) => format!("Nothing has “{filter}”"),
        (true, Side::Actors) => "No actors yet. Add one here, or name them while you code".to_owned(),
        (true, Side::Demands) => "No demands yet. Add one here, or name them while you code".to_owned(),
    };
    ui.add_space(12.0);
    ui.add(egui::Label::new(RichText::new(words).color(view.look().muted)).wrap());
}

/// The name under the pointer while a line is dragged.
fn dragged_ui(ui: &Ui, view: &View<'_>, side: Side) {
    let Some(entry) = DragAndDrop::payload::<Entry>(ui.ctx()).filter(|entry| entry.side() == side) else {
        return;
    };
    let (Some(name), Some(at)) = (entry.name(view.project), ui.ctx().pointer_latest_pos()) else {
        return;
    };
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let painter =
        ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Tooltip, focus_id(side).with("dragged")));
    let galley = painter.layout_no_wrap(name.to_owned(), view.theme.strong(), view.look().text);
    let rect = Rect::from_min_size(at + vec2(14.0, -10.0), galley.size() + vec2(16.0, 8.0));
    painter.rect(rect, 6.0, view.look().panel, (1.0, view.look().line), StrokeKind::Inside);
    painter.galley(rect.min + vec2(8.0, 4.0), galley, view.look().text);
}

fn scroll_to_row(ui: &Ui, at: usize, first: usize) {
    let top = ui.min_rect().min.y + height_of(at) - height_of(first);
    ui.scroll_to_rect(Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=top + ROW_HEIGHT), None);
}

#[expect(clippy::cast_precision_loss, reason = "a codebook has hundreds of lines, far below 2^24")]
fn height_of(lines: usize) -> f32 {
    ROW_HEIGHT * lines as f32
}

/// One line as it is drawn.
struct Line<'a> {
    node: &'a Node,
    is_chosen: bool,
    has_focus: bool,
    is_folded: bool,
}

impl Line<'_> {
    fn ui(&self, ui: &mut Ui, view: &View<'_>, touch: &mut Touch) {
        let entry = self.node.entry;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_HEIGHT));
        let response = ui.interact(rect, ui.make_persistent_id(entry), Sense::CLICK | Sense::DRAG);
        response.dnd_set_drag_payload(entry);
        self.ground_ui(ui, view, rect, &response);
        self.words_ui(ui, view, rect);
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::TreeItem, true, self.is_chosen, &self.node.name)
        });
        self.describe(ui, &response);
        if self.node.has_children && self.triangle_ui(ui, view, rect).clicked() {
            touch.folded = Some(entry);
        } else if response.clicked() {
            ui.memory_mut(|memory| memory.request_focus(focus_id(entry.side())));
            touch.chosen = Some(entry);
        }
        if let Some(dropped) = response.dnd_release_payload::<Entry>()
            && dropped.side() == entry.side()
            && *dropped != entry
        {
            touch.moved = Some((*dropped, Some(entry)));
        }
    }

    fn ground_ui(&self, ui: &Ui, view: &View<'_>, rect: Rect, response: &Response) {
        let look = view.look();
        let radius = f32::from(view.theme.measures.radii.control);
        let fill = match (self.is_chosen, self.has_focus, response.hovered()) {
            (true, true, _) => look.selection,
            (true, false, _) => look.chip,
            (false, _, true) => look.chip.gamma_multiply(0.6),
            (false, _, false) => Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(rect, radius, fill);
        let is_target = response
            .dnd_hover_payload::<Entry>()
            .is_some_and(|entry| entry.side() == self.node.entry.side() && *entry != self.node.entry);
        if is_target {
            ui.painter().rect_stroke(rect, radius, (1.5, look.accent), StrokeKind::Inside);
        }
    }

    fn words_ui(&self, ui: &Ui, view: &View<'_>, rect: Rect) {
        let look = view.look();
        let mut left = self.left(rect) + 16.0;
        if let Some(color) = own_color(view, self.node.entry) {
            swatch(ui, pos2(left, rect.center().y), color);
            left += 16.0;
        }
        let count = if self.node.count == 0 { String::new() } else { self.node.count.to_string() };
        let right = rect.right_center() - vec2(8.0, 0.0);
        let font = egui::TextStyle::Body.resolve(ui.style());
        let counted = ui.painter().text(right, Align2::RIGHT_CENTER, count, font.clone(), look.muted);
        let room = Rect::from_min_max(pos2(left, rect.min.y), pos2(counted.min.x - 8.0, rect.max.y));
        let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
        let font = if self.node.depth == 0 { view.theme.strong() } else { font };
        let name = painter.text(room.left_center(), Align2::LEFT_CENTER, &self.node.name, font, look.text);
        let kind = painter.layout_no_wrap(self.node.kind.clone(), view.theme.caption(), look.muted);
        let at = pos2(name.max.x + 8.0, rect.center().y - kind.size().y / 2.0);
        if at.x + kind.size().x <= room.max.x {
            painter.galley(at, kind, look.muted);
        }
    }

    fn triangle_ui(&self, ui: &Ui, view: &View<'_>, rect: Rect) -> Response {
        let center = pos2(self.left(rect) + 7.0, rect.center().y);
        let spot = Rect::from_center_size(center, vec2(16.0, ROW_HEIGHT));
        let response = ui.interact(spot, ui.make_persistent_id((self.node.entry, "fold")), Sense::CLICK);
        let corners = if self.is_folded {
            vec![center + vec2(-2.0, -3.5), center + vec2(2.0, 0.0), center + vec2(-2.0, 3.5)]
        } else {
            vec![center + vec2(-3.5, -2.0), center + vec2(3.5, -2.0), center + vec2(0.0, 2.0)]
        };
        let color = if response.hovered() { view.look().text } else { view.look().muted };
        ui.painter().add(Shape::convex_polygon(corners, color, Stroke::NONE));
        let verb = if self.is_folded { "Unfold" } else { "Fold" };
        response.widget_info(|| {
            WidgetInfo::labeled(egui::Role::Button, true, format!("{verb} {}", self.node.name))
        });
        response
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_level(self.node.depth + 1);
            node.set_value(format!("{} statements", self.node.count));
            if self.node.has_children {
                node.set_expanded(!self.is_folded);
            }
        });
    }

    #[expect(clippy::cast_precision_loss, reason = "no tree is deeper than a few levels")]
    fn left(&self, rect: Rect) -> f32 {
        rect.min.x + 2.0 + INDENT * self.node.depth as f32
    }
}

/// The color of an actor, its party's where it has none; of a demand only its own.
fn own_color(view: &View<'_>, entry: Entry) -> Option<Color32> {
    match entry {
        Entry::Actor(id) => Some(actor_color(view, Some(id))),
        Entry::Demand(id) => {
            view.project.demand(id).and_then(|demand| demand.color).map(|color| view.theme.color(color))
        }
    }
}
