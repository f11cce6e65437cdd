//! Words from right to left wherever egui draws them: titles, names and quotes in lists, on buttons, in
//! figures and in fields.
//!
//! egui sets the letters of such a word as they must stand, but one word after the other from the left. When
//! a frame is done, the words of each line are put in their order (Unicode Standard Annex 9), so no room has
//! to think of it. What is pointed at inside a line does not follow: the article has a layout of its own.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{Glyph, PlacedRow, Row};
use egui::{Align, Context, FullOutput, Galley, Plugin, Rect, Shape};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

/// Whether words hold letters that run from right to left, or signs that turn the direction.
pub fn has_leftward(words: &str) -> bool {
    !words.is_ascii() && words.chars().any(runs_left)
}

/// The blocks of the scripts from right to left, and the directional signs (Unicode 16, chapters 4.4 and 23.2).
fn runs_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
        | '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}')
}

/// Puts what was painted in the order of reading; its own memory.
#[derive(Default)]
pub(super) struct Leftward {
    /// What egui set and what became of it, of the frame before. Lines that nobody changes are the same ones
    /// in every frame.
    kept: Vec<(Arc<Galley>, Arc<Galley>)>,
}

impl Plugin for Leftward {
    fn debug_name(&self) -> &'static str {
        "from right to left"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let before = std::mem::take(&mut self.kept);
        for clipped in &mut output.shapes {
            self.follow(&mut clipped.shape, &before);
        }
    }
}

impl Leftward {
    fn follow(&mut self, shape: &mut Shape, before: &[(Arc<Galley>, Arc<Galley>)]) {
        match shape {
            Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| self.follow(shape, before)),
            Shape::Text(text) if has_leftward(&text.galley.job.text) => {
                let mut known = self.kept.iter().chain(before);
                let known = known.find(|(set, _)| Arc::ptr_eq(set, &text.galley));
                let turned = known.map_or_else(|| Arc::new(turned(&text.galley)), |(_, it)| it.clone());
                self.kept.push((text.galley.clone(), turned.clone()));
                text.galley = turned;
            }
            _ => {}
        }
    }
}

/// The same lines with their words in the order of reading.
fn turned(galley: &Galley) -> Galley {
    let mut galley = galley.clone();
    let scale = galley.pixels_per_point;
    if galley.elided
        && let Some(row) = galley.rows.last_mut()
    {
        drop_cut_word(Arc::make_mut(&mut row.row), scale);
    }
    let mut leftward = Vec::new();
    for paragraph in galley.rows.chunk_by_mut(|row, _| !row.ends_with_newline) {
        leftward.extend(turn_paragraph(paragraph, scale));
    }
    if galley.job.halign == Align::LEFT {
        align(&mut galley.rows, &leftward, scale);
    }
    galley.mesh_bounds = Rect::NOTHING;
    for placed in &mut galley.rows {
        let offset = placed.pos.to_vec2();
        let row = Arc::make_mut(&mut placed.row);
        row.visuals.mesh_bounds = row.visuals.mesh.calc_bounds();
        galley.mesh_bounds |= row.visuals.mesh_bounds.translate(offset);
    }
    galley
}

/// What stands or moves as one: a word from right to left, whose letters egui has put in order, or a letter.
#[derive(Debug, Clone)]
struct Unit {
    glyphs: Range<usize>,
    /// A letter that tells the direction of all.
    letter: char,
    left: f32,
    width: f32,
}

impl Unit {
    fn is_blank(&self) -> bool {
        self.letter.is_whitespace()
    }
}

/// The units of a line in the order of the words.
fn units(row: &Row, scale: f32) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (at, glyph) in row.glyphs.iter().enumerate() {
        let joins = |unit: &Unit| runs_left(unit.letter) && belongs(glyph);
        if let Some(word) = units.last_mut().filter(|unit| joins(unit)) {
            word.glyphs.end = at + 1;
            if !is_strong(word.letter) && is_strong(glyph.chr) {
                word.letter = glyph.chr;
            }
        } else {
            units.push(Unit { glyphs: at..at + 1, letter: glyph.chr, left: glyph.pos.x, width: 0.0 });
        }
    }
    let end = row.glyphs.iter().map(Glyph::max_x).fold(0.0, f32::max);
    let ends: Vec<f32> = units.iter().skip(1).map(|unit| unit.left).chain([end]).collect();
    for (unit, end) in units.iter_mut().zip(ends) {
        // Letters stay on whole pixels, or they would blur.
        unit.width = ((end - unit.left) * scale).round() / scale;
    }
    units
}

/// Whether a letter belongs to the word from right to left before it.
fn belongs(glyph: &Glyph) -> bool {
    runs_left(glyph.chr) || matches!(glyph.chr, '\u{200c}' | '\u{200d}')
}

fn is_strong(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}

/// Turns the lines of a paragraph; gives whether they begin at the right, a line each.
fn turn_paragraph(rows: &mut [PlacedRow], scale: f32) -> Vec<bool> {
    let lines: Vec<Vec<Unit>> = rows.iter().map(|row| units(&row.row, scale)).collect();
    let words: String = lines.iter().flatten().map(|unit| unit.letter).collect();
    if !has_leftward(&words) {
        return vec![false; rows.len()];
    }
    let info = ParagraphBidiInfo::new(&words, None);
    let mut start = 0;
    for (row, units) in rows.iter_mut().zip(&lines) {
        let end = start + units.iter().map(|unit| unit.letter.len_utf8()).sum::<usize>();
        // The blank at which a line breaks stays beyond its words.
        let seen = units.iter().rposition(|unit| !unit.is_blank()).map_or(0, |last| last + 1);
        let levels = info.reordered_levels(start..end);
        let mut byte = start;
        let mut level_of = |unit: &Unit| {
            let level = levels.get(byte).copied().unwrap_or(info.paragraph_level);
            byte += unit.letter.len_utf8();
            level
        };
        let units: Vec<(&Unit, Level)> = units.iter().take(seen).map(|unit| (unit, level_of(unit))).collect();
        place(Arc::make_mut(&mut row.row), &units);
        start = end;
    }
    vec![info.paragraph_level.is_rtl(); rows.len()]
}

/// Moves the units of a line to where their levels want them.
fn place(row: &mut Row, units: &[(&Unit, Level)]) {
    let levels: Vec<Level> = units.iter().map(|(_, level)| *level).collect();
    let mut left = units.iter().map(|(unit, _)| unit.left).fold(f32::INFINITY, f32::min);
    for at in ParagraphBidiInfo::reorder_visual(&levels) {
        let Some((unit, level)) = units.get(at) else { continue };
        let shift = left - unit.left;
        let mirror = (level.is_rtl() && is_mirrored(unit.letter)).then_some(2.0 * unit.left + unit.width);
        move_glyphs(row, unit, |x| mirror.map_or(x, |sum| sum - x) + shift);
        left += unit.width;
    }
}

/// Signs that face the other way among words from right to left (Unicode, `BidiMirroring.txt`): those of
/// running text.
fn is_mirrored(sign: char) -> bool {
    matches!(sign, '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '«' | '»' | '‹' | '›' | '≤' | '≥')
}

/// Moves what is drawn of a unit sidewards.
fn move_glyphs(row: &mut Row, unit: &Unit, place: impl Fn(f32) -> f32) {
    for glyph in row.glyphs.get(unit.glyphs.clone()).unwrap_or_default() {
        if glyph.uv_rect.is_nothing() {
            continue;
        }
        let first = glyph.first_vertex as usize;
        for vertex in row.visuals.mesh.vertices.get_mut(first..first + 4).unwrap_or_default() {
            vertex.pos.x = place(vertex.pos.x);
        }
    }
}

/// Lines that begin at the right end where the widest line does.
fn align(rows: &mut [PlacedRow], leftward: &[bool], scale: f32) {
    let width = |row: &PlacedRow| {
        let seen = row.glyphs.iter().filter(|glyph| !glyph.chr.is_whitespace());
        seen.map(Glyph::max_x).fold(0.0, f32::max)
    };
    let widest = rows.iter().map(width).fold(0.0, f32::max);
    for (row, _) in rows.iter_mut().zip(leftward).filter(|(_, is_leftward)| **is_leftward) {
        row.pos.x += ((widest - width(row)) * scale).round() / scale;
    }
}

/// A word from right to left that was cut for an ellipsis shows its end without its beginning: it is left
/// out, unless it is the only one.
fn drop_cut_word(row: &mut Row, scale: f32) {
    let units = units(row, scale);
    let [.., word, ellipsis] = units.as_slice() else { return };
    if units.len() < 3 || !runs_left(word.letter) {
        return;
    }
    move_glyphs(row, word, |_| word.left);
    move_glyphs(row, ellipsis, |x| x - ellipsis.left + word.left);
    if let Some(last) = row.glyphs.last_mut() {
        last.pos.x = word.left;
    }
    row.glyphs.drain(word.glyphs.clone());
}

#[cfg(test)]
mod tests {
    use egui::text::{LayoutJob, TextFormat, TextWrapping};
    use egui::{FontData, FontDefinitions, FontFamily, FontId, Pos2, RawInput};

    use super::*;

    const ARABIC: &[u8] = include_bytes!("../../../tests/fixtures/fonts/NotoNaskhArabic-subset.ttf");
    const HEBREW: &[u8] = include_bytes!("../../../tests/fixtures/fonts/NotoSansHebrew-subset.ttf");

    /// What is painted of some words in a width and so many lines.
    fn painted(words: &str, width: f32, rows: usize) -> Arc<Galley> {
        let ctx = Context::default();
        let mut fonts = FontDefinitions::empty();
        let bundled: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
        for (name, file) in [("sans", bundled), ("arabic", ARABIC), ("hebrew", HEBREW)] {
            fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(file)));
            fonts.families.entry(FontFamily::Proportional).or_default().push(name.to_owned());
        }
        ctx.set_fonts(fonts);
        ctx.add_plugin(Leftward::default());
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let format = TextFormat::simple(FontId::proportional(14.0), ui.visuals().text_color());
            let mut job = LayoutJob::single_section(words.to_owned(), format);
            job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            let color = ui.visuals().text_color();
            ui.painter().galley(Pos2::ZERO, galley, color);
        });
        output.textures_delta.clear();
        let texts = output.shapes.into_iter().filter_map(|it| match it.shape {
            Shape::Text(text) => Some(text.galley),
            _ => None,
        });
        texts.last().unwrap()
    }

    /// The letters of each line from left to right, as they are drawn.
    fn seen(galley: &Galley) -> Vec<String> {
        let line = |row: &PlacedRow| {
            let vertex = |glyph: &Glyph| row.visuals.mesh.vertices[glyph.first_vertex as usize].pos.x;
            let glyphs = row.glyphs.iter().filter(|glyph| !glyph.uv_rect.is_nothing());
            let mut letters: Vec<(f32, char)> = glyphs.map(|glyph| (vertex(glyph), glyph.chr)).collect();
            letters.sort_by(|one, other| one.0.total_cmp(&other.0));
            letters.into_iter().map(|(_, letter)| letter).collect()
        };
        galley.rows.iter().map(line).collect()
    }

    #[test]
    fn what_runs_left_is_known() {
        for words in ["plain", "Ukraїna, слова", "中文 🙂", "naïve “quote”"] {
            assert!(!has_leftward(words), "{words}");
        }
        for words in ["one שלום", "قال", "a\u{200f}b"] {
            assert!(has_leftward(words), "{words}");
        }
    }

    #[test]
    fn words_stand_in_their_order() {
        for (words, expected) in [
            ("plain words", "plainwords"),
            ("שלום לכם כאן", "ןאכםכלםולש"),
            ("The word שלום לכם is peace", "ThewordםכלםולשisPeace"),
            ("יום 25% מהם", "םהמ25%םוי"),
            ("קול של UNO כאן, ועוד", "דועו,ןאכUNOלשלוק"),
        ] {
            let lines = seen(&painted(words, f32::INFINITY, 9));
            assert_eq!(lines.concat().to_lowercase(), expected.to_lowercase(), "{words}");
        }
    }
    const TITLE: &str = "השיחות על הגשר נכנסות ליום הרביעי";

    fn read(line: &str) -> String {
        line.chars().rev().collect()
    }

    #[test]
    fn lines_follow_each_other_and_begin_at_the_right() {
        let galley = painted(TITLE, 90.0, 9);
        let lines: Vec<String> = seen(&galley).iter().map(|line| read(line)).collect();
        assert!(lines.len() > 2);
        assert_eq!(lines.concat(), TITLE.replace(' ', ""));
        let right = |row: &PlacedRow| row.pos.x + row.visuals.mesh_bounds.right();
        let edges: Vec<f32> = galley.rows.iter().map(right).collect();
        assert!(edges.iter().all(|edge| (edge - edges[0]).abs() < 2.5), "{edges:?}");
    }

    #[test]
    fn what_is_cut_ends_at_the_left_with_a_whole_word() {
        for width in [60.0, 80.0, 100.0, 120.0] {
            let line = read(&seen(&painted(TITLE, width, 1))[0]);
            let words = line.strip_suffix('…').unwrap();
            let rest = TITLE.replace(' ', "");
            assert!(rest.starts_with(words), "{line}");
            let lengths = TITLE.split(' ').scan(0, |sum, word| {
                *sum += word.len();
                Some(*sum)
            });
            assert!(lengths.into_iter().any(|length| length == words.len()), "{line}");
        }
    }

    #[test]
    fn brackets_face_the_other_way() {
        let galley = painted("כאן (שלום) a (b)", f32::INFINITY, 1);
        let row = &galley.rows[0];
        let faces_left = |glyph: &Glyph| {
            let vertices = &row.visuals.mesh.vertices;
            let first = glyph.first_vertex as usize;
            vertices[first].pos.x > vertices[first + 1].pos.x
        };
        let brackets = row.glyphs.iter().filter(|glyph| matches!(glyph.chr, '(' | ')'));
        // Those around a word from left to right after another one go with these.
        assert_eq!(brackets.map(faces_left).collect::<Vec<_>>(), [true, true, false, false]);
    }

    #[test]
    fn what_nobody_changes_is_turned_once() {
        let mut leftward = Leftward::default();
        let galley = painted("plain", f32::INFINITY, 1);
        let job = LayoutJob { text: "שלום".to_owned(), ..LayoutJob::default() };
        let mut set = (*galley).clone();
        set.job = Arc::new(job);
        let set = Arc::new(set);
        let shape = |leftward: &mut Leftward, before: &[(Arc<Galley>, Arc<Galley>)]| {
            let mut shape =
                Shape::galley(Pos2::ZERO, set.clone(), crate::ui::theme::Theme::light().look.text);
            leftward.follow(&mut shape, before);
            match shape {
                Shape::Text(text) => text.galley,
                _ => unreachable!(),
            }
        };
        let first = shape(&mut leftward, &[]);
        let before = std::mem::take(&mut leftward.kept);
        let second = shape(&mut leftward, &before);
        assert!(Arc::ptr_eq(&first, &second));
    }
}
