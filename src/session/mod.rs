//! The program without a window: a project, what was done to it, and its file.
//!
//! The window and the command line both work on a [`Session`]; whatever one can do, the other can.
//!
//! ```
//! use demarche::edit::coders;
//! use demarche::session::Session;
//! let mut session = Session::new("Talks", 1);
//! session.commit(coders::retitle(session.project(), "Peace talks")).unwrap();
//! assert_eq!(session.undo_label(), Some("Rename project"));
//! session.undo().unwrap();
//! assert_eq!(session.project().title(), "Talks");
//! ```

pub mod folders;
pub mod import;

mod backup;
mod elsewhere;
mod file;
mod left;
mod lock;
mod open;
mod outside;
mod past;
mod record;
mod restore;
mod step;
mod versus;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use rand::TryRng;

use crate::edit::statements::Author;
use crate::edit::{self, EditError, History, Transaction};
use crate::model::{CoderId, FigureSpec, IdSource, Project, StatementId};
use crate::storage::{Disk, RealDisk, Trail};

pub use elsewhere::{Elsewhere, OtherVersionsOf};
pub use file::{Saved, Snapshot};
pub use left::leave_copy;
pub use lock::{InUse, Lock, Locked};
pub use open::{OpenAnswer, Opener, Way};
pub use outside::{Content, Looked, Stamp, Watched};
pub use past::{Past, Point, Was};
pub use record::{Pace, Recorded};
pub use restore::{OpenedSession, Restored, moment};
pub use step::Undone;
pub use versus::{Comparison, Versus};

use file::ProjectFile;
use lock::Access;
use record::Recorder;

/// A project being worked on.
pub struct Session {
    project: Project,
    history: History,
    /// What was ever done, as far as it is known, for the file.
    trail: Trail,
    revision: u64,
    ids: IdSource,
    clock: Box<dyn Fn() -> Timestamp + Send>,
    coder_name: String,
    file: ProjectFile,
    recorder: Option<Recorder>,
    /// The folder of backups, if some are kept.
    backups: Option<PathBuf>,
    access: Access,
    /// Tells it from other sessions of this run.
    identity: u64,
    disk: Arc<dyn Disk>,
}

impl Session {
    /// A session on a new, empty project; the same seed gives the same ids.
    pub fn new(title: &str, seed: u64) -> Self {
        let mut ids = IdSource::seeded(seed);
        let project = Project::empty(ids.fresh().into(), title);
        Self::on(project, ids)
    }

    /// A session on a new, empty project whose ids no other run repeats.
    pub fn on_empty(title: &str) -> Self {
        let mut ids = Self::fresh_ids();
        Self::on(Project::empty(ids.fresh().into(), title), ids)
    }

    /// A source of ids that no other run repeats.
    pub fn fresh_ids() -> IdSource {
        IdSource::seeded(rand::rngs::SysRng.try_next_u64().unwrap_or_default())
    }

    /// A session on a project that is in no file yet.
    pub fn on(project: Project, ids: IdSource) -> Self {
        Self {
            project,
            history: History::default(),
            trail: Trail::default(),
            revision: next_revision(),
            ids,
            clock: Box::new(Timestamp::now),
            coder_name: String::new(),
            file: ProjectFile::default(),
            recorder: None,
            backups: None,
            access: Access::default(),
            identity: next_revision(),
            disk: Arc::new(RealDisk),
        }
    }

    /// With another clock, so that tests and scripts can repeat a run.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> Timestamp + Send + 'static) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// Writing to another disk, so that tests can let it fail; to be called before anything is recorded.
    #[must_use]
    pub fn with_disk(mut self, disk: Arc<dyn Disk>) -> Self {
        self.disk = disk;
        self
    }

    /// The disk that it writes to, for work beside the window.
    pub fn disk(&self) -> Arc<dyn Disk> {
        Arc::clone(&self.disk)
    }

    /// The project as it is now.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Tells this session from every other one of this run.
    pub fn identity(&self) -> u64 {
        self.identity
    }

    /// Rises with every change; equal numbers are equal projects, also across sessions of one run.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The name under which one codes; empty until [`Session::code_as`].
    pub fn coder_name(&self) -> &str {
        &self.coder_name
    }

    /// Codes under this name from now on; the project learns it with the first thing coded.
    pub fn code_as(&mut self, name: &str) {
        name.trim().clone_into(&mut self.coder_name);
    }

    /// The coder under whose name one codes, where the project knows them already.
    pub fn coder(&self) -> Option<CoderId> {
        self.project.coders().find(|coder| coder.name == self.coder_name).map(|coder| coder.id)
    }

    /// Whose progress is shown: the coder of this session, else the project's only one.
    pub fn reader(&self) -> Option<CoderId> {
        let mut coders = self.project.coders();
        self.coder().or_else(|| coders.next().filter(|_| coders.next().is_none()).map(|coder| coder.id))
    }

    /// The statement that was made last.
    pub fn latest_statement(&self) -> Option<StatementId> {
        self.project.latest_statement().map(|statement| statement.id)
    }

    /// Statements by party over time, under an id of its own: the figure beside the text.
    pub fn live_figure(&self) -> FigureSpec {
        FigureSpec::by_party_over_time(self.ids.clone().fresh().into())
    }

    /// Where new ids come from.
    pub fn ids(&mut self) -> &mut IdSource {
        &mut self.ids
    }

    /// Carries out a change and remembers how to undo it; an empty one does nothing.
    ///
    /// Gives whether something changed.
    pub fn commit(&mut self, transaction: Transaction) -> Result<bool, EditError> {
        if transaction.is_empty() {
            return Ok(false);
        }
        if let Some(why) = self.read_only() {
            return Err(EditError::ReadOnly { why: why.to_owned() });
        }
        let (author, label) = (self.author(), transaction.label.clone());
        self.commit_as(transaction, author, &label)?;
        Ok(true)
    }

    /// Carries out a verb that needs an author: whoever codes is added to the project with it.
    pub fn perform(
        &mut self,
        verb: impl FnOnce(&Project, Author, &mut IdSource) -> Result<Transaction, EditError>,
    ) -> Result<bool, EditError> {
        let (joining, coder) = edit::coders::ensure(&self.project, &self.coder_name, &mut self.ids);
        let author = Author { coder, at: (self.clock)() };
        let transaction = verb(&self.project, author, &mut self.ids)?;
        if transaction.is_empty() {
            return Ok(false);
        }
        self.commit(transaction.after(joining))
    }

    /// Carries out a verb that makes new records but has no author.
    pub fn create(
        &mut self,
        verb: impl FnOnce(&Project, &mut IdSource) -> Result<Transaction, EditError>,
    ) -> Result<bool, EditError> {
        let transaction = verb(&self.project, &mut self.ids)?;
        self.commit(transaction)
    }

    /// Ends a run of typing: what is typed next is a step of its own.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.history.undo_step().map(|step| step.forward.label.as_str())
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.history.redo_step().map(|step| step.forward.label.as_str())
    }

    /// Takes back the last step; none where there is none.
    pub fn undo(&mut self) -> Option<Undone> {
        let author = self.author();
        self.undo_as(author)
    }

    /// Does the last undone step again; none where there is none.
    pub fn redo(&mut self) -> Option<Undone> {
        let author = self.author();
        self.redo_as(author)
    }
}

/// Numbers every state of every session of this run, so that whoever keeps something computed from a
/// project never takes one session's state for another's.
fn next_revision() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}
