//! Coded data in, through a project, and out again: nothing is lost, no offset shifts.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::claims_file;
use demarche::edit::apply;
use demarche::export;
use demarche::import::claims;
use demarche::model::{CharIndex, IdSource, Progress, Project};
use demarche::session::import::{ClaimsAdded, Outcome, add_claims};
use serde_json::{Value, json};

const DOCUMENTS: usize = 100;
const ANNOTATIONS: usize = 2_000;

struct Imported {
    given: Value,
    project: Project,
    ids: IdSource,
}

fn empty(ids: &mut IdSource) -> Project {
    Project::empty(ids.fresh().into(), "Round trip")
}

fn add(project: &mut Project, ids: &mut IdSource, file: &Value) -> ClaimsAdded {
    let draft = claims::read("claims.json", file.to_string().as_bytes()).unwrap();
    let added = add_claims(project, draft, ids);
    apply(project, &added.transaction).unwrap();
    added
}

fn imported() -> Imported {
    let given = claims_file::generate(20_220_329, DOCUMENTS, ANNOTATIONS);
    let mut ids = IdSource::seeded(1);
    let mut project = empty(&mut ids);
    let added = add(&mut project, &mut ids, &given);
    assert_eq!((added.statements, added.known_statements, added.warnings), (ANNOTATIONS, 0, vec![]));
    Imported { given, project, ids }
}

fn exported(project: &Project) -> Value {
    let mut bytes = Vec::new();
    export::by_ending("claims.json").unwrap().write(project, &mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// The plainest way to normalize and to map an offset: normalize what lies before it.
fn normal(raw: &str) -> String {
    raw.strip_prefix('\u{feff}').unwrap_or(raw).replace("\r\n", "\n").replace('\r', "\n")
}

/// Where a code point of a raw text is in the normalized one; within a CRLF, its end if `is_end`.
fn mapped(raw: &str, place: usize, is_end: bool) -> usize {
    let letters: Vec<char> = raw.chars().collect();
    let inside = place > 0 && letters.get(place) == Some(&'\n') && letters[place - 1] == '\r';
    let place = if inside && !is_end { place - 1 } else { place };
    normal(&letters[..place].iter().collect::<String>()).chars().count()
}

fn by_id(list: &Value) -> BTreeMap<&str, &Value> {
    list.as_array().unwrap().iter().map(|item| (item["id"].as_str().unwrap(), item)).collect()
}

/// Equal, where empty words, an empty list and null are the same.
fn assert_same(key: &str, given: &Value, written: &Value) {
    let plain = |value: &Value| match value {
        Value::String(words) if words.is_empty() => Value::Null,
        other => other.clone(),
    };
    assert_eq!(plain(given), plain(written), "{key}");
}

#[test]
fn every_document_comes_out_as_it_came_in() {
    let Imported { given, project, .. } = imported();
    let written = exported(&project);
    assert_eq!(written["schema"], given["schema"]);
    assert_eq!(written["coders"], json!(["A", "B", "C"]));
    let documents = written["documents"].as_array().unwrap();
    assert_eq!(documents.len(), DOCUMENTS);
    for (one, other) in given["documents"].as_array().unwrap().iter().zip(documents) {
        for key in ["id", "date", "outlet", "author", "url", "language"] {
            assert_same(key, &one[key], &other[key]);
        }
        let expected = if one["title"].is_null() {
            other["text"].as_str().unwrap().lines().next()
        } else {
            one["title"].as_str()
        };
        assert_eq!(other["title"].as_str(), expected);
        assert_eq!(other["text"].as_str().unwrap(), normal(one["text"].as_str().unwrap()));
        let coders = if one["coders"].is_null() { json!(["A", "B", "C"]) } else { one["coders"].clone() };
        assert_eq!(other["coders"], coders);
    }
}

#[test]
fn every_annotation_comes_out_at_the_same_code_points() {
    let Imported { given, project, .. } = imported();
    let written = exported(&project);
    let documents = by_id(&given["documents"]);
    let texts = by_id(&written["documents"]);
    let annotations = written["annotations"].as_array().unwrap();
    assert_eq!(annotations.len(), ANNOTATIONS);
    let mut shifted = 0;
    for (one, other) in given["annotations"].as_array().unwrap().iter().zip(annotations) {
        for key in ["coder", "doc", "actor", "demand", "stance", "date", "addressee", "memo", "voice"] {
            assert_same(key, &one[key], &other[key]);
        }
        if !one["id"].is_null() {
            assert_eq!(one["id"], other["id"]);
        }
        let raw = documents[one["doc"].as_str().unwrap()]["text"].as_str().unwrap();
        let place = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let (start, end) = (place(&other["start"]), place(&other["end"]));
        assert_eq!(start, mapped(raw, place(&one["start"]), false), "{one}");
        assert_eq!(end, mapped(raw, place(&one["end"]), true), "{one}");
        shifted += usize::from(start != place(&one["start"]));
        let text = texts[one["doc"].as_str().unwrap()]["text"].as_str().unwrap();
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(other["quote"].as_str().unwrap(), words);
    }
    assert!(
        shifted > ANNOTATIONS / 10,
        "only {shifted} offsets had to be mapped: the corpus proves too little"
    );
    let ids: BTreeSet<&str> = annotations.iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), ANNOTATIONS);
}

#[test]
fn parties_and_actors_come_out_as_they_came_in() {
    let written = exported(&imported().project);
    let party: BTreeMap<&str, Option<&str>> = written["actors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|actor| (actor["name"].as_str().unwrap(), actor["party"].as_str()))
        .collect();
    let expected = BTreeMap::from([
        ("Ada", Some("Reds")),
        ("Bo", Some("Blues")),
        ("Cy", None),
        ("Reds", Some("Reds")),
        ("Blues", Some("Blues")),
        ("Зоя", Some("Зелёные")),
        ("Зелёные", Some("Зелёные")),
        ("Not in the list", None),
    ]);
    assert_eq!(party, expected);
}

#[test]
fn what_was_written_is_known_when_it_comes_again() {
    let Imported { given, mut project, mut ids } = imported();
    let written = exported(&project);
    for file in [&given, &written] {
        let again = add(&mut project, &mut ids, file);
        assert!(again.transaction.is_empty());
        assert!(again.documents.iter().all(|outcome| matches!(outcome, Outcome::Duplicate(_))));
        assert_eq!((again.statements, again.known_statements), (0, ANNOTATIONS));
    }
    let mut ids = IdSource::seeded(2);
    let mut copy = empty(&mut ids);
    add(&mut copy, &mut ids, &written);
    assert_eq!(exported(&copy), written);
}

#[test]
fn one_undo_takes_all_of_it_back() {
    let given = claims_file::generate(7, 5, 40);
    let mut ids = IdSource::seeded(1);
    let mut project = empty(&mut ids);
    let before = project.clone();
    let draft = claims::read("claims.json", given.to_string().as_bytes()).unwrap();
    let added = add_claims(&project, draft, &mut ids);
    let inverse = apply(&mut project, &added.transaction).unwrap();
    assert_eq!(project.statements().len(), 40);
    apply(&mut project, &inverse).unwrap();
    assert_eq!(project, before);
}

#[test]
fn a_second_coder_of_the_same_articles_joins_the_first() {
    let file = |coder: &str, text: &str| {
        json!({"documents": [{"id": "d", "date": "2022-03-29", "text": text}], "coders": [coder],
               "actors": [{"name": "Ada", "party": "Reds"}],
               "annotations": [{"doc": "d", "start": 0, "end": 4, "actor": "Ada", "demand": "talks"}]})
    };
    let mut ids = IdSource::seeded(3);
    let mut project = empty(&mut ids);
    add(&mut project, &mut ids, &file("A", "They\r\nmet."));
    let second = add(&mut project, &mut ids, &file("B", "They\nmet."));
    assert_eq!((second.statements, second.known_statements), (1, 0));
    assert_eq!((project.sources().len(), project.actors().len(), project.demands().len()), (1, 2, 1));
    let source = project.sources().next().unwrap();
    let done: Vec<Progress> = project.coders().map(|coder| source.progress_of(coder.id)).collect();
    assert_eq!(done, [Progress::Done, Progress::Done]);
    let orders: BTreeSet<u64> = project.statements().map(|statement| statement.order).collect();
    assert_eq!(orders, BTreeSet::from([1, 2]));
}

#[test]
fn differences_to_the_project_are_told() {
    let file = |date: &str, party: &str| {
        json!({"documents": [{"id": "d", "date": date, "text": "They met."}], "coders": ["A"],
               "actors": [{"name": "Ada", "party": party}]})
    };
    let mut ids = IdSource::seeded(3);
    let mut project = empty(&mut ids);
    add(&mut project, &mut ids, &file("2022-03-29", "Reds"));
    let added = add(&mut project, &mut ids, &file("2022-03-30", "Blues"));
    let told: Vec<String> = added.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "\"d\": the article is of 2022-03-29 in the project and of 2022-03-30 in the file; the project's was kept",
            "\"Ada\": the actor is of party \"Reds\" in the project and of party \"Blues\" in the file; \
             the project's was kept",
        ]
    );
}

#[test]
fn the_same_words_in_two_documents_stay_two() {
    let file = json!({"documents": [{"id": "a", "text": "They met."}, {"id": "b", "text": "They met."}],
                      "coders": ["A"], "annotations": [{"doc": "b", "start": 0, "end": 4},
                                                       {"doc": "b", "start": 0, "end": 4}]});
    let mut ids = IdSource::seeded(4);
    let mut project = empty(&mut ids);
    let first = add(&mut project, &mut ids, &file);
    assert_eq!((project.sources().len(), first.statements), (2, 2));
    let turned = json!({"documents": [file["documents"][1], file["documents"][0]], "coders": ["A"],
                        "annotations": file["annotations"]});
    let again = add(&mut project, &mut ids, &turned);
    assert_eq!((project.sources().len(), again.statements, again.known_statements), (2, 0, 2));
}

#[test]
fn an_unplaced_statement_is_kept_and_written() {
    let file = json!({"documents": [{"id": "d", "text": "They met."}], "coders": ["A"], "annotations": [
        {"id": "x", "doc": "d", "start": 0, "end": 4, "quote": "peace"},
        {"id": "y", "doc": "d", "start": 90, "end": 95, "actor": "Ada"},
        {"id": "z", "doc": "d", "start": 0, "end": 3, "quote": "met"}]});
    let mut ids = IdSource::seeded(5);
    let mut project = empty(&mut ids);
    add(&mut project, &mut ids, &file);
    let written = exported(&project);
    let rows: Vec<(&str, Option<u64>, &str)> = written["annotations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["id"].as_str().unwrap(), it["start"].as_u64(), it["quote"].as_str().unwrap()))
        .collect();
    assert_eq!(rows, [("x", None, "peace"), ("y", None, ""), ("z", Some(5), "met")]);
    let again = add(&mut project, &mut ids, &written);
    assert_eq!((again.statements, again.known_statements), (0, 3));
}

#[test]
fn the_table_has_one_row_a_statement_and_runs_nothing() {
    let project = imported().project;
    let mut bytes = Vec::new();
    export::by_ending("t.csv").unwrap().write(&project, &mut bytes).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let header = reader.headers().unwrap().clone();
    assert_eq!(
        header.iter().collect::<Vec<_>>().join(" "),
        "id article start end quote actor party demand stance addressees said published coder voice memo title outlet"
    );
    let column = |name: &str| header.iter().position(|it| it == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), ANNOTATIONS);
    let mut guarded = 0;
    for row in &rows {
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
        guarded += usize::from(&row[column("demand")] == "'=SUM(A1)");
        let statement = project.statement(row[column("id")].parse().unwrap()).unwrap();
        let text = project.text_of(statement.source).unwrap();
        let place = |name: &str| CharIndex(row[column(name)].parse().unwrap());
        assert_eq!(text.span_of_chars(place("start"), place("end")), statement.span);
        let party = match &row[column("actor")] {
            "Ada" | "Reds" => "Reds",
            "Bo" => "Blues",
            "Зоя" => "Зелёные",
            _ => "",
        };
        assert_eq!(&row[column("party")], party);
    }
    assert!(guarded > 0);
}
