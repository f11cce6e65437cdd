//! From options to the figure that is asked for.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use clap::builder::RangedU64ValueParser;
use clap::{Args, ValueEnum};

use crate::model::{
    Actor, ActorId, ActorKind, CoderId, Columns, Counting, DateBasis, DemandId, Duplicates, FigureKind,
    FigureSpec, Filter, Grouping, Measure, PartialDate, Project, Stance,
};
use crate::session::Session;

use super::choice;
use super::usage::WrongArgument;

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

/// Which interval is shown beside shares of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Interval {
    /// None.
    #[default]
    None,
    /// Wilson's score interval, 95 %.
    Wilson,
    /// The bootstrap by article.
    Bootstrap,
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
    /// Which number is shown.
    #[arg(long, value_name = "VALUE", value_parser = choice::measure(), default_value = "count")]
    value: Measure,
    /// Demands rolled up to this depth of the tree, 1 the roots.
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<u8>::new().range(1..))]
    depth: Option<u8>,
    /// The mean of so many bins that end at each.
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<u16>::new().range(2..))]
    rolling: Option<u16>,
    /// The interval beside each row's share of articles.
    #[arg(long, value_enum, default_value = "none")]
    pub(super) interval: Interval,
    /// Where the bootstrap begins.
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// How often the bootstrap draws.
    #[arg(long, value_name = "N")]
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
    /// Whether this version can do what is asked.
    pub(super) fn check(&self) -> Result<(), WrongArgument> {
        if self.interval == Interval::Bootstrap || self.seed.is_some() || self.draws.is_some() {
            let words = "the bootstrap interval is not in this version; use --interval wilson";
            return Err(WrongArgument(words.to_owned()));
        }
        Ok(())
    }

    fn filter(&self, project: &Project) -> Result<Filter> {
        Ok(Filter {
            coder: self.coder.as_deref().map(|name| coder(project, name)).transpose()?,
            parties: self.party.iter().map(|name| party(project, name)).collect::<Result<_>>()?,
            actors: self.actor.iter().map(|name| Ok(actor(project, name)?.id)).collect::<Result<_>>()?,
            demands: self.demand.iter().map(|name| demand(project, name)).collect::<Result<_>>()?,
            stances: self.stance.iter().map(|name| stance(project, name)).collect::<Result<_>>()?,
            from: self.from,
            to: self.to,
        })
    }
}

fn spec(
    rows: Grouping,
    columns: Columns,
    rules: &Rules,
    session: &mut Session,
    path: &Path,
) -> Result<FigureSpec> {
    rules.check()?;
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

fn coder(project: &Project, name: &str) -> Result<CoderId> {
    let found = project.coders().find(|coder| coder.name == name);
    found.map(|coder| coder.id).ok_or_else(|| {
        let mut coders: Vec<_> = project.coders().collect();
        coders.sort_by_key(|coder| (coder.order, coder.id));
        let names: Vec<&str> = coders.into_iter().map(|coder| coder.name.as_str()).collect();
        let there = if names.is_empty() {
            "nobody codes here".to_owned()
        } else {
            format!("only {}", names.join(", "))
        };
        anyhow!("there is no coder named \"{name}\", {there}")
    })
}

fn party(project: &Project, name: &str) -> Result<ActorId> {
    let actor = actor(project, name)?;
    if actor.kind != ActorKind::Party {
        bail!("\"{}\" is an actor of kind {}, no party; use --actor", actor.name, actor.kind.label());
    }
    Ok(actor.id)
}

/// The actor of this name, else the one that has it as another name.
fn actor<'a>(project: &'a Project, name: &str) -> Result<&'a Actor> {
    let by_name = project.actors().find(|actor| actor.name == name);
    let by_alias = || project.actors().find(|actor| actor.aliases.iter().any(|alias| alias == name));
    by_name
        .or_else(by_alias)
        .map(|actor| &**actor)
        .ok_or_else(|| anyhow!("there is no actor named \"{name}\""))
}

fn demand(project: &Project, name: &str) -> Result<DemandId> {
    let found = project.demands().find(|demand| demand.name == name);
    found.map(|demand| demand.id).ok_or_else(|| anyhow!("there is no demand named \"{name}\""))
}

/// A stance by its word or its label, also one that only this project knows.
fn stance(project: &Project, name: &str) -> Result<Stance> {
    let known = Stance::KNOWN.iter().find(|it| it.as_str() == name || it.label() == name);
    let other = || {
        let mut stances = project.statements().filter_map(|statement| statement.stance.as_ref());
        stances.find(|stance| stance.as_str() == name)
    };
    known.or_else(other).cloned().ok_or_else(|| {
        let words: Vec<&str> = Stance::KNOWN.iter().map(Stance::as_str).collect();
        anyhow!("there is no stance named \"{name}\", only {}", words.join(", "))
    })
}
