//! A field to type in, with its caption above.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Color32, EventFilter, Frame, Id, Label, Margin, Response, RichText, Stroke, StrokeKind, TextEdit, Ui,
};

use super::super::view::View;
use super::color::{SWATCH, swatch};

/// The keys that a field of one line keeps for itself, unless told otherwise.
const USUAL_KEYS: EventFilter =
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };

/// The caption above a field, small and muted.
pub fn caption(ui: &mut Ui, view: &View<'_>, words: &str) -> Response {
    ui.add(Label::new(RichText::new(words).font(view.theme.caption()).color(view.look().muted)))
}

/// A field to type in. Its caption is its accessible name.
pub struct Field<'a> {
    caption: &'a str,
    name: Option<&'a str>,
    text: &'a mut String,
    hint: &'a str,
    id: Option<Id>,
    swatch: Option<Color32>,
    rows: usize,
    width: f32,
    keys: EventFilter,
    is_bare: bool,
    is_wrong: bool,
}

impl<'a> Field<'a> {
    /// A field of one line, as wide as there is room.
    pub fn new(caption: &'a str, text: &'a mut String) -> Self {
        Self {
            caption,
            name: None,
            text,
            hint: "",
            id: None,
            swatch: None,
            rows: 1,
            width: f32::INFINITY,
            keys: USUAL_KEYS,
            is_bare: false,
            is_wrong: false,
        }
    }

    /// Another accessible name, where the caption alone could mean two fields of the window.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Muted words while it is empty.
    pub fn hint(mut self, words: &'a str) -> Self {
        self.hint = words;
        self
    }

    /// An id by which it can be given the focus.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// A square of a color before the words.
    pub fn swatch(mut self, color: Option<Color32>) -> Self {
        self.swatch = color;
        self
    }

    /// As many lines as this at least, and the Enter key makes a new one.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// This wide at most, in points.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Which of the keys that usually move the focus stay here.
    pub fn keys(mut self, keys: EventFilter) -> Self {
        self.keys = keys;
        self
    }

    /// Without the caption above; it remains the accessible name.
    pub fn bare(mut self) -> Self {
        self.is_bare = true;
        self
    }

    /// Drawn as wrong; what is wrong stands under it.
    pub fn wrong(mut self, is_wrong: bool) -> Self {
        self.is_wrong = is_wrong;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui, view: &View<'_>) -> Response {
        let name = self.name.or(self.is_bare.then_some(self.caption)).map(str::to_owned);
        if self.is_bare {
            return self.edit(ui, view).accessible_name(name.unwrap_or_default());
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let caption = caption(ui, view, self.caption);
            let response = self.edit(ui, view);
            match name {
                Some(name) => response.accessible_name(name),
                None => response.labelled_by(caption.id),
            }
        })
        .inner
    }

    fn edit(self, ui: &mut Ui, view: &View<'_>) -> Response {
        let look = view.look();
        let radius = view.theme.measures.radii.control;
        let left = if self.swatch.is_some() { 26 } else { 10 };
        let line = if self.is_wrong { look.bad } else { look.line };
        let frame = Frame::new()
            .fill(look.field)
            .stroke(Stroke::new(1.0, line))
            .corner_radius(radius)
            .inner_margin(Margin { left, right: 10, top: 6, bottom: 6 });
        let edit = if self.rows > 1 {
            TextEdit::multiline(self.text).desired_rows(self.rows)
        } else {
            TextEdit::singleline(self.text).event_filter(self.keys)
        };
        let hint = RichText::new(self.hint).color(look.muted);
        let mut edit = edit.frame(frame).desired_width(self.width).hint_text(hint);
        if let Some(id) = self.id {
            edit = edit.id(id);
        }
        let response = ui.add(edit);
        if let Some(color) = self.swatch {
            swatch(ui, response.rect.left_center() + egui::vec2((26.0 - SWATCH) / 2.0 + 1.0, 0.0), color);
        }
        if response.has_focus() {
            let outer = f32::from(radius);
            ui.painter().rect_stroke(response.rect, outer, (3.0, look.selection), StrokeKind::Outside);
            ui.painter().rect_stroke(response.rect, outer, (1.5, look.accent), StrokeKind::Inside);
        }
        response
    }
}

/// Selects all words of a field, so that typing replaces them.
pub fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), id);
}
