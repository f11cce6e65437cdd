//! Any project: every field of every record, with hostile words.

use std::collections::BTreeMap;
use std::sync::Arc;

use demarche::edit::{Edit, Transaction, apply};
use demarche::model::{
    Actor, ActorId, ActorKind, Attribute, Bootstrap, Certainty, CharIndex, Coder, CoderId, Color, Columns,
    Confidence, Counting, DateBasis, DateStatus, Dated, Demand, DemandId, Duplicates, Event, FigureKind,
    FigureSpec, Grouping, IdSource, Interval, Measure, Membership, PartialDate, Period, Progress, Project,
    ProjectId, Provenance, Record, RemovedWords, Settings, Source, SourceId, Span, Stamp, Stance, Statement,
    Text, Voice, When,
};
use jiff::Timestamp;
use proptest::prelude::*;

use super::super::dice::Dice;

/// Pieces of words that break careless readers and writers.
pub const HOSTILE: &[&str] = &[
    "\0",
    "\u{2028}",
    "\u{2029}",
    "\"",
    "\\",
    "\"#",
    "r#\"",
    "\\u{41}",
    "\\\n",
    "\n",
    "\t",
    "//",
    "/*",
    "*/",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{200b}",
    "🙂",
    "👩\u{200d}👩\u{200d}👧",
    "e\u{301}",
    "“",
    "停火",
    "безумов",
    "<<<<<<< HEAD",
    "=======",
    "// sum: blake3 00",
    "schema: 9",
    "id: \"000000000000\"",
    " ",
    "(",
    ")]",
    "\u{ffff}",
    "\u{10ffff}",
    "\u{1b}[31m",
    "Some(",
    "None",
];

/// Words of hostile pieces, plain ones and any letters.
pub fn hostile_words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        2 => prop::sample::select(&["Ada", " calls ", "for ", "peace"][..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Any project, small, with every field of every record in use somewhere.
pub fn any_project() -> impl Strategy<Value = Project> {
    let texts = prop::collection::vec(hostile_words(), 0..5);
    let words = prop::collection::vec(hostile_words(), 1..8);
    (any::<u64>(), texts, words, 0_usize..25)
        .prop_map(|(seed, texts, words, statements)| Builder::new(seed, words).build(&texts, statements))
}

struct Builder {
    dice: Dice,
    ids: IdSource,
    words: Vec<String>,
    order: u64,
    change: Transaction,
    coders: Vec<CoderId>,
    actors: Vec<ActorId>,
    demands: Vec<DemandId>,
    sources: Vec<(SourceId, Arc<Text>)>,
}

impl Builder {
    fn new(seed: u64, words: Vec<String>) -> Self {
        Self {
            dice: Dice::seeded(seed),
            ids: IdSource::seeded(seed),
            words,
            order: 0,
            change: Transaction::new("Build"),
            coders: Vec::new(),
            actors: Vec::new(),
            demands: Vec::new(),
            sources: Vec::new(),
        }
    }

    fn build(mut self, texts: &[String], statements: usize) -> Project {
        let title = self.word();
        let mut project = Project::empty(ProjectId::from(self.ids.fresh()), &title);
        let note = self.word();
        self.change = self.change.put(Settings { title, note });
        (0..=self.dice.below(3)).for_each(|_| self.coder());
        (0..self.dice.below(8)).for_each(|_| self.actor());
        (0..self.dice.below(8)).for_each(|_| self.demand());
        for text in texts {
            self.source(text);
        }
        (0..statements).for_each(|_| self.statement());
        (0..self.dice.below(4)).for_each(|_| self.figure());
        (0..self.dice.below(4)).for_each(|_| self.event());
        apply(&mut project, &self.change).unwrap();
        project
    }

    fn put(&mut self, record: impl Into<Record>) {
        self.change.edits.push(Edit::Put(record.into()));
    }

    fn order(&mut self) -> u64 {
        self.order += 1;
        self.order
    }

    fn word(&mut self) -> String {
        self.dice.pick(&self.words).clone()
    }

    /// Unique, never blank.
    fn name(&mut self) -> String {
        format!("{}{}", self.word(), self.order)
    }

    fn words(&mut self) -> Vec<String> {
        (0..self.dice.below(3)).map(|_| self.word()).collect()
    }

    fn attributes(&mut self) -> Vec<Attribute> {
        (0..self.dice.below(3)).map(|_| Attribute { name: self.word(), text: self.word() }).collect()
    }

    fn origin(&mut self) -> Option<String> {
        self.dice.once_in(3).then(|| self.word())
    }

    fn provenance(&mut self) -> Option<Provenance> {
        self.dice.once_in(3).then(|| Provenance {
            size: self.dice.below(9999) as u64,
            hash: self.word(),
            changed: self.dice.once_in(2).then(|| self.moment()),
            reader: self.word(),
            version: self.word(),
            removed: (0..self.dice.below(3))
                .map(|_| RemovedWords { why: self.word(), words: self.word() })
                .collect(),
        })
    }

    fn date(&mut self) -> PartialDate {
        let year = 1 + i16::try_from(self.dice.below(9999)).unwrap();
        let month = 1 + i8::try_from(self.dice.below(12)).unwrap();
        let day = 1 + i8::try_from(self.dice.below(28)).unwrap();
        match self.dice.below(3) {
            0 => PartialDate::Year(year),
            1 => PartialDate::month_of(year, month).unwrap(),
            _ => PartialDate::day_of(year, month, day).unwrap(),
        }
    }

    fn when(&mut self) -> When {
        let (one, other) = (self.date(), self.date());
        When::between(one, other).filter(|_| self.dice.once_in(3)).unwrap_or(When::At(one))
    }

    fn dated(&mut self) -> Option<Dated> {
        if self.dice.once_in(3) {
            return None;
        }
        let status = *self.dice.pick(&[DateStatus::Confirmed, DateStatus::Guessed]);
        Some(Dated { when: self.when(), status, from: self.word(), printed: self.word() })
    }

    fn moment(&mut self) -> Timestamp {
        let second = i64::try_from(self.dice.below(253_402_000_000)).unwrap() - 62_000_000_000;
        let nanosecond = *self.dice.pick(&[0, 0, 1, 500_000_000]);
        Timestamp::new(second.clamp(0, 253_000_000_000), nanosecond).unwrap()
    }

    fn color(&mut self) -> Option<Color> {
        let place = u8::try_from(self.dice.below(24)).unwrap();
        self.dice.maybe(&[Color::Place(place), Color::Rgb([0, 255, place])])
    }

    fn coder(&mut self) {
        let coder = Coder { id: self.ids.fresh().into(), order: self.order(), name: self.name() };
        self.coders.push(coder.id);
        self.put(coder);
    }

    fn actor(&mut self) {
        let kinds = [ActorKind::KNOWN, &[ActorKind::parse("bloc \"x\"")]].concat();
        let order = self.order();
        let name = self.name();
        let mut actor = Actor::new(self.ids.fresh().into(), order, &name, self.dice.pick(&kinds).clone());
        for _ in 0..self.dice.below(3) {
            let Some(parent) = self.dice.maybe(&self.actors) else { continue };
            let (from, to) = (self.date(), self.date());
            actor.memberships.push(if self.dice.once_in(2) {
                Membership::always(parent)
            } else {
                Membership { parent, from: self.dice.maybe(&[from]), to: self.dice.maybe(&[to]) }
            });
        }
        actor.aliases = self.words();
        actor.color = self.color();
        actor.note = self.word();
        actor.attributes = self.attributes();
        actor.origin_id = self.origin();
        self.actors.push(actor.id);
        self.put(actor);
    }

    fn demand(&mut self) {
        let order = self.order();
        let name = self.name();
        let mut demand = Demand::new(self.ids.fresh().into(), order, &name);
        demand.parent = self.dice.maybe(&self.demands);
        demand.definition = self.word();
        demand.use_when = self.word();
        demand.not_when = self.word();
        demand.examples = self.words();
        demand.color = self.color();
        demand.note = self.word();
        demand.attributes = self.attributes();
        demand.origin_id = self.origin();
        self.demands.push(demand.id);
        self.put(demand);
    }

    fn source(&mut self, words: &str) {
        let text = Arc::new(Text::normalize(words));
        let order = self.order();
        let title = self.word();
        let mut source = Source::new(self.ids.fresh().into(), order, text.id(), &title);
        source.outlet = self.word();
        source.author = self.word();
        source.published = self.dated();
        source.url = self.word();
        source.language = self.word();
        source.tags = self.words();
        source.note = self.word();
        let states = [Progress::KNOWN, &[Progress::parse("skipped")]].concat();
        let mut progress = BTreeMap::new();
        for coder in &self.coders {
            if let Some(state) = self.dice.maybe(&states) {
                progress.insert(*coder, state);
            }
        }
        source.progress = progress;
        source.attributes = self.attributes();
        source.origin_id = self.origin();
        source.file = self.word();
        source.provenance = self.provenance();
        self.put(Record::Text(Arc::clone(&text)));
        self.sources.push((source.id, text));
        self.put(source);
    }

    fn statement(&mut self) {
        if self.sources.is_empty() {
            return;
        }
        let at = self.dice.below(self.sources.len());
        let (source, text) = (self.sources[at].0, Arc::clone(&self.sources[at].1));
        let length = text.chars().0;
        let (start, end) = (self.dice.below(length + 1), self.dice.below(length + 1));
        let place = |at| text.byte_of(CharIndex(at)).unwrap();
        let span = Span::between(place(start), place(end)).filter(|_| !self.dice.once_in(8));
        let quote = span.map(|span| text.slice(span).unwrap().to_owned());
        let quote = quote.unwrap_or_else(|| self.word());
        let order = self.order();
        let coder = *self.dice.pick(&self.coders);
        let mut statement = Statement::new(self.ids.fresh().into(), order, source, span, &quote, coder);
        statement.actor = self.dice.maybe(&self.actors);
        statement.demand = self.dice.maybe(&self.demands);
        statement.stance = self.dice.maybe(&[Stance::KNOWN, &[Stance::parse("wonders")]].concat());
        statement.addressees =
            (0..self.dice.below(3)).filter_map(|_| self.dice.maybe(&self.actors)).collect();
        statement.said = self.dated();
        statement.voice = self.dice.maybe(&[Voice::KNOWN, &[Voice::parse("\0")]].concat());
        statement.certainty = self.dice.maybe(&[Certainty::KNOWN, &[Certainty::parse("")]].concat());
        statement.memo = self.word();
        statement.attributes = self.attributes();
        let (created, changed) = (self.moment(), self.moment());
        statement.created = self.dice.maybe(&[created]);
        statement.changed = self.dice.maybe(&[Stamp { by: coder, at: changed }]);
        statement.origin_id = self.origin();
        self.put(statement);
    }

    fn figure(&mut self) {
        let mut figure = FigureSpec::by_party_over_time(self.ids.fresh().into());
        figure.order = self.order();
        figure.name = self.name();
        figure.kind = *self.dice.pick(FigureKind::ALL);
        figure.rows = *self.dice.pick(Grouping::ALL);
        let period = Columns::Time(*self.dice.pick(Period::ALL));
        let groups = Columns::Groups(*self.dice.pick(Grouping::ALL));
        figure.columns = *self.dice.pick(&[Columns::Auto, period, groups]);
        if !self.dice.once_in(3) {
            figure.filter.coder = self.dice.maybe(&self.coders);
            figure.filter.parties = self.dice.maybe(&self.actors).into_iter().collect();
            figure.filter.actors = self.actors.iter().take(2).copied().collect();
            figure.filter.demands = self.demands.iter().take(2).copied().collect();
            figure.filter.stances = vec![Stance::Rejects, Stance::parse("wonders")];
            figure.filter.voices = self.dice.maybe(&[Voice::parse("sings")]).into_iter().collect();
            figure.filter.outlets = vec![self.word(), String::new()];
            figure.filter.tags = vec![self.word()];
            let (from, to) = (self.date(), self.date());
            figure.filter.from = self.dice.maybe(&[from]);
            figure.filter.to = self.dice.maybe(&[to]);
        }
        figure.basis = *self.dice.pick(DateBasis::ALL);
        figure.duplicates = *self.dice.pick(Duplicates::ALL);
        figure.counting = *self.dice.pick(Counting::ALL);
        figure.measure = *self.dice.pick(Measure::ALL);
        figure.hides_events = self.dice.once_in(3);
        figure.depth = self.dice.maybe(&[1, 255]);
        figure.rolling = self.dice.maybe(&[2, 65535]);
        figure.interval = *self.dice.pick(Interval::ALL);
        figure.confidence = *self.dice.pick(Confidence::ALL);
        figure.bootstrap = *self.dice.pick(&[
            Bootstrap::default(),
            Bootstrap::new(100, u64::MAX),
            Bootstrap::new(10_000, 0),
        ]);
        self.put(figure);
    }

    fn event(&mut self) {
        let event = Event {
            id: self.ids.fresh().into(),
            order: self.order(),
            when: self.when(),
            label: self.word(),
            note: self.word(),
            color: self.color(),
        };
        self.put(event);
    }
}
