//! Arguments to command line or window; nothing else.

use std::io;
use std::process::ExitCode;

use demarche::cli::{Request, parse};
use demarche::session::import::serve;

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    match parse(std::env::args_os()) {
        Err(usage) => usage.say(&mut out, &mut err),
        Ok(Request::Batch(command)) => command.run(&mut out, &mut err),
        Ok(Request::ReadFor(path)) => match serve(&path, io::stdin().lock(), &mut out) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
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
    use std::time::Duration;

    use anyhow::{Result, bail};
    use demarche::model::{Project, SourceId};
    use demarche::session::{OpenAnswer, Opener, Pace};
    use demarche::ui::settings::{KeptSettings, Settings};
    use demarche::ui::{Beginning, Begun, Opening, look_from_environment, open};

    /// How long a project that is named is waited for, so that what is wrong with it is said where it was
    /// named; after that the window says it.
    const NAMED: Duration = Duration::from_secs(1);

    /// Opens the window on the given project, else the last one, else the example.
    pub(super) fn open_window(project: Option<&Path>, article: Option<SourceId>) -> Result<()> {
        let journals = Settings::journals();
        let kept = KeptSettings::of_this_person();
        let last = kept.as_ref().and_then(|kept| kept.settings.last_project());
        let mut beginning = Beginning::of(project, last, Opener::new(journals.clone(), Pace::Threaded));
        if project.is_some() || article.is_some() {
            refuse_at_once(&mut beginning, article)?;
        }
        let look = env::var_os("DEMARCHE_THEME").map(|_| look_from_environment());
        Ok(open(Opening { beginning, article, look, kept, login: login(), journals })?)
    }

    /// Fails where what was named cannot be opened or has no such article, and that is known soon. What can
    /// be read in part is for the window.
    fn refuse_at_once(beginning: &mut Beginning, article: Option<SourceId>) -> Result<()> {
        match beginning.wait(NAMED) {
            Some(Begun::Project(_, Err(error))) if !error.may_be_salvaged() => bail!("{error}"),
            Some(Begun::Project(_, Ok(OpenAnswer::Opened(opened))) | Begun::Unsaved(opened)) => {
                has_article(opened.session.project(), article)
            }
            Some(Begun::Example) => has_article(demarche::ui::example()?.project(), article),
            _ => Ok(()),
        }
    }

    fn has_article(project: &Project, article: Option<SourceId>) -> Result<()> {
        match article {
            Some(id) if project.source(id).is_none() => {
                bail!("there is no article {id} in the project \"{}\"", project.title())
            }
            _ => Ok(()),
        }
    }

    /// The login name, offered as the coder's.
    fn login() -> String {
        let names = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| env::var(name).ok());
        names.map(|name| name.trim().to_owned()).find(|name| !name.is_empty()).unwrap_or("Coder".to_owned())
    }
}
