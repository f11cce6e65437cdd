//! A record in words, field by field, with the names that its own project gives.

use crate::model::{
    Actor, ActorId, Attribute, Bootstrap, CoderId, Dated, Demand, DemandId, FigureSpec, Interval, Project,
    Provenance, Record, RecordId, Source, Stance, Statement, Voice,
};

use super::named_by;

/// A field that is not the same in two projects; empty words where there is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDifference {
    /// What the interface calls it.
    pub field: &'static str,
    /// In mine.
    pub mine: String,
    /// In theirs.
    pub theirs: String,
}

/// The fields of a record that differ between two projects, those of a record that only one has where
/// they are filled.
pub fn fields(id: RecordId, mine: &Project, theirs: &Project) -> Vec<FieldDifference> {
    let words = |project: &Project| project.record(id).map(|record| (described(&record, project), record));
    let (one, other) = (words(mine), words(theirs));
    let is_in_both = one.is_some() && other.is_some();
    let names = one.as_ref().or(other.as_ref()).map(|(fields, _)| fields.iter().map(|(name, _)| *name));
    let names: Vec<&'static str> = names.into_iter().flatten().collect();
    let value = |side: &Option<(Fields, Record)>, at: usize| {
        side.as_ref()
            .and_then(|(fields, _)| fields.get(at))
            .map(|(_, words)| words.clone())
            .unwrap_or_default()
    };
    let all = names.iter().enumerate().map(|(at, field)| FieldDifference {
        field,
        mine: value(&one, at),
        theirs: value(&other, at),
    });
    let mut differing: Vec<FieldDifference> = all.filter(|it| it.mine != it.theirs).collect();
    if differing.is_empty() && is_in_both && one.map(|it| it.1) != other.map(|it| it.1) {
        // What the interface has no words for, such as an id of what has the same name.
        differing.push(FieldDifference { field: "details", mine: String::new(), theirs: String::new() });
    }
    differing
}

/// What the record is called: its name, its title, or the words that it quotes.
pub fn title(id: RecordId, mine: &Project, theirs: &Project) -> String {
    match mine.record(id).or_else(|| theirs.record(id)) {
        Some(Record::Text(text)) => text.as_str().chars().take(80).collect(),
        Some(Record::Source(source)) => source.title.clone(),
        Some(Record::Actor(actor)) => actor.name.clone(),
        Some(Record::Demand(demand)) => demand.name.clone(),
        Some(Record::Statement(statement)) => format!("“{}”", statement.quote),
        Some(Record::Coder(coder)) => coder.name.clone(),
        Some(Record::Figure(figure)) => figure.name.clone(),
        Some(Record::Event(event)) => event.label.clone(),
        Some(Record::Settings(_)) | None => "The project itself".to_owned(),
    }
}

/// What the interface calls such a record.
pub fn kind_name(id: RecordId) -> &'static str {
    match id {
        RecordId::Text(_) => "Text",
        RecordId::Source(_) => "Article",
        RecordId::Actor(_) => "Actor",
        RecordId::Demand(_) => "Demand",
        RecordId::Statement(_) => "Statement",
        RecordId::Coder(_) => "Coder",
        RecordId::Figure(_) => "Figure",
        RecordId::Event(_) => "Event",
        RecordId::Settings => "Project",
    }
}

type Fields = Vec<(&'static str, String)>;

fn described(record: &Record, project: &Project) -> Fields {
    match record {
        Record::Text(text) => vec![("words", text.as_str().to_owned())],
        Record::Source(source) => source_fields(source, project),
        Record::Actor(actor) => actor_fields(actor, project),
        Record::Demand(demand) => demand_fields(demand, project),
        Record::Statement(statement) => statement_fields(statement, project),
        Record::Coder(coder) => vec![("name", coder.name.clone())],
        Record::Figure(figure) => figure_fields(figure, project),
        Record::Event(event) => vec![
            ("date", event.when.to_string()),
            ("label", event.label.clone()),
            ("note", event.note.clone()),
            ("color", event.color.map(|color| color.to_string()).unwrap_or_default()),
        ],
        Record::Settings(settings) => {
            vec![("title", settings.title.clone()), ("note", settings.note.clone())]
        }
    }
}

fn source_fields(source: &Source, project: &Project) -> Fields {
    let text = project.text(source.text).map(|text| text.as_str()).unwrap_or_default();
    let progress =
        source.progress.iter().map(|(id, state)| format!("{}: {}", coder(project, *id), state.label()));
    vec![
        ("title", source.title.clone()),
        ("outlet", source.outlet.clone()),
        ("author", source.author.clone()),
        ("published", dated(source.published.as_ref())),
        ("address", source.url.clone()),
        ("language", source.language.clone()),
        ("tags", source.tags.join(", ")),
        ("note", source.note.clone()),
        ("progress", progress.collect::<Vec<_>>().join(", ")),
        ("more", attributes(&source.attributes)),
        ("file", source.file.clone()),
        ("original", source.provenance.as_ref().map(original).unwrap_or_default()),
        ("words", text.to_owned()),
    ]
}

fn original(it: &Provenance) -> String {
    let removed = it.removed.iter().map(|it| format!("; left out ({}): {}", it.why, it.words));
    let changed = it.changed.map(|changed| format!(", of {changed}")).unwrap_or_default();
    let Provenance { size, hash, reader, version, .. } = it;
    format!("{size} bytes{changed}, {hash}, read by {reader} {version}{}", removed.collect::<String>())
}

fn actor_fields(it: &Actor, project: &Project) -> Fields {
    let date = |date: Option<crate::model::PartialDate>| date.map(|it| it.to_string()).unwrap_or_default();
    let memberships = it.memberships.iter().map(|membership| {
        let name = actor(project, Some(membership.parent));
        match (membership.from, membership.to) {
            (None, None) => name,
            (from, to) => format!("{name} ({}–{})", date(from), date(to)),
        }
    });
    vec![
        ("name", it.name.clone()),
        ("kind", it.kind.label().to_owned()),
        ("belongs to", memberships.collect::<Vec<_>>().join(", ")),
        ("other names", it.aliases.join(", ")),
        ("color", it.color.map(|color| color.to_string()).unwrap_or_default()),
        ("note", it.note.clone()),
        ("more", attributes(&it.attributes)),
    ]
}

fn demand_fields(it: &Demand, project: &Project) -> Fields {
    vec![
        ("name", it.name.clone()),
        ("part of", demand(project, it.parent)),
        ("definition", it.definition.clone()),
        ("use when", it.use_when.clone()),
        ("not when", it.not_when.clone()),
        ("examples", it.examples.join(" · ")),
        ("color", it.color.map(|color| color.to_string()).unwrap_or_default()),
        ("note", it.note.clone()),
        ("more", attributes(&it.attributes)),
    ]
}

fn statement_fields(it: &Statement, project: &Project) -> Fields {
    let article = project.source(it.source).map(|source| source.title.clone()).unwrap_or_default();
    let text = project.text_of(it.source);
    let place = it.span.zip(text).and_then(|(span, text)| text.chars_of_span(span));
    let addressees = it.addressees.iter().map(|id| actor(project, Some(*id)));
    vec![
        ("article", article),
        ("letters", place.map(|(start, end)| format!("{} to {}", start.0, end.0)).unwrap_or_default()),
        ("passage", it.quote.to_string()),
        ("actor", actor(project, it.actor)),
        ("demand", demand(project, it.demand)),
        ("stance", it.stance.as_ref().map(|stance| stance.label().to_owned()).unwrap_or_default()),
        ("addressees", addressees.collect::<Vec<_>>().join(", ")),
        ("said", dated(it.said.as_ref())),
        ("voice", it.voice.as_ref().map(|voice| voice.label().to_owned()).unwrap_or_default()),
        ("certainty", it.certainty.as_ref().map(|sure| sure.label().to_owned()).unwrap_or_default()),
        ("memo", it.memo.clone()),
        ("more", attributes(&it.attributes)),
        ("coder", coder(project, it.coder)),
        (
            "changed",
            it.changed.map(|it| format!("{} by {}", it.at, coder(project, it.by))).unwrap_or_default(),
        ),
    ]
}

fn figure_fields(it: &FigureSpec, project: &Project) -> Fields {
    let names = named_by(&Record::Figure(it.clone().into()));
    let filter = names.into_iter().map(|id| title(id, project, project)).collect::<Vec<_>>().join(", ");
    let rule = format!("{:?}, {:?}, {:?}, {:?}", it.basis, it.duplicates, it.counting, it.measure);
    let dates = [it.filter.from, it.filter.to].map(|date| date.map(|it| it.to_string()).unwrap_or_default());
    let words = |words: Vec<&str>| words.join(", ");
    vec![
        ("name", it.name.clone()),
        ("kind", it.kind.as_str().to_owned()),
        ("rows", it.rows.as_str().to_owned()),
        ("columns", it.columns.as_str().to_owned()),
        ("filter", filter),
        ("dates", dates.join("–")),
        ("stances", words(it.filter.stances.iter().map(Stance::label).collect())),
        ("voices", words(it.filter.voices.iter().map(Voice::label).collect())),
        ("outlets", words(it.filter.outlets.iter().map(String::as_str).collect())),
        ("tags", words(it.filter.tags.iter().map(String::as_str).collect())),
        ("rule", rule),
        ("events", if it.hides_events { "hidden" } else { "" }.to_owned()),
        ("depth", it.depth.map(|depth| depth.to_string()).unwrap_or_default()),
        ("rolling mean", it.rolling.map(|width| width.to_string()).unwrap_or_default()),
        ("interval", interval(it)),
    ]
}

fn interval(it: &FigureSpec) -> String {
    match it.interval {
        Interval::Bootstrap => {
            let Bootstrap { seed, .. } = it.bootstrap;
            let (method, confidence) = (it.interval.label(), it.confidence.label());
            format!("{method}, {confidence}, {} draws, seed {seed}", it.bootstrap.draws())
        }
        Interval::Wilson => format!("{}, {}", it.interval.label(), it.confidence.label()),
        Interval::None => it.interval.label().to_owned(),
    }
}

fn dated(dated: Option<&Dated>) -> String {
    dated.map(|dated| format!("{} ({})", dated.when, dated.status.as_str())).unwrap_or_default()
}

fn attributes(attributes: &[Attribute]) -> String {
    attributes.iter().map(|it| format!("{}: {}", it.name, it.text)).collect::<Vec<_>>().join("; ")
}

fn actor(project: &Project, id: Option<ActorId>) -> String {
    id.and_then(|id| project.actor(id)).map(|actor| actor.name.clone()).unwrap_or_default()
}

fn demand(project: &Project, id: Option<DemandId>) -> String {
    id.and_then(|id| project.demand(id)).map(|demand| demand.name.clone()).unwrap_or_default()
}

fn coder(project: &Project, id: CoderId) -> String {
    project.coder(id).map(|coder| coder.name.clone()).unwrap_or_default()
}
