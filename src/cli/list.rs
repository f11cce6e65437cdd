//! `demarche list`: everything known of each article, statement, actor or demand.

use anyhow::Result;

use crate::export::table::{self, Table, Value};
use crate::export::write_table;

use super::aligned::{Side, aligned, shortened};
use super::answer::Answer;
use super::arguments::{Kind, List};

/// The longest cell that people are shown.
const CELL: usize = 60;

/// Lists one kind of record.
pub(super) fn list(List { project, kind, form }: &List) -> Result<Answer> {
    let mut answer = Answer::default();
    let session = answer.open(project)?;
    let rows = match kind {
        Kind::Sources => table::sources(session.project()),
        Kind::Statements => table::statements(session.project()),
        Kind::Actors => table::actors(session.project()),
        Kind::Demands => table::demands(session.project()),
    };
    if form.json {
        answer.say_json(&rows)?;
    } else if form.csv {
        write_table(&rows, &mut answer.out)?;
    } else {
        answer.say(&for_people(&rows, shown(*kind)));
    }
    Ok(answer)
}

/// The columns that fit a screen; `--json` and `--csv` have all.
fn shown(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Sources => &["id", "published", "published_status", "title", "outlet", "words", "statements"],
        Kind::Statements => &["id", "article", "said", "actor", "party", "demand", "stance", "quote"],
        Kind::Actors => &["id", "name", "kind", "party", "parent", "statements"],
        Kind::Demands => &["id", "name", "parent", "statements", "definition"],
    }
}

fn for_people(table: &Table<'_>, shown: &[&str]) -> String {
    let cells = |row: Vec<(&'static str, &Value<'_>)>| -> Vec<String> {
        let value = |name: &&str| {
            row.iter().find(|(column, _)| column == name).map(|(_, value)| value.cell().into_owned())
        };
        shown.iter().map(|name| shortened(&value(name).unwrap_or_default(), CELL)).collect()
    };
    let rows: Vec<Vec<String>> = table.named().map(|row| cells(row.collect())).collect();
    let header: Vec<String> = shown.iter().map(|name| name.replace('_', " ")).collect();
    let side = |name: &&str| if matches!(*name, "words" | "statements") { Side::Right } else { Side::Left };
    let sides: Vec<Side> = shown.iter().map(side).collect();
    aligned(&header, &sides, &rows)
}
