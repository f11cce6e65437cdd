//! What the names of files tell: patterns that are kept for a person.

use std::collections::BTreeSet;

use crate::import::{NamePattern, ReadOptions};
use crate::session::import::ImportRow;

use super::super::App;
use super::super::state::Dialog;

/// On so many names patterns are tried at most.
const MOST_NAMES: usize = 500;

impl App {
    /// Opens the dialog, with the names of the files at hand: those of the import list, else of the project.
    pub(super) fn open_name_patterns(&mut self) {
        let listed = self.state.incoming.list.rows().iter().map(ImportRow::name);
        let mut names: BTreeSet<String> = listed.take(MOST_NAMES).collect();
        if names.is_empty() {
            let files = self.session.project().sources().map(|source| source.file.clone());
            names = files.filter(|file| !file.is_empty()).take(MOST_NAMES).collect();
        }
        self.state.dialog = Some(Dialog::NamePatterns { names: names.into_iter().collect() });
    }

    /// Reads names by these patterns from now on; the files of the import list that are not added yet are
    /// read once more.
    pub(super) fn use_name_patterns(&mut self, patterns: Vec<NamePattern>, ctx: &egui::Context) {
        if self.state.name_patterns == patterns {
            return;
        }
        let rows = self.state.incoming.list.use_name_patterns(&patterns);
        self.state.name_patterns = patterns;
        self.read_again(rows, None, ctx);
    }

    /// How files are read where nobody says otherwise.
    pub(super) fn read_options(&self) -> ReadOptions {
        ReadOptions { name_patterns: self.state.name_patterns.clone(), ..ReadOptions::default() }
    }
}
