//! Arguments to command line or window; nothing else.

use std::io;
use std::process::ExitCode;

use demarche::cli::{Request, parse};

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    match parse(std::env::args_os()) {
        Err(usage) => usage.say(&mut out, &mut err),
        Ok(Request::Batch(command)) => command.run(&mut out, &mut err),
        Ok(Request::Window { project, article }) => {
            // The window's threads may have something to say too.
            drop((out, err));
            match open_window(project.as_deref(), article) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    _ = io::Write::write_fmt(&mut io::stderr(), format_args!("error: {error}\n"));
                    ExitCode::FAILURE
                }
            }
        }
    }
}

use window::open_window;

#[cfg(not(feature = "gui"))]
mod window {
    use std::path::Path;

    use anyhow::{Result, bail};
    use demarche::model::SourceId;

    /// Says that there is none.
    pub(super) fn open_window(_: Option<&Path>, _: Option<SourceId>) -> Result<()> {
        bail!("this build has no window; the command line has the rest: see `demarche --help`")
    }
}

#[cfg(feature = "gui")]
mod window {
    use std::env;
    use std::path::Path;

    use anyhow::{Result, bail};
    use demarche::model::SourceId;
    use demarche::session::Session;
    use demarche::ui::action::Action;
    use demarche::ui::settings::Settings;
    use demarche::ui::{Opening, look_from_environment, open};

    /// The project that is opened where none is named and none was open before.
    const EXAMPLE: &[u8] = include_bytes!("../projects/peace-talks.ron");
    const EXAMPLE_NAME: &str = "peace-talks.ron";

    /// Opens the window on the given project, else the last one, else the example.
    pub(super) fn open_window(project: Option<&Path>, article: Option<SourceId>) -> Result<()> {
        let (session, mut wishes) = session(project)?;
        let is_example = session.path().is_none();
        if let Some(id) = article {
            if session.project().source(id).is_none() {
                bail!("there is no article {id} in the project \"{}\"", session.project().title());
            }
            wishes.push(Action::Choose(id));
        }
        let look = env::var_os("DEMARCHE_THEME").map(|_| look_from_environment());
        Ok(open(Opening { session, is_example, look, wishes, login: login() })?)
    }

    /// The session, and what is worth saying about its file.
    fn session(project: Option<&Path>) -> Result<(Session, Vec<Action>)> {
        let last = Settings::path().map(|path| Settings::load(&path));
        let last = last.as_ref().and_then(Settings::last_project);
        match (project, last) {
            (Some(path), _) if !is_example(path) => opened(path),
            (None, Some(path)) => opened(path).or_else(|error| {
                let (session, mut wishes) = example()?;
                wishes.push(Action::Say(error.to_string()));
                Ok((session, wishes))
            }),
            _ => example(),
        }
    }

    fn opened(path: &Path) -> Result<(Session, Vec<Action>)> {
        let (session, notices) = Session::open(path, Session::fresh_ids())?;
        Ok((session, notices.iter().map(|notice| Action::Say(notice.to_string())).collect()))
    }

    /// The example as a copy that is in no file, so that trying never changes it.
    fn example() -> Result<(Session, Vec<Action>)> {
        let session = Session::copy_of(EXAMPLE, Path::new(EXAMPLE_NAME), Session::fresh_ids())?;
        Ok((session, Vec::new()))
    }

    /// Whether a path names the example as it came with the program.
    fn is_example(path: &Path) -> bool {
        path.ends_with(EXAMPLE_NAME) && std::fs::read(path).is_ok_and(|bytes| bytes == EXAMPLE)
    }

    /// The login name, offered as the coder's.
    fn login() -> String {
        let names = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| env::var(name).ok());
        names.map(|name| name.trim().to_owned()).find(|name| !name.is_empty()).unwrap_or("Coder".to_owned())
    }
}
