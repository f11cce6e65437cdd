//! Tables of articles: each row is one; which column holds what is guessed and can be changed.

use std::collections::BTreeMap;

use crate::model::{Attribute, Dated, Text};

use super::article::complete;
use super::clean::clean;
use super::headline::{headline, opening};
use super::published::{self, Found};
use super::{ArticleDraft, Candidate, Field, ReadOptions, Sureness, Warning};

/// How many rows are shown of a table.
const SAMPLE: usize = 5;
/// How many code points of a cell are shown.
const SAMPLE_CELL: usize = 200;
/// What Excel keeps of a cell, in UTF-16 units; longer words were cut when the file was made.
const EXCEL_CELL: usize = 32_767;
/// So many lines in a cell look like rows that an open quote swallowed.
const MANY_LINES: usize = 200;

/// Names of columns, lower case, and what they hold; the surest first.
const NAMES: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("headline", Field::Title),
    ("заголовок", Field::Title),
    ("titel", Field::Title),
    ("titre", Field::Title),
    ("überschrift", Field::Title),
    ("schlagzeile", Field::Title),
    ("título", Field::Title),
    ("tytuł", Field::Title),
    ("published", Field::Published),
    ("date", Field::Published),
    ("publication date", Field::Published),
    ("published at", Field::Published),
    ("publishedat", Field::Published),
    ("published date", Field::Published),
    ("date published", Field::Published),
    ("publish date", Field::Published),
    ("дата публикации", Field::Published),
    ("date de publication", Field::Published),
    ("fecha", Field::Published),
    ("pubdate", Field::Published),
    ("day", Field::Published),
    ("дата", Field::Published),
    ("datum", Field::Published),
    ("erschienen", Field::Published),
    ("erscheinungsdatum", Field::Published),
    ("outlet", Field::Outlet),
    ("source", Field::Outlet),
    ("newspaper", Field::Outlet),
    ("publication", Field::Outlet),
    ("publisher", Field::Outlet),
    ("publication title", Field::Outlet),
    ("source name", Field::Outlet),
    ("media name", Field::Outlet),
    ("journal", Field::Outlet),
    ("site", Field::Outlet),
    ("quelle", Field::Outlet),
    ("zeitung", Field::Outlet),
    ("medium", Field::Outlet),
    ("fuente", Field::Outlet),
    ("издание", Field::Outlet),
    ("источник", Field::Outlet),
    ("author", Field::Author),
    ("authors", Field::Author),
    ("byline", Field::Author),
    ("author name", Field::Author),
    ("creator", Field::Author),
    ("autor", Field::Author),
    ("auteur", Field::Author),
    ("автор", Field::Author),
    ("url", Field::Url),
    ("link", Field::Url),
    ("address", Field::Url),
    ("permalink", Field::Url),
    ("ссылка", Field::Url),
    ("language", Field::Language),
    ("lang", Field::Language),
    ("язык", Field::Language),
];
/// Names of the column with the words, lower case; the surest first.
const TEXT_NAMES: &[&str] = &[
    "text",
    "full text",
    "fulltext",
    "body",
    "article text",
    "articlebody",
    "body text",
    "article",
    "content",
    "story",
    "текст",
    "volltext",
    "texte",
    "words",
];

/// Which column holds what; columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// The words of the article.
    pub text: usize,
    /// What other columns tell; those in none become attributes.
    pub fields: BTreeMap<Field, usize>,
}

/// A table as it was taken, for a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns; "column 3" where one has none.
    pub header: Vec<String>,
    /// What was taken for what.
    pub columns: Columns,
    /// Whether the reader guessed that; else a person said so.
    pub is_guess: bool,
    /// How many rows there are below the header.
    pub rows: usize,
    /// The first rows, long cells cut.
    pub sample: Vec<Vec<String>>,
}

/// A table of words: its header and the rows below it.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// The names of the columns.
    pub(super) header: Vec<String>,
    /// The rows; one may be shorter or longer than the header.
    pub(super) rows: Vec<Vec<String>>,
    /// The number of the first row in the file, from 1.
    pub(super) first: usize,
}

/// The articles of a table, how it was taken, and doubts about it. Linear in the cells.
pub(super) fn articles(
    mut grid: Grid,
    file: &str,
    options: &ReadOptions,
) -> (Vec<ArticleDraft>, Table, Vec<Warning>) {
    let width = grid.rows.iter().map(Vec::len).max().unwrap_or(0).max(grid.header.len());
    let named = grid.header.len();
    grid.header.extend((named..width).map(|_| String::new()));
    for (at, name) in grid.header.iter_mut().enumerate() {
        *name = name.trim().to_owned();
        if name.is_empty() {
            *name = format!("column {}", at + 1);
        }
    }
    let columns = options.columns.clone().unwrap_or_else(|| guess(&grid));
    let mut warnings = doubts(&grid, &columns);
    let mut drafts = Vec::new();
    let mut without = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        match article(row, &grid.header, &columns) {
            Some(mut draft) => {
                file.clone_into(&mut draft.file);
                // One file has many rows, so its name is no title.
                if draft.title.is_empty() && headline(draft.text.as_str()).is_none() {
                    draft.title = opening(draft.text.as_str());
                }
                complete(&mut draft, &ReadOptions::default());
                drafts.push(draft);
            }
            None => without.push(at + grid.first),
        }
    }
    if !without.is_empty() && !drafts.is_empty() {
        warnings.push(Warning::new(format!("rows without text, left out: {}", listed(&without))));
    }
    let sample = grid.rows.iter().take(SAMPLE);
    let sample = sample.map(|row| row.iter().map(|cell| cell.chars().take(SAMPLE_CELL).collect()).collect());
    let table = Table {
        columns,
        is_guess: options.columns.is_none(),
        rows: grid.rows.len(),
        sample: sample.collect(),
        header: grid.header,
    };
    (drafts, table, warnings)
}

fn article(row: &[String], header: &[String], columns: &Columns) -> Option<ArticleDraft> {
    let text = row.get(columns.text).filter(|text| !text.trim().is_empty())?;
    let mut draft = ArticleDraft::new(Text::normalize(&clean(text)));
    for (field, column) in &columns.fields {
        let Some(cell) = row.get(*column).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) else {
            continue;
        };
        let from = format!("column \"{}\"", header.get(*column).map_or("", String::as_str));
        if *field != Field::Published {
            draft.offer(Candidate::new(*field, cell, &from, Sureness::Stated));
            continue;
        }
        match published::read(cell) {
            Some(Found::Date(when, printed)) => {
                let dated = Dated { printed, ..Dated::guessed(when, &from) };
                draft.offer(Candidate::date(&dated, Sureness::Stated));
            }
            Some(Found::Ambiguous(error)) => draft.warnings.push(Warning::at(from, error.to_string())),
            None => {
                draft.warnings.push(Warning::at(from, format!("\"{cell}\" is not a date that we can read")));
            }
        }
    }
    for (at, cell) in row.iter().enumerate() {
        let is_taken = at == columns.text || columns.fields.values().any(|column| *column == at);
        let Some(name) = header.get(at).filter(|_| !is_taken && !cell.trim().is_empty()) else { continue };
        if name.eq_ignore_ascii_case("id") {
            draft.origin_id = Some(cell.trim().to_owned());
        } else {
            draft.attributes.push(Attribute { name: name.clone(), text: cell.trim().to_owned() });
        }
    }
    Some(draft)
}

/// Which column holds what, by the names in the header, else by the lengths of the cells.
fn guess(grid: &Grid) -> Columns {
    // A dot parts the names of nested objects, as "source.name".
    let plain = |name: &String| name.to_lowercase().replace(['_', '-', '.'], " ").trim().to_owned();
    let names: Vec<String> = grid.header.iter().map(plain).collect();
    let column = |wanted: &str| names.iter().position(|name| name == wanted);
    let longest = || {
        let total = |at: usize| -> usize {
            grid.rows.iter().take(200).filter_map(|row| row.get(at)).map(String::len).sum()
        };
        (0..names.len()).max_by_key(|at| (total(*at), usize::MAX - at)).unwrap_or(0)
    };
    let text = TEXT_NAMES.iter().find_map(|name| column(name)).unwrap_or_else(longest);
    let mut fields = BTreeMap::new();
    for (name, field) in NAMES {
        let free = column(name).filter(|at| *at != text && !fields.values().any(|taken| taken == at));
        if let Some(at) = free.filter(|_| !fields.contains_key(field)) {
            fields.insert(*field, at);
        }
    }
    Columns { text, fields }
}

fn doubts(grid: &Grid, columns: &Columns) -> Vec<Warning> {
    let mut cut = Vec::new();
    let mut swallowing = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        let Some(text) = row.get(columns.text) else { continue };
        if text.len() >= EXCEL_CELL && text.encode_utf16().count() == EXCEL_CELL {
            cut.push(at + grid.first);
        }
        if text.matches('\n').count() > MANY_LINES && row.len() < grid.header.len() {
            swallowing.push(at + grid.first);
        }
    }
    let mut warnings = Vec::new();
    if !cut.is_empty() {
        warnings.push(Warning::new(format!(
            "text of exactly 32,767 characters, what a cell of Excel holds: probably cut: rows {}",
            listed(&cut)
        )));
    }
    if !swallowing.is_empty() {
        warnings.push(Warning::new(format!(
            "a cell with very many lines: a quotation mark may be open and have swallowed rows: rows {}",
            listed(&swallowing)
        )));
    }
    warnings
}

/// "3, 4, 9 and 12 more".
fn listed(rows: &[usize]) -> String {
    let first: Vec<String> = rows.iter().take(8).map(ToString::to_string).collect();
    match rows.len().saturating_sub(8) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
