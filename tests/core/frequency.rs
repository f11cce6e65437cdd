//! Frequencies against the reference cases of the method, and by hand where those have none.

use crate::support::claims;
use crate::support::claims::Claims;
use demarche::analysis::{
    AnalysisError, Bin, ColumnKey, Ends, Frequency, Group, Reason, Resamples, frequency,
    frequency_of_resamples, wilson,
};
use demarche::edit::{Transaction, apply};
use demarche::model::{
    Actor, ActorKind, Bootstrap, Columns, Confidence, Counting, DateBasis, Demand, Duplicates, FigureKind,
    FigureSpec, Filter, Grouping, IdSource, Interval, Measure, Membership, Period, Source, Stance, Statement,
    Voice, When,
};
use serde_json::{Value, json};

const CLAIMS: &str = include_str!("../fixtures/method/claims.json");
const MORE: &str = include_str!("../fixtures/method/frequency-more.json");
const DATES: &str = include_str!("../fixtures/method/dates.json");
const WILSON: &str = include_str!("../fixtures/method/wilson.json");

fn read(words: &str) -> Value {
    serde_json::from_str(words).unwrap()
}

fn plain_spec() -> FigureSpec {
    FigureSpec::by_party_over_time(IdSource::seeded(99).fresh().into())
}

fn spec_of(setting: &Value, claims: &Claims) -> FigureSpec {
    let word = |key: &str| setting[key].as_str().unwrap();
    let mut spec = plain_spec();
    spec.rows = Grouping::parse(word("group")).unwrap();
    spec.columns = Columns::parse(word("bin")).unwrap();
    spec.basis = DateBasis::parse(&word("date_basis").replace('_', "-")).unwrap();
    spec.duplicates = Duplicates::parse(match word("duplicates") {
        "document" => "article",
        "acrossrange" => "range",
        other => other,
    })
    .unwrap();
    spec.counting = Counting::parse(word("counting")).unwrap();
    spec.rolling = setting["rolling"].as_u64().map(|width| u16::try_from(width).unwrap());
    spec.filter.coder = Some(claims.coders[word("coder")]);
    spec
}

/// The table in the words of the cases.
fn in_words(table: &Frequency, spec: &FigureSpec) -> Value {
    let labels = |labels: Vec<&str>| json!(labels);
    let counts: Vec<Vec<f64>> =
        table.counts().iter().map(|row| row.iter().map(|count| count.value()).collect()).collect();
    json!({
        "bins": labels(table.columns.iter().map(|column| column.label.as_str()).collect()),
        "groups": labels(table.rows.iter().map(|row| row.label.as_str()).collect()),
        "count": counts,
        "total": table.total.value(),
        "share_of_bin": table.share_of_bin(),
        "documents": table.columns.iter().map(|column| column.published).collect::<Vec<_>>(),
        "per_document": table.per_article(),
        "document_frequency": table.rows.iter().map(|row| row.articles).collect::<Vec<_>>(),
        "document_share_wilson95": table.article_share_wilson95(),
        "rolling_mean": spec.rolling.map(|width| table.rolling_mean(width)),
    })
}

fn assert_close(found: &Value, expected: &Value, place: &str) {
    match (found, expected) {
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{place}: {found:?} is not {expected:?}");
            for (at, (found, expected)) in found.iter().zip(expected).enumerate() {
                assert_close(found, expected, &format!("{place}[{at}]"));
            }
        }
        (Value::Number(found), Value::Number(expected)) => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            assert!((found - expected).abs() < 1e-9, "{place}: {found} is not {expected}");
        }
        _ => assert_eq!(found, expected, "{place}"),
    }
}

/// Checks every frequency case of a file; gives back how many fields were compared.
fn check_cases(cases: &Value) -> usize {
    let inputs = read(CLAIMS);
    let mut compared = 0;
    for case in cases["cases"].as_array().unwrap().iter().filter(|case| case["stat"] == "frequency") {
        let (input, setting) = (case["input"].as_str().unwrap(), case["setting"].as_str().unwrap());
        let claims = claims::load(&inputs["inputs"][input]);
        let spec = spec_of(&cases["settings"][setting], &claims);
        let found = in_words(&frequency(&claims.project, &spec).unwrap(), &spec);
        for (key, expected) in case["expected"].as_object().unwrap() {
            assert_close(&found[key], expected, &format!("{input} {setting} {key}"));
            compared += 1;
        }
    }
    compared
}

#[test]
fn the_reference_cases() {
    assert_eq!(check_cases(&read(CLAIMS)), 4 * (10 + 5));
}

#[test]
fn further_settings_by_a_second_reading_of_the_method() {
    assert_eq!(check_cases(&read(MORE)), 4 * (7 + 6 + 7 + 6));
}

#[test]
fn the_reference_dates() {
    for case in read(DATES)["cases"].as_array().unwrap() {
        let when: Option<When> = case["date"].as_str().map(|date| date.parse().unwrap());
        for period in Period::ALL {
            let bin = when.and_then(|when| Bin::of(*period, when));
            let word = bin.map_or("undated".to_owned(), |bin| bin.to_string());
            assert_eq!(word, case[period.as_str()].as_str().unwrap(), "{when:?} by {}", period.as_str());
        }
    }
}

#[test]
fn the_reference_intervals() {
    for case in read(WILSON)["cases"].as_array().unwrap() {
        let confidence = if case["conf"] == 0.95 { Confidence::NinetyFive } else { Confidence::Ninety };
        let number = |key: &str| u32::try_from(case[key].as_u64().unwrap()).unwrap();
        let (low, high) = wilson(number("k"), number("n"), confidence).unwrap();
        assert_close(&json!([low, high]), &json!([case["low"], case["high"]]), &case.to_string());
    }
    assert_eq!(wilson(0, 0, Confidence::NinetyFive), None);
    assert_eq!(wilson(0, 5, Confidence::NinetyFive).unwrap().0.to_bits(), 0.0_f64.to_bits());
    assert_eq!(wilson(12, 12, Confidence::Ninety).unwrap().1.to_bits(), 1.0_f64.to_bits());
}

#[test]
fn the_reference_bootstraps_with_the_articles_that_they_drew() {
    let cases = read(CLAIMS);
    let mut compared = 0;
    for case in cases["cases"].as_array().unwrap().iter().filter(|case| case["stat"] == "bootstrap") {
        let claims = claims::load(&cases["inputs"][case["input"].as_str().unwrap()]);
        let (asked, expected) = (&case["params"], &case["expected"]);
        let word = |key: &str| asked[key].as_str().unwrap();
        let mut spec = FigureSpec {
            rows: Grouping::Demand,
            columns: Columns::Groups(Grouping::All),
            measure: Measure::Share,
            interval: Interval::Bootstrap,
            ..plain_spec()
        };
        spec.filter.coder = Some(claims.coders[word("coder")]);
        spec.filter.parties = vec![claims.actors[word("party")]];
        let draws: Vec<Vec<usize>> = serde_json::from_value(asked["resamples"].clone()).unwrap();
        let resamples = Resamples::given(&draws, claims.project.sources().len());
        let table = frequency_of_resamples(&claims.project, &spec, &resamples).unwrap();
        let row = table.rows.iter().position(|row| row.label == word("demand")).unwrap();
        let ends = table.ends(row, 0).unwrap();
        assert_eq!(table.intervals.as_ref().unwrap().rows[row], Some(ends), "one column is all");
        let (k, n) = (table.rows[row].count.whole().unwrap(), table.total.whole().unwrap());
        let (k, n) = (u32::try_from(k).unwrap(), u32::try_from(n).unwrap());
        let naive = wilson(k, n, Confidence::NinetyFive).unwrap();
        let defined = u32::try_from(draws.len()).unwrap() - ends.left_out;
        let found = json!({"estimate": table.share_of_bin()[row][0], "replicates_defined": defined,
            "low95": ends.low, "high95": ends.high, "naive_wilson95": [naive.0, naive.1]});
        for (key, expected) in expected.as_object().unwrap() {
            assert_close(&found[key], expected, &format!("{} {key}", case["input"]));
            compared += 1;
        }
    }
    assert_eq!(compared, 4 * 5);
}

#[test]
fn intervals_are_of_the_number_that_is_shown() {
    let claims = small(
        &[Some("2022-03-01"), Some("2022-03-02"), Some("2022-04-01"), None],
        &[
            (0, 0, Some("Cy"), "talks", None),
            (0, 4, Some("Cy"), "truce", None),
            (1, 0, Some("Di"), "talks", None),
            (2, 0, Some("Cy"), "talks", None),
        ],
    );
    let all = [vec![0, 1, 2, 3], vec![0, 0, 1, 1], vec![3, 3, 3, 3], vec![2, 2, 2, 0]];
    let resamples = Resamples::given(&all, 4);
    let publication = FigureSpec { basis: DateBasis::Publication, ..over(Period::Month) };
    let spec = FigureSpec { interval: Interval::Bootstrap, ..publication };
    let ends = |spec: &FigureSpec, row: usize, column: usize| {
        frequency_of_resamples(&claims.project, spec, &resamples).unwrap().ends(row, column)
    };
    let close = |found: Option<Ends>, low: f64, high: f64, left_out: u32| {
        let found = found.unwrap();
        let is_close = (found.low - low).abs() < 1e-9 && (found.high - high).abs() < 1e-9;
        assert!(is_close && found.left_out == left_out, "{found:?}");
    };
    // Blues in March: 2, 4, 0, 2 statements; of 3, 6, 0, 2; per 2, 4, 0, 1 articles; in 1, 2, 0, 1.
    close(ends(&spec, 0, 0), 0.15, 3.85, 0);
    let share = FigureSpec { measure: Measure::Share, ..spec.clone() };
    close(ends(&share, 0, 0), 2.0 / 3.0, 1.0 - 0.05 / 3.0, 1);
    let per_article = FigureSpec { measure: Measure::PerArticle, ..spec.clone() };
    close(ends(&per_article, 0, 0), 1.0, 1.95, 1);
    let articles = FigureSpec { measure: Measure::Articles, ..spec.clone() };
    close(ends(&articles, 0, 0), 0.075, 1.925, 0);
    // Means of March and April: 1.5, 2, 0, 2.5; without a bin before it March has none.
    let rolling = FigureSpec { rolling: Some(2), ..spec.clone() };
    assert_eq!(ends(&rolling, 0, 0), None);
    close(ends(&rolling, 0, 1), 0.1125, 2.4625, 0);
    // Nobody counted in the undated column, so no share of it.
    assert_eq!(ends(&share, 0, 2), None);
    close(ends(&spec, 0, 2), 0.0, 0.0, 0);

    let wilson_of = FigureSpec { interval: Interval::Wilson, ..articles };
    let table = frequency(&claims.project, &wilson_of).unwrap();
    let (low, high) = wilson(1, 2, Confidence::NinetyFive).unwrap();
    close(table.ends(0, 0), 2.0 * low, 2.0 * high, 0);
    let (low, high) = wilson(2, 4, Confidence::NinetyFive).unwrap();
    close(table.intervals.as_ref().unwrap().rows[0], low, high, 0);
    assert!(table.rule.contains("Wilson's score, 95 %, of the articles published in the bin."));
}

#[test]
fn the_same_seed_draws_the_same_articles_and_the_rule_says_so() {
    let claims = small(
        &[Some("2022-03-01"), Some("2022-03-02")],
        &[(0, 0, Some("Cy"), "talks", None), (1, 0, Some("Di"), "talks", None)],
    );
    let mut spec =
        FigureSpec { interval: Interval::Bootstrap, measure: Measure::Share, ..over(Period::Year) };
    spec.bootstrap = Bootstrap::new(200, 41);
    let table = frequency(&claims.project, &spec).unwrap();
    assert_eq!(frequency(&claims.project, &spec).unwrap(), table);
    assert_eq!(table.ends(0, 0), Some(Ends { low: 0.0, high: 1.0, left_out: 0 }));
    assert!(
        table.rule.contains(
            "Intervals: bootstrap by article, 95 %, percentiles of 200 draws (ChaCha8, version 1, seed 41)."
        ),
        "{}",
        table.rule
    );
}

#[test]
fn voices_outlets_and_tags_are_asked_for_and_what_is_left_out_is_told() {
    let mut claims = small(
        &[Some("2022-03-01"), Some("2022-03-02")],
        &[
            (0, 0, Some("Cy"), "talks", None),
            (0, 4, Some("Cy"), "truce", None),
            (1, 0, Some("Di"), "talks", None),
        ],
    );
    let mut change = Transaction::new("Tell more");
    for (source, outlet, tag) in [("d0", "Herald", "front page"), ("d1", "", "interview")] {
        let old = claims.project.source(claims.sources[source]).unwrap();
        let tags = vec![tag.to_owned(), "both".to_owned()];
        change = change.put(Source { outlet: outlet.to_owned(), tags, ..Source::clone(old) });
    }
    let quoted = claims.project.statements().find(|it| &*it.quote == "abc").unwrap();
    change = change.put(Statement { voice: Some(Voice::DirectQuote), ..Statement::clone(quoted) });
    apply(&mut claims.project, &change).unwrap();

    let check = |filter: Filter, counted: u64, left: (Reason, u64), words: &str| {
        let spec = FigureSpec { filter, ..over(Period::Year) };
        let table = frequency(&claims.project, &spec).unwrap();
        assert_eq!(table.statements, counted);
        let told: Vec<(Reason, u64)> = table.left_out.iter().map(|it| (it.reason, it.count)).collect();
        assert_eq!(told, if left.1 == 0 { vec![] } else { vec![left] });
        assert!(table.rule.contains(words), "{}", table.rule);
    };
    let none = Filter::default;
    let voices = vec![Voice::DirectQuote];
    check(Filter { voices, ..none() }, 1, (Reason::Voice, 2), "Only those in the voice direct quote.");
    let outlets = vec!["Herald".to_owned()];
    check(Filter { outlets, ..none() }, 2, (Reason::Outlet, 1), "Left out: 1 from another outlet.");
    let outlets = vec![String::new()];
    check(Filter { outlets, ..none() }, 1, (Reason::Outlet, 2), "Only those from no outlet.");
    let tags = vec!["interview".to_owned()];
    check(Filter { tags, ..none() }, 1, (Reason::Tag, 2), "Left out: 2 in articles without the tag.");
    let tags = vec!["interview".to_owned(), "both".to_owned()];
    check(Filter { tags, ..none() }, 3, (Reason::Tag, 0), "in articles tagged interview or both.");
}

/// Article, start, actor, demand, date.
type Coded<'a> = (usize, usize, Option<&'a str>, &'a str, Option<&'a str>);

/// One coder, articles of 20 letters with these dates, and statements, each 3 letters long and demanding.
fn small(dates: &[Option<&str>], statements: &[Coded<'_>]) -> Claims {
    let documents: Vec<Value> = dates
        .iter()
        .enumerate()
        .map(|(at, date)| json!({"id": format!("d{at}"), "date": date, "text": "abcdefghijklmnopqrst"}))
        .collect();
    let annotations: Vec<Value> = statements
        .iter()
        .map(|(article, start, actor, demand, date)| {
            json!({"coder": "Ada", "doc": format!("d{article}"), "start": start, "end": start + 3,
                "actor": actor, "demand": demand, "stance": "demands", "date": date})
        })
        .collect();
    claims::load(&json!({"documents": documents, "coders": ["Ada", "Bea"],
        "actors": [{"name": "Cy", "party": "Blues"}, {"name": "Di", "party": "Reds"}, {"name": "Eve"}],
        "annotations": annotations}))
}

fn over(period: Period) -> FigureSpec {
    FigureSpec { columns: Columns::Time(period), ..plain_spec() }
}

fn counts(table: &Frequency) -> Vec<(String, Vec<String>)> {
    let words = |counts: &Vec<demarche::analysis::Count>| counts.iter().map(ToString::to_string).collect();
    table.rows.iter().map(|row| row.label.clone()).zip(table.counts().iter().map(words)).collect()
}

fn labels(table: &Frequency) -> Vec<&str> {
    table.columns.iter().map(|column| column.label.as_str()).collect()
}

fn row(label: &str, counts: &[&str]) -> (String, Vec<String>) {
    (label.to_owned(), counts.iter().map(|count| (*count).to_owned()).collect())
}

#[test]
fn what_is_known_by_month_is_undated_by_week() {
    let claims = small(
        &[Some("2022-03-01")],
        &[(0, 0, Some("Cy"), "talks", Some("2022-03")), (0, 4, Some("Cy"), "talks", None)],
    );
    let table = frequency(&claims.project, &over(Period::Week)).unwrap();
    assert_eq!(labels(&table), ["2022-W09", "undated"]);
    assert_eq!(counts(&table), [row("Blues", &["1", "1"])]);
    assert_eq!((table.fell_back, table.undated.to_string().as_str()), (1, "1"));
    let table = frequency(&claims.project, &over(Period::Month)).unwrap();
    assert_eq!(counts(&table), [row("Blues", &["2", "0"])]);
    assert!(table.rule.ends_with("(1 by publication). None is undated."), "{}", table.rule);
}

#[test]
fn an_interval_counts_where_both_ends_are() {
    let claims = small(&[Some("2022-03-20")], &[(0, 0, Some("Di"), "talks", Some("2022-03-01/2022-03-10"))]);
    let table = frequency(&claims.project, &over(Period::Week)).unwrap();
    assert_eq!(labels(&table), ["2022-W11", "undated"]);
    assert_eq!(counts(&table), [row("Reds", &["0", "1"])]);
    let table = frequency(&claims.project, &over(Period::Month)).unwrap();
    assert_eq!(counts(&table), [row("Reds", &["1", "0"])]);
}

#[test]
fn nobody_is_not_the_same_as_without_party() {
    let claims = small(
        &[None],
        &[
            (0, 0, None, "talks", None),
            (0, 4, Some("Eve"), "talks", None),
            (0, 8, Some("Reds"), "talks", None),
        ],
    );
    let table = frequency(&claims.project, &over(Period::Month)).unwrap();
    assert_eq!(labels(&table), ["undated"]);
    assert_eq!(counts(&table), [row("(no actor)", &["1"]), row("(no party)", &["1"]), row("Reds", &["1"])]);
    assert_eq!(table.rows[0].group, Group::NoActor);
    assert_eq!(table.columns[0].key, ColumnKey::Undated);
}

#[test]
fn coders_are_never_summed() {
    let mut claims = small(&[Some("2022-03-01")], &[(0, 0, Some("Cy"), "talks", None)]);
    let first = claims.project.statements().next().unwrap().as_ref().clone();
    let bea = claims.coders["Bea"];
    let again = Statement { id: IdSource::seeded(5).fresh().into(), coder: bea, ..first };
    apply(&mut claims.project, &Transaction::new("Code").put(again)).unwrap();

    let error = frequency(&claims.project, &plain_spec()).unwrap_err();
    assert_eq!(error, AnalysisError::ChooseCoder { names: vec!["Ada".to_owned(), "Bea".to_owned()] });
    let mut spec = over(Period::Year);
    spec.filter.coder = Some(bea);
    let table = frequency(&claims.project, &spec).unwrap();
    assert_eq!(table.statements, 1);
    assert_eq!((table.left_out[0].reason, table.left_out[0].count), (Reason::Coder, 1));
    assert!(table.rule.contains("Coded by Bea."), "{}", table.rule);
    assert!(table.rule.ends_with("Left out: 1 by another coder."), "{}", table.rule);

    let apart = FigureSpec { rows: Grouping::Coder, ..over(Period::Year) };
    let table = frequency(&claims.project, &apart).unwrap();
    assert_eq!(counts(&table), [row("Ada", &["1", "0"]), row("Bea", &["1", "0"])]);
    assert!(table.coders_apart && table.rule.contains("not summed"));
    let error = frequency(&claims.project, &FigureSpec { measure: Measure::Share, ..apart }).unwrap_err();
    assert_eq!(error, AnalysisError::ShareOfCoders);
}

#[test]
fn what_lies_outside_the_range_is_told() {
    let dates = ["2022-02-28", "2022-03-15", "2022-05-01", "2022-06-01"];
    let claims = small(
        &dates.map(Some),
        &[
            (0, 0, Some("Cy"), "talks", None),
            (1, 0, Some("Cy"), "talks", None),
            (2, 0, Some("Cy"), "talks", Some("2022-05")),
            (3, 0, Some("Cy"), "talks", None),
            (3, 5, Some("Cy"), "talks", Some("2022")),
        ],
    );
    let mut spec = over(Period::Month);
    spec.filter.from = Some("2022-03".parse().unwrap());
    spec.filter.to = Some("2022-05".parse().unwrap());
    let table = frequency(&claims.project, &spec).unwrap();
    assert_eq!(labels(&table), ["2022-03", "2022-04", "2022-05", "undated"]);
    assert_eq!(counts(&table), [row("Blues", &["1", "0", "1", "1"])]);
    let published: Vec<u32> = table.columns.iter().map(|column| column.published).collect();
    assert_eq!(published, [1, 0, 1, 0]);
    assert_eq!(
        table.rule,
        "3 statements in 3 of 4 articles. Every statement counts once. By the date it was said, else \
         published (1 by publication). From 2022-03 to 2022-05. 1 is undated. Left out: 2 outside the \
         date range."
    );
}

#[test]
fn a_mistyped_year_is_an_error_that_names_the_article() {
    let claims = small(
        &[Some("2022-03-01"), Some("0202-03-05"), Some("2022-03-03")],
        &[(0, 0, Some("Cy"), "talks", None)],
    );
    let error = frequency(&claims.project, &over(Period::Month)).unwrap_err();
    assert!(error.to_string().contains("\"d1\" has the date 0202-03-05"), "{error}");
    assert_eq!(frequency(&claims.project, &over(Period::Year)).unwrap().columns.len(), 1822);

    let mut spec = over(Period::Day);
    spec.filter.from = Some("2000".parse().unwrap());
    assert!(frequency(&claims.project, &spec).is_err(), "22 years of days");
    spec.filter.from = Some("2022".parse().unwrap());
    assert_eq!(frequency(&claims.project, &spec).unwrap().columns.len(), 31 + 28 + 3 + 1);
}

#[test]
fn a_passage_shared_by_two_counts_a_half_each() {
    let claims = small(
        &[Some("2022-03-01")],
        &[
            (0, 0, Some("Cy"), "talks", None),
            (0, 0, Some("Di"), "talks", None),
            (0, 4, Some("Cy"), "talks", None),
            (0, 8, Some("Cy"), "talks", None),
            (0, 8, Some("Cy"), "truce", None),
            (0, 8, Some("Di"), "truce", None),
        ],
    );
    let spec = FigureSpec { counting: Counting::Fractional, ..over(Period::Year) };
    let table = frequency(&claims.project, &spec).unwrap();
    assert_eq!(counts(&table), [row("Blues", &["2.17", "0"]), row("Reds", &["0.83", "0"])]);
    assert_eq!(table.total.whole(), Some(3));
    assert_eq!(table.share_of_bin()[0][0], Some(13.0 / 18.0));
    assert!(table.rule.contains("share one count, 3 in all."), "{}", table.rule);

    let mut only_truce = spec.clone();
    only_truce.filter.demands = vec![claims.demands["truce"]];
    let table = frequency(&claims.project, &only_truce).unwrap();
    assert_eq!(counts(&table), [row("Blues", &["0.33", "0"]), row("Reds", &["0.33", "0"])]);

    let once = FigureSpec { duplicates: Duplicates::Article, ..spec };
    let table = frequency(&claims.project, &once).unwrap();
    assert_eq!(counts(&table), [row("Blues", &["1", "0"]), row("Reds", &["1", "0"])]);
}

#[test]
fn what_there_is_so_far_is_summed_exactly_and_has_no_intervals() {
    let dates = ["2022-01", "2022-02", "2022-03", "2022-04", "2022-05", "2022-06"];
    let demands = ["a", "b", "c", "d", "e", "f"];
    let sixths: Vec<Coded<'_>> =
        dates.iter().zip(demands).map(|(date, demand)| (0, 0, Some("Cy"), demand, Some(*date))).collect();
    let claims = small(&[Some("2022-01-01")], &sixths);
    let spec = FigureSpec {
        kind: FigureKind::Cumulative,
        counting: Counting::Fractional,
        interval: Interval::Wilson,
        ..over(Period::Month)
    };
    let table = frequency(&claims.project, &spec).unwrap();
    let values = demarche::chart::values(&claims.project, &spec, &table);
    // Six times a sixth as floats would be 0.9999999999999999.
    assert_eq!(values[0][5].map(f64::to_bits), Some(1.0_f64.to_bits()), "{values:?}");
    assert_eq!((values[0][2], values[0][6]), (Some(0.5), Some(0.0)));
    assert_eq!(table.intervals, None);
    assert!(table.rule.contains("What adds up over time is shown without intervals."), "{}", table.rule);
}

#[test]
fn a_cell_keeps_its_statements_in_order() {
    let claims = small(
        &[Some("2022-03-01"), Some("2022-03-02")],
        &[(1, 4, Some("Cy"), "b", None), (1, 0, Some("Cy"), "a", None), (0, 7, Some("Cy"), "c", None)],
    );
    let table = frequency(&claims.project, &over(Period::Month)).unwrap();
    let cell = table.cell(0, 0).unwrap();
    let demands: Vec<&str> = cell
        .statements
        .iter()
        .map(|id| claims.project.statement(*id).unwrap().demand.unwrap())
        .map(|demand| claims.project.demand(demand).unwrap().name.as_str())
        .collect();
    assert_eq!(demands, ["c", "a", "b"]);
    assert_eq!(cell.articles, 2);
    assert!(table.cell(0, 1).is_none());
}

#[test]
fn filters_take_what_stands_below_and_depth_rolls_up() {
    let mut claims = small(
        &[Some("2022-03-01")],
        &[
            (0, 0, Some("Cy"), "truce", None),
            (0, 4, Some("Di"), "truce", None),
            (0, 8, Some("Cy"), "visas", None),
            (0, 12, None, "truce", None),
        ],
    );
    let mut ids = IdSource::seeded(11);
    let root = Demand::new(ids.fresh().into(), 90, "peace");
    let truce = claims.project.demand(claims.demands["truce"]).unwrap().as_ref().clone();
    let below = Demand { parent: Some(root.id), ..truce };
    let change = Transaction::new("Group").put(root.clone()).put(below);
    apply(&mut claims.project, &change).unwrap();

    let mut spec = FigureSpec { rows: Grouping::Demand, depth: Some(1), ..over(Period::Year) };
    let table = frequency(&claims.project, &spec).unwrap();
    assert_eq!(counts(&table), [row("peace", &["3", "0"]), row("visas", &["1", "0"])]);

    spec.filter.demands = vec![root.id];
    spec.filter.parties = vec![claims.actors["Blues"]];
    let table = frequency(&claims.project, &spec).unwrap();
    assert_eq!(counts(&table), [row("peace", &["1", "0"])]);
    assert!(table.rule.contains("Only those of the party Blues, on peace."), "{}", table.rule);
    assert!(table.rule.ends_with("Left out: 2 of another party and 1 on another demand."), "{}", table.rule);
    spec.filter.parties.clear();
    spec.filter.actors = vec![claims.actors["Reds"]];
    assert_eq!(frequency(&claims.project, &spec).unwrap().statements, 1);
    spec.filter.actors.clear();
    spec.filter.stances = vec![Stance::Rejects];
    assert_eq!(frequency(&claims.project, &spec).unwrap().statements, 0);
}

#[test]
fn a_party_is_that_of_the_day() {
    let mut claims = small(
        &[Some("2022-03-01")],
        &[
            (0, 0, Some("Eve"), "talks", Some("2020-05-01")),
            (0, 4, Some("Eve"), "talks", Some("2021-05-01")),
            (0, 8, Some("Eve"), "talks", None),
        ],
    );
    let eve = claims.project.actor(claims.actors["Eve"]).unwrap().as_ref().clone();
    let until =
        |to: &str| Membership { parent: claims.actors["Reds"], from: None, to: Some(to.parse().unwrap()) };
    let since = |from: &str| Membership {
        parent: claims.actors["Blues"],
        from: Some(from.parse().unwrap()),
        to: None,
    };
    let changed = Actor { kind: ActorKind::Person, memberships: vec![until("2020"), since("2022")], ..eve };
    apply(&mut claims.project, &Transaction::new("Change").put(changed)).unwrap();
    let spec = FigureSpec { basis: DateBasis::Publication, ..over(Period::Year) };
    let table = frequency(&claims.project, &spec).unwrap();
    let expected = [row("(no party)", &["1", "0"]), row("Blues", &["1", "0"]), row("Reds", &["1", "0"])];
    assert_eq!(counts(&table), expected);
}

#[test]
fn columns_can_be_groups() {
    let claims = small(
        &[Some("2022-03-01"), None],
        &[
            (0, 0, Some("Cy"), "truce", None),
            (1, 0, Some("Di"), "visas", None),
            (1, 4, Some("Cy"), "visas", None),
        ],
    );
    let spec = FigureSpec { columns: Columns::Groups(Grouping::Demand), ..plain_spec() };
    let table = frequency(&claims.project, &spec).unwrap();
    assert_eq!(labels(&table), ["truce", "visas"]);
    assert_eq!(counts(&table), [row("Blues", &["1", "1"]), row("Reds", &["0", "1"])]);
    assert_eq!((table.period, table.undated.to_string().as_str()), (None, "2"));
    assert_eq!(table.share_of_bin(), [[Some(1.0), Some(0.5)], [Some(0.0), Some(0.5)]]);
    assert_eq!(table.rule, "3 statements in 2 articles. Every statement counts once.");
    let error = frequency(&claims.project, &FigureSpec { measure: Measure::PerArticle, ..spec }).unwrap_err();
    assert_eq!(error, AnalysisError::PerArticle);
}

#[test]
fn the_period_suits_the_dates() {
    let period = |dates: &[Option<&str>]| {
        let statements: Vec<_> = (0..dates.len()).map(|at| (at, 0, Some("Cy"), "talks", None)).collect();
        let claims = small(dates, &statements);
        frequency(&claims.project, &plain_spec()).unwrap().period.unwrap()
    };
    assert_eq!(period(&[]), Period::Month);
    assert_eq!(period(&[Some("2022-03-01"), Some("2022-03-24")]), Period::Day);
    assert_eq!(period(&[Some("2022-03-01"), Some("2022-03-25")]), Period::Week);
    assert_eq!(period(&[Some("2022-03-01"), Some("2022-12-25")]), Period::Month);
    assert_eq!(period(&[Some("2022-02-28"), Some("2025-12-02")]), Period::Quarter);
    assert_eq!(period(&[Some("1990-02-28"), Some("2025-12-02")]), Period::Year);
    assert_eq!(period(&[Some("2022-03"), Some("2022-03"), Some("2022-03-05")]), Period::Month);
    assert_eq!(period(&[Some("2022-03"), Some("2022-03-04"), None]), Period::Week);
}
