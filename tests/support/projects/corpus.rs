//! Large projects of plausible proportions.

use demarche::edit::{Edit, Transaction, apply};
use demarche::model::{
    Actor, ActorId, ActorKind, ByteIndex, Coder, CoderId, Dated, Demand, DemandId, IdSource, Membership,
    PartialDate, Project, Source, Span, Stance, Statement, Text, When,
};
use jiff::Timestamp;

use super::super::dice::Dice;

/// The letters of a plausible article, in bytes.
const ARTICLE: usize = 4_000;

/// A project of plausible proportions: articles of about 4,000 letters with passages of one sentence,
/// by 3 coders, 40 actors in 5 parties and 60 demands, dated over three years.
pub fn corpus(seed: u64, articles: usize, statements: usize) -> Project {
    let share = |at: usize| at * statements / articles;
    let sizes: Vec<(usize, usize)> = (0..articles).map(|at| (ARTICLE, share(at + 1) - share(at))).collect();
    corpus_of(seed, &sizes)
}

/// The same with these articles: of at least so many bytes, with so many statements.
pub fn corpus_of(seed: u64, articles: &[(usize, usize)]) -> Project {
    let mut dice = Dice::seeded(seed);
    let mut ids = IdSource::seeded(seed);
    let mut project = Project::empty(ids.fresh().into(), "Corpus");
    let mut change = Transaction::new("Build");
    let mut order = 0..;
    let mut next = move || order.next().unwrap();
    let coders: Vec<CoderId> = (0..3)
        .map(|n| {
            let coder = Coder { id: ids.fresh().into(), order: next(), name: format!("coder {n}") };
            let id = coder.id;
            change.edits.push(Edit::Put(coder.into()));
            id
        })
        .collect();
    let mut actors: Vec<ActorId> = Vec::new();
    for n in 0..45 {
        let kind = if n < 5 { ActorKind::Party } else { ActorKind::Person };
        let mut actor = Actor::new(ids.fresh().into(), next(), &format!("actor {n}"), kind);
        if n >= 5 {
            actor.memberships = vec![Membership::always(actors[n % 5])];
        }
        actors.push(actor.id);
        change.edits.push(Edit::Put(actor.into()));
    }
    let mut demands: Vec<DemandId> = Vec::new();
    for n in 0..60 {
        let mut demand = Demand::new(ids.fresh().into(), next(), &format!("demand {n}"));
        demand.parent = (n >= 12).then(|| demands[n % 12]);
        demands.push(demand.id);
        change.edits.push(Edit::Put(demand.into()));
    }
    let first_day = jiff::civil::date(2022, 1, 1);
    for (at, (bytes, count)) in articles.iter().enumerate() {
        let text = article(&mut dice, *bytes);
        let ends: Vec<usize> = text.as_str().match_indices('.').map(|(at, _)| at + 1).collect();
        let day = first_day.saturating_add(jiff::Span::new().days(i64::try_from(dice.below(1095)).unwrap()));
        let mut source = Source::new(ids.fresh().into(), next(), text.id(), &format!("Article {at}"));
        source.outlet = format!("Outlet {}", dice.below(20));
        source.published = (!dice.once_in(50)).then(|| Dated::confirmed(When::At(PartialDate::Day(day))));
        for _ in 0..*count {
            let span = sentence(&mut dice, &text, &ends);
            let quote = text.slice(span).unwrap();
            let coder = *dice.pick(&coders);
            let mut statement =
                Statement::new(ids.fresh().into(), next(), source.id, Some(span), quote, coder);
            statement.actor = Some(*dice.pick(&actors));
            statement.demand = Some(*dice.pick(&demands));
            statement.stance = Some(dice.pick(Stance::KNOWN).clone());
            statement.created = Some(Timestamp::new(1_700_000_000, 0).unwrap());
            change.edits.push(Edit::Put(statement.into()));
        }
        change.edits.push(Edit::Put(source.into()));
        change.edits.push(Edit::Put(text.into()));
    }
    apply(&mut project, &change).unwrap();
    project
}

const VOCABULARY: &[&str] = &[
    "the",
    "envoy",
    "said",
    "that",
    "talks",
    "on",
    "a",
    "ceasefire",
    "“must”",
    "begin",
    "without",
    "conditions",
    "while",
    "café",
    "ministers",
    "переговори",
    "demanded",
    "neutrality",
    "of",
    "every",
    "party",
    "at",
    "once",
];

fn article(dice: &mut Dice, bytes: usize) -> Text {
    let mut words = String::with_capacity(bytes + 200);
    while words.len() < bytes {
        for _ in 0..8 + dice.below(12) {
            words.push_str(VOCABULARY[dice.below(VOCABULARY.len())]);
            words.push(' ');
        }
        words.pop();
        words.push_str(if dice.once_in(4) { ".\n" } else { ". " });
    }
    Text::normalize(&words)
}

/// A sentence of a text whose sentences end here.
fn sentence(dice: &mut Dice, text: &Text, ends: &[usize]) -> Span {
    let at = dice.below(ends.len() - 1);
    let rest = text.as_str().get(ends[at]..).unwrap();
    let blank = rest.len() - rest.trim_start().len();
    Span::new(ByteIndex(ends[at] + blank), ByteIndex(ends[at + 1])).unwrap()
}
