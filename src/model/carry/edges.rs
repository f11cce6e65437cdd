//! Where a passage begins and ends among words that changed.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::super::{ByteIndex, Span};
use super::align::Block;

/// So far from where an edge is expected it is looked for, in bytes.
const REACH: usize = 120;

/// The very words of a quote where they share letters with a place; those that share most.
pub(super) fn exact(new: &str, quote: &str, place: &Range<usize>) -> Option<Span> {
    let window = window(new, place.start.saturating_sub(quote.len()), place.end + quote.len());
    let inside = new.get(window.clone())?;
    let shared = |start: usize| (start + quote.len()).min(place.end).saturating_sub(start.max(place.start));
    let starts = inside.match_indices(quote).map(|(at, _)| window.start + at);
    let start = starts.filter(|start| shared(*start) > 0).max_by_key(|start| shared(*start))?;
    Span::new(ByteIndex(start), ByteIndex(start + quote.len()))
}

/// A place made to begin with the first word of a quote and to end with its last, where those stand nearer to
/// where they are expected: as far from the heart of the passage as they were.
pub(super) fn fit(new: &str, quote: &str, place: Range<usize>, heart: &Block, span: Span) -> Range<usize> {
    let words: Vec<(usize, &str)> = quote.unicode_word_indices().collect();
    let head = words.first().and_then(|(at, word)| quote.get(..at + word.len()));
    let tail = words.last().and_then(|(at, _)| quote.get(*at..));
    let expected_start = heart.new.start.saturating_sub(heart.old.start.saturating_sub(span.start().0));
    let expected_end = heart.new.end + span.end().0.saturating_sub(heart.old.end);
    let around = |expected: usize| window(new, expected.saturating_sub(REACH), expected + REACH);
    let starts = head.map(|head| {
        let window = around(expected_start);
        let inside = new.get(window.clone()).unwrap_or("");
        inside.match_indices(head).map(move |(at, _)| window.start + at).collect::<Vec<_>>()
    });
    let ends = tail.map(|tail| {
        let window = around(expected_end);
        let inside = new.get(window.clone()).unwrap_or("");
        inside.match_indices(tail).map(move |(at, _)| window.start + at + tail.len()).collect::<Vec<_>>()
    });
    let nearest = |places: Option<Vec<usize>>, from: usize, expected: usize| {
        let all = places.into_iter().flatten().chain([from]);
        all.min_by_key(|at| at.abs_diff(expected)).unwrap_or(from)
    };
    let start = nearest(starts, place.start, expected_start).min(heart.new.start);
    let end = nearest(ends, place.end, expected_end).max(heart.new.end);
    start..end
}

/// A range of a text, widened to whole letters.
fn window(text: &str, start: usize, end: usize) -> Range<usize> {
    text.floor_char_boundary(start)..text.ceil_char_boundary(end)
}
