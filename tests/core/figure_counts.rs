//! The same numbers everywhere: random projects and questions of every kind, counted in the plainest way
//! (`tests/support/naive.rs`) and compared with table, figure, SVG and CSV.

use std::collections::{BTreeMap, BTreeSet};

use demarche::analysis::{Counter, Frequency, Stop, frequency};
use demarche::chart::svg::{SvgStyle, render};
use demarche::chart::{Figure, build};
use demarche::export::{Drawn, figure_by_ending};
use demarche::model::{
    Columns, Counting, DateBasis, Duplicates, FigureKind, FigureSpec, IdSource, Interval, Measure, Period,
    Project,
};

use crate::support::claims;
use crate::support::dice::Dice;
use crate::support::naive::{Naive, Wanted, random_claims};
use crate::support::questions::{GROUPINGS, any_question, filter};

/// What stands somewhere: a number, if it is defined, and how many statements are behind it.
type Numbers = BTreeMap<(usize, usize), (Option<f64>, usize)>;

fn expected(naive: &Naive<'_>) -> Numbers {
    let places = (0..naive.rows.len()).flat_map(|row| (0..naive.columns.len()).map(move |at| (row, at)));
    places.map(|(row, column)| ((row, column), naive.shown(row, column))).collect()
}

/// The places of rows and columns of a figure in the table, which has them in another order.
struct Places<'a> {
    figure: &'a Figure,
    table: &'a Frequency,
}

impl Places<'_> {
    fn row(&self, label: &str) -> usize {
        let series = self.figure.series.iter().find(|series| series.label == label).unwrap();
        self.table.rows.iter().position(|row| row.group == series.key).unwrap()
    }

    fn column(&self, label: &str) -> usize {
        let column = self.figure.x.columns.iter().find(|column| column.label == label).unwrap();
        self.table.columns.iter().position(|other| other.key == column.key).unwrap()
    }

    /// Value and number of statements of each mark of the figure.
    fn of_figure(&self) -> Numbers {
        let marks = self.figure.series.iter().flat_map(|it| it.marks.iter().map(move |mark| (it, mark)));
        marks
            .map(|(series, mark)| {
                let column = self.column(&self.figure.x.columns[mark.column].label);
                ((self.row(&series.label), column), (mark.value, mark.statements.len()))
            })
            .collect()
    }

    /// The same, read from the SVG's data attributes.
    fn of_svg(&self, svg: &str) -> Numbers {
        let attribute = |tag: &str, name: &str| {
            let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
            Some(tag[start..start + tag[start..].find('"')?].to_owned())
        };
        let tags = svg.split('<').filter(|tag| tag.contains(" data-statements=\""));
        tags.map(|tag| {
            let of = |name: &str| attribute(tag, name).unwrap_or_else(|| panic!("no {name} in {tag}"));
            let statements = of("data-statements").split_whitespace().count();
            let value = attribute(tag, "data-value").map(|value| value.parse().unwrap());
            ((self.row(&of("data-row")), self.column(&of("data-column"))), (value, statements))
        })
        .collect()
    }
}

/// A name and numbers.
type WrittenRow = (String, Vec<Option<f64>>);

/// The table behind a figure as it is written: header, then rows of a name and numbers.
fn written_table(drawn: &Drawn<'_>) -> (Vec<String>, Vec<WrittenRow>) {
    let mut bytes = Vec::new();
    figure_by_ending("talks.csv").unwrap().write(drawn, &mut bytes).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let header = rows[0].iter().map(str::to_owned).collect();
    let number = |word: &str| (!word.is_empty()).then(|| word.parse().unwrap());
    let row = |row: &csv::StringRecord| (row[0].to_owned(), row.iter().skip(1).map(number).collect());
    (header, rows[1..=drawn.table.rows.len()].iter().map(row).collect())
}

fn is_close(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (one, other) => one == other,
    }
}

/// Numbers that are to be seen somewhere: all that are there are right, and none that counts is missing.
fn assert_shown(found: &Numbers, expected: &Numbers, what: &str) {
    for (place, (value, statements)) in found {
        let (wanted, behind) = expected[place];
        assert!(is_close(*value, wanted), "{what}: {place:?} is {value:?}, not {wanted:?}");
        assert_eq!(*statements, behind, "{what}: statements of {place:?}");
    }
    for (place, (value, statements)) in expected {
        let counts = *statements > 0 && value.is_some();
        assert!(!counts || found.contains_key(place), "{what}: {place:?} is not there, {value:?}");
    }
}

/// The intervals of the table, by two ways to make them.
fn assert_intervals(naive: &Naive<'_>, spec: &FigureSpec, table: &Frequency, at: &str) -> usize {
    let mut compared = 0;
    let draws = naive.draws();
    for row in 0..naive.rows.len() {
        for column in 0..naive.columns.len() {
            let wanted = match spec.interval {
                _ if spec.kind.adds_up() => None,
                Interval::None => None,
                Interval::Wilson if spec.measure != Measure::Articles || spec.rolling.is_some() => None,
                Interval::Wilson => naive.wilson(row, column),
                Interval::Bootstrap => naive.bootstrap(&draws, row, column),
            };
            let found = table.ends(row, column).map(|ends| (ends.low, ends.high));
            let same = is_close(found.map(|it| it.0), wanted.map(|it| it.0))
                && is_close(found.map(|it| it.1), wanted.map(|it| it.1));
            assert!(same, "{at}: interval of {row} {column} is {found:?}, not {wanted:?}");
            compared += usize::from(found.is_some());
        }
    }
    compared
}

/// What is behind the figure as CSV: the numbers that it shows, with intervals where it has them.
fn assert_written(naive: &Naive<'_>, (expected, drawn): (&Numbers, &Drawn<'_>), at: &str) {
    let (header, rows) = written_table(drawn);
    let has_ends = header.get(2).is_some_and(|name| name.ends_with(" low"));
    let step = if has_ends { 3 } else { 1 };
    let names: Vec<&String> = header.iter().skip(1).step_by(step).take(naive.columns.len()).collect();
    assert_eq!(names, naive.columns.iter().collect::<Vec<_>>(), "{at}");
    let labels: Vec<&String> = rows.iter().map(|(label, _)| label).collect();
    assert_eq!(labels, naive.rows.iter().collect::<Vec<_>>(), "{at}");
    for (row, (_, values)) in rows.iter().enumerate() {
        for column in 0..naive.columns.len() {
            let (wanted, _) = expected[&(row, column)];
            let value = values[column * step];
            assert!(is_close(value, wanted), "{at}: CSV has {value:?} at {row} {column}, not {wanted:?}");
            if has_ends {
                let ends = drawn.table.ends(row, column);
                assert_eq!(values[column * step + 1], ends.map(|ends| ends.low), "{at}");
                assert_eq!(values[column * step + 2], ends.map(|ends| ends.high), "{at}");
            }
        }
    }
}

/// One project and one question; gives how many statements and intervals were compared.
fn check(dice: &mut Dice, spec: &mut FigureSpec, counter: &mut Counter, round: usize) -> (usize, usize) {
    let written = random_claims(dice);
    let loaded = claims::load(&written);
    let wanted = Wanted::any(dice);
    filter(spec, &wanted, &loaded);
    let (project, at): (&Project, _) = (&loaded.project, format!("round {round}, {spec:?}\n{written:#}"));
    let naive = Naive::count(&written, spec, &wanted);
    let expected = expected(&naive);

    let table = frequency(project, spec).unwrap_or_else(|error| panic!("{error}: {at}"));
    assert_eq!(*counter.count(project, spec, &Stop::default()).unwrap(), table, "{at}");
    let rows: Vec<&str> = table.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(rows, naive.rows, "{at}");
    let columns: Vec<&str> = table.columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(columns, naive.columns, "{at}");
    assert_eq!(table.statements, naive.statements as u64, "{at}");
    let left_out: BTreeMap<&str, u64> =
        table.left_out.iter().map(|left| (left.reason.words(), left.count)).collect();
    assert_eq!(left_out, naive.left_out, "{at}");
    let intervals = assert_intervals(&naive, spec, &table, &at);

    let figure = build(project, spec, &table);
    let places = Places { figure: &figure, table: &table };
    let marks = places.of_figure();
    assert_shown(&marks, &expected, &format!("figure, {at}"));
    let svg = places.of_svg(&render(&figure, &SvgStyle::light()));
    assert_shown(&svg, &expected, &format!("SVG, {at}"));
    assert!(svg.iter().all(|(place, mark)| marks.get(place) == Some(mark)), "{at}");
    let drawn = Drawn { project, spec, table: &table, figure: &figure };
    assert_written(&naive, (&expected, &drawn), &at);
    (naive.statements, intervals)
}

#[test]
fn table_figure_svg_and_csv_have_the_numbers_of_a_plain_count() {
    let mut dice = Dice::seeded(20_240_229);
    let mut counter = Counter::default();
    let (mut statements, mut intervals, mut asked) = (0, 0, BTreeSet::new());
    for round in 0..1_000 {
        let mut spec = any_question(&mut dice);
        let more = check(&mut dice, &mut spec, &mut counter, round);
        (statements, intervals) = (statements + more.0, intervals + more.1);
        asked.extend([
            spec.kind.as_str().to_owned(),
            format!("by {}", spec.columns.as_str()),
            format!("rows {}", spec.rows.as_str()),
            format!("{} {}", spec.kind.as_str(), spec.measure.as_str()),
            format!("once {}", spec.duplicates.as_str()),
            format!("{} {}", spec.basis.as_str(), spec.counting.as_str()),
            format!("{:?} deep, mean of {:?}", spec.depth, spec.rolling),
            format!("{} of {}", spec.interval.as_str(), spec.measure.as_str()),
        ]);
    }
    assert!(statements > 2_000, "the questions ask for something: {statements}");
    assert!(intervals > 1_000, "and how sure it is: {intervals}");
    for kind in FigureKind::ALL {
        assert!(asked.contains(kind.as_str()), "{kind:?}");
        let spec = FigureSpec::by_party_over_time(IdSource::seeded(1).fresh().into()).drawn_as(*kind);
        for measure in Measure::ALL.iter().filter(|measure| spec.kind_shows(**measure)) {
            let is_time = !matches!(spec.columns, Columns::Groups(_));
            let is_asked = asked.contains(&format!("{} {}", kind.as_str(), measure.as_str()));
            assert!(is_asked || (*measure == Measure::PerArticle && !is_time), "{kind:?} {measure:?}");
        }
    }
    let each =
        |prefix: &str, words: Vec<&str>| words.iter().all(|word| asked.contains(&format!("{prefix}{word}")));
    assert!(each("by ", Period::ALL.iter().map(|it| it.as_str()).collect()));
    assert!(each("by ", GROUPINGS.iter().map(|it| it.as_str()).collect()));
    assert!(each("rows ", GROUPINGS.iter().map(|it| it.as_str()).collect()));
    assert!(each("once ", Duplicates::ALL.iter().map(|it| it.as_str()).collect()));
    for (basis, counting) in DateBasis::ALL.iter().flat_map(|it| Counting::ALL.iter().map(move |to| (it, to)))
    {
        assert!(asked.contains(&format!("{} {}", basis.as_str(), counting.as_str())));
    }
    for measure in Measure::ALL {
        assert!(each("", vec![&format!("bootstrap of {}", measure.as_str())]), "{measure:?}");
    }
}
