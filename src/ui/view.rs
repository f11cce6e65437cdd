//! What a view gets: everything to look at, and a queue for its wishes.

use std::cell::RefCell;
use std::path::PathBuf;

use crate::model::{ActorId, Coder, CoderId, DemandId, Project, Source, Text};
use crate::session::Recorded;

use super::action::Action;
use super::command::Command;
use super::derived::Derived;
use super::stage::Stage;
use super::state::{Pin, UiState};
use super::theme::{Look, Theme};

/// What is true of the session beside the project.
#[derive(Debug, Clone, Default)]
pub struct SessionFacts {
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// The coder of this window, where the project knows them.
    pub coder: Option<CoderId>,
    /// The name under which one codes; empty while it must be asked.
    pub coder_name: String,
    /// The login name, offered as the coder's.
    pub login: String,
    /// The file's name, if there is a file.
    pub file: Option<String>,
    /// Its path.
    pub path: Option<PathBuf>,
    /// Whether something is not in the file yet.
    pub is_changed: bool,
    /// How much of what was done is on disk.
    pub recorded: Recorded,
    /// Why the project may not be changed, as a clause; none where it may.
    pub read_only: Option<String>,
    /// The pinned pairs of the project, in words, in the order of their digits.
    pub pinned: Vec<String>,
    /// The same as ids.
    pub pins: Vec<Pin>,
    /// Whether a worker reads or writes now, in words.
    pub busy: Option<String>,
    /// The project that is being opened.
    pub opening: Option<OpeningFacts>,
}

/// How far opening a project is.
#[derive(Debug, Clone, PartialEq)]
pub struct OpeningFacts {
    /// The file's name; none while it is looked for.
    pub name: Option<String>,
    /// Its folder.
    pub folder: Option<String>,
    /// How much of it is done, from 0 to 1; none before the drive has answered.
    pub share: Option<f32>,
    /// Whether nothing has come from the drive for long.
    pub is_late: bool,
    /// Whether the window begins with it.
    pub is_first: bool,
}

/// Everything that a view may look at, and the queue of wishes.
pub struct View<'a> {
    /// The project.
    pub project: &'a Project,
    /// The window's own memory.
    pub state: &'a UiState,
    /// What is computed from the project.
    pub derived: &'a Derived,
    /// Colors, type, measures.
    pub theme: &'a Theme,
    /// The session beside the project.
    pub session: &'a SessionFacts,
    /// Where things stand on screen.
    pub stage: &'a Stage,
    wishes: &'a RefCell<Vec<Action>>,
}

impl<'a> View<'a> {
    /// A view of these, with a queue.
    pub fn new(
        project: &'a Project,
        memory: &'a UiState,
        derived: &'a Derived,
        theme: &'a Theme,
        session: &'a SessionFacts,
        (stage, wishes): (&'a Stage, &'a RefCell<Vec<Action>>),
    ) -> Self {
        Self { project, state: memory, derived, theme, session, stage, wishes }
    }

    /// Wishes something; it happens after painting.
    pub fn send(&self, action: Action) {
        self.wishes.borrow_mut().push(action);
    }

    /// Wishes a command.
    pub fn run(&self, command: Command) {
        self.send(Action::Run(command));
    }

    /// The colors.
    pub fn look(&self) -> &'a Look {
        &self.theme.look
    }

    /// The article that is shown.
    pub fn source(&self) -> Option<&'a Source> {
        self.state.source.and_then(|id| self.project.source(id)).map(AsRef::as_ref)
    }

    /// Its words.
    pub fn text(&self) -> Option<&'a Text> {
        self.source().and_then(|source| self.project.text(source.text)).map(AsRef::as_ref)
    }

    /// An actor's name, or what stands for a missing one.
    pub fn actor_name(&self, id: Option<ActorId>) -> &'a str {
        id.and_then(|id| self.project.actor(id)).map_or("(no actor)", |actor| actor.name.as_str())
    }

    /// A demand's name, or what stands for a missing one.
    pub fn demand_name(&self, id: Option<DemandId>) -> &'a str {
        id.and_then(|id| self.project.demand(id)).map_or("(no demand)", |demand| demand.name.as_str())
    }

    /// The pinned pairs of the project, in the order of their digits.
    pub fn pins(&self) -> &'a [Pin] {
        &self.session.pins
    }

    /// The coder of this window.
    pub fn coder(&self) -> Option<&'a Coder> {
        self.session.coder.and_then(|id| self.project.coder(id)).map(AsRef::as_ref)
    }
}
