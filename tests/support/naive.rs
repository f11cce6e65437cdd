//! Counting in the plainest way, by the method's sections 1 to 4, from data as it is written.
//!
//! Knows nothing of how the program counts: it compares words, walks the calendar day by day, and looks at
//! every statement for every number.

use std::collections::{BTreeMap, BTreeSet};

use demarche::model::{
    Columns, Counting, DateBasis, Duplicates, FigureKind, FigureSpec, Grouping, Measure, Period,
};
use jiff::civil::Date;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};

use super::dice::Dice;

const ACTORS: [&str; 5] = ["Ada", "Bo", "Cy", "Eve", "Reds"];
pub const DEMANDS: [&str; 5] = ["talks", "direct talks", "truce", "visas", "peace"];
const STANCES: [&str; 3] = ["demands", "rejects", "offers-concession"];
const VOICES: [&str; 2] = ["direct-quote", "paraphrase"];
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

/// Some articles with statements of two coders, two parties and a tree of demands.
pub fn random_claims(dice: &mut Dice) -> Value {
    let documents: Vec<Value> = (0..=dice.below(6))
        .map(|at| {
            json!({"id": format!("d{at}"), "date": dice.maybe(&DATES), "text": "abcdefghijklmnopqrstuvwxyz",
                "outlet": dice.maybe(&["Herald", "Post"]), "tags": dice.maybe(&["war", "trade"])})
        })
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
                "voice": dice.maybe(&VOICES),
                "date": if dice.once_in(2) { None } else { dice.maybe(&DATES) },
            })
        })
        .collect();
    json!({
        "documents": documents, "coders": ["A", "B"], "annotations": annotations,
        "actors": [{"name": "Ada", "party": "Reds"}, {"name": "Bo", "party": "Reds"},
            {"name": "Cy", "party": "Blues"}, {"name": "Eve"}, {"name": "Reds", "party": "Reds"},
            {"name": "Blues", "party": "Blues"}],
        "demands": [{"name": "peace"}, {"name": "talks", "parent": "peace"},
            {"name": "direct talks", "parent": "talks"}, {"name": "truce", "parent": "peace"},
            {"name": "visas"}],
    })
}

/// What is asked for, in words; an empty list lets all pass.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub coder: &'static str,
    pub parties: Vec<&'static str>,
    pub actors: Vec<&'static str>,
    pub demands: Vec<&'static str>,
    pub stances: Vec<&'static str>,
    pub voices: Vec<&'static str>,
    pub outlets: Vec<&'static str>,
    pub tags: Vec<&'static str>,
    pub from: Option<&'static str>,
    pub to: Option<&'static str>,
}

impl Wanted {
    pub fn any(dice: &mut Dice) -> Self {
        let mut some = |all: &[&'static str], many: usize| -> Vec<&'static str> {
            if !dice.once_in(5) {
                return Vec::new();
            }
            (0..many).map(|_| *dice.pick(all)).collect::<BTreeSet<_>>().into_iter().collect()
        };
        let mut wanted = Self {
            parties: some(&["Reds", "Blues"], 1),
            actors: some(&["Ada", "Eve", "Reds"], 2),
            demands: some(&DEMANDS, 2),
            stances: some(&STANCES, 2),
            voices: some(&VOICES, 1),
            outlets: some(&["Herald", "Post", ""], 2),
            tags: some(&["war", "trade"], 1),
            ..Self::default()
        };
        wanted.coder = *dice.pick(&["A", "A", "B"]);
        wanted.from = if dice.once_in(4) { Some(*dice.pick(&["2024-01-10", "2024-02"])) } else { None };
        wanted.to = if dice.once_in(4) { Some(*dice.pick(&["2024-03-05", "2024-12"])) } else { None };
        wanted
    }
}

/// A statement as it is written, with its place.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    claim: &'a Value,
    document: &'a Value,
    at: usize,
    order: usize,
    /// By the basis that was asked for.
    date: Option<&'a str>,
    /// Whether the range cuts through its date.
    unsure: bool,
}

fn ancestors(demand: &str) -> &'static [&'static str] {
    match demand {
        "direct talks" => &["peace", "talks", "direct talks"],
        "talks" => &["peace", "talks"],
        "truce" => &["peace", "truce"],
        "peace" => &["peace"],
        "visas" => &["visas"],
        other => panic!("{other}"),
    }
}

fn party(actor: Option<&str>) -> &'static str {
    match actor {
        None => "(no actor)",
        Some("Ada" | "Bo" | "Reds") => "Reds",
        Some("Cy") => "Blues",
        Some(_) => "(no party)",
    }
}

impl<'a> Written<'a> {
    fn word(&self, key: &str) -> Option<&'a str> {
        self.claim[key].as_str()
    }

    fn place(&self) -> (u64, u64) {
        (self.claim["start"].as_u64().unwrap(), self.claim["end"].as_u64().unwrap())
    }

    fn demand(&self, depth: Option<u8>) -> Option<&'a str> {
        let own = self.word("demand")?;
        let Some(depth) = depth else { return Some(own) };
        let path = ancestors(own);
        Some(path[usize::from(depth - 1).min(path.len() - 1)])
    }

    fn group(&self, grouping: Grouping, depth: Option<u8>) -> String {
        match grouping {
            Grouping::Actor => self.word("actor").unwrap_or("(no actor)"),
            Grouping::Demand => self.demand(depth).unwrap_or("(no demand)"),
            Grouping::Stance => self.word("stance").unwrap_or("(no stance)"),
            Grouping::Party => party(self.word("actor")),
            Grouping::Coder => self.word("coder").unwrap(),
            Grouping::Outlet => self.document["outlet"].as_str().unwrap_or("(no outlet)"),
            Grouping::All => "all",
        }
        .to_owned()
    }

    /// Why the question does not ask for it.
    fn reason(&self, wanted: &Wanted) -> Option<&'static str> {
        let passes = |list: &[&str], word: Option<&str>| {
            list.is_empty() || word.is_some_and(|word| list.contains(&word))
        };
        let actor = self.word("actor");
        let above: &[&str] = match actor {
            Some("Ada") => &["Ada", "Reds"],
            Some("Bo") => &["Bo", "Reds"],
            Some("Cy") => &["Cy", "Blues"],
            Some("Eve") => &["Eve"],
            Some("Reds") => &["Reds"],
            _ => &[],
        };
        let demands = self.word("demand").map_or(&[][..], ancestors);
        let among = |list: &[&str], own: &[&str]| list.is_empty() || own.iter().any(|it| list.contains(it));
        if !passes(&wanted.parties, Some(party(actor))) {
            Some("of another party")
        } else if !among(&wanted.actors, above) {
            Some("by another actor")
        } else if !among(&wanted.demands, demands) {
            Some("on another demand")
        } else if !passes(&wanted.stances, self.word("stance")) {
            Some("with another stance")
        } else if !passes(&wanted.voices, self.word("voice")) {
            Some("in another voice")
        } else if !passes(&wanted.outlets, Some(self.document["outlet"].as_str().unwrap_or(""))) {
            Some("from another outlet")
        } else if !passes(&wanted.tags, self.document["tags"].as_str()) {
            Some("in articles without the tag")
        } else {
            None
        }
    }
}

/// First and last day of a written date.
fn days(date: &str) -> (Date, Date) {
    if let Some((first, last)) = date.split_once('/') {
        return (days(first).0, days(last).1);
    }
    match date.len() {
        4 => (format!("{date}-01-01").parse().unwrap(), format!("{date}-12-31").parse().unwrap()),
        7 => {
            let first: Date = format!("{date}-01").parse().unwrap();
            (first, first.last_of_month())
        }
        _ => (date.parse().unwrap(), date.parse().unwrap()),
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
            let day: Date = date.get(..10)?.parse().unwrap();
            let week = day.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
    })
}

/// How a written date lies to the range: inside, across its border, or outside (none).
fn lies(date: Option<&str>, wanted: &Wanted) -> Option<&'static str> {
    let Some(date) = date else { return Some("inside") };
    let (first, last) = days(date);
    let from = wanted.from.map_or(Date::MIN, |from| days(from).0);
    let to = wanted.to.map_or(Date::MAX, |to| days(to).1);
    if last < from || to < first {
        None
    } else if from <= first && last <= to {
        Some("inside")
    } else {
        Some("across")
    }
}

/// Where a row and a column meet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    pub weight: f64,
    pub statements: usize,
    pub articles: BTreeSet<usize>,
    /// Those of the article at each place.
    by_article: BTreeMap<usize, f64>,
    demands: BTreeSet<String>,
}

/// A count.
pub struct Naive<'a> {
    spec: &'a FigureSpec,
    documents: usize,
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    pub cells: BTreeMap<(usize, usize), Cell>,
    /// How many articles were published in each column.
    published: Vec<Vec<usize>>,
    pub statements: usize,
    pub left_out: BTreeMap<&'static str, u64>,
}

impl<'a> Naive<'a> {
    pub fn count(claims: &'a Value, spec: &'a FigureSpec, wanted: &Wanted) -> Self {
        let documents = claims["documents"].as_array().unwrap();
        let mut left_out: BTreeMap<&'static str, u64> = BTreeMap::new();
        let mut all: Vec<Written<'_>> = Vec::new();
        for (order, claim) in claims["annotations"].as_array().unwrap().iter().enumerate() {
            let at = documents.iter().position(|it| it["id"] == claim["doc"]).unwrap();
            let (said, published) = (claim["date"].as_str(), documents[at]["date"].as_str());
            let date = match spec.basis {
                DateBasis::Publication => published,
                DateBasis::Statement => said,
                DateBasis::StatementElsePublication => said.or(published),
            };
            if claim["coder"] != wanted.coder {
                *left_out.entry("by another coder").or_default() += 1;
                continue;
            }
            match lies(date, wanted) {
                None => *left_out.entry("outside the date range").or_default() += 1,
                Some(lies) => {
                    let unsure = lies == "across";
                    all.push(Written { claim, document: &documents[at], at, order, date, unsure });
                }
            }
        }
        let firsts = without_duplicates(all.clone(), spec.duplicates);
        for it in &all {
            let duplicate = (!firsts.contains(&it.order)).then_some("duplicates");
            if let Some(reason) = it.reason(wanted).or(duplicate) {
                *left_out.entry(reason).or_default() += 1;
            }
        }
        all.retain(|it| firsts.contains(&it.order));
        let sharers =
            |one: &Written<'_>| all.iter().filter(|it| (it.at, it.place()) == (one.at, one.place())).count();
        let counted: Vec<(Written<'_>, f64)> = all
            .iter()
            .filter(|it| it.reason(wanted).is_none())
            .map(|it| match spec.counting {
                Counting::Full => (*it, 1.0),
                Counting::Fractional => (*it, 1.0 / number(sharers(it))),
            })
            .collect();
        let mut naive = Self {
            spec,
            documents: documents.len(),
            rows: sorted(counted.iter().map(|(it, _)| it.group(spec.rows, spec.depth))),
            columns: columns(documents, spec, wanted, &counted),
            cells: BTreeMap::new(),
            published: Vec::new(),
            statements: counted.len(),
            left_out,
        };
        naive.fill(documents, wanted, &counted);
        naive
    }

    fn fill(&mut self, documents: &[Value], wanted: &Wanted, counted: &[(Written<'_>, f64)]) {
        let (spec, columns) = (self.spec, self.columns.clone());
        let place = |name: &str| columns.iter().position(|column| column == name).unwrap();
        for (it, weight) in counted {
            let column = match spec.columns {
                Columns::Time(period) => {
                    bin(it.date.filter(|_| !it.unsure), period).unwrap_or("undated".to_owned())
                }
                Columns::Groups(grouping) => it.group(grouping, spec.depth),
                Columns::Auto => panic!("the questions here name their bins"),
            };
            let row = self.rows.iter().position(|row| *row == it.group(spec.rows, spec.depth)).unwrap();
            let cell = self.cells.entry((row, place(&column))).or_default();
            cell.weight += weight;
            cell.statements += 1;
            cell.articles.insert(it.at);
            *cell.by_article.entry(it.at).or_default() += weight;
            cell.demands.extend(it.demand(spec.depth).map(str::to_owned));
        }
        self.published = vec![Vec::new(); columns.len()];
        let Columns::Time(period) = spec.columns else { return };
        for (at, document) in documents.iter().enumerate() {
            let date = document["date"].as_str();
            let Some(lies) = lies(date, wanted) else { continue };
            let known = bin(date.filter(|_| lies == "inside"), period);
            self.published[place(&known.unwrap_or("undated".to_owned()))].push(at);
        }
    }

    pub fn cell(&self, row: usize, column: usize) -> Cell {
        self.cells.get(&(row, column)).cloned().unwrap_or_default()
    }

    fn is_undated(&self, column: usize) -> bool {
        matches!(self.spec.columns, Columns::Time(_)) && column + 1 == self.columns.len()
    }

    /// The number of a row and a column that is shown, and how many statements stand behind it.
    pub fn shown(&self, row: usize, column: usize) -> (Option<f64>, usize) {
        let cell = self.cell(row, column);
        match self.spec.kind {
            FigureKind::Cumulative => (self.so_far(row, column), cell.statements),
            FigureKind::Raised => {
                let demands = |columns: std::ops::Range<usize>| -> BTreeSet<String> {
                    columns.flat_map(|column| self.cell(row, column).demands).collect()
                };
                let (before, with) = (demands(0..column).len(), demands(0..column + 1).len());
                let raised = if self.is_undated(column) { with - before } else { with };
                (Some(number(raised)), with - before)
            }
            _ => (self.smooth(column, |column| self.value(row, column, &once)), cell.statements),
        }
    }

    /// A measure of the statements in a cell, articles counted as often as `times` says.
    fn value(&self, row: usize, column: usize, times: &dyn Fn(usize) -> f64) -> Option<f64> {
        let weight = |row| {
            self.cell(row, column).by_article.iter().map(|(at, weight)| weight * times(*at)).sum::<f64>()
        };
        let divisor = match self.spec.measure {
            Measure::Count => return Some(weight(row)),
            Measure::Articles => {
                return Some(self.cell(row, column).articles.iter().map(|at| times(*at)).sum());
            }
            Measure::Share => (0..self.rows.len()).map(weight).sum::<f64>(),
            Measure::PerArticle => self.published[column].iter().map(|at| times(*at)).sum(),
        };
        (divisor > 0.0).then(|| weight(row) / divisor)
    }

    fn so_far(&self, row: usize, column: usize) -> Option<f64> {
        let columns = if self.is_undated(column) { column..column + 1 } else { 0..column + 1 };
        let weight = |row| columns.clone().map(|column| self.cell(row, column).weight).sum::<f64>();
        match self.spec.measure {
            Measure::Count => Some(weight(row)),
            Measure::Share => {
                let all: f64 = (0..self.rows.len()).map(weight).sum();
                (all > 0.0).then(|| weight(row) / all)
            }
            Measure::Articles => {
                let articles: BTreeSet<usize> =
                    columns.flat_map(|column| self.cell(row, column).articles).collect();
                Some(number(articles.len()))
            }
            Measure::PerArticle => panic!("not shown so far"),
        }
    }

    /// The mean of the bins that end at a column, where one is asked for.
    fn smooth(&self, column: usize, value: impl Fn(usize) -> Option<f64>) -> Option<f64> {
        let Some(width) = self.spec.rolling.map(usize::from).filter(|_| !self.is_undated(column)) else {
            return value(column);
        };
        let first = (column + 1).checked_sub(width)?;
        let values: Option<Vec<f64>> = (first..=column).map(value).collect();
        Some(values?.iter().sum::<f64>() / number(width))
    }

    /// Wilson's interval of a cell: of the articles published in the column, else of all.
    pub fn wilson(&self, row: usize, column: usize) -> Option<(f64, f64)> {
        let by_column =
            matches!(self.spec.columns, Columns::Time(_)) && self.spec.basis == DateBasis::Publication;
        let all = if by_column { self.published[column].len() } else { self.documents };
        let some = self.cell(row, column).articles.len();
        if all == 0 {
            return None;
        }
        let (k, n, z) = (number(some), number(all), 1.959_963_984_540_054_f64);
        let center = (k + z * z / 2.0) / (n + z * z);
        let half = z / (n + z * z) * (k * (n - k) / n + z * z / 4.0).sqrt();
        let low = if some == 0 { 0.0 } else { (center - half).max(0.0) };
        let high = if some == all { 1.0 } else { (center + half).min(1.0) };
        Some((low * n, high * n))
    }

    /// The bootstrap's interval of a cell; none where every draw has nothing to divide by.
    pub fn bootstrap(&self, draws: &[Vec<f64>], row: usize, column: usize) -> Option<(f64, f64)> {
        let of_draw =
            |times: &Vec<f64>| self.smooth(column, |column| self.value(row, column, &|at| times[at]));
        let mut values: Vec<f64> = draws.iter().filter_map(of_draw).collect();
        values.sort_by(f64::total_cmp);
        let percentile = |part: f64| {
            let place = number(values.len() - 1) * part;
            let below = values.iter().enumerate().rfind(|(at, _)| number(*at) <= place).unwrap();
            let above = values.get(below.0 + 1).unwrap_or(below.1);
            below.1 + (place - number(below.0)) * (above - below.1)
        };
        (!values.is_empty()).then(|| (percentile(0.025), percentile(0.975)))
    }

    /// How often each article stands in each draw: `ChaCha8`, version 1, by what figures say of it.
    pub fn draws(&self) -> Vec<Vec<f64>> {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&self.spec.bootstrap.seed.to_le_bytes());
        let mut generator = ChaCha8Rng::from_seed(key);
        let mut draw = || {
            let mut times = vec![0.0; self.documents];
            for _ in 0..self.documents {
                let many = u128::try_from(self.documents).unwrap();
                let place = (u128::from(generator.next_u64()) * many) >> 64;
                times[usize::try_from(place).unwrap()] += 1.0;
            }
            times
        };
        (0..self.spec.bootstrap.draws()).map(|_| draw()).collect()
    }
}

fn once(_: usize) -> f64 {
    1.0
}

pub fn number(many: usize) -> f64 {
    f64::from(u32::try_from(many).unwrap())
}

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    words.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The orders of the statements that are first of their kind.
fn without_duplicates(mut all: Vec<Written<'_>>, rule: Duplicates) -> BTreeSet<usize> {
    all.sort_by_key(|it| (it.date.is_none(), it.date, it.at, it.place(), it.order));
    let mut seen = BTreeSet::new();
    all.retain(|it| {
        let by = |period| bin(it.date, period).unwrap_or(format!("undated in {}", it.at));
        let scope = match rule {
            Duplicates::Include => format!("statement {}", it.order),
            Duplicates::Article => format!("article {}", it.at),
            Duplicates::Range => String::new(),
            Duplicates::Day => by(Period::Day),
            Duplicates::Week => by(Period::Week),
            Duplicates::Month => by(Period::Month),
            Duplicates::Quarter => by(Period::Quarter),
            Duplicates::Year => by(Period::Year),
        };
        seen.insert((scope, it.word("actor"), it.word("demand"), it.word("stance")))
    });
    all.iter().map(|it| it.order).collect()
}

/// The names of the columns: every bin from the first to the last, day by day, and the undated; or groups.
fn columns(
    documents: &[Value],
    spec: &FigureSpec,
    wanted: &Wanted,
    counted: &[(Written<'_>, f64)],
) -> Vec<String> {
    let period = match spec.columns {
        Columns::Time(period) => period,
        Columns::Groups(grouping) => {
            return sorted(counted.iter().map(|(it, _)| it.group(grouping, spec.depth)));
        }
        Columns::Auto => panic!("the questions here name their bins"),
    };
    let said = counted.iter().filter(|(it, _)| !it.unsure).filter_map(|(it, _)| it.date);
    let published = documents.iter().filter_map(|it| it["date"].as_str());
    let published = published.filter(|date| lies(Some(date), wanted) == Some("inside"));
    let dated: Vec<Date> = said
        .chain(published)
        .filter(|date| bin(Some(date), period).is_some())
        .map(|date| days(date).0)
        .collect();
    let first = wanted.from.map(|from| days(from).0).or(dated.iter().min().copied());
    let last = wanted.to.map(|to| days(to).1).or(dated.iter().max().copied());
    let mut columns: Vec<String> = Vec::new();
    if let Some((first, last)) = first.or(last).zip(last.or(first)) {
        for day in first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last) {
            let name = bin(Some(&day.to_string()), period).unwrap();
            if columns.last() != Some(&name) {
                columns.push(name);
            }
        }
    }
    columns.push("undated".to_owned());
    columns
}
