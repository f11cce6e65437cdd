//! Builds projects from the neutral form of the reference cases (`claims-neutral/1`), with voices, outlets,
//! tags and a tree of demands besides.

use std::collections::BTreeMap;

use demarche::edit::{Transaction, apply};
use demarche::model::{
    Actor, ActorId, ActorKind, CharIndex, Coder, CoderId, Dated, Demand, DemandId, IdSource, Membership,
    Project, Source, SourceId, Stance, Statement, Text, Voice, When,
};
use serde_json::Value;

/// A project under construction, with the names that its records go by in the cases.
pub struct Claims {
    pub project: Project,
    pub actors: BTreeMap<String, ActorId>,
    pub demands: BTreeMap<String, DemandId>,
    pub coders: BTreeMap<String, CoderId>,
    pub sources: BTreeMap<String, SourceId>,
    ids: IdSource,
    change: Transaction,
    order: u64,
}

/// The project of one input of `claims.json`.
pub fn load(input: &Value) -> Claims {
    let mut ids = IdSource::seeded(7);
    let mut claims = Claims {
        project: Project::empty(ids.fresh().into(), "Claims"),
        actors: BTreeMap::new(),
        demands: BTreeMap::new(),
        coders: BTreeMap::new(),
        sources: BTreeMap::new(),
        ids,
        change: Transaction::new("Import"),
        order: 0,
    };
    for coder in list(input, "coders") {
        claims.add_coder(coder.as_str().unwrap());
    }
    let parties: Vec<&str> = list(input, "actors").iter().filter_map(|actor| word(actor, "party")).collect();
    for actor in list(input, "actors") {
        claims.add_actor(actor, &parties);
    }
    for demand in list(input, "demands") {
        claims.add_demand(demand);
    }
    let mut texts = BTreeMap::new();
    for document in list(input, "documents") {
        claims.add_source(document, &mut texts);
    }
    for annotation in list(input, "annotations") {
        claims.add_statement(annotation, &texts);
    }
    apply(&mut claims.project, &claims.change).unwrap();
    claims
}

impl Claims {
    fn next(&mut self) -> u64 {
        self.order += 1;
        self.order
    }

    fn put(&mut self, record: impl Into<demarche::model::Record>) {
        self.change = std::mem::replace(&mut self.change, Transaction::new("")).put(record);
    }

    fn add_coder(&mut self, name: &str) {
        let (id, order) = (self.ids.fresh().into(), self.next());
        self.coders.insert(name.to_owned(), id);
        self.put(Coder { id, order, name: name.to_owned() });
    }

    fn add_actor(&mut self, actor: &Value, parties: &[&str]) {
        let party = word(actor, "party").map(|name| self.actor(name, ActorKind::Party));
        let name = word(actor, "name").unwrap();
        if parties.contains(&name) {
            self.actor(name, ActorKind::Party);
            return;
        }
        let (id, order) = (self.ids.fresh().into(), self.next());
        self.actors.insert(name.to_owned(), id);
        let mut actor = Actor::new(id, order, name, ActorKind::Person);
        actor.memberships = party.map(Membership::always).into_iter().collect();
        self.put(actor);
    }

    fn actor(&mut self, name: &str, kind: ActorKind) -> ActorId {
        if let Some(id) = self.actors.get(name) {
            return *id;
        }
        let (id, order) = (self.ids.fresh().into(), self.next());
        self.actors.insert(name.to_owned(), id);
        self.put(Actor::new(id, order, name, kind));
        id
    }

    fn add_source(&mut self, document: &Value, texts: &mut BTreeMap<String, Text>) {
        let text = Text::normalize(word(document, "text").unwrap());
        let (id, order) = (self.ids.fresh().into(), self.next());
        let name = word(document, "id").unwrap();
        let mut source = Source::new(id, order, text.id(), name);
        source.published = date(document);
        word(document, "outlet").unwrap_or_default().clone_into(&mut source.outlet);
        source.tags = word(document, "tags").map(str::to_owned).into_iter().collect();
        self.sources.insert(name.to_owned(), id);
        self.put(Text::normalize(text.as_str()));
        self.put(source);
        texts.insert(name.to_owned(), text);
    }

    fn add_statement(&mut self, annotation: &Value, texts: &BTreeMap<String, Text>) {
        let document = word(annotation, "doc").unwrap();
        let text = &texts[document];
        let place = |key: &str| CharIndex(usize::try_from(annotation[key].as_u64().unwrap()).unwrap());
        let span = text.span_of_chars(place("start"), place("end")).unwrap();
        let coder = self.coders[word(annotation, "coder").unwrap()];
        let (id, order) = (self.ids.fresh().into(), self.next());
        let source = self.sources[document];
        let quote = text.slice(span).unwrap();
        let mut statement = Statement::new(id, order, source, Some(span), quote, coder);
        statement.actor = word(annotation, "actor").map(|name| self.actor(name, ActorKind::Person));
        statement.demand = word(annotation, "demand").map(|name| self.demand(name));
        statement.stance = word(annotation, "stance").map(Stance::parse);
        statement.voice = word(annotation, "voice").map(Voice::parse);
        statement.said = date(annotation);
        self.put(statement);
    }

    /// A demand below another one, which stands before it.
    fn add_demand(&mut self, demand: &Value) {
        let (id, order) = (self.ids.fresh().into(), self.next());
        let name = word(demand, "name").unwrap();
        let parent = word(demand, "parent").map(|name| self.demands[name]);
        self.demands.insert(name.to_owned(), id);
        self.put(Demand { parent, ..Demand::new(id, order, name) });
    }

    fn demand(&mut self, name: &str) -> DemandId {
        if let Some(id) = self.demands.get(name) {
            return *id;
        }
        let (id, order) = (self.ids.fresh().into(), self.next());
        self.demands.insert(name.to_owned(), id);
        self.put(Demand::new(id, order, name));
        id
    }
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn word<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value[key].as_str()
}

fn date(value: &Value) -> Option<Dated> {
    word(value, "date").map(|date| Dated::confirmed(date.parse::<When>().unwrap()))
}
