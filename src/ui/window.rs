//! The operating system's window around the application.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::NativeOptions;
use egui::{ViewportBuilder, vec2};
use thiserror::Error;

use crate::model::SourceId;
use crate::session::{Session, folders};

use super::App;
use super::begin::Beginning;
use super::clipboard::SystemClipboard;
use super::display;
use super::ending::Ending;
use super::perform::UNTITLED;
use super::settings::KeptSettings;
use super::theme::LookChoice;
use super::worker::Worker;

const ICON: &[u8] = include_bytes!("../../assets/icon/demarche-64.rgba");

/// Why there is no window.
#[derive(Debug, Error)]
pub enum WindowError {
    /// There is nothing to show it on.
    #[error(
        "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set); the command line works without one: see `demarche --help`"
    )]
    NoDisplay,
    /// A library of the system that the window needs.
    #[error(
        "the library {0} is missing, install it to open the window; the command line works without it: see `demarche --help`"
    )]
    Library(String),
    /// A mistake of ours.
    #[error("the window stopped by a mistake in the program, please report it: {0}")]
    Stopped(String),
    /// The system gives none.
    #[error("no window can be opened here ({0}); the command line works without one: see `demarche --help`")]
    System(String),
}

/// What the window begins with.
pub struct Opening {
    /// What was looked for to be shown.
    pub beginning: Beginning,
    /// The article of it to be shown.
    pub article: Option<SourceId>,
    /// A look for this run only, which is not kept.
    pub look: Option<LookChoice>,
    /// What is kept for the person, if there is a folder for it.
    pub kept: Option<KeptSettings>,
    /// The login name, offered as the coder's.
    pub login: String,
    /// The folder in which what is done is recorded, if there is one.
    pub journals: Option<PathBuf>,
}

/// Opens the window and stays until it is closed.
///
/// Fails with one sentence where the system gives no window, before or after trying.
pub fn open(opening: Opening) -> Result<(), WindowError> {
    display::require()?;
    display::guarded(|| run(opening))
}

fn run(opening: Opening) -> Result<(), WindowError> {
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Demarche")
            .with_app_id("demarche")
            .with_inner_size(vec2(1440.0, 900.0))
            .with_min_inner_size(vec2(760.0, 480.0))
            .with_icon(icon()),
        ..NativeOptions::default()
    };
    let make = move |creation: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        let worker = Worker::threaded(Arc::new(super::dialogs::SystemPicker));
        let mut app = App::new(Session::on_empty(UNTITLED), worker, &opening.login);
        if let Some(kept) = opening.kept {
            app = app.with_settings(kept.settings, kept.path, &creation.egui_ctx);
            app.unsaid.extend(kept.fault);
        }
        app.look_for_now = opening.look;
        if let Some(folder) = folders::backups() {
            app = app.with_backups(folder);
        }
        app = app.with_clipboard(Arc::new(SystemClipboard));
        app = app.with_ending(Ending::listen(&creation.egui_ctx));
        if let Some(folder) = opening.journals {
            app = app.with_journals(folder);
        }
        app.begin(opening.beginning, opening.article, &creation.egui_ctx);
        Ok(Box::new(Window(app)) as Box<dyn eframe::App>)
    };
    eframe::run_native("Demarche", options, Box::new(make))
        .map_err(|error| WindowError::System(display::reason(&error.to_string())))
}

/// The look that the environment asks for (`DEMARCHE_THEME=light` or `dark`), for pictures.
pub fn look_from_environment() -> LookChoice {
    match std::env::var("DEMARCHE_THEME").as_deref() {
        Ok("light") => LookChoice::Light,
        Ok("dark") => LookChoice::Dark,
        _ => LookChoice::System,
    }
}

struct Window(App);

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.0.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }
}

/// The program's icon, 64 by 64 points, four bytes each.
fn icon() -> egui::IconData {
    egui::IconData { rgba: ICON.to_vec(), width: 64, height: 64 }
}
