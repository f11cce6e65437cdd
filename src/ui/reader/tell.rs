//! Telling whom cannot see the article what stands in it, and where caret and passage are.

use egui::accesskit::{self, TextDirection, TextPosition, TextSelection};
use egui::emath::TSTransform;
use egui::text::CCursor;
use egui::text_selection::CCursorRange;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Id, Role, Sense, Ui, UiBuilder, WidgetInfo};

use crate::model::walk::Way;
use crate::model::{ByteIndex, Text};

use super::super::state::Caret;
use super::super::view::View;
use super::caret::stands_in;
use super::layout::{Laid, Run};

/// What a text run can hold, since where its words begin is told in bytes.
const LONGEST: usize = 255;

/// The id of what takes the keys and the pointer of the article.
pub(super) fn surface_id() -> Id {
    Id::unique("article surface")
}

/// Tells whom cannot see it what a paragraph says and what stands on it.
pub(super) fn name_paragraph(
    ui: &mut Ui,
    (view, surface): (&View<'_>, &egui::Response),
    text: &Text,
    laid: &Laid,
    marks: usize,
) {
    if laid.piece.is_empty() {
        return;
    }
    let id = ui.scope_id().with(("paragraph", laid.piece.start));
    let response = ui.interact(laid.rect(), id, Sense::hover());
    let words = laid.piece.words(text);
    response.widget_info(|| {
        let coded = if marks == 0 { String::new() } else { format!(" ({marks} coded)") };
        WidgetInfo::labeled(Role::Paragraph, true, format!("{words}{coded}"))
    });
    if ui.ctx().accesskit_node_builder(id, |_| ()).is_none() {
        return;
    }
    let caret = view.state.caret().filter(|caret| stands_in(laid, caret.place));
    tell_lines(ui, id, text, laid, caret);
    // The article is the document that has the caret, so it is told there too.
    let told = ui.ctx().accesskit_node_builder(id, |node| node.text_selection().copied()).flatten();
    if let Some(told) = told {
        ui.ctx().accesskit_node_builder(surface.id, |node| node.set_text_selection(told));
    }
}

/// Tells how a paragraph's lines run, and where in them caret and passage are.
fn tell_lines(ui: &mut Ui, paragraph: Id, text: &Text, laid: &Laid, caret: Option<Caret>) {
    let inside = |place: ByteIndex| place.0.clamp(laid.piece.start, laid.piece.end) - laid.piece.start;
    let Some(galley) = laid.layout.galley() else {
        let caret = caret.map(|caret| (inside(caret.anchor), inside(caret.place), caret.leans));
        return tell_runs(ui, paragraph, laid.piece.words(text), laid, caret);
    };
    let words = laid.piece.words(text);
    let cursor = |place| CCursor::new(words.get(..inside(place)).map_or(0, |before| before.chars().count()));
    let range = caret.map(|caret| CCursorRange::two(cursor(caret.anchor), cursor(caret.place)));
    let place = TSTransform::from_translation(laid.origin.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), paragraph, range, place, galley);
}

/// The same where letters run from right to left: a node for each part of one direction, in the order in
/// which one reads them.
fn tell_runs(ui: &mut Ui, paragraph: Id, words: &str, laid: &Laid, caret: Option<(usize, usize, Way)>) {
    let runs: Vec<Run> = laid.layout.runs().into_iter().flat_map(parts).collect();
    let id = |at: usize| paragraph.with(("run", at));
    for (at, run) in runs.iter().enumerate() {
        let rect = run.rect.translate(laid.origin.to_vec2());
        // Only what has room on screen can be made part of a paragraph.
        let room = UiBuilder::new().scope_id(id(at)).max_rect(rect).accessibility_parent(paragraph);
        ui.new_child(room.accessibility_role(Role::TextRun));
        ui.ctx().accesskit_node_builder(id(at), |node| {
            node.set_text_direction(if run.is_leftward {
                TextDirection::RightToLeft
            } else {
                TextDirection::LeftToRight
            });
            node.set_bounds(accesskit::Rect {
                x0: rect.min.x.into(),
                y0: rect.min.y.into(),
                x1: rect.max.x.into(),
                y1: rect.max.y.into(),
            });
            if run.goes_on && at > 0 {
                node.set_previous_on_line(id(at - 1).accesskit_id());
            }
            if runs.get(at + 1).is_some_and(|next| next.goes_on) {
                node.set_next_on_line(id(at + 1).accesskit_id());
            }
            describe(node, run, words);
        });
    }
    let Some((anchor, focus, leans)) = caret else { return };
    let place = |byte, leans| {
        let (at, letter) = letter_of(&runs, byte, leans)?;
        Some(TextPosition { node: id(at).accesskit_id(), character_index: letter })
    };
    let anchored = if anchor == focus { leans } else { Way::Forward };
    if let Some((anchor, focus)) = place(anchor, anchored).zip(place(focus, leans)) {
        ui.ctx().accesskit_node_builder(paragraph, |node| {
            node.set_text_selection(TextSelection { anchor, focus });
        });
    }
}

/// A run, cut where it holds more letters than can be told as one.
fn parts(run: Run) -> Vec<Run> {
    if run.letters.len() <= LONGEST {
        return vec![run];
    }
    let ends = run.letters.iter().map(|letter| letter.start).skip(LONGEST).step_by(LONGEST);
    let ends: Vec<usize> = ends.chain([run.bytes.end]).collect();
    let chunks = run.letters.chunks(LONGEST).zip(ends).enumerate();
    chunks
        .filter_map(|(at, (letters, end))| {
            let (first, last) = (letters.first()?, letters.last()?);
            let (from, to) = (first.offset, last.offset + last.width);
            let mut rect = run.rect;
            if run.is_leftward {
                (rect.min.x, rect.max.x) = (run.rect.right() - to, run.rect.right() - from);
            } else {
                (rect.min.x, rect.max.x) = (run.rect.left() + from, run.rect.left() + to);
            }
            let mut letters = letters.to_vec();
            for letter in &mut letters {
                letter.offset -= from;
            }
            let (start, goes_on) = (letters.first()?.start, run.goes_on || at > 0);
            Some(Run { bytes: start..end, rect, goes_on, letters, ..run.clone() })
        })
        .collect()
}

/// Tells the letters of a run, and where its words begin.
fn describe(node: &mut accesskit::Node, run: &Run, words: &str) {
    let ends = run.letters.iter().skip(1).map(|letter| letter.start).chain([run.bytes.end]);
    let length =
        |(letter, end): (&super::layout::Letter, usize)| u8::try_from(end - letter.start).unwrap_or(u8::MAX);
    let is_word = |start: usize| {
        let letter = words.get(start..).and_then(|rest| rest.chars().next());
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    let mut was_word = false;
    let mut starts = Vec::new();
    for (at, letter) in (0..).zip(&run.letters) {
        let is_word = is_word(letter.start);
        if is_word && !was_word {
            starts.push(at);
        }
        was_word = is_word;
    }
    node.set_value(words.get(run.bytes.clone()).unwrap_or_default());
    node.set_character_lengths(run.letters.iter().zip(ends).map(length).collect::<Vec<u8>>());
    node.set_character_positions(run.letters.iter().map(|it| it.offset).collect::<Vec<f32>>());
    node.set_character_widths(run.letters.iter().map(|it| it.width).collect::<Vec<f32>>());
    node.set_word_starts(starts);
}

/// The run in which a caret before a byte stands, and the letter of that run that it stands before.
fn letter_of(runs: &[Run], byte: usize, leans: Way) -> Option<(usize, usize)> {
    let after = runs.iter().position(|run| run.bytes.contains(&byte));
    let before = runs.iter().position(|run| run.bytes.end == byte && !run.bytes.is_empty());
    let at = if leans == Way::Back { before.or(after) } else { after.or(before) }?;
    let letters = &runs.get(at)?.letters;
    Some((at, letters.partition_point(|letter| letter.start < byte)))
}
