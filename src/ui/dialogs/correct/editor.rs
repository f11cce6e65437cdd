//! The words of an article to be typed over: cut into parts, of which only those in view are laid out, so
//! that a text of a megabyte types like a short one.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, FontId, Frame, Id, Margin, Rect, ScrollArea, TextEdit, Ui, UiBuilder, pos2, vec2};

use crate::model::{ByteIndex, Span};

use super::super::super::view::View;

/// A part is cut at a line end so that it has about so many bytes.
const PART: usize = 12_000;
/// A part that grew longer than this, as by pasting, is cut anew.
const LONGEST: usize = 3 * PART;

/// A part of the text with a field of its own. All parts together are the text.
#[derive(Debug)]
struct Part {
    id: Id,
    words: String,
    /// Whether a line end stands between this part and the next.
    ends_line: bool,
    /// As it was measured, else estimated.
    height: Option<f32>,
}

/// The words as they are being corrected.
#[derive(Debug, Default)]
pub(super) struct Editor {
    parts: Vec<Part>,
    made: u64,
    /// Rises with every change of the words.
    pub revision: u64,
    /// The words that are chosen in it.
    pub chosen: Option<Span>,
    /// The bytes to be gone to and chosen.
    goal: Option<Range<usize>>,
}

impl Editor {
    /// An editor of these words.
    pub fn of(words: &str) -> Self {
        let mut editor = Self::default();
        editor.parts = editor.cut(words, true);
        editor
    }

    /// All words, joined.
    pub fn words(&self) -> Arc<str> {
        let mut words = String::with_capacity(self.parts.iter().map(|part| part.words.len() + 1).sum());
        for (at, part) in self.parts.iter().enumerate() {
            words.push_str(&part.words);
            if part.ends_line && at + 1 < self.parts.len() {
                words.push('\n');
            }
        }
        words.into()
    }

    /// Goes to a passage in the next frame and chooses it.
    pub fn show(&mut self, span: Span) {
        self.goal = Some(span.range());
    }

    /// Gives the first part the keyboard, in the next frame.
    pub fn show_start(&mut self) {
        self.goal = Some(0..0);
    }

    /// The field, as high as is asked.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, height: f32) {
        let mut font = view.theme.font(&view.theme.measures.type_scale.reading);
        font.size = (font.size - 1.0).max(12.0);
        let look = view.look();
        let frame = Frame::new()
            .fill(look.field)
            .stroke((1.0, look.line))
            .corner_radius(view.theme.measures.radii.control)
            .inner_margin(Margin { left: 2, right: 2, top: 4, bottom: 4 });
        frame.show(ui, |ui| {
            let mut area = ScrollArea::vertical().id_salt("corrected text").auto_shrink(false);
            area = area.max_height(height).min_scrolled_height(height);
            let width = ui.available_width() - 14.0;
            let goal = self.goal.take().and_then(|goal| self.part_of(&goal));
            if let Some((at, _)) = &goal {
                let above: f32 = self.parts.iter().take(*at).map(|part| estimate(part, width)).sum();
                area = area.vertical_scroll_offset((above - 24.0).max(0.0));
            }
            area.show_viewport(ui, |ui, seen| self.parts_ui(ui, (seen, width), &font, goal.as_ref()));
        });
        if self.parts.iter().any(|part| part.words.len() > LONGEST) {
            self.cut_anew();
        }
    }

    fn parts_ui(
        &mut self,
        ui: &mut Ui,
        (seen, width): (Rect, f32),
        font: &FontId,
        goal: Option<&(usize, Range<usize>)>,
    ) {
        let corner = ui.max_rect().min;
        let (mut top, mut base, count) = (0.0, 0, self.parts.len());
        let mut chosen = None;
        let mut is_changed = false;
        for (at, part) in self.parts.iter_mut().enumerate() {
            let height = estimate(part, width);
            if top + height >= seen.top() && top <= seen.bottom() {
                let rect =
                    Rect::from_min_size(corner + vec2(0.0, top), vec2(width, height.max(seen.height())));
                let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(part.id));
                let goal = goal.filter(|(goal, _)| *goal == at).map(|(_, range)| range);
                let name = if at == 0 {
                    "Text of the article".to_owned()
                } else {
                    format!("Text of the article, part {}", at + 1)
                };
                is_changed |= part_ui(&mut child, part, (&name, font, width), goal);
                chosen = chosen.or_else(|| chosen_in(ui, part, base));
            }
            top += estimate(part, width);
            base += part.words.len() + usize::from(part.ends_line && at + 1 < count);
        }
        if is_changed {
            self.revision += 1;
        }
        self.chosen = chosen.or(self.chosen.filter(|_| !is_changed && !is_typing_elsewhere(ui, &self.parts)));
        let whole = vec2(1.0, top.max(seen.height()));
        ui.allocate_rect(Rect::from_min_size(pos2(corner.x, corner.y), whole), egui::Sense::hover());
    }

    /// Which part a passage begins in, and its bytes there.
    fn part_of(&self, goal: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let mut base = 0;
        for (at, part) in self.parts.iter().enumerate() {
            let end = base + part.words.len();
            if goal.start <= end {
                let start = goal.start.saturating_sub(base);
                return Some((at, start..(goal.end - base).min(part.words.len())));
            }
            base = end + usize::from(part.ends_line);
        }
        None
    }

    fn cut_anew(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        for part in parts {
            if part.words.len() > LONGEST {
                let cut = self.cut(&part.words, part.ends_line);
                self.parts.extend(cut);
            } else {
                self.parts.push(part);
            }
        }
    }

    /// Cuts words at line ends, else at blanks, else between letters.
    fn cut(&mut self, words: &str, ends_line: bool) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut rest = words;
        while rest.len() > PART + PART / 2 {
            let most = rest.floor_char_boundary(PART);
            let head = rest.get(..most).unwrap_or("");
            let (end, skip) = match (head.rfind('\n'), head.rfind(' ')) {
                (Some(line), _) if line > 0 => (line, 1),
                (_, Some(blank)) if blank > 0 => (blank + 1, 0),
                _ => (most, 0),
            };
            parts.push(self.part(rest.get(..end).unwrap_or(""), skip == 1));
            rest = rest.get(end + skip..).unwrap_or("");
        }
        parts.push(self.part(rest, ends_line));
        parts
    }

    fn part(&mut self, words: &str, ends_line: bool) -> Part {
        self.made += 1;
        let id = Id::unique(("corrected part", self.made));
        Part { id, words: words.to_owned(), ends_line, height: None }
    }
}

/// The height of a part, in points: measured, else by its letters.
#[expect(clippy::cast_precision_loss, reason = "an estimate")]
fn estimate(part: &Part, width: f32) -> f32 {
    part.height.unwrap_or_else(|| {
        let lines = part.words.split('\n').count() as f32;
        (lines + part.words.len() as f32 * 7.5 / width.max(80.0)) * 22.0
    })
}

/// One part; gives whether its words were changed.
fn part_ui(
    ui: &mut Ui,
    part: &mut Part,
    (name, font, width): (&str, &FontId, f32),
    goal: Option<&Range<usize>>,
) -> bool {
    if let Some(range) = goal {
        let letter = |byte: usize| CCursor::new(part.words.get(..byte).map_or(0, |it| it.chars().count()));
        let mut state = TextEditState::load(ui.ctx(), part.id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::two(letter(range.start), letter(range.end))));
        state.store(ui.ctx(), part.id);
        ui.memory_mut(|memory| memory.request_focus(part.id));
    }
    let edit = TextEdit::multiline(&mut part.words)
        .id(part.id)
        .frame(Frame::new().inner_margin(Margin::symmetric(10, 0)));
    let output = edit.font(font.clone()).desired_width(width).desired_rows(1).show(ui);
    let response = output.response.response.accessible_name(name);
    part.height = Some(response.rect.height());
    if goal.is_some()
        && let Some(range) = output.cursor_range
    {
        let place = output.galley.pos_from_cursor(range.primary);
        ui.scroll_to_rect(place.translate(output.galley_pos.to_vec2()), Some(Align::Center));
    }
    if response.changed() && part.words.contains('\r') {
        part.words = part.words.replace("\r\n", "\n").replace('\r', "\n");
    }
    response.changed()
}

/// The words that are chosen in a part, as a passage of the whole; none while it has not the focus.
fn chosen_in(ui: &Ui, part: &Part, base: usize) -> Option<Span> {
    if !ui.memory(|memory| memory.has_focus(part.id)) {
        return None;
    }
    let range = TextEditState::load(ui.ctx(), part.id)?.cursor.char_range()?;
    let byte = |cursor: CCursor| {
        part.words.char_indices().nth(cursor.index.0).map_or(part.words.len(), |(byte, _)| byte)
    };
    let span = Span::between(ByteIndex(byte(range.primary)), ByteIndex(byte(range.secondary)))?;
    Span::new(ByteIndex(base + span.start().0), ByteIndex(base + span.end().0))
}

/// Whether the cursor stands in a part without anything being chosen.
fn is_typing_elsewhere(ui: &Ui, parts: &[Part]) -> bool {
    ui.memory(|memory| memory.focused().is_some_and(|id| parts.iter().any(|part| part.id == id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_the_text() {
        let long =
            "A line of words.\n".repeat(5_000) + &"ж中".repeat(9_000) + &" word".repeat(9_000) + "\n\n";
        for words in ["", "one", "\none\n\n", long.as_str()] {
            let mut editor = Editor::of(words);
            assert_eq!(&*editor.words(), words);
            assert!(editor.parts.iter().all(|part| part.words.len() <= PART * 2));
            editor.parts[0].words.insert_str(0, &long);
            editor.cut_anew();
            assert_eq!(&*editor.words(), format!("{long}{words}"));
        }
    }

    #[test]
    fn a_passage_is_found_in_its_part() {
        let words = "A line of words.\n".repeat(5_000);
        let editor = Editor::of(&words);
        for start in [0, 17 * 900, 17 * 4_999] {
            let (at, range) = editor.part_of(&(start..start + 6)).unwrap();
            assert_eq!(editor.parts[at].words.get(range), Some("A line"));
        }
    }
}
