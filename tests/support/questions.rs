//! Questions of every kind.

use demarche::model::{
    Bootstrap, Columns, Counting, DateBasis, Duplicates, FigureKind, FigureSpec, Grouping, IdSource,
    Interval, Measure, Period, Stance, Voice,
};

use super::claims::Claims;
use super::dice::Dice;
use super::naive::Wanted;

pub const GROUPINGS: [Grouping; 6] =
    [Grouping::Party, Grouping::Actor, Grouping::Demand, Grouping::Stance, Grouping::Outlet, Grouping::All];

/// A question of any kind that can be answered of a project of `naive::random_claims`.
pub fn any_question(dice: &mut Dice) -> FigureSpec {
    let period = Columns::Time(*dice.pick(Period::ALL));
    let groups = Columns::Groups(*dice.pick(&GROUPINGS));
    let mut spec = FigureSpec {
        rows: *dice.pick(&GROUPINGS),
        columns: if dice.once_in(3) { groups } else { period },
        basis: *dice.pick(DateBasis::ALL),
        duplicates: *dice.pick(Duplicates::ALL),
        counting: *dice.pick(Counting::ALL),
        measure: *dice.pick(Measure::ALL),
        depth: dice.maybe(&[1, 2]),
        rolling: if dice.once_in(3) { dice.maybe(&[2, 3]) } else { None },
        interval: *dice.pick(&[Interval::None, Interval::Wilson, Interval::Bootstrap]),
        ..FigureSpec::by_party_over_time(IdSource::seeded(1).fresh().into())
    };
    spec.bootstrap = Bootstrap::new(100, dice.roll());
    let is_time = !matches!(spec.columns, Columns::Groups(_));
    if spec.measure == Measure::PerArticle && !(is_time && spec.basis == DateBasis::Publication) {
        spec.measure = Measure::Count;
    }
    let mut spec = spec.drawn_as(*dice.pick(FigureKind::ALL));
    if spec.columns == Columns::Auto {
        spec.columns = period;
    }
    if matches!(spec.columns, Columns::Groups(_)) {
        spec.rolling = None;
    }
    spec
}

/// Asks for what is wanted.
pub fn filter(spec: &mut FigureSpec, wanted: &Wanted, loaded: &Claims) {
    let filter = &mut spec.filter;
    filter.coder = Some(loaded.coders[wanted.coder]);
    filter.parties = wanted.parties.iter().map(|name| loaded.actors[*name]).collect();
    filter.actors = wanted.actors.iter().map(|name| loaded.actors[*name]).collect();
    filter.demands = wanted.demands.iter().map(|name| loaded.demands[*name]).collect();
    filter.stances = wanted.stances.iter().map(|word| Stance::parse(word)).collect();
    filter.voices = wanted.voices.iter().map(|word| Voice::parse(word)).collect();
    filter.outlets = wanted.outlets.iter().map(|name| (*name).to_owned()).collect();
    filter.tags = wanted.tags.iter().map(|name| (*name).to_owned()).collect();
    filter.from = wanted.from.map(|date| date.parse().unwrap());
    filter.to = wanted.to.map(|date| date.parse().unwrap());
}
