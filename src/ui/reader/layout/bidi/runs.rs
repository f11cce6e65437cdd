//! The parts of lines that run in one direction, for whom cannot see them.

use std::ops::Range;

use egui::{Rect, pos2};
use unicode_segmentation::UnicodeSegmentation;

use super::super::{Letter, Run};

/// The runs of a paragraph in the order of its words.
pub(super) fn runs(layout: &parley::Layout<()>, words: &str) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for line in layout.lines() {
        let metrics = line.metrics();
        let mut left = metrics.offset;
        let mut here = Vec::new();
        for run in line.runs() {
            let rect = Rect::from_min_max(
                pos2(left, metrics.block_min_coord),
                pos2(left + run.advance(), metrics.block_max_coord),
            );
            left = rect.right();
            let (bytes, is_leftward) = (run.text_range(), run.is_rtl());
            let widths: Vec<(usize, f32)> =
                run.clusters().map(|cluster| (cluster.text_range().start, cluster.advance())).collect();
            let letters = letters(words, &bytes, &widths);
            here.push(Run { bytes, rect, is_leftward, goes_on: false, letters });
        }
        here.sort_by_key(|run| run.bytes.start);
        here.iter_mut().skip(1).for_each(|run| run.goes_on = true);
        all.extend(here);
    }
    all
}

/// The letters of some bytes, given the widths of the signs there in their order.
fn letters(words: &str, bytes: &Range<usize>, widths: &[(usize, f32)]) -> Vec<Letter> {
    let mut widths = widths.iter().peekable();
    let mut offset = 0.0;
    let graphemes = words.get(bytes.clone()).unwrap_or_default().grapheme_indices(true);
    graphemes
        .map(|(at, letter)| {
            let (start, end) = (bytes.start + at, bytes.start + at + letter.len());
            let mut width = 0.0;
            while let Some((_, sign)) = widths.next_if(|(place, _)| *place < end) {
                width += sign;
            }
            let letter = Letter { start, offset, width };
            offset += width;
            letter
        })
        .collect()
}
