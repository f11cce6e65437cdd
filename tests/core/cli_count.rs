//! `demarche count` on the real binary: the method's reference cases, and coded data of some size.

use std::collections::BTreeMap;

use crate::support::claims_file;
use crate::support::program::Desk;
use serde_json::{Value, json};

const CLAIMS: &str = include_str!("../fixtures/method/claims.json");
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
    for (options, part) in [
        ("--demand talks", "no demand named \"talks\": two.ron"),
        ("--party Cy", "\"Cy\" is an actor of kind person, no party; use --actor: two.ron"),
        ("--actor Nobody", "no actor named \"Nobody\": two.ron"),
        (
            "--stance wonders",
            "no stance named \"wonders\", only demands, rejects, offers-concession: two.ron",
        ),
        ("--from 2023 --to 2022", "two.ron"),
    ] {
        desk.run(&format!("count two.ron --rows all --columns all --coder Ada {options}"))
            .expect_error(1, &[part]);
    }
    desk.run("count two.ron --rows all --columns day --coder Ada")
        .expect_error(1, &["\"Day two\" has the date 0202-04-01", ": two.ron"]);
    desk.run("count two.ron --rows all --columns day --coder Ada --interval bootstrap")
        .expect_error(2, &["not in this version"]);
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
