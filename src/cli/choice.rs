//! Words of the command line for choices of the model: one word each, older spellings understood.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::chart::palette::Look;
use crate::model::{
    Columns, Confidence, Counting, DateBasis, Duplicates, FigureKind, Grouping, Interval, Measure, Period,
};

/// Other spellings of some words, as the method's reference cases have them.
const OTHERS: &[(&str, &str)] = &[
    ("statement_else_publication", "statement-else-publication"),
    ("document", "article"),
    ("acrossrange", "range"),
    ("per_article", "per-article"),
];

/// A parser for a choice with these words.
fn choice<T: Clone + Send + Sync + 'static>(
    words: impl Iterator<Item = &'static str>,
    parse: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    let others = |word| OTHERS.iter().filter(move |(_, known)| *known == word).map(|(other, _)| *other);
    let values = words.map(|word| PossibleValue::new(word).aliases(others(word)));
    PossibleValuesParser::new(values).try_map(move |word: String| {
        let known = OTHERS.iter().find(|(other, _)| *other == word).map_or(word.as_str(), |(_, known)| known);
        parse(known).ok_or_else(|| format!("\"{word}\" is no choice here"))
    })
}

/// `party`, `actor`, …
pub(super) fn grouping() -> impl TypedValueParser<Value = Grouping> {
    choice(Grouping::ALL.iter().map(|it| it.as_str()), Grouping::parse)
}

/// `day`, `month`, …, `auto`, or what rows can be.
pub(super) fn columns() -> impl TypedValueParser<Value = Columns> {
    let periods = Period::ALL.iter().map(|it| it.as_str());
    let groups = Grouping::ALL.iter().map(|it| it.as_str());
    choice(periods.chain(["auto"]).chain(groups), Columns::parse)
}

/// `publication`, `statement`, `statement-else-publication`.
pub(super) fn basis() -> impl TypedValueParser<Value = DateBasis> {
    choice(DateBasis::ALL.iter().map(|it| it.as_str()), DateBasis::parse)
}

/// `include`, `article`, …
pub(super) fn duplicates() -> impl TypedValueParser<Value = Duplicates> {
    choice(Duplicates::ALL.iter().map(|it| it.as_str()), Duplicates::parse)
}

/// `full`, `fractional`.
pub(super) fn counting() -> impl TypedValueParser<Value = Counting> {
    choice(Counting::ALL.iter().map(|it| it.as_str()), Counting::parse)
}

/// `count`, `share`, …
pub(super) fn measure() -> impl TypedValueParser<Value = Measure> {
    choice(Measure::ALL.iter().map(|it| it.as_str()), Measure::parse)
}

/// `bars`, `grouped`, …
pub(super) fn kind() -> impl TypedValueParser<Value = FigureKind> {
    choice(FigureKind::ALL.iter().map(|it| it.as_str()), FigureKind::parse)
}

/// `none`, `wilson`, `bootstrap`.
pub(super) fn interval() -> impl TypedValueParser<Value = Interval> {
    choice(Interval::ALL.iter().map(|it| it.as_str()), Interval::parse)
}

/// `95`, `90`.
pub(super) fn confidence() -> impl TypedValueParser<Value = Confidence> {
    choice(Confidence::ALL.iter().map(|it| it.as_str()), Confidence::parse)
}

/// `light`, `dark`, `print`.
pub(super) fn look() -> impl TypedValueParser<Value = Look> {
    choice(Look::ALL.iter().map(|it| it.as_str()), Look::parse)
}
