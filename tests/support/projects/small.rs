//! A small project that a person can read.

use std::sync::Arc;

use demarche::edit::{Transaction, apply};
use demarche::model::{
    Actor, ActorKind, ByteIndex, Coder, Dated, Demand, IdSource, Membership, Progress, Project, Record,
    Source, Span, Stance, Statement, Text,
};

/// Two articles, one coder, three actors, two demands, three statements (one of them without a place).
pub fn small() -> Project {
    let mut ids = IdSource::seeded(1);
    let mut project = Project::empty(ids.fresh().into(), "Peace talks");
    let coder = Coder { id: ids.fresh().into(), order: 1, name: "ada".into() };
    let party = Actor::new(ids.fresh().into(), 1, "Northland", ActorKind::Party);
    let mut envoy = Actor::new(ids.fresh().into(), 2, "Envoy", ActorKind::Person);
    envoy.memberships = vec![Membership::always(party.id)];
    let other = Actor::new(ids.fresh().into(), 3, "Southland", ActorKind::Party);
    let truce = Demand::new(ids.fresh().into(), 1, "truce");
    let mut line = Demand::new(ids.fresh().into(), 2, "truce along the line");
    line.parent = Some(truce.id);
    let text = Arc::new(Text::normalize(
        "“We want a truce”, said the envoy.\n\nThe South said: first a neutral zone 🙂.\n",
    ));
    let mut article = Source::new(ids.fresh().into(), 1, text.id(), "First round");
    article.outlet = "Daily".into();
    article.published = Some(Dated::guessed("2022-03-29".parse().unwrap(), "file name"));
    article.progress.insert(coder.id, Progress::InProgress);
    let bare = Text::normalize("Nothing yet.");
    let second = Source::new(ids.fresh().into(), 2, bare.id(), "Second round");
    let statement = |ids: &mut IdSource, order, quote: &str| {
        let at = text.as_str().find(quote);
        let span = at.and_then(|at| Span::new(ByteIndex(at), ByteIndex(at + quote.len())));
        let mut statement = Statement::new(ids.fresh().into(), order, article.id, span, quote, coder.id);
        statement.created = Some("2025-06-20T09:10:11Z".parse().unwrap());
        statement
    };
    let mut first = statement(&mut ids, 1, "We want a truce");
    first.actor = Some(envoy.id);
    first.demand = Some(truce.id);
    first.stance = Some(Stance::Demands);
    first.addressees = vec![other.id];
    first.said = Some(Dated::confirmed("2022-03".parse().unwrap()));
    let mut zone = statement(&mut ids, 2, "a neutral zone 🙂");
    zone.actor = Some(other.id);
    zone.memo = "sic".into();
    let lost = statement(&mut ids, 3, "words that no article has");
    let mut change =
        Transaction::new("Build").put(coder).put(party).put(envoy).put(other).put(truce).put(line);
    change = change
        .put(Record::Text(Arc::clone(&text)))
        .put(bare)
        .put(article)
        .put(second)
        .put(first)
        .put(zone)
        .put(lost);
    apply(&mut project, &change).unwrap();
    project
}
