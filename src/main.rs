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

    use anyhow::{Result, bail};
    use demarche::model::SourceId;
    use demarche::session::{OpenAnswer, OpenedSession, Pace, Session, Way};
    use demarche::ui::action::Action;
    use demarche::ui::settings::Settings;
    use demarche::ui::state::Dialog;
    use demarche::ui::{Opening, look_from_environment, open};

    /// The project that is opened where none is named and none was open before.
    const EXAMPLE: &[u8] = include_bytes!("../projects/peace-talks.ron");
    const EXAMPLE_NAME: &str = "peace-talks.ron";

    /// Opens the window on the given project, else the last one, else the example.
    pub(super) fn open_window(project: Option<&Path>, article: Option<SourceId>) -> Result<()> {
        let journals = Settings::journals();
        let Begun { session, is_example, mut wishes } = session(project, journals.as_deref())?;
        if let Some(id) = article {
            if session.project().source(id).is_none() {
                bail!("there is no article {id} in the project \"{}\"", session.project().title());
            }
            wishes.push(Action::Choose(id));
        }
        let look = env::var_os("DEMARCHE_THEME").map(|_| look_from_environment());
        Ok(open(Opening { session, is_example, look, wishes, login: login(), journals })?)
    }

    /// The first session, and what is wished first.
    struct Begun {
        session: Session,
        is_example: bool,
        wishes: Vec<Action>,
    }

    /// The project that is named, else the one that was never saved, else the last one, else the example.
    fn session(project: Option<&Path>, journals: Option<&Path>) -> Result<Begun> {
        if let Some(path) = project {
            return if is_example(path) { example(journals) } else { opened(path, journals) };
        }
        let unsaved =
            journals.and_then(|folder| Session::unsaved(Session::fresh_ids(), folder, Pace::Threaded));
        if let Some(unsaved) = unsaved {
            return Ok(Begun::from(unsaved));
        }
        let last = Settings::path().map(|path| Settings::load(&path));
        let Some(path) = last.as_ref().and_then(Settings::last_project) else { return example(journals) };
        opened(path, journals).or_else(|error| {
            let mut begun = example(journals)?;
            begun.wishes.push(Action::Say(error.to_string()));
            Ok(begun)
        })
    }

    /// The project at a path; where somebody else has it open, the example with the question.
    fn opened(path: &Path, journals: Option<&Path>) -> Result<Begun> {
        match Session::open_shared(path, journals, Pace::Threaded, Way::Ask) {
            Err(error) if error.may_be_salvaged() => {
                let mut begun = example(journals)?;
                // The window says what is wrong with it and what can be read.
                begun.wishes.push(Action::OpenProject(path.to_owned()));
                Ok(begun)
            }
            Err(error) => Err(error.into()),
            Ok(OpenAnswer::Opened(opened)) => Ok(Begun::from(*opened)),
            Ok(OpenAnswer::InUse(who)) => {
                let mut begun = example(journals)?;
                let dialog = Dialog::InUse { path: path.to_owned(), who: who.to_string() };
                begun.wishes.push(Action::Dialog(Some(dialog)));
                Ok(begun)
            }
        }
    }

    impl From<OpenedSession> for Begun {
        fn from(OpenedSession { session, notices, restored, remarks, copies }: OpenedSession) -> Self {
            let mut wishes: Vec<Action> =
                notices.iter().map(|notice| Action::Say(notice.to_string())).collect();
            wishes.extend(remarks.into_iter().map(Action::Say));
            wishes.extend(Dialog::of_restored(&restored, &copies).map(|dialog| Action::Dialog(Some(dialog))));
            Self { session, is_example: false, wishes }
        }
    }

    /// The example as a copy that is in no file, so that trying never changes it; nothing of it is
    /// recorded until it is saved.
    fn example(journals: Option<&Path>) -> Result<Begun> {
        let session = Session::copy_of(EXAMPLE, Path::new(EXAMPLE_NAME), Session::fresh_ids())?;
        let session = match journals {
            Some(folder) => session.recorded_in(folder, Pace::Threaded),
            None => session,
        };
        Ok(Begun { session, is_example: true, wishes: Vec::new() })
    }

    /// Whether a path names the example as it came with the program.
    fn is_example(path: &Path) -> bool {
        path.ends_with(EXAMPLE_NAME)
            && demarche::storage::bytes_within(path, EXAMPLE.len() as u64).is_ok_and(|bytes| bytes == EXAMPLE)
    }

    /// The login name, offered as the coder's.
    fn login() -> String {
        let names = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| env::var(name).ok());
        names.map(|name| name.trim().to_owned()).find(|name| !name.is_empty()).unwrap_or("Coder".to_owned())
    }
}
