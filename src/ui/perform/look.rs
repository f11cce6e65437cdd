//! What stands where a typed path leads: looked up beside the window, since a drive may not answer.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::storage::{Disk, Standing};

use super::super::App;
use super::super::state::AtPath;

impl App {
    /// Looks what stands at a path; the prompt that asked finds the answer in the state.
    pub(super) fn look_at_path(&mut self, path: PathBuf, ctx: &egui::Context) {
        self.state.looked = None;
        let disk = self.session.disk();
        let job = move || {
            let found = at_path(&*disk, &path);
            (path, found)
        };
        self.worker.start("Looking…", ctx, job, |app, _, looked| app.state.looked = Some(looked));
    }
}

fn at_path(disk: &dyn Disk, path: &Path) -> AtPath {
    match disk.look(path) {
        Ok(Standing::Folder) => AtPath::Folder,
        Ok(_) => AtPath::File,
        Err(error) if is_missing(error.kind()) => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let is_there = |folder| matches!(disk.look(folder), Ok(Standing::Folder));
            if folder.is_none_or(is_there) { AtPath::Nothing } else { AtPath::NoFolder }
        }
        Err(error) => AtPath::Unknown(error.to_string()),
    }
}

fn is_missing(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}
