//! The file dialogs of the system.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use rfd::FileDialog;

use crate::export::{EXPORTERS, FIGURE_EXPORTERS};

use super::super::command::Command;
use super::super::worker::{Ask, Picked, Picker};

/// A dialog that is gone sooner than this was never seen: no hand is so quick.
const BLINK: Duration = Duration::from_millis(250);

/// What the file dialogs call an article.
const ARTICLES: &[&str] = &["txt", "text", "md", "markdown", "json", "jsonl"];

/// Shows the system's file dialogs. It blocks: for a worker's thread, never the window's.
pub struct SystemPicker;

impl Picker for SystemPicker {
    fn pick(&self, ask: &Ask) -> Picked {
        if !may_answer() {
            return Picked::Unavailable;
        }
        let begun = Instant::now();
        let Some(paths) = show(ask) else {
            let was_seen = begun.elapsed() >= BLINK;
            return if was_seen || !cfg!(target_os = "linux") {
                Picked::Cancelled
            } else {
                Picked::Unavailable
            };
        };
        Picked::Paths(paths)
    }
}

fn show(ask: &Ask) -> Option<Vec<PathBuf>> {
    let dialog = FileDialog::new().set_title(ask.command.label().trim_end_matches('…'));
    let one = |path: Option<PathBuf>| path.map(|path| vec![path]);
    let save = |dialog: FileDialog| one(dialog.set_file_name(&ask.name).save_file());
    match ask.command {
        Command::OpenProject => one(project(dialog).add_filter("All files", &["*"]).pick_file()),
        Command::OpenArticles => {
            dialog.add_filter("Articles", ARTICLES).add_filter("All files", &["*"]).pick_files()
        }
        Command::SaveAs | Command::Save => save(project(dialog)),
        Command::ExportStatements => {
            let forms = EXPORTERS.iter().map(|form| (form.label(), form.ending()));
            save(forms.fold(dialog, |dialog, (label, ending)| dialog.add_filter(label, &[ending])))
        }
        Command::ExportFigure => {
            let forms = FIGURE_EXPORTERS.iter().map(|form| (form.label(), form.ending()));
            // The file dialog knows endings only; how many dots a picture has is typed.
            let forms = forms.filter(|(_, ending)| !ending.contains('@'));
            save(forms.fold(dialog, |dialog, (label, ending)| dialog.add_filter(label, &[ending])))
        }
        _ => one(dialog.pick_file()),
    }
}

fn project(dialog: FileDialog) -> FileDialog {
    dialog.add_filter("Demarche project", &["ron"])
}

/// Whether a dialog can come up at all. Where neither the desktop's portal nor zenity is there,
/// the dialog answers at once as if it had been cancelled (rfd 0.17), so it must be known before.
#[cfg(target_os = "linux")]
fn may_answer() -> bool {
    has_session_bus() || has_program("zenity")
}

#[cfg(not(target_os = "linux"))]
fn may_answer() -> bool {
    true
}

#[cfg(target_os = "linux")]
fn has_session_bus() -> bool {
    let named = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty());
    let usual = || {
        std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| PathBuf::from(folder).join("bus").exists())
    };
    named || usual()
}

#[cfg(target_os = "linux")]
fn has_program(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}
