//! Wishes: what a view asks for, with all that is needed to carry it out.

mod incoming;

use std::path::PathBuf;
use std::sync::Arc;

use egui::KeyboardShortcut;

use crate::chart::palette::Look as PictureLook;
use crate::edit::actors::ActorChange;
use crate::edit::demands::DemandChange;
use crate::edit::events::EventChange;
use crate::edit::sources::{Origin, SourceChange};
use crate::edit::statements::StatementChange;
use crate::import::{ArticleDraft, NamePattern};
use crate::model::walk::Way as Leans;
use crate::model::{
    ActorId, ActorKind, ByteIndex, DemandId, EventId, FigureId, FigureSpec, RecordId, SourceId, Span, Stance,
    StatementId, When,
};
use crate::session::{Versus, Way};
use crate::storage::{Backup, FileHash};

use super::command::Command;
use super::state::{Beside, CaretStep, CellKey, ColorBy, Dialog, Pin, Query, SaveKind, Tab};
use super::theme::LookChoice;

pub use incoming::IncomingWish;

/// Something known, or a name that is to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick<Id> {
    /// It is there.
    Known(Id),
    /// It is to be made under this name.
    New(String),
}

/// A passage to be coded, as the coding bar has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeWish {
    /// The passage in the article that is shown.
    pub span: Span,
    /// Who; none codes an unfinished statement.
    pub actor: Option<Pick<ActorId>>,
    /// The party of an actor that is to be made.
    pub party: Option<Pick<ActorId>>,
    /// What; none codes an unfinished statement.
    pub demand: Option<Pick<DemandId>>,
    /// For or against.
    pub stance: Option<Stance>,
    /// Whether the passage stays chosen for another demand.
    pub keep: bool,
}

/// What a view wishes; `perform` carries it out after painting.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Runs a command of the table.
    Run(Command),
    /// Shows a tab.
    Show(Tab),
    /// Shows an article.
    Choose(SourceId),
    /// Says which articles the panel lists now, in its order.
    Listed(Vec<SourceId>),
    /// Chooses a statement without leaving the place; none chooses nothing.
    ChooseStatement(Option<StatementId>),
    /// Shows a statement's article at its passage, and chooses it.
    Reveal(StatementId),
    /// Chooses a passage of the article that is shown.
    Select(Option<Span>),
    /// Moves the reading caret a step; with true it extends the passage.
    Step(CaretStep, bool),
    /// Puts the reading caret at a place, to one of the letters beside it.
    PutCaret(ByteIndex, Leans),
    /// Looks for something in the article that is shown.
    Find(Query),
    /// Opens the coding bar on the chosen passage.
    OpenBar,
    /// Closes the coding bar; the passage stays chosen.
    CloseBar,
    /// Codes a passage.
    Code(CodeWish),
    /// Changes a field of a statement.
    Recode(StatementId, StatementChange),
    /// Gives a statement a new actor or demand that is made by this.
    RecodeNew(StatementId, NewName),
    /// Gives one field of several statements the same value.
    RecodeAll(Vec<StatementId>, StatementChange),
    /// Asks where to write these statements, and writes them.
    ExportListed(Vec<StatementId>),
    /// Gives a statement the chosen passage.
    MoveSpan(StatementId, Span),
    /// Removes a statement.
    Delete(StatementId),
    /// Leaves in the table only the statements that have these words; empty leaves all.
    FilterStatements(String),
    /// Changes a field of an article.
    ChangeSource(SourceId, SourceChange),
    /// Asks what would become of the statements if the article that is shown had these words.
    CompareText {
        /// The words.
        words: Arc<str>,
        /// Which state of the words this is.
        serial: u64,
    },
    /// Places a statement in the corrected text by hand, or leaves it without a passage.
    PlaceByHand(StatementId, Option<Span>),
    /// Gives the article the text that was compared, of this file where it came from one.
    CorrectText(Option<Origin>),
    /// Corrects an article with the words that its file has now, after a look.
    CorrectFrom(SourceId, Box<ArticleDraft>),
    /// Says how far the coder is with an article.
    MarkProgress(SourceId, crate::model::Progress),
    /// Removes an article with its statements.
    RemoveSource(SourceId),
    /// Adds an actor of this name and kind, under another one or at the top.
    AddActor(String, ActorKind, Option<ActorId>),
    /// Changes a field of an actor.
    ChangeActor(ActorId, ActorChange),
    /// Makes a party of this name and puts an actor under it.
    JoinNewParty(ActorId, String),
    /// Removes an actor that nothing uses.
    RemoveActor(ActorId),
    /// Adds a demand of this name, under another one or at the top.
    AddDemand(String, Option<DemandId>),
    /// Changes a field of a demand.
    ChangeDemand(DemandId, DemandChange),
    /// Removes a demand that nothing uses.
    RemoveDemand(DemandId),
    /// Shows another live figure.
    Figure(FigureSpec),
    /// Saves the shown figure under a name.
    SaveFigure(String),
    /// Gives a saved figure what the shown one asks for.
    UpdateFigure(FigureId),
    /// Gives a saved figure another name.
    RenameFigure(FigureId, String),
    /// Removes a saved figure.
    RemoveFigure(FigureId),
    /// Compares the shown figure with another one; none compares no more.
    CompareFigures(Option<Beside>),
    /// Lists the quotes behind bars; none closes the list.
    ShowCells(Vec<CellKey>),
    /// Lists the quotes behind bars of the figure that is compared with.
    ShowCellsBeside(Vec<CellKey>),
    /// Asks where to write the figure in the form of this ending, and writes it.
    ExportFigureAs(&'static str),
    /// Puts the figure on the clipboard.
    CopyFigure(FigureCopy),
    /// Draws pictures of the figure in this look, in files and on the clipboard.
    DrawPicturesIn(PictureLook),
    /// Saves a copy of a saved figure under a name of its own.
    DuplicateFigure(FigureId),
    /// Moves a saved figure so many places further in their order.
    ShiftFigure(FigureId, isize),
    /// Opens or closes the list of events in the tab of figures.
    ShowEvents(bool),
    /// Adds an event.
    AddEvent(When, String),
    /// Changes a field of an event.
    ChangeEvent(EventId, EventChange),
    /// Removes an event.
    RemoveEvent(EventId),
    /// Reads files and folders into the import list.
    Import(Vec<PathBuf>),
    /// Does something with the import list.
    Incoming(IncomingWish),
    /// Adds an article from pasted words.
    Paste {
        /// Its headline; empty takes it from the words.
        title: String,
        /// The words.
        words: String,
    },
    /// Looks whether the clipboard holds a web page; the dialog counts its looks.
    LookAtClipboard(u64),
    /// Adds an article from a pasted web page.
    PastePage {
        /// Its headline; empty takes that of the page.
        title: String,
        /// The article, with the parts that are to be kept.
        article: Box<ArticleDraft>,
    },
    /// Takes what the names of files tell from these patterns from now on.
    UseNamePatterns(Vec<NamePattern>),
    /// Opens a project file.
    OpenProject(PathBuf),
    /// Goes on without the project that is being opened.
    CancelOpening,
    /// Opens a project file that somebody else has open.
    OpenInUse(PathBuf, Way),
    /// Opens what could be read of a damaged file.
    Rescue(PathBuf),
    /// Opens a copy of a project file, such as a backup, in no file.
    OpenCopy(PathBuf),
    /// Leaves a copy of a sync service as it is, and tells it no more.
    LeaveCopy(PathBuf),
    /// Compares the project with another version of it.
    Compare(Versus),
    /// Chooses records to be taken over from the comparison, or no longer.
    ChooseTheirs(Vec<RecordId>, bool),
    /// Takes over what was chosen.
    TakeTheirs,
    /// Opens the file as another program left it.
    Reload,
    /// Saves over this content, which another program wrote.
    KeepMine(FileHash),
    /// Opens whatever a path names: a project, an article, a folder.
    OpenAny(PathBuf),
    /// Looks what stands where a typed path leads.
    LookAtPath(PathBuf),
    /// Writes the project to another file.
    SaveAs(PathBuf),
    /// Writes statements or the figure to a file, by its ending.
    Export(SaveKind, PathBuf),
    /// Opens a dialog; none closes it.
    Dialog(Option<Dialog>),
    /// Pins a pair, or unpins it where it is pinned.
    TogglePin(Pin),
    /// Lists statements to choose one of them; none closes the list.
    ListStatements(Option<Vec<StatementId>>),
    /// Colors the statements of the article by something else.
    ColorBy(ColorBy),
    /// Waits for the new keys of a command; none waits no longer.
    AskKeys(Option<Command>),
    /// Gives a command other keys, or none.
    ChangeKeys(Command, Option<KeyboardShortcut>),
    /// Gives a command the keys of the table again; none does so for all.
    ResetKeys(Option<Command>),
    /// Codes under this name from now on.
    CodeAs(String),
    /// Marks these words in the text from now on, with commas between.
    MarkWords(String),
    /// Gives the project another title.
    Retitle(String),
    /// Wears another look.
    Wear(LookChoice),
    /// Ends a run of typing, as when a field loses the focus.
    Seal,
    /// Goes on with what a question interrupted, without saving.
    Discard,
    /// Makes the project what a backup holds, as one step.
    Restore(Backup),
    /// Looks at the project as it was after so many steps of its log.
    LookAtPoint(usize),
    /// Makes the project what it was at the point that is looked at, as one step.
    GoBack,
    /// Goes on with what waits for a save that failed; what is recorded stays so.
    LeaveUnsaved,
    /// Takes a notice away.
    Dismiss(u64),
    /// Looks up the fonts that are installed, for scripts from right to left.
    LoadFaces,
    /// Says something in a notice.
    Say(String),
}

/// In which form a figure goes to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureCopy {
    /// As a picture in dots.
    Picture,
    /// As the table of its numbers, with tabs between.
    Table,
}

/// A name to be made and given to a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewName {
    /// As its actor.
    Actor(String),
    /// As its demand.
    Demand(String),
}
