//! The same numbers everywhere: 200 random projects and questions, counted here in the plainest way from
//! the data as it is written, and compared with the figure, the SVG and the CSV.

use std::collections::{BTreeMap, BTreeSet};

use demarche::analysis::{ColumnKey, Reading, frequency};
use demarche::chart::svg::{SvgStyle, render};
use demarche::chart::{Figure, build};
use demarche::export::{Drawn, figure_by_ending};
use demarche::model::{
    Columns, Counting, DateBasis, Duplicates, FigureSpec, Grouping, IdSource, Measure, Period, Project,
    Stance,
};
use serde_json::{Value, json};

use crate::support::claims;
use crate::support::dice::Dice;

const ACTORS: [&str; 5] = ["Ada", "Bo", "Cy", "Eve", "Reds"];
const DEMANDS: [&str; 3] = ["talks", "truce", "visas"];
const STANCES: [&str; 3] = ["demands", "rejects", "offers-concession"];
const DATES: [&str; 9] = [
    "2023-12-31",
    "2024-01-01",
    "2024-01-15",
    "2024-02",
    "2024-02-29",
    "2024",
    "2024-03-04/2024-03-06",
    "2024-03-30/2024-04-02",
    "2025-01-01",
];

fn random_claims(dice: &mut Dice) -> Value {
    let documents: Vec<Value> = (0..=dice.below(6))
        .map(|at| json!({"id": format!("d{at}"), "date": dice.maybe(&DATES), "text": "abcdefghijklmnopqrstuvwxyz"}))
        .collect();
    let annotations: Vec<Value> = (0..dice.below(25))
        .map(|_| {
            let start = dice.below(6) * 2;
            json!({
                "coder": dice.pick(&["A", "A", "A", "B"]),
                "doc": format!("d{}", dice.below(documents.len())),
                "start": start,
                "end": start + 2,
                "actor": dice.maybe(&ACTORS),
                "demand": dice.maybe(&DEMANDS),
                "stance": dice.maybe(&STANCES),
                "date": if dice.once_in(2) { None } else { dice.maybe(&DATES) },
            })
        })
        .collect();
    json!({"documents": documents, "coders": ["A", "B"], "annotations": annotations, "actors": [
        {"name": "Ada", "party": "Reds"}, {"name": "Bo", "party": "Reds"}, {"name": "Cy", "party": "Blues"},
        {"name": "Eve"}, {"name": "Reds", "party": "Reds"}, {"name": "Blues", "party": "Blues"}]})
}

/// A statement as it is written, with its place.
struct Written<'a> {
    claim: &'a Value,
    document: usize,
    order: usize,
    date: Option<&'a str>,
}

impl<'a> Written<'a> {
    fn word(&self, key: &str) -> Option<&'a str> {
        self.claim[key].as_str()
    }

    fn place(&self) -> (u64, u64) {
        (self.claim["start"].as_u64().unwrap(), self.claim["end"].as_u64().unwrap())
    }

    fn group(&self, grouping: Grouping) -> String {
        let or = |word: Option<&str>, missing: &str| word.unwrap_or(missing).to_owned();
        match grouping {
            Grouping::Actor => or(self.word("actor"), "(no actor)"),
            Grouping::Demand => or(self.word("demand"), "(no demand)"),
            Grouping::Stance => or(self.word("stance"), "(no stance)"),
            Grouping::Party => match self.word("actor") {
                None => "(no actor)",
                Some("Ada" | "Bo" | "Reds") => "Reds",
                Some("Cy") => "Blues",
                Some(_) => "(no party)",
            }
            .to_owned(),
            Grouping::Coder => or(self.word("coder"), ""),
            Grouping::Outlet => "(no outlet)".to_owned(),
            Grouping::All => "all".to_owned(),
        }
    }
}

/// The bin of a written date; none where it is undated there.
fn bin(date: Option<&str>, period: Period) -> Option<String> {
    let date = date?;
    if let Some((first, last)) = date.split_once('/') {
        let (first, last) = (bin(Some(first), period)?, bin(Some(last), period)?);
        return (first == last).then_some(first);
    }
    Some(match period {
        Period::Year => date[..4].to_owned(),
        Period::Month => date.get(..7)?.to_owned(),
        Period::Quarter => {
            let month: u32 = date.get(5..7)?.parse().unwrap();
            format!("{}-Q{}", &date[..4], month.div_ceil(3))
        }
        Period::Day => date.get(..10)?.to_owned(),
        Period::Week => {
            let day: jiff::civil::Date = date.get(..10)?.parse().unwrap();
            let week = day.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
    })
}

/// By row and column: what the statements there weigh, which they are, and in which articles.
type Cells = BTreeMap<(String, String), (f64, usize, BTreeSet<usize>)>;

/// Counts in the plainest way, by the method's sections 1 to 4.
fn naive(claims: &Value, spec: &FigureSpec, wanted: &Wanted) -> Cells {
    let published: BTreeMap<&str, (usize, Option<&str>)> = claims["documents"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .map(|(at, it)| (it["id"].as_str().unwrap(), (at, it["date"].as_str())))
        .collect();
    let written = claims["annotations"].as_array().unwrap().iter().enumerate().map(|(order, claim)| {
        let (document, published) = published[claim["doc"].as_str().unwrap()];
        let date = match spec.basis {
            DateBasis::Publication => published,
            DateBasis::Statement => claim["date"].as_str(),
            DateBasis::StatementElsePublication => claim["date"].as_str().or(published),
        };
        Written { claim, document, order, date }
    });
    let mut all: Vec<Written<'_>> = written.filter(|it| it.word("coder") == Some("A")).collect();
    all.sort_by_key(|it| (it.date.is_none(), it.date, it.document, it.place(), it.order));
    let mut seen = BTreeSet::new();
    all.retain(|it| {
        let by = |period| match bin(it.date, period) {
            Some(bin) => bin,
            None => format!("undated in {}", it.document),
        };
        let scope = match spec.duplicates {
            Duplicates::Include => format!("statement {}", it.order),
            Duplicates::Article => format!("article {}", it.document),
            Duplicates::Range => String::new(),
            Duplicates::Day => by(Period::Day),
            Duplicates::Week => by(Period::Week),
            Duplicates::Month => by(Period::Month),
            Duplicates::Quarter => by(Period::Quarter),
            Duplicates::Year => by(Period::Year),
        };
        seen.insert((scope, it.word("actor"), it.word("demand"), it.word("stance")))
    });
    let mut on_passage: BTreeMap<(usize, (u64, u64)), f64> = BTreeMap::new();
    for it in &all {
        *on_passage.entry((it.document, it.place())).or_default() += 1.0;
    }
    let mut cells = Cells::new();
    for it in all.iter().filter(|it| wanted.has(it)) {
        let column = match spec.columns {
            Columns::Time(period) => bin(it.date, period).unwrap_or("undated".to_owned()),
            Columns::Groups(grouping) => it.group(grouping),
            Columns::Auto => unreachable!("the questions here name their bins"),
        };
        let weight = match spec.counting {
            Counting::Full => 1.0,
            Counting::Fractional => 1.0 / on_passage[&(it.document, it.place())],
        };
        let cell = cells.entry((it.group(spec.rows), column)).or_default();
        cell.0 += weight;
        cell.1 += 1;
        cell.2.insert(it.document);
    }
    cells
}

/// What is asked for; an empty list lets all pass.
struct Wanted {
    parties: Vec<&'static str>,
    demands: Vec<&'static str>,
    stances: Vec<&'static str>,
}

impl Wanted {
    fn has(&self, it: &Written<'_>) -> bool {
        let passes = |list: &[&str], word: &str| list.is_empty() || list.contains(&word);
        passes(&self.parties, &it.group(Grouping::Party))
            && passes(&self.demands, &it.group(Grouping::Demand))
            && passes(&self.stances, &it.group(Grouping::Stance))
    }
}

/// The numbers that a measure makes of the cells.
fn values(cells: &Cells, measure: Measure) -> BTreeMap<(String, String), f64> {
    let column = |name: &str| -> f64 {
        cells.iter().filter(|((_, column), _)| column == name).map(|(_, cell)| cell.0).sum()
    };
    let value = |(place, cell): (&(String, String), &(f64, usize, BTreeSet<usize>))| {
        let value = match measure {
            Measure::Count => cell.0,
            Measure::Share => cell.0 / column(&place.1),
            Measure::Articles => f64::from(u32::try_from(cell.2.len()).unwrap()),
            Measure::PerArticle => unreachable!("not asked here"),
        };
        (place.clone(), value)
    };
    cells.iter().map(value).collect()
}

fn key_label(key: &ColumnKey, project: &Project) -> String {
    match key {
        ColumnKey::Bin(bin) => bin.to_string(),
        ColumnKey::Undated => "undated".to_owned(),
        ColumnKey::Group(group) => group.label(project),
    }
}

/// Value and number of statements of each mark of the figure.
fn of_figure(figure: &Figure, project: &Project) -> BTreeMap<(String, String), (f64, usize)> {
    let marks = figure.series.iter().flat_map(|series| series.marks.iter().map(move |mark| (series, mark)));
    marks
        .map(|(series, mark)| {
            let column = key_label(&figure.x.columns[mark.column].key, project);
            ((series.key.label(project), column), (mark.value.unwrap(), mark.statements.len()))
        })
        .collect()
}

/// The same, read from the SVG's data attributes.
fn of_svg(svg: &str, figure: &Figure, project: &Project) -> BTreeMap<(String, String), (f64, usize)> {
    let attribute = |tag: &str, name: &str| {
        let start = tag.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
        tag[start..start + tag[start..].find('"').unwrap()].to_owned()
    };
    let row = |label: &str| {
        let series = figure.series.iter().find(|series| series.label == label).unwrap();
        series.key.label(project)
    };
    let column = |label: &str| {
        let column = figure.x.columns.iter().find(|column| column.label == label).unwrap();
        key_label(&column.key, project)
    };
    let tags = svg.split('<').filter(|tag| tag.contains(" data-statements=\""));
    tags.map(|tag| {
        let statements = attribute(tag, "data-statements");
        let place = (row(&attribute(tag, "data-row")), column(&attribute(tag, "data-column")));
        (place, (attribute(tag, "data-value").parse().unwrap(), statements.split_whitespace().count()))
    })
    .collect()
}

/// The numbers of the CSV but zeros and undefined ones.
fn of_csv(drawn: &Drawn<'_>) -> BTreeMap<(String, String), f64> {
    let mut bytes = Vec::new();
    figure_by_ending("talks.csv").unwrap().write(drawn, &mut bytes).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let mut numbers = BTreeMap::new();
    for row in &rows[1..=drawn.table.rows.len()] {
        for (column, word) in rows[0].iter().zip(row).skip(1) {
            let value: f64 = if word.is_empty() { 0.0 } else { word.parse().unwrap() };
            if value > 0.0 {
                numbers.insert((row[0].to_owned(), column.to_owned()), value);
            }
        }
    }
    numbers
}

fn assert_same(
    found: &BTreeMap<(String, String), f64>,
    expected: &BTreeMap<(String, String), f64>,
    at: &str,
) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{at}");
    for (place, value) in found {
        assert!(
            (value - expected[place]).abs() < 1e-9,
            "{at}: {place:?} is {value}, not {}",
            expected[place]
        );
    }
}

#[test]
fn figure_svg_and_csv_have_the_numbers_of_a_plain_count() {
    let mut dice = Dice::seeded(20_240_229);
    let mut counted = 0;
    let mut kept: Option<Reading> = None;
    for round in 0..200 {
        let written = random_claims(&mut dice);
        let loaded = claims::load(&written);
        let period = Columns::Time(*dice.pick(Period::ALL));
        let groups = Columns::Groups(*dice.pick(&[Grouping::Demand, Grouping::Party, Grouping::Stance]));
        let mut spec = FigureSpec {
            rows: *dice.pick(&[
                Grouping::Party,
                Grouping::Actor,
                Grouping::Demand,
                Grouping::Stance,
                Grouping::All,
            ]),
            columns: if dice.once_in(3) { groups } else { period },
            basis: *dice.pick(DateBasis::ALL),
            duplicates: *dice.pick(Duplicates::ALL),
            counting: *dice.pick(Counting::ALL),
            measure: *dice.pick(&[Measure::Count, Measure::Share, Measure::Articles]),
            ..FigureSpec::by_party_over_time(IdSource::seeded(1).fresh().into())
        };
        let wanted = Wanted {
            parties: if dice.once_in(4) { vec!["Reds"] } else { Vec::new() },
            demands: if dice.once_in(4) { vec!["talks", "visas"] } else { Vec::new() },
            stances: if dice.once_in(4) { vec!["demands", "rejects"] } else { Vec::new() },
        };
        spec.filter.coder = Some(loaded.coders["A"]);
        spec.filter.parties = wanted.parties.iter().map(|name| loaded.actors[*name]).collect();
        let demands = wanted.demands.iter().filter_map(|name| loaded.demands.get(*name).copied());
        spec.filter.demands = demands.collect();
        if spec.filter.demands.is_empty() != wanted.demands.is_empty() {
            continue;
        }
        spec.filter.stances = wanted.stances.iter().map(|word| Stance::parse(word)).collect();

        let (project, at) = (&loaded.project, format!("round {round}, {spec:?}\n{written:#}"));
        let cells = naive(&written, &spec, &wanted);
        let expected = values(&cells, spec.measure);
        let table = frequency(project, &spec).unwrap();
        let kept = kept.get_or_insert_with(|| Reading::of(project));
        kept.follow(project);
        assert_eq!(kept.frequency(&spec).unwrap(), table, "{at}");
        let figure = build(project, &spec, &table);
        let marks = of_figure(&figure, project);
        let plain = |marks: &BTreeMap<(String, String), (f64, usize)>| {
            marks.iter().map(|(place, mark)| (place.clone(), mark.0)).collect::<BTreeMap<_, _>>()
        };
        assert_same(&plain(&marks), &expected, &at);
        for (place, mark) in &marks {
            assert_eq!(mark.1, cells[place].1, "{at}: statements of {place:?}");
        }
        assert_eq!(of_svg(&render(&figure, &SvgStyle::light()), &figure, project), marks, "{at}");
        let drawn = Drawn { project, spec: &spec, table: &table, figure: &figure };
        assert_same(&of_csv(&drawn), &expected, &at);
        counted += cells.values().map(|cell| cell.1).sum::<usize>();
    }
    assert!(counted > 1_000, "the questions ask for something: {counted}");
}
