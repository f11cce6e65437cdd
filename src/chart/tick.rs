//! Which columns get a label, and which one.

use crate::analysis::{Bin, ColumnKey};
use crate::model::Period;

use super::{FigureColumn, Tick};

/// More labels than this stand too close together under bins of time.
const MOST: usize = 8;

/// Labels under the columns: all groups; of time at most eight bins, at the starts of longer periods
/// where there are more, and the undated always.
pub fn ticks(columns: &[FigureColumn]) -> Vec<Tick> {
    let bins: Vec<Bin> = columns
        .iter()
        .filter_map(|column| if let ColumnKey::Bin(bin) = column.key { Some(bin) } else { None })
        .collect();
    let mut ticks = ticks_of_time(&bins);
    let others = columns.iter().enumerate().skip(bins.len());
    ticks.extend(others.map(|(column, at)| Tick { column, label: at.label.clone() }));
    ticks
}

fn ticks_of_time(bins: &[Bin]) -> Vec<Tick> {
    let Some(own) = bins.first().map(|bin| bin.period()) else { return Vec::new() };
    if bins.len() <= MOST {
        let label = |bin: &Bin| if own == Period::Day { bin.short_words() } else { bin.words() };
        return bins.iter().enumerate().map(|(column, bin)| Tick { column, label: label(bin) }).collect();
    }
    let longer = Period::ALL.iter().copied().filter(|period| *period > own);
    for period in longer.filter(|period| *period != Period::Week || own == Period::Day) {
        let starts = starts(bins, period);
        if starts.len() <= MOST && starts.len() > 1 {
            return starts.into_iter().map(|column| tick(bins, column, period)).collect();
        }
    }
    let every = bins.len().div_ceil(MOST);
    (0..bins.len()).step_by(every).map(|column| tick(bins, column, own)).collect()
}

/// The columns in which a longer period begins, and the first column unless the next one is near.
fn starts(bins: &[Bin], period: Period) -> Vec<usize> {
    let within: Vec<Bin> = bins.iter().map(|bin| bin.within(period)).collect();
    let changes = within.windows(2).enumerate().filter(|(_, pair)| pair.first() != pair.last());
    let mut starts: Vec<usize> = changes.map(|(before, _)| before + 1).collect();
    if starts.first().is_none_or(|next| *next >= bins.len().div_ceil(MOST)) {
        starts.insert(0, 0);
    }
    starts
}

fn tick(bins: &[Bin], column: usize, period: Period) -> Tick {
    let bin = bins.get(column).copied();
    let label = match period {
        Period::Day | Period::Week => bin.map(|bin| Bin::of_day(Period::Day, bin.first_day()).short_words()),
        _ => bin.map(|bin| bin.within(period).words()),
    };
    Tick { column, label: label.unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use crate::model::When;

    use super::*;

    fn check(period: Period, first: &str, last: &str, expected: &[&str]) {
        let bin = |when: &str| Bin::of(period, when.parse::<When>().unwrap()).unwrap();
        let bins: Vec<Bin> = bin(first).up_to(bin(last)).collect();
        let found: Vec<String> =
            ticks_of_time(&bins).iter().map(|tick| format!("{}@{}", tick.label, tick.column)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn few_labels_at_natural_borders() {
        check(Period::Quarter, "2022-02", "2022-08", &["2022 Q1@0", "2022 Q2@1", "2022 Q3@2"]);
        check(Period::Quarter, "2022-02", "2025-12", &["2022@0", "2023@4", "2024@8", "2025@12"]);
        check(Period::Quarter, "2021-12", "2025-12", &["2022@1", "2023@5", "2024@9", "2025@13"]);
        check(Period::Day, "2022-03-01", "2022-03-20", &["1 Mar@0", "7 Mar@6", "14 Mar@13"]);
        check(Period::Month, "2022-01", "2022-12", &["2022 Q1@0", "2022 Q2@3", "2022 Q3@6", "2022 Q4@9"]);
        check(Period::Month, "2020-05", "2022-09", &["2020@0", "2021@8", "2022@20"]);
        check(Period::Month, "2020-05", "2023-04", &["2020@0", "2021@8", "2022@20", "2023@32"]);
    }

    #[test]
    fn years_are_thinned_out() {
        let bin = |year: &str| Bin::of(Period::Year, year.parse::<When>().unwrap()).unwrap();
        let bins: Vec<Bin> = bin("1950").up_to(bin("2025")).collect();
        assert!(ticks_of_time(&bins).len() <= MOST);
    }
}
