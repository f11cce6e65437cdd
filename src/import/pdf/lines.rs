//! The lines of a page as `unpdf` finds them, with where they stand: columns in the order of reading.

use unpdf::model::{Block, Page};
use unpdf::parser::{BlockType, LayoutAnalyzer, TextLine, TextSpan};

use super::super::clean::clean;

/// In this share of a page at its ends heads and feet stand.
const MARGIN: f32 = 0.1;
/// How wide an empty band is, in sizes of letters; larger letters than these need no wider one.
const BAND: f32 = 1.5;
/// In points.
const MOST_SIZE: f32 = 12.0;
/// A gap of this share of a letter's size is no blank.
const NO_BLANK: f32 = 0.06;

/// How the words of a line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum End {
    /// With a word.
    #[default]
    Word,
    /// With a hyphen, which belongs to the word or parts it for the line only.
    Hyphen,
    /// With a sign that parts a word for the line only.
    Broken,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// The words, one blank between two, without the hyphen at the end.
    pub(super) words: String,
    pub(super) end: End,
    /// From the left of the page, in points.
    pub(super) left: f32,
    /// Where its letters end, from the left of the page.
    pub(super) right: f32,
    /// From the foot of the page.
    pub(super) height: f32,
    /// The size of its letters.
    pub(super) size: f32,
    pub(super) is_heading: bool,
    /// It begins what `unpdf` takes for a paragraph.
    pub(super) is_first: bool,
    /// It is a whole paragraph whose lines are not known.
    pub(super) is_alone: bool,
}

/// The lines of a page; of one with tables, or whose lines are not found, whole paragraphs.
pub(super) fn of_page(page: &Page, analyzer: &mut LayoutAnalyzer) -> Vec<Line> {
    let has_table = page.elements.iter().any(|block| matches!(block, Block::Table(_)));
    let found = if has_table { Vec::new() } else { found(page, analyzer) };
    if found.is_empty() { whole(&page.plain_text()) } else { found }
}

fn found(page: &Page, analyzer: &mut LayoutAnalyzer) -> Vec<Line> {
    // Numbers of pages are not filtered away here: they are left out where a person can see it.
    let Ok(mut spans) = analyzer.extract_page_spans(page.number) else { return Vec::new() };
    drop_false_blanks(&mut spans);
    for span in &spans {
        analyzer.font_stats_mut().add_text(span.font_size, &span.text);
    }
    analyzer.font_stats_mut().analyze();
    // What stands across all columns at an end of the page would hide that there are columns.
    let (top, body, foot) = margins(spans, page.height);
    let mut found = Vec::new();
    for spans in [top, body, foot] {
        let lines = analyzer.group_spans_into_lines_pub(spans);
        let lines = analyzer.detect_headings_pub(lines);
        for block in analyzer.group_lines_into_blocks_pub(lines) {
            let is_heading = block.block_type == BlockType::Heading;
            let lines = block.lines.iter().map(of_line).filter(|line| !line.words.is_empty());
            found.extend(lines.enumerate().map(|(at, line)| Line { is_heading, is_first: at == 0, ..line }));
        }
    }
    found
}

/// Takes the blanks away that the next letters stand upon: browsers draw soft hyphens as such.
fn drop_false_blanks(spans: &mut [TextSpan]) {
    let next: Vec<Option<(f32, f32)>> =
        spans.iter().skip(1).map(|span| Some((span.x, span.y))).chain([None]).collect();
    for (span, next) in spans.iter_mut().zip(next) {
        // Where links stand in the words is of no use here, and would be wrong behind a shorter word.
        span.links.clear();
        let (Some(ink), Some((x, y))) = (span.ink_width.filter(|_| span.width_measured), next) else {
            continue;
        };
        let gap = x - (span.x + ink);
        let is_upon = gap < span.font_size * NO_BLANK && gap > -span.font_size * 0.5;
        if is_upon && (y - span.y).abs() < 0.5 && span.text.trim_end().len() < span.text.len() {
            span.text.truncate(span.text.trim_end().len());
            span.width = ink;
        }
    }
}

/// What stands at the top of a page, between, and at its foot, apart from the rest by an empty band.
fn margins(spans: Vec<TextSpan>, height: f32) -> (Vec<TextSpan>, Vec<TextSpan>, Vec<TextSpan>) {
    let heights: Vec<f32> = spans.iter().map(|span| span.y).collect();
    let heights = || heights.iter().copied();
    let (low, high) = (height * MARGIN, height * (1.0 - MARGIN));
    let top = heights().filter(|y| *y >= high).fold(f32::MAX, f32::min);
    let foot = heights().filter(|y| *y <= low).fold(f32::MIN, f32::max);
    let below = heights().filter(|y| *y < high).fold(f32::MIN, f32::max);
    let above = heights().filter(|y| *y > low).fold(f32::MAX, f32::min);
    let size = spans.iter().map(|it| it.font_size).fold(0.0, f32::max).min(MOST_SIZE);
    let (is_top, is_foot) = (top - below > size * BAND, above - foot > size * BAND);
    let mut parts = (Vec::new(), Vec::new(), Vec::new());
    for span in spans {
        if is_top && span.y >= high {
            parts.0.push(span);
        } else if is_foot && span.y <= low {
            parts.2.push(span);
        } else {
            parts.1.push(span);
        }
    }
    parts
}

fn of_line(line: &TextLine) -> Line {
    let (words, end) = mended(&line.text());
    let right = |span: &TextSpan| span.x + span.ink_width.unwrap_or(span.width);
    let right = line.spans.iter().map(right).fold(line.x, f32::max);
    let (left, height, size) = (line.x, line.y, line.font_size);
    Line { words, end, left, right, height, size, ..Line::default() }
}

/// Paragraphs that are known as a whole only.
pub(super) fn whole(text: &str) -> Vec<Line> {
    let paragraph = |part: &str| {
        let lines: Vec<String> = part.lines().map(|line| mended(line).0).collect();
        let words = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        Line { words, is_first: true, is_alone: true, ..Line::default() }
    };
    text.split("\n\n").map(paragraph).filter(|line| !line.words.is_empty()).collect()
}

/// The words of a line without ligatures and what only breaks them, and how they end.
pub(super) fn mended(words: &str) -> (String, End) {
    const LIGATURES: [(char, &str); 7] =
        [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl"), ('ﬅ', "st"), ('ﬆ', "st")];
    let words = words.trim();
    // A browser draws its own hyphen behind a soft one where it breaks a word.
    let stem = words.trim_end_matches(['\u{2010}', '\u{ad}', ' ']);
    let is_broken = words.get(stem.len()..).is_some_and(|end| end.contains(['\u{2010}', '\u{ad}']))
        && stem.ends_with(char::is_alphabetic);
    let words = if is_broken { stem } else { words };
    let mut mended = String::with_capacity(words.len());
    for (nth, part) in words.split('\u{ad}').enumerate() {
        // A soft hyphen stands within a word; blanks beside it were made out of its missing width.
        let part = if nth > 0 { part.trim_start() } else { part };
        if nth > 0 {
            mended.truncate(mended.trim_end().len());
        }
        for word in part.split_inclusive(char::is_whitespace) {
            let letters = word.trim();
            for letter in letters.chars() {
                match LIGATURES.iter().find(|(ligature, _)| *ligature == letter) {
                    Some((_, letters)) => mended.push_str(letters),
                    None => mended.push(letter),
                }
            }
            if letters.len() < word.len() && !mended.ends_with(' ') {
                mended.push(' ');
            }
        }
    }
    let mended = clean(mended.trim()).into_owned();
    if is_broken {
        return (mended, End::Broken);
    }
    match mended.strip_suffix('-').filter(|stem| stem.ends_with(char::is_alphanumeric)) {
        Some(stem) => (stem.to_owned(), End::Hyphen),
        None => (mended, End::Word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_mended() {
        let check = |words: &str, expected: &str, end: End| {
            assert_eq!(mended(words), (expected.to_owned(), end), "{words}");
        };
        check(" The  ofﬁce   closed ", "The office closed", End::Word);
        check("the har\u{ad} bour", "the harbour", End::Word);
        check("the har\u{ad}bour \u{ad}s", "the harbours", End::Word);
        check("the nort\u{ad} \u{2010}", "the nort", End::Broken);
        check("the nort \u{2010}", "the nort", End::Broken);
        check("the nego-", "the nego", End::Hyphen);
        check("one –", "one –", End::Word);
        check("one -", "one -", End::Word);
        check("5\u{a0}000", "5 000", End::Word);
    }

    #[test]
    fn whole_paragraphs_keep_their_rows() {
        let lines = whole("North\t41\nSouth\t38\n\n\nThey met.");
        assert_eq!(lines[0].words, "North 41\nSouth 38");
        assert!(lines.len() == 2 && lines[1].is_alone);
    }
}
