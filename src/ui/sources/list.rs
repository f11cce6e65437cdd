//! The list itself: only what is in view is laid out, whatever the number of articles.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::SourceId;

use super::super::action::Action;
use super::super::derived::SourceRow;
use super::super::view::View;
use super::arrange::{Line, Order};
use super::measure::Letters;
use super::row::{self, RowPlace};

/// The height of a year's line.
const HEADING: f32 = 36.0;

/// The lines with their places.
#[derive(Default)]
pub(super) struct List {
    lines: Vec<Line>,
    /// How many lines each headline takes; 0 for a year.
    rows: Vec<u8>,
    /// The top of each line, and the end of the last.
    tops: Vec<f32>,
    /// The width that the places are for; none before they are known.
    measured: Option<f32>,
    /// The room that the longest number of statements takes, and the revision that it is of.
    counts: f32,
    counted: Option<u64>,
    /// The article that was brought into view last.
    shown: Option<SourceId>,
}

impl List {
    /// Takes new lines.
    pub(super) fn fill(&mut self, lines: Vec<Line>) {
        self.lines = lines;
        self.measured = None;
    }

    /// Whether nothing is listed.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The listed articles, as places in the derived rows.
    pub(super) fn articles(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().filter_map(|line| match line {
            Line::Article(at) => Some(*at),
            Line::Heading(_) => None,
        })
    }

    /// The list, in the rest of the panel.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, order: Order) {
        let id = Id::unique("articles list");
        let area = ScrollArea::vertical().id_salt("articles").auto_shrink(false);
        area.show_viewport(ui, |ui, viewport| {
            let width = ui.available_width();
            self.measure(ui, view, width);
            ui.set_height(self.height());
            let origin = ui.max_rect().min;
            let whole = Rect::from_min_size(origin, vec2(width, viewport.height().max(self.height())));
            let list = ui.interact(whole, id, Sense::focusable_noninteractive());
            list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, "Articles"));
            if list.has_focus() {
                self.keys(ui, view, id);
            }
            let place = RowPlace {
                has_focus: list.has_focus(),
                has_year: !order.has_headings(),
                counts: self.counts,
            };
            self.visible_ui(ui, view, viewport, (origin, width), place);
            self.follow_choice(ui, view, origin, width);
        });
    }

    fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Finds the places of all lines for this width of the list.
    fn measure(&mut self, ui: &Ui, view: &View<'_>, width: f32) {
        let revision = Some(view.derived.revision());
        if self.counted != revision {
            self.counted = revision;
            let counts = counts_width(view);
            if self.counts.to_bits() != counts.to_bits() {
                (self.counts, self.measured) = (counts, None);
            }
        }
        if self.measured == Some(width) {
            return;
        }
        self.measured = Some(width);
        let room = row::title_width(width, self.counts);
        let mut letters = Letters::of(ui, &view.theme.strong());
        let rows = view.derived.sources();
        self.rows.clear();
        self.rows.extend(self.lines.iter().map(|line| match line {
            Line::Heading(_) => 0,
            Line::Article(at) => {
                rows.get(*at).map_or(1, |row| letters.lines(ui, &row.title, room)).min(row::MOST_LINES)
            }
        }));
        self.place(view);
    }

    fn place(&mut self, view: &View<'_>) {
        let rows = view.derived.sources();
        let mut top = 0.0;
        self.tops.clear();
        self.tops.push(top);
        for (line, count) in self.lines.iter().zip(&self.rows) {
            top += match line {
                Line::Heading(_) => HEADING,
                Line::Article(at) => rows.get(*at).map_or(0.0, |row| row::height(row, *count)),
            };
            self.tops.push(top);
        }
    }

    /// Paints what is in view.
    fn visible_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        viewport: Rect,
        (origin, width): (egui::Pos2, f32),
        place: RowPlace,
    ) {
        let first = self.tops.partition_point(|top| *top <= viewport.min.y).saturating_sub(1);
        let mut is_wrong = false;
        let spans = self.tops.iter().zip(self.tops.iter().skip(1));
        let lines = self.lines.iter().zip(&mut self.rows).zip(spans).skip(first);
        for ((line, count), (top, end)) in lines {
            if *top > viewport.max.y {
                break;
            }
            let rect = Rect::from_min_max(origin + vec2(0.0, *top), pos2(origin.x + width, origin.y + *end));
            match line {
                Line::Heading(year) => row::heading_ui(ui, view, rect, year),
                Line::Article(at) => {
                    let Some(row) = view.derived.sources().get(*at) else { continue };
                    let real = row::row_ui(ui, view, rect, row, place);
                    is_wrong |= real != *count;
                    *count = real;
                }
            }
        }
        if is_wrong {
            self.place(view);
            ui.ctx().request_repaint();
        }
    }

    /// Brings the chosen article into view when it is another one than before.
    fn follow_choice(&mut self, ui: &Ui, view: &View<'_>, origin: egui::Pos2, width: f32) {
        if self.shown == view.state.source {
            return;
        }
        self.shown = view.state.source;
        let rows = view.derived.sources();
        let is_chosen = |line: &Line| match line {
            Line::Article(at) => rows.get(*at).map(|row| row.id) == view.state.source,
            Line::Heading(_) => false,
        };
        let Some(at) = self.lines.iter().position(is_chosen) else { return };
        // The year above the first article of it belongs to it.
        let above = matches!(at.checked_sub(1).and_then(|at| self.lines.get(at)), Some(Line::Heading(_)));
        let from = if above { at - 1 } else { at };
        let (Some(top), Some(end)) = (self.tops.get(from), self.tops.get(at + 1)) else { return };
        let rect = Rect::from_min_size(origin + vec2(0.0, *top), vec2(width, end - top));
        ui.scroll_to_rect(rect, None);
    }

    /// The arrows go from article to article while the list has the focus; Enter goes on to the article.
    fn keys(&self, ui: &mut Ui, view: &View<'_>, id: Id) {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let ids: Vec<SourceId> =
            self.articles().filter_map(|at| source_at(view, at)).map(|row| row.id).collect();
        let now = view.state.source.and_then(|id| ids.iter().position(|other| *other == id));
        let last = ids.len().saturating_sub(1);
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let next = if pressed(Key::ArrowDown) {
            Some(now.map_or(0, |at| (at + 1).min(last)))
        } else if pressed(Key::ArrowUp) {
            Some(now.map_or(0, |at| at.saturating_sub(1)))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if let Some(source) = next.and_then(|at| ids.get(at)) {
            view.send(Action::Choose(*source));
        }
    }
}

fn source_at<'a>(view: &View<'a>, at: usize) -> Option<&'a SourceRow> {
    view.derived.sources().get(at)
}

/// The room that the longest number of statements takes.
fn counts_width(view: &View<'_>) -> f32 {
    let most = view.derived.sources().iter().map(|row| row.statements).max().unwrap_or_default();
    let digits = most.checked_ilog10().unwrap_or_default() + 1;
    [0.0, 8.0, 16.0, 24.0, 32.0, 40.0].get(digits as usize).copied().unwrap_or(48.0)
}
