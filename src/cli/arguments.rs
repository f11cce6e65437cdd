//! What can be typed after `demarche`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::SourceId;

use super::Usage;
use super::question::{Axes, AxesOrFigure, Rules};

/// What the arguments ask for.
#[derive(Debug)]
pub enum Request {
    /// The window.
    Window {
        /// The project to open; none opens what is there.
        project: Option<PathBuf>,
        /// The article to show.
        article: Option<SourceId>,
    },
    /// A command that needs no window.
    Batch(Box<Command>),
}

/// Reads the arguments, the first of which is the name of the program.
pub fn parse<I>(arguments: I) -> Result<Request, Usage>
where
    I: IntoIterator<Item: Into<OsString> + Clone>,
{
    let Arguments { command, project, article } = Arguments::try_parse_from(arguments).map_err(Usage)?;
    Ok(match command {
        Some(command) => Request::Batch(Box::new(command)),
        None => Request::Window { project, article },
    })
}

/// Who demands what, of whom, when.
///
/// Without a command the window opens. Errors go to standard error; exit code 0 done, 1 something in
/// the data or a file was wrong, 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "demarche", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// The project to open in the window.
    #[arg(value_name = "PROJECT.ron")]
    project: Option<PathBuf>,
    /// The article to show in the window.
    #[arg(long, value_name = "ID")]
    article: Option<SourceId>,
    #[command(subcommand)]
    command: Option<Command>,
}

/// A command that needs no window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes an empty project.
    New(New),
    /// Adds articles and coded data to a project.
    Import(Import),
    /// Lists what a project holds.
    List(List),
    /// Counts statements.
    Count(Count),
    /// Draws a figure.
    Plot(Plot),
    /// Writes statements for other programs.
    Export(Export),
    /// Says what is wrong or doubtful in a project.
    Check(Check),
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct New {
    /// The file to make; one that is there stays as it is.
    #[arg(value_name = "PROJECT.ron")]
    pub(super) project: PathBuf,
    /// The title; without it the name of the file.
    #[arg(long, value_name = "TEXT")]
    pub(super) name: Option<String>,
}

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The project that they join.
    #[arg(value_name = "PROJECT.ron")]
    pub(super) project: PathBuf,
    /// Files (.txt, .md, and .json for coded data) and folders with all below them.
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) care: Care,
    /// Reports as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

/// What to do where others work on the project too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
#[group(multiple = false)]
pub struct Care {
    /// Puts recorded work that was never saved into the file too.
    #[arg(long)]
    pub(super) with_unsaved: bool,
    /// Changes the file though somebody has it open or recorded work is not in it; that work is kept
    /// aside, and the window offers to compare it.
    #[arg(long)]
    pub(super) anyway: bool,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Articles, in the order of import.
    Sources,
    /// Statements, by article and place.
    Statements,
    /// Actors, as the codebook shows them.
    Actors,
    /// Demands, as the codebook shows them.
    Demands,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
#[group(multiple = false)]
pub struct Form {
    /// Writes JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// Writes CSV.
    #[arg(long)]
    pub(super) csv: bool,
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub struct List {
    /// The project.
    #[arg(value_name = "PROJECT.ron")]
    pub(super) project: PathBuf,
    /// What to list.
    #[arg(value_enum)]
    pub(super) kind: Kind,
    #[command(flatten)]
    pub(super) form: Form,
}

/// Arguments of `count`.
#[derive(Debug, Args)]
pub struct Count {
    /// The project.
    #[arg(value_name = "PROJECT.ron")]
    pub(super) project: PathBuf,
    #[command(flatten)]
    pub(super) axes: Axes,
    #[command(flatten)]
    pub(super) rules: Rules,
    #[command(flatten)]
    pub(super) form: Form,
}

/// Arguments of `plot`.
#[derive(Debug, Args)]
pub struct Plot {
    /// The project.
    #[arg(value_name = "PROJECT.ron")]
    pub(super) project: PathBuf,
    #[command(flatten)]
    pub(super) axes: AxesOrFigure,
    #[command(flatten)]
    pub(super) rules: Rules,
    /// The file to write, by its ending: .svg, .pdf or .png, the picture; .csv or .xlsx, the table behind it;
    /// one that is there is replaced. A .png has 2 dots a pixel; NAME@1x.png to NAME@4x.png say another
    /// number.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The project.
    #[arg(value_name = "PROJECT.ron")]
    pub(super) project: PathBuf,
    /// The file to write, by its ending: .csv or .xlsx, one row a statement; .json, coded data; or
    /// .html, a report with figures and quotes. One that is there is replaced.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// The project.
    #[arg(value_name = "PROJECT.ron")]
    pub(super) project: PathBuf,
    /// Reports as JSON.
    #[arg(long)]
    pub(super) json: bool,
}
