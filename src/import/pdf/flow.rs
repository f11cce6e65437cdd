//! From lines to paragraphs: heads and feet of pages set aside, paragraphs that go on over a column or a
//! page joined, those that begin with an indented line parted.

use std::collections::BTreeMap;

use super::hyphen::Vocabulary;
use super::lines::{End, Line};

/// Why heads and feet are left out.
const HEAD_OR_FOOT: &str = "the head or foot of a page";
/// How many lines at each end of a page may be its head or foot.
const MOST_LINES: usize = 3;
/// Heads of several pages stand so near to one height, in points.
const SAME_HEIGHT: f32 = 4.0;
/// In this share of a page at its ends stand its head and foot, and nothing in small letters besides.
const MARGIN: f32 = 0.12;
/// Letters of this share of the usual size are small.
const SMALL: f32 = 0.9;
/// By how much of a letter's size a line is indented at least, and at most.
const INDENT: (f32, f32) = (0.7, 6.0);
/// No head has more letters.
const LONGEST_HEAD: usize = 160;

/// A page: its height in points and its lines in the order of reading.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Lines {
    pub(super) height: f32,
    pub(super) lines: Vec<Line>,
}

/// The paragraphs of all pages, those left out with the reason.
pub(super) fn paragraphs(pages: &[Lines]) -> Vec<(String, &'static str)> {
    let aside = heads_and_feet(pages);
    let flat = pages.iter().zip(&aside).flat_map(|(page, aside)| page.lines.iter().zip(aside));
    let vocabulary = Vocabulary::of(flat.filter(|(_, is_aside)| !**is_aside).map(|(line, _)| line));
    let mut flow = Flow { vocabulary, rows: Vec::new(), open: None, aside: Vec::new() };
    for (page, aside) in pages.iter().zip(&aside) {
        let columns = columns(&page.lines, aside);
        for ((line, is_aside), column) in page.lines.iter().zip(aside).zip(columns) {
            if *is_aside {
                flow.aside.push(line.words.clone());
            } else {
                flow.take(line, column);
            }
        }
        flow.is_new_page();
    }
    flow.close();
    flow.rows
}

/// Where the lines of a column begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Column {
    /// Which one it is of its page.
    number: usize,
    left: f32,
    right: f32,
    /// Many of its lines begin at its left, so that one that does not is indented.
    is_flush: bool,
}

struct Open {
    text: String,
    end: End,
    last: Line,
    column: Column,
    is_on_page_before: bool,
}

struct Flow {
    vocabulary: Vocabulary,
    rows: Vec<(String, &'static str)>,
    open: Option<Open>,
    /// Heads and feet that were met within the open paragraph.
    aside: Vec<String>,
}

impl Flow {
    fn take(&mut self, line: &Line, column: Column) {
        match &mut self.open {
            Some(open) if open.goes_on(line, column) => {
                self.vocabulary.join(&mut open.text, open.end, &line.words);
                (open.end, open.column, open.is_on_page_before) = (line.end, column, false);
                open.last = line.clone();
            }
            _ => {
                self.close();
                let (text, end, last) = (line.words.clone(), line.end, line.clone());
                self.open = Some(Open { text, end, last, column, is_on_page_before: false });
            }
        }
    }

    fn is_new_page(&mut self) {
        if let Some(open) = &mut self.open {
            open.is_on_page_before = true;
        }
    }

    fn close(&mut self) {
        if let Some(Open { mut text, end, .. }) = self.open.take() {
            if end == End::Hyphen {
                text.push('-');
            }
            self.rows.push((text, ""));
        }
        self.rows.extend(self.aside.drain(..).map(|words| (words, HEAD_OR_FOOT)));
    }
}

impl Open {
    /// Whether a line belongs to the paragraph that is open.
    fn goes_on(&self, line: &Line, column: Column) -> bool {
        let last = &self.last;
        if line.is_alone || last.is_alone {
            return self.is_on_page_before && goes_on_in_words(&self.text, &line.words);
        }
        let is_same_size = (line.size - last.size).abs() < 0.6;
        let is_here = !self.is_on_page_before && column.number == self.column.number;
        if is_here && !line.is_first {
            return !is_indented(line, column);
        }
        let is_near = (last.height - line.height).abs() < line.size * 1.45;
        if line.is_heading && last.is_heading && is_here && is_same_size && is_near {
            return is_full(last, self.column, line);
        }
        if !is_same_size || line.is_heading || last.is_heading || is_indented(line, column) {
            return false;
        }
        if self.end != End::Word {
            return true;
        }
        // Apart from its line by more than a line, it is a paragraph of its own.
        (is_near || !is_here)
            && (is_full(last, self.column, line) || goes_on_in_words(&self.text, &line.words))
    }
}

/// Whether the first word of the next line would not have fitted into a line.
fn is_full(line: &Line, column: Column, next: &Line) -> bool {
    let letters = next.words.chars().count().max(1);
    let word = next.words.split(' ').next().unwrap_or_default().chars().count();
    // No line of an article has as many letters as a float cannot hold.
    #[allow(clippy::cast_precision_loss, reason = "a line has few letters")]
    let width = (next.right - next.left) * (word as f32) / (letters as f32);
    line.right - line.left > line.size * 8.0 && line.right + line.size * 0.25 + width > column.right + 0.5
}

/// Whether words can only go on with those: no sentence ended, and none begins.
fn goes_on_in_words(text: &str, next: &str) -> bool {
    let is_open = !text.trim_end().ends_with(['.', '!', '?', ':', '…', '”', '"', '»', '。']);
    is_open && next.chars().next().is_some_and(char::is_lowercase)
}

fn is_indented(line: &Line, column: Column) -> bool {
    let by = line.left - column.left;
    column.is_flush && by > line.size * INDENT.0 && by < line.size * INDENT.1
}

/// The column of each line of a page: a line that stands higher than the one before begins a column.
fn columns(lines: &[Line], aside: &[bool]) -> Vec<Column> {
    let usual = usual_size(lines.iter());
    let mut numbers = Vec::with_capacity(lines.len());
    let (mut number, mut height) = (0, f32::MAX);
    for (line, is_aside) in lines.iter().zip(aside) {
        if !*is_aside {
            if line.height > height + line.size {
                number += 1;
            }
            height = line.height;
        }
        numbers.push(number);
    }
    let mut members: BTreeMap<usize, Vec<&Line>> = BTreeMap::new();
    for ((line, is_aside), number) in lines.iter().zip(aside).zip(&numbers) {
        if !*is_aside && !line.is_heading && (line.size - usual).abs() < usual * 0.15 {
            members.entry(*number).or_default().push(line);
        }
    }
    let found: BTreeMap<usize, Column> =
        members.into_iter().map(|(number, lines)| (number, column(number, &lines))).collect();
    let column = |number: &usize| found.get(number).copied();
    numbers.iter().map(|it| column(it).unwrap_or(Column { number: *it, ..Column::default() })).collect()
}

fn column(number: usize, lines: &[&Line]) -> Column {
    let mut lefts: BTreeMap<i64, usize> = BTreeMap::new();
    for line in lines {
        *lefts.entry(rounded(line.left)).or_default() += 1;
    }
    // Of those that are equally many the leftmost.
    let most = lefts.iter().max_by_key(|(left, count)| (**count, -**left));
    let (left, count) = most.map_or((0, 0), |(left, count)| (*left, *count));
    let at_left = lines.iter().filter(|line| (rounded(line.left) - left).abs() <= 1);
    let left = at_left.map(|line| line.left).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|line| line.right).fold(0.0, f32::max);
    Column { number, left, right, is_flush: count * 10 >= lines.len() * 4 }
}

/// To whole points.
#[allow(clippy::cast_possible_truncation, reason = "a page is some thousand points wide")]
fn rounded(points: f32) -> i64 {
    points.round() as i64
}

/// The size that most letters have.
fn usual_size<'a>(lines: impl Iterator<Item = &'a Line>) -> f32 {
    let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
    for line in lines.filter(|line| !line.is_alone) {
        *sizes.entry(rounded(line.size * 10.0)).or_default() += line.words.len();
    }
    let most = sizes.into_iter().max_by_key(|(_, letters)| *letters);
    #[allow(clippy::cast_precision_loss, reason = "a size of letters is small")]
    most.map_or(0.0, |(size, _)| size as f32 / 10.0)
}

/// Which lines of each page are its head or foot.
fn heads_and_feet(pages: &[Lines]) -> Vec<Vec<bool>> {
    let usual = usual_size(pages.iter().flat_map(|page| &page.lines));
    let ends: Vec<Vec<(usize, bool)>> = pages.iter().map(|page| ends(&page.lines)).collect();
    let mut seen: BTreeMap<String, Vec<f32>> = BTreeMap::new();
    for (page, ends) in pages.iter().zip(&ends) {
        for line in ends.iter().filter_map(|(at, _)| page.lines.get(*at)) {
            seen.entry(shape(&line.words)).or_default().push(line.height);
        }
    }
    let needed = 2.max(pages.len() / 2);
    let is_repeated = |line: &Line| {
        let heights = seen.get(&shape(&line.words)).map_or(&[][..], Vec::as_slice);
        let same = heights.iter().filter(|height| (**height - line.height).abs() < SAME_HEIGHT);
        same.count() >= needed
    };
    let mut aside: Vec<Vec<bool>> = pages.iter().map(|page| vec![false; page.lines.len()]).collect();
    for ((page, ends), aside) in pages.iter().zip(&ends).zip(&mut aside) {
        for from_top in [true, false] {
            for (at, _) in ends.iter().filter(|(_, is_top)| *is_top == from_top) {
                let Some(line) = page.lines.get(*at) else { continue };
                let in_margin = line.is_alone
                    || page.height <= 0.0
                    || line.height < page.height * MARGIN
                    || line.height > page.height * (1.0 - MARGIN);
                let is_small = !line.is_alone && page.height > 0.0 && line.size < usual * SMALL;
                let is_number = is_page_number(&line.words) && pages.len() > 1;
                let is_short = line.words.chars().count() <= LONGEST_HEAD;
                // Only what stands at the very end of a page, or behind such a line, is its head.
                if !in_margin || !is_short || !(is_small || is_number || is_repeated(line)) {
                    break;
                }
                if let Some(is_aside) = aside.get_mut(*at) {
                    *is_aside = true;
                }
            }
        }
    }
    aside
}

/// The outermost lines of a page from its ends inwards, and whether that is the top.
fn ends(lines: &[Line]) -> Vec<(usize, bool)> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let height = |at: &usize| lines.get(*at).map_or(0.0, |line| line.height);
    // Lines of known paragraphs only have no height, and stand in their order.
    order.sort_by(|one, other| height(other).total_cmp(&height(one)));
    let most = MOST_LINES.min(lines.len().saturating_sub(1).div_ceil(2).max(1));
    let top = order.iter().take(most).map(|at| (*at, true));
    let foot = order.iter().rev().take(most).map(|at| (*at, false));
    top.chain(foot).collect()
}

/// A line with its numbers alike, so that "Page 3" and "Page 4" are the same line.
fn shape(line: &str) -> String {
    let mut shape = String::new();
    for letter in line.trim().chars() {
        let letter = if letter.is_ascii_digit() { '0' } else { letter };
        if letter != '0' || !shape.ends_with('0') {
            shape.push(letter);
        }
    }
    shape
}

fn is_page_number(line: &str) -> bool {
    let shape = shape(line).to_lowercase();
    matches!(
        shape.as_str(),
        "0" | "- 0 -"
            | "– 0 –"
            | "page 0"
            | "page 0 of 0"
            | "0 of 0"
            | "0 / 0"
            | "0/0"
            | "p. 0"
            | "seite 0"
            | "стр. 0"
            | "с. 0"
    )
}
