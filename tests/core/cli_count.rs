//! `demarche count` on the real binary: the method's reference cases, and coded data of some size.

use std::collections::BTreeMap;

use crate::support::claims_file;
use crate::support::program::Desk;
use serde_json::{Value, json};

const CLAIMS: &str = include_str!("../fixtures/method/claims.json");
const DATES: &str = include_str!("../fixtures/method/dates.json");
const WILSON: &str = include_str!("../fixtures/method/wilson.json");
const MORE: &str = include_str!("../fixtures/method/frequency-more.json");

/// The options of a setting, in its own words: the program understands them too.
fn options(setting: &Value) -> String {
    let word = |key: &str| setting[key].as_str().unwrap();
    let mut options = format!(
        "--rows {} --columns {} --basis {} --duplicates {} --counting {} --coder {}",
        word("group"),
        word("bin"),
        word("date_basis"),
        word("duplicates"),
        word("counting"),
        word("coder")
    );
    if let Some(width) = setting["rolling"].as_u64() {
        options.extend([" --rolling ", &width.to_string()]);
    }
    options
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
            assert!(found.is_u64() || found.as_f64().unwrap().fract() != 0.0, "{place}: {found} has a point");
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            assert!((found - expected).abs() < 1e-9, "{place}: {found} is not {expected}");
        }
        _ => assert_eq!(found, expected, "{place}"),
    }
}

/// Compares every frequency case of a file; gives back how many fields.
fn check_cases(cases: &Value) -> usize {
    let inputs: Value = serde_json::from_str(CLAIMS).unwrap();
    let desk = Desk::new();
    let mut compared = 0;
    for (name, claims) in inputs["inputs"].as_object().unwrap() {
        desk.project(name, claims);
    }
    for case in cases["cases"].as_array().unwrap().iter().filter(|case| case["stat"] == "frequency") {
        let (input, setting) = (case["input"].as_str().unwrap(), case["setting"].as_str().unwrap());
        let options = options(&cases["settings"][setting]);
        let found = desk.done(&format!("count {input}.ron {options} --json")).json();
        for (key, expected) in case["expected"].as_object().unwrap() {
            let ours = match key.as_str() {
                "bins" => "columns",
                "groups" => "rows",
                other => other,
            };
            assert_close(&found[ours], expected, &format!("{input} {setting} {key}"));
            compared += 1;
        }
    }
    compared
}

#[test]
fn the_reference_cases() {
    let cases = serde_json::from_str(CLAIMS).unwrap();
    assert_eq!(check_cases(&cases), 4 * (10 + 5));
}

#[test]
fn further_settings_by_a_second_reading_of_the_method() {
    assert_eq!(check_cases(&serde_json::from_str(MORE).unwrap()), 4 * (7 + 6 + 7 + 6));
}

/// As many articles as there are dates; in each that is named, a statement on a demand with its number.
fn dated(dates: &[Value], with_statement: usize) -> Value {
    let documents: Vec<Value> = (0..)
        .zip(dates)
        .map(|(at, date)| json!({"id": format!("d{at}"), "date": date, "text": format!("They asked for {at}.")}))
        .collect();
    let annotations: Vec<Value> = (0..with_statement)
        .map(|at| json!({"coder": "Ada", "doc": format!("d{at}"), "start": 5, "end": 10, "demand": format!("{at}")}))
        .collect();
    json!({"documents": documents, "coders": ["Ada"], "actors": [], "annotations": annotations})
}

#[test]
fn the_reference_dates() {
    let desk = Desk::new();
    let cases: Value = serde_json::from_str(DATES).unwrap();
    let cases = cases["cases"].as_array().unwrap();
    let dates: Vec<Value> = cases.iter().map(|case| case["date"].clone()).collect();
    desk.project("dates", &dated(&dates, dates.len()));
    for period in ["day", "week", "month", "quarter", "year"] {
        let found = desk.done(&format!("count dates.ron --rows demand --columns {period} --json")).json();
        let columns = found["columns"].as_array().unwrap();
        for (at, case) in cases.iter().enumerate() {
            assert_eq!(found["rows"][at], json!(at.to_string()));
            let place = columns.iter().position(|column| *column == case[period]).unwrap();
            let counts = found["count"][at].as_array().unwrap();
            let there: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] != json!(0)).collect();
            assert_eq!(there, [place], "{} by {period}", case["date"]);
        }
    }
}

#[test]
fn the_reference_intervals() {
    let desk = Desk::new();
    let cases: Value = serde_json::from_str(WILSON).unwrap();
    for (at, case) in cases["cases"].as_array().unwrap().iter().enumerate() {
        let number = |key: &str| usize::try_from(case[key].as_u64().unwrap()).unwrap();
        let (k, n) = (number("k"), number("n"));
        let articles = case["n"].as_f64().unwrap();
        // One more article, of another year, so that there is a row where k is 0.
        let mut dates = vec![json!("2022-03-01"); n];
        dates.insert(0, json!("2023"));
        let mut claims = dated(&dates, k + 1);
        for annotation in claims["annotations"].as_array_mut().unwrap() {
            annotation["demand"] = json!("talks");
        }
        let name = format!("w{at}");
        desk.project(&name, &claims);
        let confidence = if case["conf"] == 0.95 { "95" } else { "90" };
        let asked = "--rows demand --columns year --basis publication --value articles --interval wilson";
        let found = desk.done(&format!("count {name}.ron {asked} --confidence {confidence} --json")).json();
        assert_eq!(
            (&found["columns"][0], &found["count"][0][0], &found["documents"][0]),
            (&json!("2022"), &json!(k), &json!(n))
        );
        for (end, key) in ["low", "high"].iter().enumerate() {
            let share = found["interval"]["cells"][0][0][end].as_f64().unwrap() / articles;
            assert!((share - case[key].as_f64().unwrap()).abs() < 1e-9, "{case}: {share}");
        }
    }
}

#[test]
fn the_bootstrap_is_the_same_for_the_same_seed() {
    let desk = Desk::new();
    let inputs: Value = serde_json::from_str(CLAIMS).unwrap();
    desk.project("r0", &inputs["inputs"]["r0"]);
    let asked = "count r0.ron --rows demand --columns month --value share --interval bootstrap";
    let found = desk.done(&format!("{asked} --seed 7 --draws 500 --json")).json();
    let interval = &found["interval"];
    assert_eq!((&interval["method"], &interval["seed"]), (&json!("bootstrap"), &json!(7)));
    assert_eq!((&interval["draws"], &interval["generator"]), (&json!(500), &json!("ChaCha8, version 1")));
    for (row, values) in found["values"].as_array().unwrap().iter().enumerate() {
        for (column, value) in values.as_array().unwrap().iter().enumerate() {
            let ends = &interval["cells"][row][column];
            assert_eq!(value.is_null(), ends.is_null(), "{row} {column}");
            if let Some(value) = value.as_f64() {
                let (low, high) = (ends[0].as_f64().unwrap(), ends[1].as_f64().unwrap());
                assert!(low <= value && value <= high, "{low} {value} {high}");
            }
        }
    }
    let rule = found["rule"].as_str().unwrap();
    assert!(rule.contains("500 draws (ChaCha8, version 1, seed 7)"), "{rule}");
    let again = |seed: u32| desk.done(&format!("{asked} --seed {seed} --draws 500 --csv")).out;
    assert_eq!(again(7), again(7));
    assert!(again(7).starts_with("demand,2024-04,2024-04 low,2024-04 high,"), "{}", again(7));
    desk.run("count r0.ron --rows demand --columns month --seed 7")
        .expect_error(2, &["add --interval bootstrap"]);
    assert_eq!(desk.run(&format!("{asked} --draws 5")).code, 2);
}

const DOCUMENTS: usize = 100;
const ANNOTATIONS: usize = 2_000;

/// Normalized as the program does it.
fn normal(raw: &str) -> String {
    raw.strip_prefix('\u{feff}').unwrap_or(raw).replace("\r\n", "\n").replace('\r', "\n")
}

#[test]
fn a_hundred_articles_with_two_thousand_statements_come_back_whole() {
    let desk = Desk::new();
    let given = claims_file::generate(20_220_330, DOCUMENTS, ANNOTATIONS);
    desk.done("new large.ron");
    desk.write("large.json", given.to_string());
    let report = desk.done("import large.ron large.json --json").json();
    let file = &report["files"][0];
    assert_eq!((&file["status"], &file["reason"]), (&json!("added"), &Value::Null));
    assert_eq!((file["articles"].as_u64(), file["statements"].as_u64()), (Some(100), Some(2000)));

    let sources = desk.done("list large.ron sources --json").json();
    let statements = desk.done("list large.ron statements --json").json();
    assert_eq!(sources.as_array().unwrap().len(), DOCUMENTS);
    assert_eq!(statements.as_array().unwrap().len(), ANNOTATIONS);
    let listed: u64 = sources.as_array().unwrap().iter().map(|it| it["statements"].as_u64().unwrap()).sum();
    assert_eq!(listed, 2000);

    let mut by_coder = 0;
    for coder in ["A", "B", "C"] {
        let counted =
            desk.done(&format!("count large.ron --rows stance --columns year --coder {coder} --json")).json();
        let own = statements.as_array().unwrap().iter().filter(|it| it["coder"] == coder).count();
        assert_eq!(counted["total"].as_u64(), Some(own as u64));
        assert_eq!(counted["columns"].as_array().unwrap().last().unwrap(), "undated");
        by_coder += own;
    }
    assert_eq!(by_coder, ANNOTATIONS);
    let checked = desk.done("check large.ron --json").json();
    assert!(checked["problems"].as_array().unwrap().iter().all(|it| it["severity"] != "error"));

    desk.done("export large.ron -o back.json");
    let back: Value = serde_json::from_str(&desk.read("back.json")).unwrap();
    compare_offsets(&given, &back);
    desk.done("new again.ron");
    desk.done("import again.ron back.json");
    desk.done("export again.ron -o back2.json");
    assert_eq!(desk.read("back2.json"), desk.read("back.json"));
}

/// Every annotation stands at the code points where it was given, in the normalized text.
fn compare_offsets(given: &Value, back: &Value) {
    let texts: BTreeMap<&str, &str> = given["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["id"].as_str().unwrap(), it["text"].as_str().unwrap()))
        .collect();
    let (given, back) = (given["annotations"].as_array().unwrap(), back["annotations"].as_array().unwrap());
    assert_eq!(given.len(), back.len());
    for (one, other) in given.iter().zip(back) {
        let place = |it: &Value, key: &str| usize::try_from(it[key].as_u64().unwrap()).unwrap();
        let raw: Vec<char> = texts[one["doc"].as_str().unwrap()].chars().collect();
        let (start, end) = (place(one, "start"), place(one, "end"));
        let before = |at: usize, is_end: bool| {
            let inside = raw[at - 1] == '\r' && raw.get(at) == Some(&'\n');
            let at = if inside && !is_end { at - 1 } else { at };
            normal(&raw[..at].iter().collect::<String>()).chars().count()
        };
        assert_eq!((place(other, "start"), place(other, "end")), (before(start, false), before(end, true)));
        for key in ["actor", "demand", "stance", "date", "voice", "coder", "doc"] {
            assert_eq!(one[key], other[key], "{one}");
        }
    }
}

fn two_coders() -> Value {
    json!({
        "documents": [
            {"id": "d1", "date": "2022-03-29", "title": "Day one", "text": "They asked for a truce and for visas."},
            {"id": "d2", "date": "0202-04-01", "title": "Day two", "text": "They rejected all of it."},
        ],
        "coders": ["Ada", "Bea"],
        "actors": [{"name": "Cy", "party": "=Reds"}],
        "annotations": [
            {"coder": "Ada", "doc": "d1", "start": 5, "end": 22, "actor": "Cy", "demand": "truce", "stance": "demands"},
            {"coder": "Ada", "doc": "d1", "start": 27, "end": 36, "actor": "Cy", "demand": "visas"},
            {"coder": "Ada", "doc": "d2", "start": 5, "end": 13, "demand": "truce", "stance": "rejects"},
            {"coder": "Bea", "doc": "d1", "start": 5, "end": 22, "actor": "Cy", "demand": "truce"},
        ],
    })
}

#[test]
fn one_coder_is_counted_and_the_others_are_told() {
    let desk = Desk::new();
    desk.project("two", &two_coders());
    desk.run("count two.ron --rows party --columns year")
        .expect_error(1, &["choose one coder", "Ada, Bea", ": two.ron"]);
    desk.run("count two.ron --rows party --columns year --coder Cy")
        .expect_error(1, &["no coder named \"Cy\", only Ada, Bea: two.ron"]);
    let table = desk.done("count two.ron --rows party --columns demand --coder Ada --json").json();
    assert_eq!(table["rows"], json!(["(no actor)", "=Reds"]));
    assert_eq!((&table["columns"], &table["count"]), (&json!(["truce", "visas"]), &json!([[1, 0], [1, 1]])));
    assert_eq!(table["left_out"], json!([{"reason": "by another coder", "count": 1}]));
    assert!(table["rule"].as_str().unwrap().contains("1 by another coder"));
    assert_eq!((table.get("share_of_bin"), table["undated"].as_u64()), (None, Some(0)));
}

#[test]
fn filters_take_names_and_refuse_what_is_not_there() {
    let desk = Desk::new();
    desk.project("two", &two_coders());
    let total = |options: &str| {
        let arguments = format!("count two.ron --rows all --columns all --coder Ada {options} --json");
        desk.done(&arguments).json()["total"].as_u64().unwrap()
    };
    assert_eq!(total("--demand truce"), 2);
    assert_eq!(total("--demand truce --demand visas"), 3);
    assert_eq!(total("--party =Reds --stance demands"), 1);
    assert_eq!(total("--actor Cy"), 2);
    assert_eq!(total("--from 2022 --to 2022-03"), 2);
    assert_eq!((total("--stance demands --stance rejects"), total("--voice paraphrase")), (2, 0));
    for (options, part) in [
        ("--demand talks", "no demand named \"talks\": two.ron"),
        ("--party Cy", "\"Cy\" is an actor of kind person, no party; use --actor: two.ron"),
        ("--actor Nobody", "no actor named \"Nobody\": two.ron"),
        (
            "--stance wonders",
            "no stance named \"wonders\", only demands, rejects, offers-concession: two.ron",
        ),
        ("--from 2023 --to 2022", "two.ron"),
        ("--voice sings", "no voice named \"sings\", only direct-quote, paraphrase,"),
        ("--outlet Herald", "no outlet named \"Herald\", no article has an outlet: two.ron"),
        ("--tag war", "no tag named \"war\", no article has a tag: two.ron"),
    ] {
        desk.run(&format!("count two.ron --rows all --columns all --coder Ada {options}"))
            .expect_error(1, &[part]);
    }
    desk.run("count two.ron --rows all --columns day --coder Ada")
        .expect_error(1, &["\"Day two\" has the date 0202-04-01", ": two.ron"]);
    assert_eq!(desk.run("count two.ron --rows all --columns decade").code, 2);
    assert_eq!(desk.run("count two.ron --rows all").code, 2);
    assert_eq!(desk.run("count two.ron --rows all --columns all --from yesterday").code, 2);
    assert_eq!(desk.run("count two.ron --rows all --columns all --rolling 1").code, 2);
    assert_eq!(desk.run("count two.ron --rows all --columns all --json --csv").code, 2);
}

#[test]
fn the_table_is_aligned_for_people_and_plain_as_csv() {
    let desk = Desk::new();
    desk.project("two", &two_coders());
    let said = desk.done("count two.ron --rows party --columns demand --coder Ada --interval wilson");
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "party       truce  visas  total  share of articles, 95 %");
    assert_eq!(lines[1], "(no actor)      1      0      1              1/2, 9–91 %");
    assert_eq!(lines[3], "total           2      1      3");
    assert!(lines[5].starts_with("3 statements in 2 articles."), "{}", said.out);
    let said = desk.done("count two.ron --rows party --columns demand --coder Ada --value share --csv");
    assert_eq!(said.out, "party,truce,visas\r\n(no actor),0.5,0\r\n'=Reds,0.5,1\r\n");
    assert!(said.err.starts_with("note: 3 statements in 2 articles."), "{}", said.err);
    let said = desk
        .done("count two.ron --rows stance --columns year --from 2021 --to 2022 --coder Ada --value share");
    assert!(said.out.contains("n/a") && said.out.contains("50.0 %"), "{}", said.out);
}
