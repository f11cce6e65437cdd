//! The window's one owner: session, state and rooms; paints, then performs.

mod paint;
mod setup;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Ui;

use crate::session::Session;

use super::action::Action;
use super::charts::{FiguresTab, LiveFigure};
use super::clipboard::{Clipboard, NoPages};
use super::codebook::CodebookTab;
use super::coding::{CodingBar, StatementPanel};
use super::derived::{Counting, Derived};
use super::dialogs::Dialogs;
use super::ending::Ending;
use super::incoming::IncomingTab;
use super::keys;
use super::palette::Palette;
use super::perform::{NowOpening, Saving, Watch};
use super::reader::{Faces, Reader, ReaderWork};
use super::settings::Settings;
use super::sources::ArticlesPanel;
use super::stage::Stage;
use super::state::{Pane, Pending, UiState};
use super::statements::StatementsTab;
use super::theme::{self, LookChoice, Theme};
use super::view::{SessionFacts, View};
use super::worker::Worker;

/// What each room keeps for itself between frames.
#[derive(Default)]
pub(super) struct Rooms {
    articles: ArticlesPanel,
    pub(super) reader: Reader,
    bar: CodingBar,
    statement: StatementPanel,
    statements: StatementsTab,
    live: LiveFigure,
    figures: FiguresTab,
    codebook: CodebookTab,
    incoming: IncomingTab,
    dialogs: Dialogs,
    palette: Palette,
}

/// The window's one owner.
pub struct App {
    pub(super) session: Session,
    pub(super) state: UiState,
    pub(super) worker: Worker,
    pub(super) derived: Derived,
    pub(super) rooms: Rooms,
    pub(super) theme: Theme,
    worn: Option<bool>,
    pub(super) login: String,
    /// The name under which this person codes; empty until it was asked.
    pub(super) person: String,
    /// A look for this run only, which is not kept; a look that is chosen ends it.
    pub(super) look_for_now: Option<LookChoice>,
    pub(super) may_close: bool,
    pub(super) saving: Saving,
    /// What is being opened, and how many were before it.
    pub(super) opening: Option<NowOpening>,
    pub(super) openings: u64,
    pub(super) ending: Ending,
    /// Whether what is in no file is to be thrown away with the session.
    pub(super) is_unwanted: bool,
    /// What goes on when the save that was started is done.
    pub(super) after_save: Option<Pending>,
    shown_title: String,
    /// Where what is done is recorded; nowhere in tests and where the system names no folder.
    pub(super) journals: Option<PathBuf>,
    /// Where backups are kept; nowhere in most tests and where the system names no folder.
    pub(super) backups: Option<PathBuf>,
    /// Why what was done last is not recorded, as it was told.
    pub(super) told: Option<String>,
    /// What is to be said when the window has its first project.
    pub(super) unsaid: Vec<String>,
    /// Where web pages that were copied are taken from.
    pub(super) clipboard: Arc<dyn Clipboard>,
    /// The program that reads foreign files, where it is not this one.
    pub(super) import_program: Option<PathBuf>,
    /// What is known of the file on disk.
    pub(super) watch: Watch,
    /// Where settings are kept, and what was kept last.
    kept: Option<(PathBuf, Settings)>,
}

impl App {
    /// A window on a session; long work goes to this worker.
    pub fn new(session: Session, worker: Worker, login: &str) -> Self {
        let figure = session.live_figure();
        let mut app = Self {
            session,
            state: UiState::new(figure),
            worker,
            derived: Derived::default(),
            rooms: Rooms::default(),
            theme: Theme::light(),
            worn: None,
            login: login.to_owned(),
            person: String::new(),
            look_for_now: None,
            may_close: false,
            saving: Saving::default(),
            opening: None,
            openings: 0,
            ending: Ending::default(),
            is_unwanted: false,
            after_save: None,
            shown_title: String::new(),
            journals: None,
            backups: None,
            told: None,
            unsaid: Vec::new(),
            clipboard: Arc::new(NoPages),
            import_program: None,
            watch: Watch::default(),
            kept: None,
        };
        app.show_first_article();
        app
    }

    /// The session, for those who drive the window from outside.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What the window remembers, for those who drive it from outside.
    pub fn state(&self) -> &UiState {
        &self.state
    }

    /// What is computed, for those who drive the window from outside.
    pub fn derived(&self) -> &Derived {
        &self.derived
    }

    /// How much the reader did, for tests.
    pub fn reader_work(&self) -> ReaderWork {
        self.rooms.reader.work()
    }

    /// Looks up the installed fonts beside the window.
    pub(super) fn load_faces(&mut self, ctx: &egui::Context) {
        self.worker.start("", ctx, Faces::of_system, |app, _, faces| app.rooms.reader.take_faces(faces));
    }

    /// Wishes something from outside, as a view would.
    pub fn send(&mut self, action: Action, ctx: &egui::Context) {
        self.perform(action, ctx);
    }

    /// What goes on also while the window is hidden: jobs that are done, and being told to end.
    pub fn logic(&mut self, ctx: &egui::Context) {
        self.receive(ctx);
        self.follow_ending(ctx);
    }

    /// One frame: paints everything, then carries out what was wished.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.wear(ui.ctx());
        self.logic(ui.ctx());
        self.refresh();
        self.follow_incoming();
        self.count(ui.ctx());
        self.search(ui.ctx());
        if self.state.marks_names {
            self.derived.keywords.follow(self.session.project(), &self.state.keywords);
        }
        self.follow_opening(ui.ctx());
        self.follow_journal(ui.ctx());
        self.follow_file(ui.ctx());
        self.follow_idle(ui.ctx());
        self.name_window(ui.ctx());
        let facts = self.facts(ui.ctx().input(|input| input.time));
        let (queue, stage) = (RefCell::new(Vec::new()), Stage::default());
        let view = View::new(
            self.session.project(),
            &self.state,
            &self.derived,
            &self.theme,
            &facts,
            (&stage, &queue),
        );
        keys::window_keys(ui, &view);
        paint::paint(&mut self.rooms, ui, &view);
        keys::dropped_files(ui, &view);
        self.follow_close(ui.ctx(), &queue);
        let wishes = queue.into_inner();
        if !wishes.is_empty() {
            ui.ctx().request_repaint();
        }
        for action in wishes {
            self.perform(action, ui.ctx());
        }
        self.keep_settings(ui.ctx());
    }

    /// Writes the person's settings where they changed.
    fn keep_settings(&mut self, ctx: &egui::Context) {
        let Some((path, kept)) = &mut self.kept else { return };
        let settings = Settings::of(&self.state, &self.person, ctx.zoom_factor());
        if settings == *kept {
            return;
        }
        *kept = settings.clone();
        let path = path.clone();
        self.worker.start("", ctx, move || settings.keep(&path), |_, _, _| {});
    }

    /// Names the window after the project, with a mark while something is not in its file.
    fn name_window(&mut self, ctx: &egui::Context) {
        let mark = if self.session.is_changed() { "• " } else { "" };
        let title = format!("{mark}{} — Demarche", self.session.project().title());
        if title != self.shown_title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }

    /// Puts the wanted look on, once.
    fn wear(&mut self, ctx: &egui::Context) {
        let is_dark = match self.look_for_now.unwrap_or(self.state.look) {
            LookChoice::Light => false,
            LookChoice::Dark => true,
            LookChoice::System => ctx.system_theme().is_some_and(|theme| theme == egui::Theme::Dark),
        };
        if self.worn == Some(is_dark) {
            return;
        }
        if self.worn.is_none() {
            theme::install_fonts(ctx);
            super::input::settle(ctx);
            super::told::settle(ctx);
        }
        self.worn = Some(is_dark);
        self.theme = if is_dark { Theme::dark() } else { Theme::light() };
        ctx.set_theme(if is_dark { egui::Theme::Dark } else { egui::Theme::Light });
        theme::apply(ctx, &self.theme);
    }

    /// Brings what is computed up to date.
    pub(super) fn refresh(&mut self) {
        let (project, revision) = (self.session.project(), self.session.revision());
        self.derived.refresh(project, revision, self.session.reader());
    }

    /// Counts the live figure and the one it is compared with, where a figure is not that of the project as it
    /// is: at once, or on the worker where there is so much to count that a frame would be late.
    fn count(&mut self, ctx: &egui::Context) {
        let (project, reader) = (self.session.project(), self.session.reader());
        if let Some(counting) = self.derived.next_count(project, &self.state.figure, reader) {
            self.count_for(Pane::Shown, counting, ctx);
        }
        let (project, reader) = (self.session.project(), self.session.reader());
        let beside = self.state.beside.as_ref().map(|beside| &beside.spec);
        if let Some(counting) = self.derived.next_beside(project, beside, reader) {
            self.count_for(Pane::Beside, counting, ctx);
        }
    }

    fn count_for(&mut self, pane: Pane, counting: Counting, ctx: &egui::Context) {
        let take = move |app: &mut Self, counting: &Counting, answer| match pane {
            Pane::Shown => app.derived.take_count(counting, answer),
            Pane::Beside => app.derived.take_beside(counting, answer),
        };
        if counting.is_long() {
            let job = move || (counting.count(), counting);
            self.worker.start("", ctx, job, move |app, _, (answer, counting)| take(app, &counting, answer));
        } else {
            let answer = counting.count();
            take(self, &counting, answer);
        }
    }

    fn facts(&self, now: f64) -> SessionFacts {
        SessionFacts {
            undo: self.session.undo_label().map(str::to_owned),
            redo: self.session.redo_label().map(str::to_owned),
            coder: self.session.reader(),
            coder_name: self.session.coder_name().to_owned(),
            login: self.login.clone(),
            file: self.session.file_name(),
            path: self.session.path().map(std::path::Path::to_owned),
            is_changed: self.session.is_changed(),
            recorded: self.session.recorded(),
            read_only: self.session.read_only().map(str::to_owned),
            pinned: self.pinned_words(),
            pins: self.pins(),
            busy: self.busy_words(now),
            opening: self.opening_facts(now),
        }
    }
}
