//! Writing the project to its file: when it is wished, when nothing happens for a moment, and at the end.
//!
//! One save runs at a time, on the worker, from a snapshot. What is wished meanwhile waits for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::edit::coders;
use crate::session::{Lock, Locked, Saved, Snapshot};
use crate::storage::{Progress, StorageError};

use super::super::App;
use super::super::command::Command;
use super::super::state::{Dialog, Pending};
use super::file::UNTITLED;

/// How long nothing is changed before the project is saved by itself, in seconds.
const IDLE: f64 = 2.0;

/// How long a save that failed is left alone, in seconds.
const AFTER_FAILURE: f64 = 60.0;

/// How much longer than the last save lasted the next one by itself waits: a large project on a slow
/// drive is not written without end.
const REST: f64 = 20.0;

/// How long a save that nobody asked for goes on before it is shown, in seconds.
const LONG: f64 = 1.0;

/// How saving stands.
#[derive(Debug, Default)]
pub(in crate::ui) struct Saving {
    /// The save that runs.
    running: Option<Running>,
    /// What is to be written when the save that runs is done.
    next: Option<Target>,
    /// The state of the project that was seen last, and since when it is so, in frame time.
    revision: u64,
    idle_since: f64,
    /// The frame time before which nothing is saved by itself.
    not_before: f64,
    /// Whether a save that failed is tried again by itself, as what was in its way may pass.
    is_retried: bool,
    /// The notice that told why it was not saved.
    told: Option<u64>,
    /// Whether the program was told to end.
    is_ending: bool,
}

/// A save that runs.
#[derive(Debug)]
struct Running {
    /// The frame time at which it was begun.
    begun: f64,
    /// Whether it is shown from its first moment.
    is_shown: bool,
    /// How far it is.
    progress: Progress,
}

impl Saving {
    /// Forgets what concerns the session before; a save of it that runs goes on.
    pub(super) fn begin_session(&mut self) {
        let before = std::mem::take(self);
        *self = Self { running: before.running, is_ending: before.is_ending, ..Self::default() };
    }
}

impl Running {
    /// "Saving… 45 %" where it takes so long that one wants to know; none where it is not to be shown.
    fn words(&self, now: f64) -> Option<String> {
        let is_long = now - self.begun >= LONG;
        if !is_long && !self.is_shown {
            return None;
        }
        Some(match self.progress.share().filter(|share| is_long && *share > 0.0) {
            Some(share) => format!("Saving… {:.0} %", (share * 100.0).min(99.0)),
            None => "Saving…".to_owned(),
        })
    }
}

/// Where a project is written to.
#[derive(Debug)]
enum Target {
    /// Its own file.
    Own,
    /// Another file, with which one goes on.
    Other(PathBuf),
}

/// Who wants a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Person,
    Itself,
}

impl App {
    /// Writes the project to its file; asks for one where it has none.
    pub(super) fn save(&mut self, ctx: &egui::Context) {
        self.take_pending();
        match self.session.path().filter(|_| self.session.read_only().is_none()) {
            Some(_) => self.start_save(Target::Own, By::Person, ctx),
            None => self.ask_path(Command::SaveAs, ctx),
        }
    }

    /// Writes the project to another file.
    pub(super) fn save_to(&mut self, path: PathBuf, ctx: &egui::Context) {
        self.state.dialog = None;
        let path = if path.extension().is_some() { path } else { path.with_extension("ron") };
        self.title_after(&path, ctx);
        self.start_save(Target::Other(path), By::Person, ctx);
    }

    /// A project that nobody gave a title is called as its file from now on; undo takes that back.
    fn title_after(&mut self, path: &Path, ctx: &egui::Context) {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let is_untitled = self.session.project().title() == UNTITLED && self.session.read_only().is_none();
        if !is_untitled || name.trim().is_empty() {
            return;
        }
        if let Err(error) = self.session.commit(coders::retitle(self.session.project(), &name)) {
            self.complain(&error.to_string(), ctx);
        }
    }

    /// Takes what waits for an answer out of the question, to go on with it after a save.
    pub(super) fn take_pending(&mut self) {
        match self.state.dialog.take() {
            Some(Dialog::Unsaved(pending)) => self.after_save = Some(pending),
            Some(Dialog::NotSaved { pending, .. }) => self.after_save = pending,
            other => self.state.dialog = other,
        }
    }

    /// Saves what is not in the file before something else is begun; gives whether that must be waited for.
    pub(super) fn saves_first(&mut self, pending: &Pending, ctx: &egui::Context) -> bool {
        let is_wanted = self.state.autosave && self.session.is_changed() && self.has_own_file();
        let is_waiting = self.saving.running.is_some() && self.after_save.as_ref() == Some(pending);
        if is_waiting {
            // Who asks a second time while a slow drive is written to need not wait: all is recorded.
            self.after_save = None;
        }
        if !is_wanted || is_waiting {
            return false;
        }
        self.after_save = Some(pending.clone());
        self.start_save(Target::Own, By::Person, ctx);
        true
    }

    /// Saves where nothing was changed for a moment.
    pub(in crate::ui) fn follow_idle(&mut self, ctx: &egui::Context) {
        if self.saving.running.is_some() {
            ctx.request_repaint_after(Duration::from_millis(200));
        }
        let (now, revision) = (ctx.input(|input| input.time), self.session.revision());
        if self.saving.revision != revision {
            (self.saving.revision, self.saving.idle_since) = (revision, now);
        }
        let may_be_written = !self.session.is_unwritable() || self.saving.is_retried;
        let is_wanted = self.state.autosave && self.session.is_changed() && may_be_written;
        if !is_wanted || self.saving.running.is_some() || !self.has_own_file() {
            return;
        }
        let wait = (self.saving.idle_since + IDLE).max(self.saving.not_before) - now;
        if wait <= 0.0 {
            self.start_save(Target::Own, By::Itself, ctx);
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64(wait));
        }
    }

    /// Ends where the system asks for it: what has a file is saved first, the rest is recorded.
    pub(in crate::ui) fn follow_ending(&mut self, ctx: &egui::Context) {
        if self.saving.is_ending || !self.ending.is_asked() {
            return;
        }
        self.saving.is_ending = true;
        self.state.dialog = None;
        self.after_save = None;
        if !self.saves_first(&Pending::Close, ctx) {
            self.close_now(ctx);
        }
    }

    /// Saves by itself from now on, or no longer.
    pub(super) fn toggle_autosave(&mut self, ctx: &egui::Context) {
        self.state.autosave = !self.state.autosave;
        let words = if self.state.autosave {
            "The file is written by itself when nothing is changed for a moment, and on closing"
        } else {
            "The file is written only when you save; what you do is recorded on this computer all the same"
        };
        self.say(words, ctx);
    }

    /// What runs beside the window, in words; a save that nobody asked for is shown when it takes long.
    pub(in crate::ui) fn busy_words(&self, now: f64) -> Option<String> {
        if self.saving.running.is_some() && self.after_save == Some(Pending::Close) {
            return Some("Saving before closing… Close again to go at once, all is recorded".to_owned());
        }
        self.worker.busy().or_else(|| self.saving.running.as_ref()?.words(now))
    }

    /// Whether the program was told to end, so that nobody can be asked.
    pub(super) fn is_ending(&self) -> bool {
        self.saving.is_ending
    }

    /// Whether there is a file that may be written without asking.
    fn has_own_file(&self) -> bool {
        self.session.path().is_some() && self.session.read_only().is_none()
    }

    fn start_save(&mut self, target: Target, by: By, ctx: &egui::Context) {
        if let Some(running) = &mut self.saving.running {
            self.saving.next = Some(target);
            running.is_shown |= by == By::Person;
            return;
        }
        let snapshot = match target {
            Target::Own => self.session.snapshot(),
            Target::Other(path) => Some(self.session.snapshot_to(path)),
        };
        let Some(snapshot) = snapshot else { return };
        let snapshot = if by == By::Person { snapshot } else { snapshot.unasked() };
        let progress = Progress::default();
        self.saving.running = Some(Running {
            begun: ctx.input(|input| input.time),
            is_shown: by == By::Person,
            progress: progress.clone(),
        });
        ctx.request_repaint_after(Duration::from_secs_f64(LONG));
        self.session.seal();
        let identity = self.session.identity();
        let is_own = Some(snapshot.path()) == self.session.path();
        let job = move || timed(snapshot, is_own, &progress);
        self.worker.start("", ctx, job, move |app, ctx, (saved, seconds)| {
            app.saving.running = None;
            app.saving.not_before = ctx.input(|input| input.time) + REST * seconds;
            match saved {
                Ok(saved) => app.saved(saved, is_own, by, ctx),
                Err(error) if app.session.identity() == identity => app.not_saved(&error, is_own, by, ctx),
                // Another project is open by now; what was to be saved is recorded.
                Err(error) => app.complain(&super::capitalized(&error.to_string()), ctx),
            }
            if let Some(next) = app.saving.next.take() {
                app.start_save(next, By::Person, ctx);
            }
        });
    }

    fn saved(
        &mut self,
        (saved, lock): (Saved, Option<Arc<Lock>>),
        is_own: bool,
        by: By,
        ctx: &egui::Context,
    ) {
        if let Some(why) = saved.backup_fault() {
            self.complain(&format!("Saved, but no backup was kept: {why}"), ctx);
        }
        if !self.session.note_saved(saved) {
            return;
        }
        if !is_own {
            let before = self.session.hold(lock);
            // Its file is removed there.
            self.worker.start("", ctx, move || drop(before), |_, _, ()| {});
        }
        self.saving.is_retried = false;
        let told = self.saving.told.take();
        self.state.notices.retain(|notice| Some(notice.id) != told);
        if let Some(path) = self.session.path().filter(|_| by == By::Person) {
            self.remember(path.to_owned());
        }
        if self.saving.next.is_none()
            && let Some(pending) = self.after_save.take()
        {
            self.go_on(pending, ctx);
        }
    }

    fn not_saved(&mut self, error: &StorageError, is_own: bool, by: By, ctx: &egui::Context) {
        let why = super::capitalized(&error.to_string());
        let is_other = is_own && matches!(error, StorageError::ChangedOutside { .. });
        if is_own {
            self.saving.is_retried = error.may_pass();
            self.saving.not_before = ctx.input(|input| input.time) + AFTER_FAILURE;
        }
        if is_own && !is_other {
            self.session.note_not_saved();
        }
        let pending = self.after_save.take();
        if self.saving.is_ending {
            self.close_now(ctx);
        } else if is_other && pending.is_none() {
            self.tell_in_the_way(ctx);
        } else if by == By::Person {
            self.state.dialog = Some(Dialog::NotSaved { why, pending });
        } else {
            let then = if self.saving.is_retried { "; it is tried again in a minute" } else { "" };
            self.complain(&format!("Not saved{then}: {why}"), ctx);
            self.saving.told = self.last_notice();
        }
    }
}

/// A save that was done, and the lock of a file that was not the session's before.
type Written = Result<(Saved, Option<Arc<Lock>>), StorageError>;

/// Saves, and gives how long that took, in seconds.
fn timed(snapshot: Snapshot, is_own: bool, progress: &Progress) -> (Written, f64) {
    let begun = Instant::now();
    let lock =
        snapshot.check_target().and_then(|()| if is_own { Ok(None) } else { lock_for(snapshot.path()) });
    let written = lock.and_then(|lock| Ok((snapshot.save_telling(progress)?, lock)));
    (written, begun.elapsed().as_secs_f64())
}

/// The lock of a file that is about to be written; refused where somebody has it open.
fn lock_for(path: &Path) -> Result<Option<Arc<Lock>>, StorageError> {
    match Lock::take(path) {
        Locked::Ours(lock, _) => Ok(Some(lock)),
        Locked::InUse(who) => Err(StorageError::InUse { who: who.to_string(), path: path.to_owned() }),
        Locked::Impossible => Ok(None),
    }
}
