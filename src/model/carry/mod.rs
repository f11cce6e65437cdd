//! Carrying passages over from a text to a corrected one.
//!
//! First the two texts are compared (paragraphs, words, words written otherwise); a passage whose words
//! stand in what is the same goes with them. Where its words changed, what stands for them is taken, if
//! enough of them is left. Else its words are looked for among what is new in the text, by quote and
//! context. What is found nowhere is said to be lost: no passage is guessed.

mod align;
mod alike;
mod edges;
mod moved;

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::{ByteIndex, Span, segment};

use align::{Block, align};
use moved::Fresh;

/// Less than this part of the letters kept, and other words are not the same passage any more.
const ENOUGH: f32 = 0.5;
/// A passage of fewer words than this is not sure of its place by its own words alone.
const FEW_WORDS: usize = 4;

/// What becomes of a passage in a corrected text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// The same words in the same place of the order of words.
    Same(Span),
    /// The same words, but elsewhere, or with everything around them changed.
    Moved(Span),
    /// Other words that stand for the old ones.
    Changed(Span),
    /// Nothing in the corrected text stands for it.
    Lost,
}

impl Carried {
    /// The passage in the corrected text.
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Same(span) | Self::Moved(span) | Self::Changed(span) => Some(span),
            Self::Lost => None,
        }
    }
}

/// What becomes of each of these passages of a text in a corrected one, in their order.
///
/// Nearly linear in the texts where most of the text is the same. A passage that does not fit the old text
/// is lost.
///
/// ```
/// use demarche::model::{ByteIndex, Span, carry::{Carried, carry}};
/// let span = |start, end| Span::new(ByteIndex(start), ByteIndex(end)).unwrap();
/// let found = carry("We want a truce.", "Today we want a truce.", &[span(10, 15)]);
/// assert_eq!(found, [Carried::Same(span(16, 21))]);
/// ```
pub fn carry(old: &str, new: &str, spans: &[Span]) -> Vec<Carried> {
    let blocks = align(old, new);
    let mut fresh = None;
    spans
        .iter()
        .map(|span| match in_place(old, new, &blocks, *span) {
            sure @ (Carried::Same(_) | Carried::Moved(_)) => sure,
            unsure => match fresh.get_or_insert_with(|| Fresh::of(new, &blocks)).find(old, *span) {
                // The very words elsewhere are worth more than some of them in their place.
                moved @ Carried::Moved(_) => moved,
                found if unsure == Carried::Lost => found,
                _ => unsure,
            },
        })
        .zip(spans)
        .map(|(found, span)| uncut((old, *span), new, found))
        .collect()
}

/// A passage of whole letters made one of whole letters in the new text, where a sign came that belongs to the
/// letter at its edge. One that cut letters before may cut them now.
fn uncut((old, span): (&str, Span), new: &str, found: Carried) -> Carried {
    match found.span() {
        Some(place) if !is_whole(new, place) && is_whole(old, span) => {
            segment::snap_to_graphemes(new, place).map_or(Carried::Lost, Carried::Changed)
        }
        _ => found,
    }
}

/// Whether a passage begins and ends between letters as one sees them.
fn is_whole(text: &str, span: Span) -> bool {
    let is_border = |place: ByteIndex| {
        GraphemeCursor::new(place.0, text.len(), true).is_boundary(text, 0).unwrap_or(true)
    };
    is_border(span.start()) && is_border(span.end())
}

/// What the comparison of the two texts says of a passage.
fn in_place(old: &str, new: &str, blocks: &[Block], span: Span) -> Carried {
    let Some(quote) = old.get(span.range()) else { return Carried::Lost };
    let first = blocks.partition_point(|block| block.old.end <= span.start().0);
    let last = blocks.partition_point(|block| block.old.start < span.end().0);
    let touched = blocks.get(first..last.max(first)).unwrap_or_default();
    if let [block] = touched
        && block.is_same()
        && block.old.start <= span.start().0
        && span.end().0 <= block.old.end
    {
        let start = block.new.start + (span.start().0 - block.old.start);
        let Some(found) = span_of(start..start + span.len()) else { return Carried::Lost };
        let around = (at_before(blocks, first), blocks.get(first + 1));
        return if is_sure(old, block, around, span) { Carried::Same(found) } else { Carried::Moved(found) };
    }
    let kept = |block: &&Block| {
        let inside = block.old.start.max(span.start().0)..block.old.end.min(span.end().0);
        old.get(inside).is_some_and(has_letters)
    };
    let touched: Vec<&Block> = touched.iter().filter(kept).collect();
    let Some((one, other)) = touched.first().zip(touched.last()) else { return Carried::Lost };
    let gap = |at: Option<&Block>| at.map_or((0, 0), |block| (block.old.end, block.new.end));
    let place = |block: &Block| blocks.partition_point(|it| it.old.start < block.old.start);
    let before = gap(at_before(blocks, place(one)));
    let after = blocks
        .get(place(other) + 1)
        .map_or((old.len(), new.len()), |block| (block.old.start, block.new.start));
    let rough = start_of(one, span, before, new)..end_of(other, span, after, new);
    if let Some(found) = edges::exact(new, quote, &rough) {
        let is_sure = quote.split_whitespace().count() >= FEW_WORDS;
        return if is_sure { Carried::Same(found) } else { Carried::Moved(found) };
    }
    let heart =
        touched.iter().max_by(|one, other| weight(old, one, span).total_cmp(&weight(old, other, span)));
    let fitted =
        heart.map_or(rough.clone(), |heart| edges::fit(new, quote, rough, &clipped(heart, span), span));
    let Some(found) = span_of(fitted).and_then(|found| segment::trim(new, found)) else {
        return Carried::Lost;
    };
    let words = new.get(found.range()).unwrap_or("");
    let inside =
        touched.iter().filter(|block| block.new.start < found.end().0 && found.start().0 < block.new.end);
    let kept: f32 = inside.map(|block| weight(old, block, span)).sum();
    if words != quote && 2.0 * kept >= ENOUGH * (letters(quote) + letters(words)) {
        Carried::Changed(found)
    } else {
        Carried::Lost
    }
}

/// The part of a block that lies inside a passage.
fn clipped(block: &Block, span: Span) -> Block {
    if !block.is_same() {
        return block.clone();
    }
    let before = span.start().0.saturating_sub(block.old.start);
    let after = block.old.end.saturating_sub(span.end().0);
    Block {
        old: block.old.start + before..block.old.end - after,
        new: block.new.start + before..block.new.end - after,
        kept: block.kept,
    }
}

/// Whether the words around a passage stayed too, or it has words enough to be told by them.
fn is_sure(old: &str, block: &Block, around: (Option<&Block>, Option<&Block>), span: Span) -> bool {
    let before = around.0.map_or(block.old.start, |block| block.old.start);
    let after = around.1.map_or(block.old.end, |block| block.old.end);
    let (nearest, next) =
        (around.0.map_or(0, |it| it.old.end), around.1.map_or(old.len(), |it| it.old.start));
    let letters_in = |from: usize, to: usize| old.get(from..to).is_some_and(has_letters);
    let is_whole = !letters_in(0, span.start().0) && !letters_in(span.end().0, old.len());
    let words = old.get(span.range()).unwrap_or("").split_whitespace().count();
    is_whole
        || words >= FEW_WORDS
        || letters_in(block.old.start, span.start().0)
        || letters_in(span.end().0, block.old.end)
        || (!letters_in(nearest, block.old.start) && letters_in(before, nearest))
        || (!letters_in(block.old.end, next) && letters_in(next, after))
}

fn at_before(blocks: &[Block], at: usize) -> Option<&Block> {
    at.checked_sub(1).and_then(|at| blocks.get(at))
}

/// Where a passage begins in the new text, given its first block and the end of the block before that.
///
/// Where the passage begins with what was replaced, it begins with what replaced it.
fn start_of(block: &Block, span: Span, before: (usize, usize), new: &str) -> usize {
    let start = span.start().0;
    if block.old.start < start {
        return if block.is_same() { block.new.start + (start - block.old.start) } else { block.new.start };
    }
    let (gone, came) = (block.old.start.saturating_sub(start), block.new.start - before.1);
    let is_whole = start <= before.0 + blank_length(new, before.1) && start < block.old.start;
    if is_whole && came <= 3 * gone + 24 { before.1 } else { block.new.start }
}

/// Where a passage ends in the new text, given its last block and the start of the block after that.
fn end_of(block: &Block, span: Span, after: (usize, usize), new: &str) -> usize {
    let end = span.end().0;
    if end < block.old.end {
        return if block.is_same() { block.new.end - (block.old.end - end) } else { block.new.end };
    }
    let (gone, came) = (end - block.old.end, after.1 - block.new.end);
    let blanks = new.get(block.new.end..after.1).map_or(0, |words| words.len() - words.trim_end().len());
    let is_whole = end + blanks >= after.0 && end > block.old.end;
    if is_whole && came <= 3 * gone + 24 { after.1 } else { block.new.end }
}

fn blank_length(text: &str, at: usize) -> usize {
    text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start().len())
}

/// How many letters of a passage a block keeps.
fn weight(old: &str, block: &Block, span: Span) -> f32 {
    let inside = block.old.start.max(span.start().0)..block.old.end.min(span.end().0);
    block.kept * letters(old.get(inside).unwrap_or(""))
}

#[expect(clippy::cast_precision_loss, reason = "a likeness need not be exact")]
fn letters(words: &str) -> f32 {
    words.chars().filter(|letter| letter.is_alphanumeric()).count() as f32
}

fn has_letters(words: &str) -> bool {
    words.contains(char::is_alphanumeric)
}

fn span_of(range: Range<usize>) -> Option<Span> {
    Span::new(ByteIndex(range.start), ByteIndex(range.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A passage between `⟦` and `⟧`; none where there are no such marks.
    fn marked(words: &str) -> (String, Option<Span>) {
        let span = words.find('⟦').zip(words.find('⟧'));
        let span = span.and_then(|(start, end)| span_of(start..end - '⟦'.len_utf8()));
        (words.replace(['⟦', '⟧'], ""), span)
    }

    fn check(from: &str, to: &str, expected: impl Fn(Span) -> Carried) {
        let (old, span) = marked(from);
        let (new, place) = marked(to);
        let found = carry(&old, &new, &[span.unwrap()]);
        let words = found[0].span().and_then(|span| new.get(span.range()));
        assert_eq!(found, [place.map_or(Carried::Lost, &expected)], "{from} → {to}: {words:?}");
    }

    #[test]
    fn the_same_words_stay() {
        let same = Carried::Same;
        check("We ⟦want a truce⟧ now.", "We ⟦want a truce⟧ now.", same);
        check("We ⟦want a truce⟧ now.", "Today, we said: We ⟦want a truce⟧ right now.", same);
        check("“⟦Yes⟧”, he said. “Yes.”", "“⟦Yes⟧”, he said. She left. “Yes.”", same);
        check("One.\n⟦Two three⟧.\nFour.", "⟦Two three⟧.\nFour.", same);
        check("Мир. ⟦Ми хочемо миру⟧.", "Мирр. ⟦Ми хочемо миру⟧.", same);
        check("a wo⟦rd and o⟧ther", "some a wo⟦rd and o⟧ther", same);
        check("⟦Truce⟧", "⟦Truce⟧", same);
    }

    #[test]
    fn corrected_words_are_followed_and_shown_as_changed() {
        let changed = Carried::Changed;
        check("We ⟦want a cease fire⟧ now.", "We ⟦want a ceasefire⟧ now.", changed);
        check("We ⟦wnat a truce⟧ now.", "We ⟦want a truce⟧ now.", changed);
        check("He said ⟦Teh war⟧ ends.", "He said ⟦The war⟧ ends.", changed);
        check("We ⟦want a\ntruce here⟧.", "We ⟦want a truce here⟧.", changed);
        check("We ⟦want a truce⟧ now.", "We ⟦want a long truce⟧ now.", changed);
        check("We ⟦„want a truce“⟧ now.", "We ⟦“want a truce”⟧ now.", changed);
        check("Now ⟦teh⟧ war.", "Now ⟦the⟧ war.", changed);
    }

    #[test]
    fn a_sign_that_comes_to_a_letter_at_an_edge_belongs_to_the_passage() {
        check(
            "In a long row ⟦we want a truce⟧ now.",
            "In a long row ⟦we want a truce\u{301}⟧ now.",
            Carried::Changed,
        );
        check(
            "In a long row ⟦\u{301}we want a truc⟧e now.",
            "So in a long row ⟦\u{301}we want a truc⟧e now.",
            Carried::Same,
        );
    }

    #[test]
    fn what_is_gone_is_lost_also_where_its_words_stand_elsewhere() {
        check("We ⟦want a truce⟧ now. They rest.", "We now. They rest.", Carried::Same);
        check("⟦Yes⟧, he said. She said: Yes, of course.", "She said: Yes, of course.", Carried::Same);
        check("⟦No war here⟧. Peace.", "Some other thing entirely. Peace.", Carried::Same);
        check("⟦No⟧", "", Carried::Same);
    }

    #[test]
    fn what_was_put_elsewhere_is_found_by_its_words() {
        let moved = Carried::Moved;
        let (one, two) = ("The envoy left the hall at noon.", "We ⟦ask for a full truce⟧ in the north.");
        let three = "Nobody else spoke on that long and tiring day of talks in the old city hall.";
        check(&format!("{one}\n{two}\n{three}"), &format!("{one}\n{three}\n{two}"), |span| {
            Carried::Moved(span)
        });
        check("Aa bb. ⟦Truce⟧ cc dd.", "Xx yy zz. ⟦Truce⟧ ww vv uu.", moved);
        let near = "We ⟦ask for a full and lasting truce⟧ in the north.";
        let typed = near.replace("lasting", "durable");
        check(&format!("{one}\n{near}\n{three}"), &format!("{one}\n{three}\n{typed}"), Carried::Changed);
    }
}
