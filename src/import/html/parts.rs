//! The article within the page: which blocks of the whole it has.

use std::collections::BTreeSet;

use super::super::{Page, furniture, published};
use super::blocks::Block;

/// More pairs of blocks than this are compared in order only, so that a huge page takes no huge time.
const MOST_PAIRS: usize = 4_000_000;

/// Why the headline is left out of the words.
pub(super) const HEADLINE: &str = "the headline, which is the title";
/// Words of so many letters may well stand twice in an article.
const LETTERS: usize = 20;

/// The page as parts, those outside the article with the reason.
///
/// Blocks of the article that stand in the page under other borders take the place of theirs there.
pub(super) fn page(whole: &[Block], article: &[Block], title: &str) -> Page {
    let mut rows: Vec<(&Block, &str)> = Vec::new();
    let (mut seen, mut taken) = (0, 0);
    let mut twice = BTreeSet::new();
    let article = article.get(headline_lines(article, title)..).unwrap_or_default();
    for (at_page, at_article) in pairs(whole, article).into_iter().chain([(whole.len(), article.len())]) {
        let outside = whole.get(seen..at_page).unwrap_or_default();
        let inserted = article.get(taken..at_article).unwrap_or_default();
        let covering = inserted.iter().map(|block| block.words.as_str()).collect::<Vec<_>>().join(" ");
        let is_covered = |block: &Block| !inserted.is_empty() && covering.contains(block.words.as_str());
        let first = outside.iter().position(is_covered);
        let place = first.unwrap_or(if taken > 0 { 0 } else { outside.len() });
        let (before, after) = outside.split_at_checked(place).unwrap_or((outside, &[]));
        let left_out = |block| (block, reason(block, title));
        rows.extend(before.iter().map(left_out));
        let mut within = |block: &Block| no_article(block, &mut twice);
        rows.extend(inserted.iter().map(|block| (block, within(block))));
        rows.extend(after.iter().filter(|block| !is_covered(block)).map(left_out));
        rows.extend(whole.get(at_page).map(|block| (block, no_article(block, &mut twice))));
        seen = at_page + 1;
        taken = at_article + 1;
    }
    let parts: Vec<(String, &str)> = with_line_ends(&rows);
    Page::of_parts(parts.iter().map(|(words, why)| (words.as_str(), *why)), true)
}

/// Why a block of the article is none of its words; empty where it is. `seen` has the blocks before it.
fn no_article(block: &Block, seen: &mut BTreeSet<String>) -> &'static str {
    if let Some(why) = furniture::of_block(&block.words) {
        return why;
    }
    let is_new = block.words.chars().count() <= LETTERS || seen.insert(block.words.clone());
    if is_new { "" } else { "the same words as before" }
}

/// How many blocks at the top of an article are its headline or the line with its day, which are kept as
/// its fields.
fn headline_lines(article: &[Block], title: &str) -> usize {
    let is_field = |block: &&Block| {
        let is_day = published::alone(&block.words).is_some();
        is_day || (!title.is_empty() && block.words == title)
    };
    let count = article.iter().take_while(is_field).count();
    if count == article.len() { 0 } else { count }
}

/// All blocks as one text.
pub(super) fn joined(blocks: &[Block]) -> String {
    let rows: Vec<(&Block, &str)> = blocks.iter().map(|block| (block, "")).collect();
    with_line_ends(&rows).into_iter().map(|(words, _)| words).collect()
}

fn with_line_ends<'a>(rows: &[(&Block, &'a str)]) -> Vec<(String, &'a str)> {
    let next = rows.iter().skip(1).map(Some).chain([None]);
    let end = |next: Option<&(&Block, &str)>| match next {
        None => "",
        Some((block, _)) if block.is_apart => "\n\n",
        Some(_) => "\n",
    };
    rows.iter()
        .zip(next)
        .map(|((block, why), next)| (format!("{}{}", block.words, end(next)), *why))
        .collect()
}

fn reason(block: &Block, title: &str) -> &'static str {
    if !title.is_empty() && block.words == title {
        HEADLINE
    } else if published::alone(&block.words).is_some() {
        "the line with the day"
    } else if block.place.is_empty() {
        "outside the article"
    } else {
        block.place
    }
}

/// Which blocks of the page and of the article are the same, both rising: as many as can be.
fn pairs(whole: &[Block], article: &[Block]) -> Vec<(usize, usize)> {
    if whole.len().saturating_mul(article.len()) > MOST_PAIRS {
        return pairs_in_order(whole, article);
    }
    let width = article.len() + 1;
    // best[i * width + j]: letters in common of the page from i and the article from j.
    let mut best = vec![0_usize; (whole.len() + 1) * width];
    let value = |best: &[usize], i: usize, j: usize| best.get(i * width + j).copied().unwrap_or(0);
    for (i, block) in whole.iter().enumerate().rev() {
        for (j, other) in article.iter().enumerate().rev() {
            let mut most = value(&best, i + 1, j).max(value(&best, i, j + 1));
            if block.words == other.words {
                most = most.max(value(&best, i + 1, j + 1) + block.words.len());
            }
            if let Some(cell) = best.get_mut(i * width + j) {
                *cell = most;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    while let (Some(block), Some(other)) = (whole.get(i), article.get(j)) {
        let is_same = block.words == other.words;
        if is_same && value(&best, i, j) == value(&best, i + 1, j + 1) + block.words.len() {
            found.push((i, j));
            i += 1;
            j += 1;
        } else if value(&best, i + 1, j) >= value(&best, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

fn pairs_in_order(whole: &[Block], article: &[Block]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (j, block) in article.iter().enumerate() {
        let rest = whole.get(from..).unwrap_or_default().iter().take(2000);
        if let Some(at) = rest.into_iter().position(|other| other.words == block.words) {
            found.push((from + at, j));
            from += at + 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(words: &str) -> Vec<Block> {
        let block = |words: &str| Block { words: words.to_owned(), is_apart: true, place: "" };
        words.split('/').filter(|words| !words.is_empty()).map(block).collect()
    }

    fn check(whole: &str, article: &str, expected: &str) {
        let page = page(&blocks(whole), &blocks(article), "Talks end");
        let shown: Vec<String> = page
            .parts()
            .iter()
            .map(|part| format!("{}{}", if part.kept { "" } else { "-" }, page.words_of(part).trim()))
            .collect();
        assert_eq!(shown.join("/"), expected, "{whole} {article}");
    }

    #[test]
    fn the_article_is_found_in_the_page() {
        check(
            "Home/Talks end/They met./Share/They left./Foot",
            "They met./They left.",
            "-Home/-Talks end/They met./-Share/They left./-Foot",
        );
        check("a/b/c", "", "-a/-b/-c");
        check("a/b/c", "a/b/c", "a/b/c");
        check("x/y/x/y", "y", "-x/y/-x/-y");
    }

    #[test]
    fn other_borders_take_the_place_of_those_of_the_page() {
        check("Home/They/met./Foot", "They met.", "-Home/They met./-Foot");
        check("a/They/met./b/Share/c", "a/They met./b/c", "a/They met./b/-Share/c");
    }
}
