//! The bins of which nothing is known, since no article was coded.

use crate::analysis::{Bin, ColumnKey, Frequency};
use crate::model::{FigureSpec, Progress, Project, Source};

/// For each column of a count whether it is a bin without a statement in which no article was published
/// that anybody coded. Who began an article, or finished it without a statement, has coded it. Linear
/// in articles.
pub(super) fn columns(project: &Project, spec: &FigureSpec, table: &Frequency) -> Vec<bool> {
    let (Some(period), Some(first)) = (table.period, first_bin(table)) else {
        return vec![false; table.columns.len()];
    };
    let is_bin = |key: &ColumnKey| matches!(key, ColumnKey::Bin(_));
    let mut blank: Vec<bool> =
        table.columns.iter().map(|column| is_bin(&column.key) && column.count.is_zero()).collect();
    if !blank.contains(&true) {
        return blank;
    }
    for source in project.sources() {
        let bin = source.published.as_ref().and_then(|published| Bin::of(period, published.when));
        let place = bin.and_then(|bin| usize::try_from(bin.distance_from(first)).ok());
        let blank = place.and_then(|place| blank.get_mut(place)).filter(|blank| **blank);
        if let Some(blank) = blank.filter(|_| is_coded(project, spec, source)) {
            *blank = false;
        }
    }
    blank
}

fn first_bin(table: &Frequency) -> Option<Bin> {
    match table.columns.first()?.key {
        ColumnKey::Bin(bin) => Some(bin),
        _ => None,
    }
}

fn is_coded(project: &Project, spec: &FigureSpec, source: &Source) -> bool {
    let has_begun = match spec.filter.coder {
        Some(coder) => source.progress_of(coder) != Progress::New,
        None => source.progress.values().any(|progress| *progress != Progress::New),
    };
    let is_theirs = |coder| spec.filter.coder.is_none_or(|chosen| chosen == coder);
    has_begun || project.statements_of(source.id).any(|statement| is_theirs(statement.coder))
}
