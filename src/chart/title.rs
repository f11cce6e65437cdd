//! The names of a figure and of its axes.

use crate::analysis::Frequency;
use crate::model::{Columns, FigureKind, FigureSpec, Grouping, Measure, Period, Project};

use super::{Figure, Unit};

/// The figure's own name, else what it shows: "Statements by party and quarter".
pub(super) fn title(spec: &FigureSpec, period: Option<Period>) -> String {
    if !spec.name.trim().is_empty() {
        return spec.name.trim().to_owned();
    }
    let what = match (spec.kind, spec.measure) {
        (FigureKind::Raised, _) => "Demands raised so far",
        (FigureKind::Strip, _) => "Every statement",
        (FigureKind::Diverging, Measure::Count) => "Statements for and against",
        (FigureKind::Diverging, _) => "Articles for and against",
        (FigureKind::Cumulative, Measure::Articles) => "Articles so far",
        (FigureKind::Cumulative, Measure::Share) => "Share of statements so far",
        (FigureKind::Cumulative, _) => "Statements so far",
        (_, Measure::Count) => "Statements",
        (_, Measure::Share) => "Share of statements",
        (_, Measure::PerArticle) => "Statements per article",
        (_, Measure::Articles) => "Articles with statements",
    };
    let column = match (spec.columns, period) {
        (Columns::Groups(Grouping::All), _) => None,
        (Columns::Groups(Grouping::Stance), _) if spec.kind == FigureKind::Diverging => None,
        (Columns::Groups(grouping), _) => Some(grouping.label()),
        (_, period) => period.map(Period::label),
    };
    let row = (spec.rows != Grouping::All).then(|| spec.rows.label()).filter(|row| Some(*row) != column);
    match (row, column) {
        (Some(row), Some(column)) => format!("{what} by {row} and {column}"),
        (Some(only), None) | (None, Some(only)) => format!("{what} by {only}"),
        (None, None) => what.to_owned(),
    }
}

/// The name of the horizontal axis.
pub(super) fn x_name(spec: &FigureSpec, period: Option<Period>) -> String {
    let word = match (spec.columns, period) {
        (Columns::Groups(Grouping::All), _) => "",
        (Columns::Groups(grouping), _) => grouping.label(),
        (_, period) => period.map_or("date", Period::label),
    };
    capitalized(word)
}

/// The name of the vertical axis.
pub(super) fn y_name(spec: &FigureSpec) -> String {
    match (spec.kind, spec.measure) {
        (FigureKind::Raised, _) => "Demands",
        (_, Measure::Count) => "Statements",
        (_, Measure::Share) => "Share of statements",
        (_, Measure::PerArticle) => "Statements per article",
        (_, Measure::Articles) => "Articles",
    }
    .to_owned()
}

/// How the numbers of a measure are written.
pub(super) fn unit(measure: Measure) -> Unit {
    if measure == Measure::Share { Unit::Percent } else { Unit::Number }
}

/// The figure in one paragraph: what it is, its greatest mark, and the rule.
pub(super) fn description(figure: &Figure) -> String {
    let marks = figure.series.iter().flat_map(|series| series.marks.iter().map(move |mark| (series, mark)));
    let valued = marks.filter_map(|(series, mark)| Some((series, mark, mark.value?)));
    let greatest = valued.reduce(|best, next| if next.2 > best.2 { next } else { best });
    let Some((series, mark, _)) = greatest else { return figure.footnote.clone() };
    let drawn = if figure.kind == FigureKind::Bars {
        String::new()
    } else {
        format!(" Drawn as {}.", figure.kind.label())
    };
    let words = figure.mark_words(series, mark);
    format!("{}.{drawn} The greatest is {words}. {}", figure.title, figure.footnote)
}

/// Whose numbers these are, and of which day: a figure says what it is of wherever it is pasted.
///
/// The day is that of the last coding, never today's, so that the same project gives the same figure.
pub(super) fn origin(project: &Project, table: &Frequency) -> String {
    let title = project.title().trim();
    let day = table.last_change.map(|at| at.strftime("%-d %B %Y"));
    match (title, day) {
        ("", None) => String::new(),
        ("", Some(day)) => format!("Last changed on {day}."),
        (title, None) => format!("Project: {title}."),
        (title, Some(day)) => format!("Project: {title}, last changed on {day}."),
    }
}

/// A word with a capital.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
