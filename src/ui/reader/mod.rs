//! The reader: an article one likes to read for hours, its statements in their parties' colors.
//!
//! Only the pieces in view are laid out; the statements of a piece are found by binary search.

mod beside;
mod caret;
mod column;
mod crowd;
mod empty;
mod find;
mod gesture;
mod handles;
mod header;
mod keys;
mod layout;
mod legend;
mod margin;
mod marks;
mod names;
mod page;
mod paint;
mod pieces;
mod point;
mod scroll;
mod strip;
mod tell;
mod type_menu;
mod work;

use std::rc::Rc;

use egui::{Pos2, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::model::{ByteIndex, Source, StatementId, Text};

use super::action::Action;
use super::stage::Painted;
use super::view::View;

use caret::CaretLines;
use column::Column;
use crowd::Crowd;
use find::FindBar;
use gesture::Drag;
use handles::Held;
use header::Header;
use layout::{Laid, Layout, Setter};
use legend::Legend;
use margin::Labels;
use marks::Marks;
use page::Page;
use paint::{Chosen, Finds, paint_piece};
use pieces::Piece;
use scroll::Scroll;
use strip::{Strip, Target};
use tell::{name_paragraph, surface_id};

pub use layout::Faces;
pub use work::ReaderWork;

/// The reader's own memory.
#[derive(Default)]
pub struct Reader {
    header: Header,
    page: Page,
    marks: Marks,
    scroll: Scroll,
    setter: Setter,
    drag: Option<Drag>,
    hovered: Option<StatementId>,
    lines: CaretLines,
    crowd: Crowd,
    legend: Legend,
    /// The statement that was pointed at in the margin or in a list, in the frame before.
    lit: Option<StatementId>,
    /// Whether the focus comes back to the article when nothing has it.
    is_home: bool,
    /// The edge of the chosen statement that is being drawn.
    held: Option<Held>,
    find: FindBar,
    strip: Strip,
}

impl Reader {
    /// Takes the faces for scripts from right to left.
    pub fn take_faces(&mut self, faces: Faces) {
        self.setter.take(faces);
    }

    /// The article that is shown, or how to get one.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some((source, text)) = view.source().zip(view.text()) else {
            return empty::empty_ui(ui, view);
        };
        if self.find.ui(ui, view) {
            ui.memory_mut(|memory| memory.request_focus(surface_id()));
        }
        if view.project.count_of(source.id) > 0 {
            self.legend.ui(ui, view);
        }
        let rect = ui.available_rect_before_wrap();
        let mut column = Column::of(rect, view);
        let is_set_anew = self.page.follow(text, column.measures);
        column.headline = self.page.headline(text, &source.title);
        self.lines = CaretLines {
            measures: Some(column.measures),
            headline: column.headline.map(|piece| (piece, column.headline_type)),
            height: rect.height(),
        };
        self.marks.follow(view, source.id);
        let header_height = self.header.height();
        if is_set_anew {
            self.scroll.stay((&mut self.page, header_height), |page, place| {
                Self::line_of(ui, view, (&self.setter, text), column, page, place)
            });
        }
        self.scroll.begin(view, source.id, (&mut self.page, header_height), |page, place| {
            Self::line_of(ui, view, (&self.setter, text), column, page, place)
        });
        let mut area = egui::ScrollArea::vertical().id_salt("article").auto_shrink(false);
        if let Some(offset) = self.scroll.wanted(&self.page, header_height) {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area
            .show_viewport(ui, |ui, viewport| self.content_ui(ui, view, (source, text), column, viewport));
        self.strip_ui(ui, view, text, (rect, output.content_size.y));
        self.scroll.end(output.state.clamped_offset().y, &self.page, self.header.height(), rect.height());
    }

    /// The strip beside the scroll bar; a click in it goes there.
    fn strip_ui(&mut self, ui: &mut Ui, view: &View<'_>, text: &Text, (page, content): (Rect, f32)) {
        let whole = content.max(page.height());
        let header = self.header.height();
        self.strip.follow(view, text, &self.marks);
        let body = (header / whole, (header + self.page.total()) / whole);
        match self.strip.ui(ui, page, body) {
            Some(Target::Statement(id)) => view.send(Action::Reveal(id)),
            Some(Target::Place(place)) => self.scroll.go_to(place),
            None => {}
        }
    }

    /// How far below its piece's top the line of a place lies, and that piece measured.
    fn line_of(
        ui: &Ui,
        view: &View<'_>,
        (setter, text): (&Setter, &Text),
        column: Column,
        page: &mut Page,
        place: ByteIndex,
    ) -> (usize, f32) {
        let at = page.piece_of(place);
        let Some(piece) = page.pieces().get(at).copied() else { return (0, 0.0) };
        let layout = setter.lay_out(ui, view, piece.words(text), column.type_of(at));
        page.measured(at, layout.size().y);
        page.settle();
        let laid = Laid { piece, layout, origin: Pos2::ZERO };
        (at, laid.caret(place).top())
    }

    fn content_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (source, text): (&Source, &Text),
        column: Column,
        viewport: Rect,
    ) {
        let top = ui.max_rect().top();
        let body = top + self.header.height();
        let surface = Self::surface(ui, source, viewport.translate(vec2(ui.max_rect().left(), top)));
        let laid = self.lay_visible(ui, view, text, column, (body, viewport));
        self.point(ui, view, text, &laid, &surface);
        names::hover_ui(ui, view, text, &laid, &surface);
        // What stands in the article belongs to it for whom cannot see it, too.
        let builder = UiBuilder::new().accessibility_parent(surface.id);
        let mut inside = ui.new_child(builder);
        self.paint(&mut inside, view, text, (column, &surface), &laid);
        self.handles_ui(&mut inside, view, text, &laid);
        self.scroll.note_top(&laid, ui.clip_rect().top(), column.measures.line);
        let title = (column.headline.is_none(), column.headline_type, &self.setter);
        let height = self.header.height();
        self.header.ui(ui, view, source, (pos2(column.left, top), title));
        if viewport.min.y > height {
            self.scroll.corrected(self.header.height() - height);
        }
        let caret = view.state.caret().and_then(|caret| caret::corner(&laid, caret.place));
        self.crowd_ui(ui, view, caret);
        if self.has_keys(ui, view, &surface) {
            Self::keys(ui, view, &laid);
        }
        ui.allocate_rect(
            Rect::from_min_size(
                pos2(ui.max_rect().left(), top),
                vec2(1.0, self.header.height() + self.page.total() + viewport.height() * 0.4),
            ),
            Sense::hover(),
        );
    }

    /// Whether keys mean the article: it has the focus, or nothing has. Once it had the focus, it takes it
    /// again when what floated above it is gone.
    fn has_keys(&mut self, ui: &Ui, view: &View<'_>, surface: &egui::Response) -> bool {
        let is_free = ui.memory(|memory| memory.focused().is_none()) && view.state.dialog.is_none();
        if surface.has_focus() {
            self.is_home = true;
        } else if is_free && !view.state.bar_open {
            if self.is_home || view.state.caret().is_some() {
                surface.request_focus();
            }
        } else if !is_free && !view.state.bar_open && view.state.dialog.is_none() {
            self.is_home = false;
        }
        surface.has_focus() || is_free
    }

    /// The part of the article in view, as one thing that takes the pointer and the focus.
    fn surface(ui: &mut Ui, source: &Source, rect: Rect) -> egui::Response {
        let surface = ui.interact(rect, surface_id(), Sense::click_and_drag());
        surface
            .widget_info(|| WidgetInfo::labeled(Role::Document, true, format!("Article: {}", source.title)));
        if surface.clicked() || surface.drag_started() {
            surface.request_focus();
        }
        if surface.has_focus() {
            let filter = egui::EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(surface.id, filter));
        }
        surface.on_hover_cursor(egui::CursorIcon::Text)
    }

    /// Lays out the pieces in view, keeping the top one where it is while heights are corrected.
    fn lay_visible(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        text: &Text,
        column: Column,
        (body, viewport): (f32, Rect),
    ) -> Vec<Laid> {
        let top = viewport.min.y - self.header.height();
        let anchor = self.page.anchor_at(top, viewport.height());
        let mut laid = Vec::new();
        let mut at = self.page.piece_at(top);
        let (mut first, mut below) = (at, self.page.top(at));
        while below < top.max(0.0) + viewport.height() + 200.0 {
            let Some(one) = self.lay_piece(ui, view, text, column, at) else { break };
            laid.push(one);
            below += self.page.height_at(at);
            at += 1;
        }
        self.page.settle();
        // Where heights above the anchor shrank, pieces further up come into view.
        while first > 0 && self.page.top(first) > self.page.offset_of(anchor) {
            first -= 1;
            laid.extend(self.lay_piece(ui, view, text, column, first));
            self.page.settle();
        }
        let shift = top - self.page.offset_of(anchor);
        self.scroll.corrected(-shift);
        laid.sort_by_key(|(at, ..)| *at);
        laid.into_iter()
            .map(|(at, piece, layout)| Laid {
                piece,
                layout,
                origin: pos2(column.left, body + self.page.top(at) + shift),
            })
            .collect()
    }

    /// Lays out a piece and notes its height; none below the last one.
    fn lay_piece(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        text: &Text,
        column: Column,
        at: usize,
    ) -> Option<(usize, Piece, Rc<dyn Layout>)> {
        let piece = self.page.pieces().get(at).copied()?;
        let layout = self.setter.lay_out(ui, view, piece.words(text), column.type_of(at));
        self.page.measured(at, layout.size().y);
        Some((at, piece, layout))
    }

    fn paint(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        text: &Text,
        (column, surface): (Column, &egui::Response),
        laid: &[Laid],
    ) {
        let mut chosen = Chosen {
            passage: view.state.selection.or(self.held.map(|held| held.span)),
            statement: view.state.statement,
            hovered: self.lit.or(view.stage.pointed.get()).or(self.hovered),
        };
        let before = self.lit.take();
        self.legend.clear();
        let mut labels = Labels::default();
        let mut hovered = None;
        let mut passage: Option<Rect> = None;
        for one in laid {
            let marks = self.marks.drawn(view, one.piece.start, one.piece.end);
            name_paragraph(ui, (view, surface), text, one, marks.len());
            let touched = margin::margin_ui(ui, view, one, (&marks, chosen), (column.lanes(), &mut labels));
            if let Some((point, listed)) = touched.listed {
                self.crowd.point = Some(point);
                view.send(Action::ListStatements(Some(listed)));
            }
            marks.iter().filter_map(|mark| Marks::meaning(view, mark)).for_each(|it| self.legend.note(it));
            if let Some(id) = touched.clicked {
                view.send(Action::Select(None));
                view.send(Action::ChooseStatement(Some(id)));
            }
            hovered = hovered.or(touched.hovered);
            chosen.hovered = chosen.hovered.or(touched.hovered);
            let hits = view.derived.found.within(one.piece.start, one.piece.end);
            let is_of = view.derived.found.is_of(text.id());
            let finds = Finds { hits: if is_of { hits } else { &[] }, current: view.state.find.current };
            names::names_ui(ui, view, text, one);
            paint_piece(ui.painter(), view.theme, one, (&marks, chosen), finds);
            if surface.has_focus() || view.state.bar_open {
                Self::caret_ui(ui, view, one);
            }
            if let Some(span) = view.state.selection {
                for rect in one.rects(span.start().0, span.end().0) {
                    passage = Some(passage.map_or(rect, |all| all.union(rect)));
                }
            }
        }
        labels.finish(ui, view);
        self.lit = hovered;
        let has_moved = self.lit != before && view.state.crowd.is_none();
        if has_moved || self.legend.is_another() {
            ui.request_repaint();
        }
        if let Some(passage) = passage {
            view.stage.selection.set(Some(Painted { passage, page: ui.clip_rect() }));
        }
    }
}
