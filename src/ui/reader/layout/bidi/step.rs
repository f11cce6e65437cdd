//! Steps to the left and right, letter by letter as they stand on screen.
//!
//! A step passes the letter at that side and stands at its far edge. At the end of a line it goes to where
//! the next line begins, or back to where the one before ends, as the paragraph runs.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::walk::Way;

use super::super::super::super::state::Side;

/// A letter where it stands in its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letter {
    /// Its bytes of the words.
    pub bytes: Range<usize>,
    /// Whether it belongs to words from right to left.
    pub is_leftward: bool,
}

impl Letter {
    /// The caret at one of its edges.
    fn edge(&self, side: Side) -> (usize, Way) {
        if (side == Side::Left) == self.is_leftward {
            (self.bytes.end, Way::Back)
        } else {
            (self.bytes.start, Way::Forward)
        }
    }
}

/// The letters of each line, from left to right, without the blank at which it breaks.
pub(super) fn lines(layout: &parley::Layout<()>, words: &str) -> Vec<Vec<Letter>> {
    let mut lines: Vec<Vec<Letter>> = layout.lines().map(|line| letters_of(&line, words)).collect();
    let last = lines.len().saturating_sub(1);
    for line in lines.iter_mut().take(last) {
        // However many blanks a line ends with, they are not to be stood in.
        let ink = |letter: &Letter| words.get(letter.bytes.clone()).is_some_and(|it| !it.trim().is_empty());
        let end = line.iter().filter(|letter| ink(letter)).map(|letter| letter.bytes.end).max();
        line.retain(|letter| end.is_none_or(|end| letter.bytes.end <= end));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn letters_of(line: &parley::Line<'_, ()>, words: &str) -> Vec<Letter> {
    let bounds = line.text_range();
    let starts: Vec<(usize, &str)> = words
        .get(bounds.clone())
        .map(|it| it.grapheme_indices(true).map(|(at, letter)| (bounds.start + at, letter)).collect())
        .unwrap_or_default();
    let mut letters = Vec::new();
    for run in line.runs() {
        let bytes = run.text_range();
        let first = starts.partition_point(|(start, _)| *start < bytes.start);
        let last = starts.partition_point(|(start, _)| *start < bytes.end);
        let is_leftward = run.is_rtl();
        let inside = starts.get(first..last).unwrap_or_default().iter();
        let inside =
            inside.map(|(start, letter)| Letter { bytes: *start..start + letter.len(), is_leftward });
        if is_leftward { letters.extend(inside.rev()) } else { letters.extend(inside) }
    }
    letters
}

/// The caret after a step to a side; none beyond the first and the last line.
pub(super) fn beside(
    lines: &[Vec<Letter>],
    is_leftward: bool,
    from: (usize, Way),
    side: Side,
) -> Option<(usize, Way)> {
    let (at, stop) = stop_of(lines, from)?;
    let passed = match side {
        Side::Left => stop.checked_sub(1),
        Side::Right => Some(stop),
    };
    if let Some(letter) = passed.and_then(|passed| lines.get(at)?.get(passed)) {
        return Some(letter.edge(side));
    }
    let next = match side.way(is_leftward) {
        Way::Forward => lines.get(at + 1),
        Way::Back => at.checked_sub(1).and_then(|at| lines.get(at)),
    }?;
    match side {
        Side::Left => next.last().map(|letter| letter.edge(Side::Right)),
        Side::Right => next.first().map(|letter| letter.edge(Side::Left)),
    }
}

/// The line in which a caret stands, and how many letters stand at its left.
fn stop_of(lines: &[Vec<Letter>], (byte, leans): (usize, Way)) -> Option<(usize, usize)> {
    let find = |is_it: &dyn Fn(&Letter) -> bool| {
        let places = lines.iter().enumerate();
        places.into_iter().find_map(|(at, line)| Some((at, line.iter().position(is_it)?)))
    };
    let letter = |(at, number): (usize, usize)| lines.get(at)?.get(number);
    let after = || {
        let place = find(&|letter| letter.bytes.contains(&byte))?;
        Some((place.0, place.1 + usize::from(letter(place)?.is_leftward)))
    };
    let before = || {
        let place = find(&|letter| letter.bytes.end == byte)?;
        Some((place.0, place.1 + usize::from(!letter(place)?.is_leftward)))
    };
    match leans {
        Way::Forward => after().or_else(before),
        Way::Back => before().or_else(after),
    }
}
