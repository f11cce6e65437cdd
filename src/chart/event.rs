//! Events over a time axis: where each stands, and labels that do not stand on each other.

use jiff::SignedDuration;
use jiff::civil::Date;

use crate::analysis::{Bin, ColumnKey, plural};
use crate::model::{Color, Event, EventId, PartialDate, Period, Project};

use super::FigureColumn;

/// An event as a figure shows it: a line where its day is known, else a band over the days that it may
/// mean.
#[derive(Debug, Clone, PartialEq)]
pub struct EventLine {
    /// The event.
    pub event: EventId,
    /// Where it begins, in columns: a column's middle is its place, its edges are half a column away.
    pub from: f64,
    /// Where it ends; the same place where the day is known.
    pub to: f64,
    /// What happened; with the date in words where that is known to the month or year only.
    pub label: String,
    /// The date, what happened and the note, for those who ask.
    pub words: String,
    /// Its color; none takes that of quiet words.
    pub color: Option<Color>,
}

/// The events of a project over the columns of a figure, from left to right, and how many lie outside.
/// Empty where the columns are no time.
pub(super) fn event_lines(project: &Project, columns: &[FigureColumn]) -> (Vec<EventLine>, usize) {
    let bin = |column: &FigureColumn| if let ColumnKey::Bin(bin) = column.key { Some(bin) } else { None };
    let bins: Vec<Bin> = columns.iter().map_while(bin).collect();
    let Some((first, last)) = bins.first().zip(bins.last()) else { return (Vec::new(), 0) };
    let axis = Axis { period: first.period(), first: *first, last: *last };
    let mut events: Vec<_> = project.events().collect();
    events.sort_by_key(|event| (event.when.first().first_day(), event.order, event.id));
    let lines: Vec<EventLine> = events.iter().filter_map(|event| axis.line(event)).collect();
    let outside = events.len() - lines.len();
    (lines, outside)
}

/// What the small print says of events that have no place; none where all have.
pub(super) fn outside_words(outside: usize) -> Option<String> {
    let verb = if outside == 1 { "lies" } else { "lie" };
    (outside > 0).then(|| format!("{} {verb} outside the dates shown.", plural(outside as u64, "event")))
}

/// The bins of a time axis.
struct Axis {
    period: Period,
    first: Bin,
    last: Bin,
}

impl Axis {
    /// The line of an event, cut to the bins; none where it lies outside.
    fn line(&self, event: &Event) -> Option<EventLine> {
        let (first, last) = (event.when.first().first_day(), event.when.last().last_day());
        let is_day = first == last;
        let (from, to) = if is_day {
            let middle = self.place(first, 0.5);
            (middle, middle)
        } else {
            (self.place(first, 0.0), self.place(last, 1.0))
        };
        let (left, right) = (-0.5, place(self.last.distance_from(self.first)) + 0.5);
        if to < left || from > right {
            return None;
        }
        let when = event.when.words();
        let is_exact =
            matches!((event.when.first(), event.when.last()), (PartialDate::Day(_), PartialDate::Day(_)));
        let label = if is_exact { event.label.clone() } else { format!("{} ({when})", event.label) };
        let note = if event.note.trim().is_empty() { String::new() } else { format!("\n{}", event.note) };
        Some(EventLine {
            event: event.id,
            from: from.max(left),
            to: to.min(right),
            label,
            words: format!("{}, {when}{note}", event.label),
            color: event.color,
        })
    }

    /// Where a part of a day stands, in columns.
    fn place(&self, day: Date, part: f64) -> f64 {
        let bin = Bin::of_day(self.period, day);
        let start = bin.first_day();
        let days = days_between(start, bin.last_day()) + 1.0;
        place(bin.distance_from(self.first)) - 0.5 + (days_between(start, day) + part) / days
    }
}

fn days_between(from: Date, to: Date) -> f64 {
    let hours = SignedDuration::as_hours(&to.duration_since(from));
    i32::try_from(hours / 24).map_or(0.0, f64::from)
}

fn place(bins: i64) -> f64 {
    i32::try_from(bins).map_or(f64::MAX, f64::from)
}

/// A label that wants a place above a plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flag {
    /// Where its line stands.
    pub line: f64,
    /// How wide its words are.
    pub width: f64,
}

/// Where a label got its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The row above the plot, 0 the lowest.
    pub row: usize,
    /// Where its words begin.
    pub left: f64,
}

/// The distance between the words of two labels in a row.
const GAP: f64 = 10.0;

/// Gives labels places in at most `rows` rows between two edges, so that no label stands on another one or
/// on another one's line. The one that is farthest right has the first choice; for what finds no room there
/// is none. Quadratic in the labels.
pub fn place_labels(flags: &[Flag], (left, right): (f64, f64), rows: usize) -> Vec<Option<Placed>> {
    let mut order: Vec<usize> = (0..flags.len()).collect();
    order.sort_by(|one, other| {
        let line = |at: &usize| flags.get(*at).map_or(0.0, |flag| flag.line);
        line(other).total_cmp(&line(one)).then(other.cmp(one))
    });
    let mut placed: Vec<Option<Placed>> = vec![None; flags.len()];
    let mut taken: Vec<(Flag, Placed)> = Vec::new();
    for at in order {
        let Some(flag) = flags.get(at).filter(|flag| flag.line >= left && flag.line <= right) else {
            continue;
        };
        if flag.width > right - left {
            continue;
        }
        let start = flag.line.min(right - flag.width).max(left);
        let found = (0..rows).map(|row| Placed { row, left: start }).find(|place| {
            taken.iter().all(|(other, theirs)| {
                let apart =
                    start >= theirs.left + other.width + GAP || theirs.left >= start + flag.width + GAP;
                let crosses = |line: f64, words: f64, width: f64| line >= words && line <= words + width;
                let is_crossed = theirs.row > place.row && crosses(other.line, start, flag.width);
                let does_cross = place.row > theirs.row && crosses(flag.line, theirs.left, other.width);
                (theirs.row != place.row || apart) && !is_crossed && !does_cross
            })
        });
        taken.extend(found.map(|place| (*flag, place)));
        if let Some(slot) = placed.get_mut(at) {
            *slot = found;
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{apply, events};
    use crate::model::IdSource;

    fn lines(period: Period, (first, last): (&str, &str), whens: &[&str]) -> (Vec<(f64, f64)>, usize) {
        let mut ids = IdSource::seeded(1);
        let mut project = Project::empty(ids.fresh().into(), "Talks");
        for when in whens {
            let (step, _) = events::add(&project, when.parse().unwrap(), when, &mut ids).unwrap();
            apply(&mut project, &step).unwrap();
        }
        let bin = |when: &str| Bin::of(period, when.parse().unwrap()).unwrap();
        let column =
            |bin: Bin| FigureColumn { key: ColumnKey::Bin(bin), label: String::new(), is_blank: false };
        let mut columns: Vec<_> = bin(first).up_to(bin(last)).map(column).collect();
        columns.push(FigureColumn { key: ColumnKey::Undated, label: String::new(), is_blank: false });
        let (lines, outside) = event_lines(&project, &columns);
        (lines.iter().map(|line| (line.from, line.to)).collect(), outside)
    }

    #[test]
    fn a_day_is_a_line_and_what_is_less_exact_a_band() {
        let years = ("2020", "2022");
        let (found, outside) = lines(Period::Year, years, &["2020-01-01", "2021", "2023-01-01", "2022"]);
        assert_eq!(outside, 1);
        assert!(
            (found[0].0 - (0.5 / 366.0 - 0.5)).abs() < 1e-9 && found[0].0.to_bits() == found[0].1.to_bits()
        );
        assert_eq!(found[1..], [(0.5, 1.5), (1.5, 2.5)]);
        let days = ("2022-03-28", "2022-04-02");
        let (found, outside) = lines(Period::Day, days, &["2022-03-29", "2022-04", "2022-02/2022-03"]);
        assert_eq!((found, outside), (vec![(-0.5, 3.5), (1.0, 1.0), (3.5, 5.5)], 0), "cut to what is shown");
        let quarters = lines(Period::Quarter, ("2022-01", "2022-12"), &["2022-10-01"]).0;
        assert!((quarters[0].0 - (2.5 + 0.5 / 92.0)).abs() < 1e-9);
    }

    #[test]
    fn labels_never_stand_on_each_other_or_on_a_line() {
        let flags = |lines: &[f64]| -> Vec<Flag> {
            lines.iter().map(|line| Flag { line: *line, width: 60.0 }).collect()
        };
        let rows = |lines: &[f64]| -> Vec<Option<usize>> {
            let placed = place_labels(&flags(lines), (0.0, 300.0), 3);
            placed.into_iter().map(|placed| placed.map(|placed| placed.row)).collect()
        };
        assert_eq!(rows(&[10.0, 100.0]), [Some(0), Some(0)]);
        assert_eq!(rows(&[10.0, 40.0]), [Some(1), Some(0)], "the left one above, its line beside the other");
        assert_eq!(rows(&[10.0, 20.0, 30.0, 40.0]), [None, Some(2), Some(1), Some(0)]);
        assert_eq!(rows(&[290.0, 280.0]).iter().flatten().count(), 1, "both words begin at 240");
        assert_eq!(rows(&[-5.0, 310.0]), [None, None]);
    }
}
