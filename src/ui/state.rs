//! What the window remembers that the project does not: tab, selection, dialog, notices.

mod correction;
mod dialog;
mod find;
mod incoming;
mod panels;
mod past;
mod pasted;
mod reading;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::{ColumnKey, Group};
use crate::chart::palette::Look as PictureLook;
use crate::import::NamePattern;
use crate::model::{
    ActorId, ByteIndex, DemandId, FigureSpec, ProjectId, SourceId, Span, Stance, StatementId,
};
use crate::storage::Salvaged;

use super::command::{Command, Keymap};
use super::theme::{LookChoice, ReadingType};

pub use correction::{Compared, Renewal};
pub use dialog::{
    AtPath, Damaged, Dialog, NO_SYSTEM_DIALOG, NameKind, OtherVersions, OutsideChange, Pending, ReadPart,
    SaveKind, ShownComparison,
};
pub use find::{Before, Find, FindMode, Query};
pub use incoming::{Incoming, ShownLines};
pub use panels::Panels;
pub use past::ShownPast;
pub use pasted::PastedPage;
pub use reading::{Caret, CaretStep, ColorBy, MOST_PINS, Pin, Reach, Side};

/// What the middle of the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// An article.
    #[default]
    Read,
    /// The table of statements.
    Statements,
    /// The figure in full size.
    Figures,
    /// Actors and demands.
    Codebook,
    /// Files on their way in; only while there are some.
    Incoming,
}

impl Tab {
    /// Every tab that is always there, from left to right.
    pub const ALL: [Self; 4] = [Self::Read, Self::Statements, Self::Figures, Self::Codebook];

    /// Its name on screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Read => "Read",
            Self::Statements => "Statements",
            Self::Figures => "Figures",
            Self::Codebook => "Codebook",
            Self::Incoming => "Import",
        }
    }
}

/// A bar of the live figure, by what it stands for, so that it stays chosen while the figure changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CellKey {
    /// The row: a party, actor or demand.
    pub group: Group,
    /// The column: a bin of time, the undated, or a group.
    pub column: ColumnKey,
}

/// Which of two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Pane {
    /// The one that is shown everywhere.
    #[default]
    Shown,
    /// The one that it is compared with.
    Beside,
}

/// A figure that stands beside the shown one to be compared with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What it asks for.
    pub spec: FigureSpec,
    /// Whether both are drawn to the same scale, where they measure the same.
    pub same_scale: bool,
}

/// What stands beside the figure in its tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FigureSide {
    /// The quotes behind the chosen bars, where some are chosen.
    #[default]
    Quotes,
    /// The events.
    Events,
}

/// A short message that goes away by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Tells it from others.
    pub id: u64,
    /// The words.
    pub words: String,
    /// Whether something went wrong; such a notice stays until dismissed.
    pub is_problem: bool,
    /// The frame time at which it goes away, in seconds.
    pub until: f64,
}

/// A request to the reader to bring a passage into view; a new serial is a new request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reveal {
    /// The place in the article that is shown.
    pub place: ByteIndex,
    /// Counts the requests.
    pub serial: u64,
}

/// The pair that was coded last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastPair {
    /// Who.
    pub actor: Option<ActorId>,
    /// What.
    pub demand: Option<DemandId>,
    /// For or against.
    pub stance: Option<Stance>,
}

/// What the window remembers that the project does not.
#[derive(Debug, Clone)]
pub struct UiState {
    /// What the middle shows.
    pub tab: Tab,
    /// The article that is shown.
    pub source: Option<SourceId>,
    /// The passage that is chosen in it.
    pub selection: Option<Span>,
    /// The statement that is chosen.
    pub statement: Option<StatementId>,
    /// What the table of statements is filtered by, as it is typed.
    pub statement_filter: String,
    /// Whether the coding bar is open on the chosen passage.
    pub bar_open: bool,
    /// Who is already filled in when the coding bar opens.
    pub bar_actor: Option<ActorId>,
    /// The reading caret of each article that was read.
    pub carets: BTreeMap<SourceId, Caret>,
    /// The statement that is to get another passage, which is chosen meanwhile.
    pub moving: Option<StatementId>,
    /// The place around which one goes from statement to statement.
    pub around: Option<Span>,
    /// The pair that `.` repeats.
    pub last_pair: Option<LastPair>,
    /// The pairs that are kept at hand, by project, each under its digit.
    pub pins: BTreeMap<ProjectId, Vec<Pin>>,
    /// The statements that are listed to choose one of them; none while there is no such list.
    pub crowd: Option<Vec<StatementId>>,
    /// What the colors of statements stand for in the article.
    pub color_by: ColorBy,
    /// The keys as the person wants them.
    pub keymap: Keymap,
    /// The command whose keys are being changed: no other key acts meanwhile.
    pub asks_keys: Option<Command>,
    /// The live figure.
    pub figure: FigureSpec,
    /// The figure beside it, while two are compared.
    pub beside: Option<Beside>,
    /// The bars whose quotes are listed.
    pub cells: Vec<CellKey>,
    /// In which figure they were chosen.
    pub cells_in: Pane,
    /// The ending of the file that the figure is exported to next; none offers a drawing.
    pub export_ending: Option<&'static str>,
    /// The look of pictures in files and on the clipboard, whatever the window wears.
    pub picture_look: PictureLook,
    /// What stands beside the figure in its tab.
    pub figure_side: FigureSide,
    /// The statements that the next export is about; none for all.
    pub exports_only: Option<Vec<StatementId>>,
    /// The tab from which one went to a passage, while one may want to go back.
    pub came_from: Option<Tab>,
    /// What the reader is asked to bring into view.
    pub reveal: Option<Reveal>,
    /// The search in the article.
    pub find: Find,
    /// Whether the names of actors and the person's own words are marked in the text.
    pub marks_names: bool,
    /// The person's own words to be marked.
    pub keywords: Vec<String>,
    /// What the names of this person's files tell, the first pattern that fits.
    pub name_patterns: Vec<NamePattern>,
    /// What floats.
    pub dialog: Option<Dialog>,
    /// What stands at the typed path that was looked at last.
    pub looked: Option<(PathBuf, AtPath)>,
    /// What is compared, while it is.
    pub comparison: Option<ShownComparison>,
    /// The log, while it is shown.
    pub past: Option<ShownPast>,
    /// What could be read of a damaged file, while it is asked about.
    pub rescue: Option<Arc<Salvaged>>,
    /// What a corrected text would do, while its dialog is open.
    pub correction: Option<Compared>,
    /// The words of a file that was read again, while the article is corrected with them.
    pub renewal: Option<Renewal>,
    /// The web page that the clipboard holds, while its dialog is open.
    pub pasted: Option<PastedPage>,
    /// Short messages, the oldest first.
    pub notices: Vec<Notice>,
    /// Which panels are unfolded.
    pub panels: Panels,
    /// Which look is wanted.
    pub look: LookChoice,
    /// Whether the project is saved by itself where it has a file.
    pub autosave: bool,
    /// How articles are set.
    pub reading: ReadingType,
    /// The articles in the order in which the panel lists them now.
    pub listed: Vec<SourceId>,
    /// Files opened last, the newest first.
    pub recent: Vec<PathBuf>,
    /// Files on their way into the project.
    pub incoming: Incoming,
}

impl UiState {
    /// The state of a window that was just opened, with its live figure.
    pub fn new(figure: FigureSpec) -> Self {
        Self {
            tab: Tab::Read,
            source: None,
            selection: None,
            statement: None,
            statement_filter: String::new(),
            bar_open: false,
            bar_actor: None,
            carets: BTreeMap::new(),
            moving: None,
            around: None,
            last_pair: None,
            pins: BTreeMap::new(),
            crowd: None,
            color_by: ColorBy::Party,
            keymap: Keymap::default(),
            asks_keys: None,
            figure,
            beside: None,
            cells: Vec::new(),
            cells_in: Pane::Shown,
            export_ending: None,
            picture_look: PictureLook::Light,
            figure_side: FigureSide::Quotes,
            exports_only: None,
            came_from: None,
            reveal: None,
            find: Find::default(),
            marks_names: true,
            keywords: Vec::new(),
            name_patterns: Vec::new(),
            dialog: None,
            looked: None,
            comparison: None,
            past: None,
            rescue: None,
            correction: None,
            renewal: None,
            pasted: None,
            notices: Vec::new(),
            panels: Panels { sources: true, figure: true, figure_first: false },
            look: LookChoice::System,
            autosave: true,
            reading: ReadingType::default(),
            listed: Vec::new(),
            recent: Vec::new(),
            incoming: Incoming::default(),
        }
    }

    /// Forgets what belonged to the project before.
    pub fn begin_project(&mut self, figure: FigureSpec) {
        self.incoming.list.clear();
        let old = std::mem::replace(self, Self::new(figure));
        self.panels = old.panels;
        self.look = old.look;
        self.autosave = old.autosave;
        self.reading = old.reading;
        self.pins = old.pins;
        self.color_by = old.color_by;
        self.keymap = old.keymap;
        self.recent = old.recent;
        self.marks_names = old.marks_names;
        self.keywords = old.keywords;
        self.name_patterns = old.name_patterns;
        self.reveal = old.reveal;
    }

    /// The reading caret of the article that is shown; none before it was put anywhere.
    pub fn caret(&self) -> Option<Caret> {
        self.carets.get(&self.source?).copied()
    }

    /// Puts the reading caret of the article that is shown.
    pub fn put_caret(&mut self, caret: Caret) {
        if let Some(source) = self.source {
            self.carets.insert(source, caret);
        }
    }

    /// Asks the reader to bring a place into view.
    pub fn ask_reveal(&mut self, place: ByteIndex) {
        let serial = self.reveal.map_or(1, |reveal| reveal.serial + 1);
        self.reveal = Some(Reveal { place, serial });
    }
}
