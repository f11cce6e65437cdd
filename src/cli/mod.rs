//! The command line: the session without a window, for scripts, servers and reproducing a figure.
//!
//! Errors go to standard error as one sentence each, the path last. Exit codes: 0 done, 1 something
//! in the data or a file was wrong, 2 wrong usage. With `--json` standard output is one JSON document.
//! A command is one file here, one variant of [`Command`] and one arm in [`Command::run`]. Nothing
//! here knows a window; [`parse`] says when one is asked for.
//!
//! ```
//! use demarche::cli::{Request, parse};
//! let request = parse(["demarche", "talks.ron"]).unwrap();
//! assert!(matches!(request, Request::Window { project: Some(_), article: None }));
//! assert!(parse(["demarche", "list", "talks.ron", "colors"]).is_err());
//! ```

mod aligned;
mod answer;
mod arguments;
mod change;
mod check;
mod choice;
mod count;
mod export;
mod import;
mod list;
mod named;
mod new;
mod plot;
mod question;
mod usage;

pub use arguments::{Command, Request, parse};
pub use usage::Usage;
