//! The rows of `list`: every column, in its order, with parties as of the date.

use demarche::edit::{Transaction, apply};
use demarche::export::table::{self, Table};
use demarche::export::write_table;
use demarche::model::{
    Actor, ActorKind, Color, Dated, Demand, IdSource, Membership, Progress, Project, Source, Span, Statement,
    Text, Voice,
};
use serde_json::{Value, json};

fn rows(table: &Table) -> Value {
    serde_json::to_value(table).unwrap()
}

/// Mara was of the Reds until the end of March 2022 and is of the Blues since.
fn project() -> Project {
    let mut ids = IdSource::seeded(11);
    let mut project = Project::empty(ids.fresh().into(), "Tables");
    let text = Text::normalize("🙂 Mara asks for a pause. Nobody answers.");
    let coder = demarche::model::Coder { id: ids.fresh().into(), order: 1, name: "Ada".into() };
    let mut source = Source::new(ids.fresh().into(), 1, text.id(), "Talks");
    source.published = Some(Dated::guessed("2022-04-02".parse().unwrap(), "file name"));
    source.progress.insert(coder.id, Progress::Done);
    let [reds, blues] =
        ["Reds", "Blues"].map(|name| Actor::new(ids.fresh().into(), 1, name, ActorKind::Party));
    let mut mara = Actor::new(ids.fresh().into(), 3, "Mara", ActorKind::Person);
    mara.memberships = vec![
        Membership { parent: reds.id, from: None, to: Some("2022-03".parse().unwrap()) },
        Membership { parent: blues.id, from: Some("2022-04".parse().unwrap()), to: None },
    ];
    mara.aliases = vec!["M.".into()];
    let truce = Demand::new(ids.fresh().into(), 1, "truce");
    let mut pause = Demand::new(ids.fresh().into(), 2, "pause");
    pause.parent = Some(truce.id);
    pause.color = Some(Color::Place(0));
    let words = text.as_str().find("asks for a pause").unwrap();
    let span = Span::new(demarche::model::ByteIndex(words), demarche::model::ByteIndex(words + 16));
    let mut first = Statement::new(ids.fresh().into(), 1, source.id, span, "asks for a pause", coder.id);
    first.actor = Some(mara.id);
    first.demand = Some(pause.id);
    first.addressees = vec![reds.id, blues.id];
    first.voice = Some(Voice::Paraphrase);
    let mut second = Statement { id: ids.fresh().into(), order: 2, ..first.clone() };
    second.said = Some(Dated::confirmed("2022-03-30".parse().unwrap()));
    let unplaced = Statement::new(ids.fresh().into(), 3, source.id, None, "peace", coder.id);
    let change = Transaction::new("")
        .put(text)
        .put(coder)
        .put(source)
        .put(reds)
        .put(blues)
        .put(mara)
        .put(truce)
        .put(pause)
        .put(first)
        .put(second)
        .put(unplaced);
    apply(&mut project, &change).unwrap();
    project
}

#[test]
fn a_statement_has_the_party_of_its_date() {
    let project = project();
    let rows = rows(&table::statements(&project));
    let rows = rows.as_array().unwrap();
    let keys: Vec<&String> = rows[0].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "id",
            "article",
            "start",
            "end",
            "quote",
            "actor",
            "party",
            "demand",
            "stance",
            "addressees",
            "said",
            "published",
            "coder",
            "voice",
            "memo"
        ]
    );
    assert_eq!(
        (&rows[0]["start"], &rows[0]["quote"], &rows[0]["party"]),
        (&json!(null), &json!("peace"), &json!(null))
    );
    let said = |said: Value| rows.iter().find(|row| row["said"] == said && row["actor"] == "Mara").unwrap();
    assert_eq!(
        (&said(json!(null))["party"], &said(json!("2022-03-30"))["party"]),
        (&json!("Blues"), &json!("Reds"))
    );
    let row = said(json!(null));
    assert_eq!((&row["start"], &row["end"]), (&json!(7), &json!(23)));
    assert_eq!((&row["addressees"], &row["voice"]), (&json!(["Reds", "Blues"]), &json!("paraphrase")));
    assert_eq!(
        (&row["published"], &row["stance"], &row["coder"]),
        (&json!("2022-04-02"), &json!(null), &json!("Ada"))
    );
}

#[test]
fn an_article_has_all_that_is_known() {
    let project = project();
    let source = project.sources().next().unwrap();
    let expected = json!([{
        "id": source.id.to_string(), "title": "Talks", "outlet": null, "author": null, "published": "2022-04-02",
        "published_status": "guessed", "published_from": "file name", "url": null, "language": null, "words": 7,
        "statements": 3, "progress": {"Ada": "done"}, "file": null, "text_hash": source.text.to_string(),
        "origin_id": null,
    }]);
    assert_eq!(rows(&table::sources(&project)), expected);
}

#[test]
fn the_codebook_comes_as_trees() {
    let project = project();
    let actors = rows(&table::actors(&project));
    let mara = actors.as_array().unwrap().iter().find(|row| row["name"] == "Mara").unwrap();
    assert_eq!(
        (&mara["kind"], &mara["party"], &mara["parent"]),
        (&json!("person"), &json!("Blues"), &json!("Reds"))
    );
    assert_eq!(mara["memberships"], json!(["Reds (/2022-03)", "Blues (2022-04/)"]));
    assert_eq!((&mara["aliases"], &mara["statements"]), (&json!(["M."]), &json!(2)));
    let demands = rows(&table::demands(&project));
    assert_eq!((&demands[0]["name"], &demands[0]["statements"]), (&json!("truce"), &json!(0)));
    assert_eq!(
        (&demands[1]["parent"], &demands[1]["color"], &demands[1]["statements"]),
        (&json!("truce"), &json!("1"), &json!(2))
    );
}

#[test]
fn a_table_is_also_csv() {
    let mut bytes = Vec::new();
    write_table(&table::demands(&project()), &mut bytes).unwrap();
    let csv = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "id,name,parent,definition,use_when,not_when,examples,color,note,attributes,statements,origin_id"
    );
    assert!(lines[2].ends_with(",pause,truce,,,,,1,,,2,"), "{}", lines[2]);
    assert_eq!((lines.len(), lines[3]), (4, ""));
}
