//! What a window is given before its first frame.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::clipboard::Clipboard;
use super::super::ending::Ending;
use super::super::reader::Faces;
use super::super::settings::Settings;
use super::App;

impl App {
    /// With the settings of a person, kept in this file from now on.
    #[must_use]
    pub fn with_settings(mut self, settings: Settings, path: PathBuf, ctx: &egui::Context) -> Self {
        settings.give(&mut self.state);
        self.person.clone_from(&settings.coder);
        self.session.code_as(&settings.coder);
        ctx.set_zoom_factor(settings.zoom.clamp(0.5, 3.0));
        self.kept = Some((path, settings));
        self
    }

    /// With what is done recorded in this folder, from the next session on.
    #[must_use]
    pub fn with_journals(mut self, folder: PathBuf) -> Self {
        self.journals = Some(folder);
        self
    }

    /// With backups kept in this folder.
    #[must_use]
    pub fn with_backups(mut self, folder: PathBuf) -> Self {
        self.session.back_up_in(Some(folder.clone()));
        self.backups = Some(folder);
        self
    }

    /// With foreign files read by this program instead of the one that runs, for those who drive the window
    /// from outside.
    #[must_use]
    pub fn with_import_program(mut self, program: PathBuf) -> Self {
        self.import_program = Some(program);
        self
    }

    /// With web pages from this clipboard.
    #[must_use]
    pub fn with_clipboard(mut self, clipboard: Arc<dyn Clipboard>) -> Self {
        self.clipboard = clipboard;
        self
    }

    /// Ending where this says so.
    #[must_use]
    pub fn with_ending(mut self, ending: Ending) -> Self {
        self.ending = ending;
        self
    }

    /// With these faces for scripts from right to left, instead of those that are installed.
    #[must_use]
    pub fn with_faces(mut self, faces: Faces) -> Self {
        self.rooms.reader.take_faces(faces);
        self
    }
}
