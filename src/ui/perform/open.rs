//! Opening project files beside the window: how far it is, and going on without it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::model::SourceId;
use crate::session::{OpenAnswer, OpenedSession, Opener, Session, Way};
use crate::storage::{Progress, StorageError};

use super::super::App;
use super::super::action::Action;
use super::super::begin::{self, Beginning, Begun};
use super::super::derived::Derived;
use super::super::state::Dialog;
use super::super::view::OpeningFacts;

/// How long the window waits for its first project before it is there without one: as long as nobody
/// sees it come up late.
const FIRST: Duration = Duration::from_millis(150);

/// How long an opening goes on before it is shown, in seconds.
const SHOWN: f64 = 0.4;

/// How long nothing comes from a drive before that is said, in seconds.
const LATE: f64 = 3.0;

/// A project that is being opened.
#[derive(Debug)]
pub(in crate::ui) struct NowOpening {
    /// Tells it from the one before, which may still come to an end.
    number: u64,
    /// Its file; none while it is looked for.
    path: Option<PathBuf>,
    progress: Progress,
    /// The frame time at which it was begun.
    begun: f64,
    /// Whether the window begins with it.
    is_first: bool,
}

impl App {
    /// Begins with what was looked for, and with this article of it; the window is there at once, however
    /// long that takes.
    pub fn begin(&mut self, mut beginning: Beginning, article: Option<SourceId>, ctx: &egui::Context) {
        let person = self.person.clone();
        if beginning.wait(FIRST).is_some() {
            return self.take_begun(Ready::of_begun(beginning.begun(), &person), article, ctx);
        }
        let number = self.note_opening(beginning.path.clone(), beginning.progress.clone(), true, ctx);
        self.state.dialog = Some(Dialog::Opening);
        let job = move || Ready::of_begun(beginning.begun(), &person);
        self.worker.start("", ctx, job, move |app, ctx, ready| {
            if app.ends_opening(number) {
                app.take_begun(ready, article, ctx);
            } else {
                app.let_go(ready, ctx);
            }
        });
    }

    fn take_begun(&mut self, ready: Ready<Begun>, article: Option<SourceId>, ctx: &egui::Context) {
        let Ready { answer, derived } = ready;
        match answer {
            Begun::Example => self.take_example(ctx),
            Begun::Unsaved(opened) => self.take_opened(*opened, derived, ctx),
            Begun::Project(path, answer) => {
                if !matches!(answer, Ok(OpenAnswer::Opened(_))) {
                    // What is to be said about it is said above something that one can go on with.
                    self.take_example(ctx);
                }
                self.opened(path, Ready { answer, derived }, ctx);
            }
        }
        match article {
            Some(id) if self.session.project().source(id).is_some() => {
                self.perform(Action::Choose(id), ctx);
            }
            Some(id) => self.complain(&format!("There is no article {id} in this project"), ctx),
            None => {}
        }
        self.say_unsaid(ctx);
    }

    /// Says what there was to say before the window had a project: another project takes its notices away.
    fn say_unsaid(&mut self, ctx: &egui::Context) {
        for words in std::mem::take(&mut self.unsaid) {
            self.complain(&words, ctx);
        }
    }

    /// Opens a copy of the example, in which one goes on as its coder, so that its figure grows with what
    /// one tries.
    pub(super) fn take_example(&mut self, ctx: &egui::Context) {
        match begin::example() {
            Ok(session) => self.take_session(session, None, ctx),
            Err(error) => return self.complain(&error.to_string(), ctx),
        }
        let name =
            self.session.reader().and_then(|id| self.session.project().coder(id)).map(|it| it.name.clone());
        self.session.code_as(&name.unwrap_or_default());
    }

    /// Opens a project file beside the window.
    pub(super) fn start_opening(&mut self, path: PathBuf, way: Way, ctx: &egui::Context) {
        let opener =
            Opener { disk: self.session.disk(), ..Opener::new(self.journals.clone(), self.worker.pace()) };
        let number = self.note_opening(Some(path.clone()), opener.progress.clone(), false, ctx);
        let release = self.session.release_journal();
        // It may be the very project that is open, and the file by now what another program wrote.
        let is_own = self.session.names_own_file(&path) && self.session.read_only().is_none();
        let keep = is_own.then(|| self.session.keep_if_replaced());
        let (named, person) = (path.clone(), self.person.clone());
        let job = move || {
            release();
            let kept = keep.map_or(Ok(()), |keep| keep());
            Ready::of_opened(kept.and_then(|()| opener.open(&named, way)), &person)
        };
        self.worker.start("Opening…", ctx, job, move |app, ctx, ready| {
            if app.ends_opening(number) {
                app.opened(path, ready, ctx);
            } else {
                app.let_go(ready, ctx);
            }
        });
    }

    /// Notes that something is being opened, instead of what was before; gives its number.
    fn note_opening(
        &mut self,
        path: Option<PathBuf>,
        progress: Progress,
        is_first: bool,
        ctx: &egui::Context,
    ) -> u64 {
        self.forget_opening();
        self.openings += 1;
        let begun = ctx.input(|input| input.time);
        self.opening = Some(NowOpening { number: self.openings, path, progress, begun, is_first });
        ctx.request_repaint_after(Duration::from_secs_f64(SHOWN));
        self.openings
    }

    /// Lets what is being opened come to nothing, as something else is wanted.
    pub(super) fn forget_opening(&mut self) {
        if let Some(opening) = self.opening.take() {
            opening.progress.cancel();
            self.hide_opening();
        }
    }

    /// Whether what came to an end is what is waited for; it is no longer.
    fn ends_opening(&mut self, number: u64) -> bool {
        let is_wanted = self.opening.as_ref().is_some_and(|opening| opening.number == number);
        if is_wanted {
            self.opening = None;
            self.hide_opening();
        }
        is_wanted
    }

    fn hide_opening(&mut self) {
        if self.state.dialog == Some(Dialog::Opening) {
            self.state.dialog = None;
        }
    }

    /// Forgets what came too late; its lock and journal are let go of beside the window.
    fn let_go<T: Send + 'static>(&mut self, late: T, ctx: &egui::Context) {
        self.worker.start("", ctx, move || drop(late), |_, _, ()| {});
    }

    /// Shows an opening that takes long.
    pub(in crate::ui) fn follow_opening(&mut self, ctx: &egui::Context) {
        let Some(opening) = &self.opening else { return };
        let rest = opening.begun + SHOWN - ctx.input(|input| input.time);
        if rest > 0.0 {
            return ctx.request_repaint_after(Duration::from_secs_f64(rest));
        }
        if self.state.dialog.is_none() {
            self.state.dialog = Some(Dialog::Opening);
        }
        ctx.request_repaint_after(Duration::from_millis(100));
    }

    /// Goes on without what is being opened; whatever comes of it is let go of.
    pub(super) fn cancel_opening(&mut self, ctx: &egui::Context) {
        let Some(opening) = self.opening.take() else { return };
        opening.progress.cancel();
        self.hide_opening();
        self.is_unwanted = false;
        if opening.is_first {
            self.take_example(ctx);
        }
        self.say_unsaid(ctx);
        let name = opening.path.as_deref().map_or_else(|| "The project".to_owned(), name_of);
        self.say(&format!("{name} was not opened"), ctx);
    }

    /// What the window shows of an opening.
    pub(in crate::ui) fn opening_facts(&self, now: f64) -> Option<OpeningFacts> {
        let opening = self.opening.as_ref()?;
        let folder = opening.path.as_deref().and_then(Path::parent).map(|it| it.display().to_string());
        let share = opening.progress.share();
        Some(OpeningFacts {
            name: opening.path.as_deref().map(name_of),
            folder: folder.filter(|folder| !folder.is_empty()),
            share,
            is_late: share.is_none_or(|share| share == 0.0) && now - opening.begun >= LATE,
            is_first: opening.is_first,
        })
    }

    fn opened(&mut self, path: PathBuf, ready: Ready<Answer>, ctx: &egui::Context) {
        let Ready { answer, derived } = ready;
        match answer {
            Ok(OpenAnswer::Opened(opened)) => {
                self.take_opened(*opened, derived, ctx);
                self.remember(path);
            }
            Ok(OpenAnswer::InUse(who)) => {
                self.is_unwanted = false;
                self.state.dialog = Some(Dialog::InUse { path, who: who.to_string() });
            }
            Err(error) if error.may_be_salvaged() => {
                self.is_unwanted = false;
                self.look_what_can_be_read(path, error.to_string(), ctx);
            }
            Err(error) => {
                self.is_unwanted = false;
                self.complain(&super::capitalized(&error.to_string()), ctx);
            }
        }
    }

    fn take_opened(&mut self, opened: OpenedSession, derived: Option<Derived>, ctx: &egui::Context) {
        let OpenedSession { session, notices, restored, remarks, copies } = opened;
        self.take_session(session, derived, ctx);
        for words in notices.iter().map(ToString::to_string).chain(remarks) {
            self.complain(&super::capitalized(&words), ctx);
        }
        self.state.dialog = Dialog::of_restored(&restored, &copies);
    }
}

type Answer = Result<OpenAnswer, StorageError>;

/// What came of opening, and what the window computes of it, made on the thread that opened it.
struct Ready<T> {
    answer: T,
    derived: Option<Derived>,
}

impl Ready<Answer> {
    fn of_opened(mut answer: Answer, person: &str) -> Self {
        let derived = match &mut answer {
            Ok(OpenAnswer::Opened(opened)) => Some(derived(&mut opened.session, person)),
            _ => None,
        };
        Self { answer, derived }
    }
}

impl Ready<Begun> {
    fn of_begun(begun: Begun, person: &str) -> Self {
        match begun {
            Begun::Example => Self { answer: Begun::Example, derived: None },
            Begun::Unsaved(mut opened) => {
                let derived = Some(derived(&mut opened.session, person));
                Self { answer: Begun::Unsaved(opened), derived }
            }
            Begun::Project(path, answer) => {
                let Ready { answer, derived } = Ready::of_opened(answer, person);
                Self { answer: Begun::Project(path, answer), derived }
            }
        }
    }
}

/// A session of this person, and what the window computes of it: a large project needs half a second for
/// that, so it is made where the session was.
pub(super) fn with_derived(mut session: Session, person: &str) -> (Session, Derived) {
    let derived = derived(&mut session, person);
    (session, derived)
}

fn derived(session: &mut Session, person: &str) -> Derived {
    session.code_as(person);
    Derived::of(session.project(), session.revision(), session.reader())
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
