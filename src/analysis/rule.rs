//! The counting rule: the sentences under a figure, without which its numbers mean little.

use crate::model::{
    Columns, Counting, DateBasis, Duplicates, FigureSpec, Filter, Grouping, Interval, Measure, Project,
};

use super::axis::columns_are;
use super::interval::columns_of_articles;
use super::resamples::GENERATOR;
use super::table::ColumnKey;
use super::wording::{listed, plural, thousands};
use super::{Count, Frequency};

/// The sentences under a figure: what was counted, how each statement weighs, by which date, what is
/// undated and what was left out.
pub(super) fn rule(project: &Project, spec: &FigureSpec, table: &Frequency, several_coders: bool) -> String {
    if table.statements == 0 && table.left_out.is_empty() {
        return "No statements yet.".to_owned();
    }
    let mut sentences = vec![what(table)];
    sentences.extend(asked(project, &spec.filter));
    sentences.extend(coder(project, spec, table, several_coders));
    sentences.push(weight(spec, table));
    sentences.extend(dates(spec, table));
    sentences.extend(range(&spec.filter));
    sentences.extend(depth(spec));
    sentences.extend(measure(spec));
    sentences.extend(interval(spec, table));
    sentences.extend(undated(table));
    sentences.extend(left_out(table));
    sentences.join(" ")
}

fn what(table: &Frequency) -> String {
    let articles = if table.articles == table.articles_in_all {
        plural(u64::from(table.articles), "article")
    } else {
        let all = plural(u64::from(table.articles_in_all), "article");
        format!("{} of {all}", thousands(u128::from(table.articles)))
    };
    format!("{} in {articles}.", plural(table.statements, "statement"))
}

fn asked(project: &Project, filter: &Filter) -> Option<String> {
    let names = |words: Vec<String>| words.join(" or ");
    let actor = |id: &_| project.actor(*id).map(|actor| actor.name.clone());
    let mut parts = Vec::new();
    if !filter.parties.is_empty() {
        parts.push(format!("of the party {}", names(filter.parties.iter().filter_map(actor).collect())));
    }
    if !filter.actors.is_empty() {
        parts.push(format!("by {}", names(filter.actors.iter().filter_map(actor).collect())));
    }
    if !filter.demands.is_empty() {
        let demand = |id: &_| project.demand(*id).map(|demand| demand.name.clone());
        parts.push(format!("on {}", names(filter.demands.iter().filter_map(demand).collect())));
    }
    if !filter.stances.is_empty() {
        let stances = filter.stances.iter().map(|stance| stance.label().to_owned());
        parts.push(format!("with the stance {}", names(stances.collect())));
    }
    if !filter.voices.is_empty() {
        let voices = filter.voices.iter().map(|voice| voice.label().to_owned());
        parts.push(format!("in the voice {}", names(voices.collect())));
    }
    if !filter.outlets.is_empty() {
        let outlet = |outlet: &String| if outlet.is_empty() { "no outlet" } else { outlet }.to_owned();
        parts.push(format!("from {}", names(filter.outlets.iter().map(outlet).collect())));
    }
    if !filter.tags.is_empty() {
        parts.push(format!("in articles tagged {}", names(filter.tags.clone())));
    }
    (!parts.is_empty()).then(|| format!("Only those {}.", parts.join(", ")))
}

fn coder(project: &Project, spec: &FigureSpec, table: &Frequency, several: bool) -> Option<String> {
    if table.coders_apart {
        return Some("Coders stand side by side and are not summed.".to_owned());
    }
    let coder = project.coder(spec.filter.coder.filter(|_| several)?)?;
    Some(format!("Coded by {}.", coder.name))
}

fn weight(spec: &FigureSpec, table: &Frequency) -> String {
    let scope = match spec.duplicates {
        Duplicates::Include => None,
        Duplicates::Article => Some("within an article"),
        Duplicates::Day => Some("within a day"),
        Duplicates::Week => Some("within a week"),
        Duplicates::Month => Some("within a month"),
        Duplicates::Quarter => Some("within a quarter"),
        Duplicates::Year => Some("within a year"),
        Duplicates::Range => Some("in all"),
    };
    match (spec.counting, scope) {
        (Counting::Full, None) => "Every statement counts once.".to_owned(),
        (Counting::Full, Some(scope)) => {
            format!("The same actor, demand and stance counts once {scope}.")
        }
        (Counting::Fractional, None) => {
            format!("Statements on the same passage share one count, {} in all.", table.total)
        }
        (Counting::Fractional, Some(scope)) => format!(
            "The same actor, demand and stance counts once {scope}; statements on the same passage share one count, {} in all.",
            table.total
        ),
    }
}

/// By which date; where columns are groups only if a date decides about anything.
fn dates(spec: &FigureSpec, table: &Frequency) -> Option<String> {
    let dated_duplicates =
        !matches!(spec.duplicates, Duplicates::Include | Duplicates::Article | Duplicates::Range);
    let ranged = spec.filter.from.is_some() || spec.filter.to.is_some();
    (table.period.is_some() || dated_duplicates || ranged).then(|| match spec.basis {
        DateBasis::StatementElsePublication => {
            format!(
                "By the date it was said, else published ({} by publication).",
                thousands(u128::from(table.fell_back))
            )
        }
        DateBasis::Statement => "By the date it was said.".to_owned(),
        DateBasis::Publication => "By the date of publication.".to_owned(),
    })
}

fn range(filter: &Filter) -> Option<String> {
    match (filter.from, filter.to) {
        (Some(from), Some(to)) => Some(format!("From {from} to {to}.")),
        (Some(from), None) => Some(format!("From {from} on.")),
        (None, Some(to)) => Some(format!("Up to {to}.")),
        (None, None) => None,
    }
}

/// The depth of demands, where it changes rows or columns.
fn depth(spec: &FigureSpec) -> Option<String> {
    let shown = spec.rows == Grouping::Demand || columns_are(spec, Grouping::Demand);
    spec.depth.filter(|_| shown).map(|depth| format!("Demands at depth {depth} of the codebook."))
}

fn measure(spec: &FigureSpec) -> Option<String> {
    let shown = match spec.measure {
        Measure::Count => None,
        Measure::Share => Some("Shares of each column's statements"),
        Measure::PerArticle => Some("Per article published in the bin"),
        Measure::Articles => Some("Shown are articles with at least one"),
    };
    let time = !matches!(spec.columns, Columns::Groups(_));
    let rolling = spec.rolling.filter(|width| *width > 1 && time);
    match (shown, rolling) {
        (None, None) => None,
        (Some(shown), None) => Some(format!("{shown}.")),
        (None, Some(width)) => Some(format!("Means of {width} bins, the undated apart.")),
        (Some(shown), Some(width)) => Some(format!("{shown}, means of {width} bins, the undated apart.")),
    }
}

/// Which interval stands beside the numbers, with all that is needed to make it again.
fn interval(spec: &FigureSpec, table: &Frequency) -> Option<String> {
    if spec.interval != Interval::None && spec.kind.adds_up() {
        return Some("What adds up over time is shown without intervals.".to_owned());
    }
    let intervals = table.intervals.as_ref()?;
    let sure = spec.confidence.label();
    if intervals.method == Interval::Wilson {
        let of = match (spec.measure, columns_of_articles(table)) {
            (Measure::Articles, true) => "of the articles published in the bin",
            (Measure::Articles, false) => "of all articles",
            _ => "of each row's share of all articles",
        };
        return Some(format!("Intervals: Wilson's score, {sure}, {of}."));
    }
    let bootstrap = spec.bootstrap;
    let draws = thousands(u128::from(bootstrap.draws()));
    let most = intervals.cells.iter().flatten().flatten().map(|ends| ends.left_out).max().unwrap_or(0);
    let left_out = if most == 0 {
        String::new()
    } else {
        format!("; draws with nothing to divide by are left out, at most {}", thousands(u128::from(most)))
    };
    let seed = bootstrap.seed;
    Some(format!(
        "Intervals: bootstrap by article, {sure}, percentiles of {draws} draws ({GENERATOR}, seed {seed}){left_out}."
    ))
}

fn undated(table: &Frequency) -> Option<String> {
    let place = table.columns.iter().position(|column| column.key == ColumnKey::Undated)?;
    let statements: usize =
        table.rows.iter().filter_map(|row| row.cell(place)).map(|cell| cell.statements.len()).sum();
    Some(match statements {
        0 => "None is undated.".to_owned(),
        1 => "1 is undated.".to_owned(),
        many => format!("{} are undated.", Count::new(many as u128, 1)),
    })
}

fn left_out(table: &Frequency) -> Option<String> {
    let reasons: Vec<String> = table
        .left_out
        .iter()
        .map(|left| format!("{} {}", thousands(u128::from(left.count)), left.reason.words_of(left.count)))
        .collect();
    (!reasons.is_empty()).then(|| format!("Left out: {}.", listed(&reasons)))
}
