//! What can be typed after `demarche`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::chart::palette::Look;
use crate::import::{Columns, Field, NamePattern, ReadOptions, Separator};
use crate::model::SourceId;

use super::Usage;
use super::choice;
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
    /// To read this file for another process of ours, which says on standard input how.
    ReadFor(PathBuf),
}

/// Reads the arguments, the first of which is the name of the program.
pub fn parse<I>(arguments: I) -> Result<Request, Usage>
where
    I: IntoIterator<Item: Into<OsString> + Clone>,
{
    let arguments = Arguments::try_parse_from(arguments).map_err(Usage)?;
    let Arguments { command, project, article, import_worker } = arguments;
    if let Some(path) = import_worker {
        return Ok(Request::ReadFor(path));
    }
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
    #[arg(long, hide = true, value_name = "FILE")]
    import_worker: Option<PathBuf>,
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
    /// Files, folders with all below them, and .zip: text, Markdown, web pages, PDF, Word, ODT,
    /// RTF, EPUB, e-mail, tables of articles (.csv .tsv .xlsx .ods .jsonl .json), and .json coded data.
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) how: How,
    #[command(flatten)]
    pub(super) care: Care,
    /// Reports as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

/// How files are read where they do not say it themselves.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct How {
    /// Takes the whole of a web page, not only its article.
    #[arg(long)]
    pub(super) whole_page: bool,
    /// Leaves out lines of plain text that look like parts of a web page; they are kept in the record.
    #[arg(long)]
    pub(super) clean: bool,
    /// The encoding of the files, as windows-1251.
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(super) encoding: Option<String>,
    /// What parts a text into articles: counter, end, number, rule, form-feed, none, line:WORDS.
    #[arg(long, value_name = "WHAT")]
    pub(super) separator: Option<Separator>,
    /// What the names of files tell, as {date}_{outlet}; may be given several times.
    #[arg(long, value_name = "PATTERN")]
    pub(super) name_pattern: Vec<NamePattern>,
    /// A column of a table by its place from 1, as text=3; of text title date outlet author url language.
    #[arg(long, value_name = "FIELD=N", value_parser = column)]
    pub(super) column: Vec<(Option<Field>, usize)>,
}

impl How {
    /// The options that these ask for; an error where columns are named but not that of the text.
    pub(super) fn options(&self) -> anyhow::Result<ReadOptions> {
        let text = self.column.iter().find(|(field, _)| field.is_none());
        let fields = self.column.iter().filter_map(|(field, at)| field.map(|field| (field, *at)));
        let columns = match text {
            Some((_, text)) => Some(Columns { text: *text, fields: fields.collect() }),
            None if self.column.is_empty() => None,
            None => anyhow::bail!("--column must name the column of the text too, as text=3"),
        };
        Ok(ReadOptions {
            encoding: self.encoding.clone(),
            whole_page: self.whole_page,
            clean: self.clean,
            columns,
            bundle: self.separator.clone(),
            name_patterns: self.name_pattern.clone(),
        })
    }
}

fn encoding(name: &str) -> Result<String, String> {
    let known = encoding_rs::Encoding::for_label(name.as_bytes());
    known.map(|it| it.name().to_owned()).ok_or_else(|| "no encoding has this name".to_owned())
}

fn column(words: &str) -> Result<(Option<Field>, usize), String> {
    let (field, at) = words.split_once('=').ok_or("a column is FIELD=N, as text=3")?;
    let at: usize = at.parse().map_err(|_| format!("\"{at}\" is no place from 1"))?;
    let at = at.checked_sub(1).ok_or("columns count from 1")?;
    match (field, Field::parse(field)) {
        ("text", _) => Ok((None, at)),
        (_, Some(field)) => Ok((Some(field), at)),
        _ => Err(format!("\"{field}\" is none of text, title, date, outlet, author, url, language")),
    }
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
    /// How the picture looks; print is black on white with patterns in place of colors, for printers and
    /// copiers without colors.
    #[arg(long, value_name = "LOOK", value_parser = choice::look(), default_value = "light")]
    pub(super) look: Look,
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
