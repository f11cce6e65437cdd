//! From options to the figure that is asked for.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use clap::Args;
use clap::builder::RangedU64ValueParser;

use crate::model::{
    Bootstrap, Columns, Confidence, Counting, DateBasis, Duplicates, FigureKind, FigureSpec, Filter,
    Grouping, Interval, Measure, PartialDate, Project,
};
use crate::session::Session;

use super::usage::WrongArgument;
use super::{choice, named};

/// What stands in rows and columns.
#[derive(Debug, Args)]
pub(super) struct Axes {
    /// One row for each of these.
    #[arg(long, value_name = "G", value_parser = choice::grouping())]
    rows: Grouping,
    /// One column for each of these; bins of time by ISO 8601.
    #[arg(long, value_name = "C", value_parser = choice::columns())]
    columns: Columns,
}

/// What stands in rows and columns, or a figure that says all.
#[derive(Debug, Args)]
pub(super) struct AxesOrFigure {
    /// One color for each of these.
    #[arg(long, value_name = "G", value_parser = choice::grouping(), required_unless_present = "figure")]
    rows: Option<Grouping>,
    /// One place for each of these; bins of time by ISO 8601.
    #[arg(long, value_name = "C", value_parser = choice::columns(), required_unless_present = "figure")]
    columns: Option<Columns>,
    /// How it is drawn.
    #[arg(long, value_name = "KIND", value_parser = choice::kind(), default_value = "bars")]
    kind: FigureKind,
    /// A figure saved in the project, instead of all other options.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["rows", "columns", "kind", "Rules"])]
    figure: Option<String>,
}

/// What is counted and how.
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// Which date counts.
    #[arg(long, value_name = "BASIS", value_parser = choice::basis(), default_value = "statement-else-publication")]
    basis: DateBasis,
    /// Within what the same statement counts once.
    #[arg(long, value_name = "SCOPE", value_parser = choice::duplicates(), default_value = "include")]
    duplicates: Duplicates,
    /// What a statement weighs when its passage carries several.
    #[arg(long, value_name = "RULE", value_parser = choice::counting(), default_value = "full")]
    counting: Counting,
    /// Whose statements count; needed when there are several coders.
    #[arg(long, value_name = "NAME")]
    coder: Option<String>,
    /// The first date, inclusive: 2022, 2022-03 or 2022-03-29.
    #[arg(long, value_name = "DATE")]
    from: Option<PartialDate>,
    /// The last date, inclusive.
    #[arg(long, value_name = "DATE")]
    to: Option<PartialDate>,
    /// Only this party, with what stands below it; may be repeated.
    #[arg(long, value_name = "NAME")]
    party: Vec<String>,
    /// Only this actor, with what stands below it; may be repeated.
    #[arg(long, value_name = "NAME")]
    actor: Vec<String>,
    /// Only this demand, with what stands below it; may be repeated.
    #[arg(long, value_name = "NAME")]
    demand: Vec<String>,
    /// Only this stance; may be repeated.
    #[arg(long, value_name = "NAME")]
    stance: Vec<String>,
    /// Only this voice; may be repeated.
    #[arg(long, value_name = "NAME")]
    voice: Vec<String>,
    /// Only articles from this outlet, "(no outlet)" from none; may be repeated.
    #[arg(long, value_name = "NAME")]
    outlet: Vec<String>,
    /// Only articles with this tag; may be repeated, then with any of them.
    #[arg(long, value_name = "NAME")]
    tag: Vec<String>,
    /// Which number is shown.
    #[arg(long, value_name = "VALUE", value_parser = choice::measure(), default_value = "count")]
    value: Measure,
    /// Demands rolled up to this depth of the tree, 1 the roots.
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<u8>::new().range(1..))]
    depth: Option<u8>,
    /// The mean of so many bins that end at each.
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<u16>::new().range(2..))]
    rolling: Option<u16>,
    /// The intervals: Wilson's score for shares of articles, or the bootstrap by article for the
    /// number that is shown.
    #[arg(long, value_name = "METHOD", value_parser = choice::interval(), default_value = "none")]
    interval: Interval,
    /// How sure the intervals are, in percent.
    #[arg(long, value_name = "PERCENT", value_parser = choice::confidence(), default_value = "95")]
    confidence: Confidence,
    /// Where the bootstrap's generator begins; the same seed gives the same intervals [default: 1].
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// How often the bootstrap draws all articles, 100 to 10000 [default: 2000].
    #[arg(long, value_name = "N", value_parser = draws())]
    draws: Option<u32>,
}

impl Axes {
    /// The figure that is asked for.
    pub(super) fn spec(&self, rules: &Rules, session: &mut Session, path: &Path) -> Result<FigureSpec> {
        spec(self.rows, self.columns, rules, session, path)
    }
}

impl AxesOrFigure {
    /// The figure that is asked for, or the one that is saved.
    pub(super) fn spec(&self, rules: &Rules, session: &mut Session, path: &Path) -> Result<FigureSpec> {
        if let Some(name) = &self.figure {
            return saved(session.project(), name, path);
        }
        match (self.rows, self.columns) {
            (Some(rows), Some(columns)) => {
                Ok(FigureSpec { kind: self.kind, ..spec(rows, columns, rules, session, path)? })
            }
            _ => bail!(WrongArgument(
                "say what to draw with --rows and --columns, or with --figure".to_owned()
            )),
        }
    }
}

impl Rules {
    /// Whether the options fit together.
    pub(super) fn check(&self) -> Result<(), WrongArgument> {
        if self.interval != Interval::Bootstrap && (self.seed.is_some() || self.draws.is_some()) {
            let words = "--seed and --draws say how the bootstrap draws: add --interval bootstrap";
            return Err(WrongArgument(words.to_owned()));
        }
        Ok(())
    }

    fn filter(&self, project: &Project) -> Result<Filter> {
        Ok(Filter {
            coder: self.coder.as_deref().map(|name| named::coder(project, name)).transpose()?,
            parties: each(&self.party, |name| named::party(project, name))?,
            actors: each(&self.actor, |name| Ok(named::actor(project, name)?.id))?,
            demands: each(&self.demand, |name| named::demand(project, name))?,
            stances: each(&self.stance, |name| named::stance(project, name))?,
            voices: each(&self.voice, |name| named::voice(project, name))?,
            outlets: each(&self.outlet, |name| named::outlet(project, name))?,
            tags: each(&self.tag, |name| named::tag(project, name))?,
            from: self.from,
            to: self.to,
        })
    }
}

/// Every name looked up.
fn each<T>(names: &[String], find: impl Fn(&str) -> Result<T>) -> Result<Vec<T>> {
    names.iter().map(|name| find(name)).collect()
}

fn draws() -> RangedU64ValueParser<u32> {
    let (least, most) = Bootstrap::DRAWS;
    RangedU64ValueParser::new().range(u64::from(least)..=u64::from(most))
}

fn spec(
    rows: Grouping,
    columns: Columns,
    rules: &Rules,
    session: &mut Session,
    path: &Path,
) -> Result<FigureSpec> {
    rules.check()?;
    let usual = Bootstrap::default();
    let filter = rules.filter(session.project()).map_err(|error| at(&error, path))?;
    Ok(FigureSpec {
        rows,
        columns,
        filter,
        basis: rules.basis,
        duplicates: rules.duplicates,
        counting: rules.counting,
        measure: rules.value,
        depth: rules.depth,
        rolling: rules.rolling,
        interval: rules.interval,
        confidence: rules.confidence,
        bootstrap: Bootstrap::new(rules.draws.unwrap_or(usual.draws()), rules.seed.unwrap_or(usual.seed)),
        ..FigureSpec::by_party_over_time(session.ids().fresh().into())
    })
}

/// An error about what a project holds, its path last.
pub(super) fn at(error: &dyn std::fmt::Display, path: &Path) -> anyhow::Error {
    anyhow!("{error}: {}", path.display())
}

fn saved(project: &Project, name: &str, path: &Path) -> Result<FigureSpec> {
    let found = project.figures().find(|figure| figure.name == name);
    found.map(|figure| FigureSpec::clone(figure)).ok_or_else(|| {
        let names: Vec<&str> = project.figures().map(|figure| figure.name.as_str()).collect();
        let there = match names.as_slice() {
            [] => "the project has no saved figure".to_owned(),
            names => format!("there are {}", names.join(", ")),
        };
        at(&format!("there is no figure named \"{name}\", {there}"), path)
    })
}
