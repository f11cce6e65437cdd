//! The lines that could be read as a whole project: what is named and lost gets a stand-in.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use crate::edit::{self, Edit, EditError, Transaction};
use crate::model::{
    Actor, ActorId, ActorKind, Coder, CoderId, Demand, DemandId, Event, FigureSpec, Project, ProjectId,
    Record, RecordId, Settings, SourceId, Text,
};
use crate::storage::escape;
use crate::storage::schema_v1::{self, Doubts, Fault, rows};
use crate::storage::trail::{Trail, read_lines};

use super::line::lenient;
use super::parts::{Article, Line, Parts, quoted_after, shortened};
use super::{Lost, Salvaged};

/// The project of these lines; none where not even that can be made.
pub(super) fn project(id: ProjectId, parts: Parts<'_>) -> Option<Salvaged> {
    let mut mend = Mend {
        lost: parts.lost,
        doubts: Doubts::default(),
        records: Vec::new(),
        unknown: BTreeSet::new(),
        trail: Trail::default(),
    };
    let title = parts.title.unwrap_or_else(|| "Recovered project".to_owned());
    let note = parts.settings.and_then(|(_, words)| quoted_after(words, "note:")).unwrap_or_default();
    mend.records.push(Settings { title: title.clone(), note }.into());
    mend.rows("coder", &parts.coders, |row: rows::Coder| Ok(Coder::from(row).into()));
    mend.rows("actor", &parts.actors, |row: rows::Actor| Actor::try_from(row).map(Record::from));
    mend.rows("demand", &parts.demands, |row: rows::Demand| Ok(Demand::from(row).into()));
    mend.rows("figure", &parts.figures, |row: rows::Figure| Ok(FigureSpec::from(row).into()));
    mend.rows("event", &parts.events, |row: rows::Event| Ok(Event::from(row).into()));
    for article in &parts.articles {
        mend.article(article);
    }
    mend.trail(&parts.history);
    mend.finish(id, &title)
}

struct Mend {
    trail: Trail,
    records: Vec<Record>,
    lost: Vec<Lost>,
    doubts: Doubts,
    /// Fields that this version does not know.
    unknown: BTreeSet<String>,
}

impl Mend {
    /// The log, to be read only.
    fn trail(&mut self, lines: &[Line<'_>]) {
        let (trail, broken) = read_lines(lines.iter().map(|(_, words)| *words));
        let number = |broken: &str| lines.iter().find(|(_, words)| *words == broken).map(|(line, _)| *line);
        let lost = broken.into_iter().map(|words| Lost {
            line: number(words),
            what: format!("a step of the history: {}", shortened(words)),
        });
        self.lost.extend(lost);
        self.trail = trail;
    }

    fn rows<T: DeserializeOwned>(
        &mut self,
        kind: &str,
        lines: &[Line<'_>],
        record: impl Fn(T) -> Result<Record, Fault>,
    ) {
        for (number, line) in lines {
            let words = line.trim_end_matches(',');
            let read = lenient(words, |options, words| options.from_str::<T>(words));
            let read = read.and_then(|(row, unknown)| {
                let record = record(row).map_err(|fault| fault.message)?;
                Ok((record, unknown))
            });
            match read {
                Ok((record, unknown)) => {
                    self.unknown.extend(unknown);
                    self.records.push(record);
                }
                Err(why) => self.lose(*number, kind, line, &why),
            }
        }
    }

    fn lose(&mut self, line: usize, kind: &str, words: &str, why: &str) {
        let what = format!("{} {kind} ({why}): {}", article_of(kind), shortened(words));
        self.lost.push(Lost { line: Some(line), what });
    }

    fn article(&mut self, article: &Article<'_>) {
        let text = self.words(article);
        let mut list = String::new();
        schema_v1::push_paragraphs(&mut list, &text);
        let (line, head) = article.head;
        let fields = head.trim_end_matches(',');
        let whole = format!("{fields}, text: {list})");
        let source = match self.source(&whole) {
            Ok(source) => source,
            Err(why) => {
                self.lose(line, "article's fields", head, &why);
                let id = quoted_after(head, "id:").and_then(|id| id.parse().ok());
                // Without an id of its own it gets one from its words.
                let id: SourceId = id.unwrap_or_else(|| SourceId::from_bits(line as u64));
                let title = quoted_after(head, "title:").unwrap_or_else(|| "(title unreadable)".to_owned());
                let mut named = String::new();
                escape::push_text(&mut named, &title);
                let least = format!("(id: \"{id}\", title: {named}, order: {line}, text: {list})");
                match self.source(&least) {
                    Ok(source) => source,
                    Err(_) => return,
                }
            }
        };
        for (number, line) in &article.statements {
            let words = line.trim_end_matches(',');
            let doubts = &mut self.doubts;
            let read = lenient(words, |options, words| {
                let row: rows::Statement<'_> = options.from_str(words)?;
                Ok(row.statement(source, &text, doubts))
            });
            match read {
                Ok((Ok(statement), unknown)) => {
                    self.unknown.extend(unknown);
                    self.records.push(statement.into());
                }
                Ok((Err(fault), _)) => self.lose(*number, "statement", line, &fault.message),
                Err(why) => self.lose(*number, "statement", line, &why),
            }
        }
    }

    /// The words of an article; of a paragraph that cannot be read its letters as they stand there.
    fn words(&mut self, article: &Article<'_>) -> Text {
        let mut paragraphs = Vec::with_capacity(article.paragraphs.len());
        for (number, line) in &article.paragraphs {
            let words = line.trim_end_matches(',');
            paragraphs.push(ron::from_str::<String>(words).unwrap_or_else(|_| {
                let what = format!("a paragraph, kept as its letters stand there: {}", shortened(line));
                self.lost.push(Lost { line: Some(*number), what });
                words.trim_matches('"').to_owned()
            }));
        }
        Text::normalize(&paragraphs.join("\n"))
    }

    /// Reads an article without statements; its records are kept.
    fn source(&mut self, words: &str) -> Result<SourceId, String> {
        let doubts = &mut self.doubts;
        let (records, unknown) = lenient(words, |options, words| {
            let row: rows::Source<'_> = options.from_str(words)?;
            Ok(row.records(doubts))
        })?;
        let records = records.map_err(|fault| fault.message)?;
        let source = records.iter().find_map(|record| match record {
            Record::Source(source) => Some(source.id),
            _ => None,
        });
        self.unknown.extend(unknown);
        self.records.extend(records);
        source.ok_or_else(|| "it has no id".to_owned())
    }

    fn finish(mut self, id: ProjectId, title: &str) -> Option<Salvaged> {
        self.drop_doubles();
        self.stand_in();
        self.name_apart();
        if !self.unknown.is_empty() {
            let names: Vec<_> = self.unknown.iter().map(String::as_str).collect();
            let what = format!("fields that this version does not know: {}", names.join(", "));
            self.lost.push(Lost { line: None, what });
        }
        let mut project = Project::empty(id, title);
        // Each circle that is opened is one attempt more.
        for _ in 0..=self.records.len() {
            let mut transaction = Transaction::new("Open what can be read");
            transaction.edits.extend(self.records.iter().cloned().map(Edit::Put));
            match edit::apply(&mut project, &transaction) {
                Ok(_) => {
                    self.lost.sort_by_key(|lost| lost.line.unwrap_or(usize::MAX));
                    let notices = self.doubts.into_notices().collect();
                    return Some(Salvaged { project, trail: self.trail, lost: self.lost, notices });
                }
                Err(EditError::Circle { name }) => self.open_circle(&name),
                Err(_) => return None,
            }
        }
        None
    }

    /// The second record of an id is left out.
    fn drop_doubles(&mut self) {
        let mut seen = BTreeSet::new();
        let lost = &mut self.lost;
        self.records.retain(|record| {
            let id = record.id();
            let is_first = seen.insert(id) || matches!(id, RecordId::Text(_));
            if !is_first {
                lost.push(Lost {
                    line: None,
                    what: format!("a second record of one id: {}", name_of(record)),
                });
            }
            is_first
        });
    }

    /// What is named and not there gets a record with a name that says so.
    fn stand_in(&mut self) {
        let there: BTreeSet<RecordId> = self.records.iter().map(Record::id).collect();
        let named: BTreeSet<RecordId> = self.records.iter().flat_map(edit::compare::named_by).collect();
        for id in named.difference(&there) {
            let (record, kind, word): (Record, _, _) = match *id {
                RecordId::Coder(id) => (coder(id), "coder", id.to_string()),
                RecordId::Actor(id) => (actor(id), "actor", id.to_string()),
                RecordId::Demand(id) => (demand(id), "demand", id.to_string()),
                _ => continue,
            };
            let what = format!("the {kind} {word} is named and not there, a stand-in was made");
            self.lost.push(Lost { line: None, what });
            self.records.push(record);
        }
    }

    /// Names are made unique and are never empty.
    fn name_apart(&mut self) {
        let mut taken: BTreeSet<(u8, String)> = BTreeSet::new();
        let mut free = |kind: u8, name: &str| {
            let name = if name.trim().is_empty() { "(no name)" } else { name };
            let mut numbered = name.to_owned();
            let mut number = 2;
            while !taken.insert((kind, numbered.clone())) {
                numbered = format!("{name} ({number})");
                number += 1;
            }
            numbered
        };
        for record in &mut self.records {
            *record = match std::mem::replace(record, Settings::default().into()) {
                Record::Coder(it) => Coder { name: free(0, &it.name), ..Coder::clone(&it) }.into(),
                Record::Actor(it) => Actor { name: free(1, &it.name), ..Actor::clone(&it) }.into(),
                Record::Demand(it) => Demand { name: free(2, &it.name), ..Demand::clone(&it) }.into(),
                Record::Figure(it) => FigureSpec { name: free(3, &it.name), ..FigureSpec::clone(&it) }.into(),
                other => other,
            };
        }
    }

    /// Takes what is above this name away.
    fn open_circle(&mut self, name: &str) {
        for record in &mut self.records {
            match record {
                Record::Actor(actor) if actor.name == name => {
                    std::sync::Arc::make_mut(actor).memberships.clear();
                }
                Record::Demand(demand) if demand.name == name => {
                    std::sync::Arc::make_mut(demand).parent = None;
                }
                _ => {}
            }
        }
        let what = format!("what {name} belongs to, as it went in a circle");
        self.lost.push(Lost { line: None, what });
    }
}

fn coder(id: CoderId) -> Record {
    Coder { id, name: format!("Unreadable coder {id}"), order: 0 }.into()
}

fn actor(id: ActorId) -> Record {
    Actor::new(id, 0, &format!("Unreadable actor {id}"), ActorKind::Person).into()
}

fn demand(id: DemandId) -> Record {
    Demand::new(id, 0, &format!("Unreadable demand {id}")).into()
}

fn article_of(kind: &str) -> &'static str {
    if kind.starts_with(['a', 'e']) { "an" } else { "a" }
}

fn name_of(record: &Record) -> String {
    match record {
        Record::Source(it) => it.title.clone(),
        Record::Actor(it) => it.name.clone(),
        Record::Demand(it) => it.name.clone(),
        Record::Statement(it) => shortened(&it.quote),
        Record::Coder(it) => it.name.clone(),
        Record::Figure(it) => it.name.clone(),
        Record::Event(it) => it.label.clone(),
        Record::Text(_) | Record::Settings(_) => String::new(),
    }
}
