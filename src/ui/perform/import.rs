//! Pasted words become an article.

use crate::import::{ImportError, PASTED, ReadOptions, article};

use super::super::App;

impl App {
    /// Adds an article from pasted words; where something about them is doubtful the import list shows it
    /// first.
    pub(super) fn import_words(&mut self, title: &str, words: &str, ctx: &egui::Context) {
        self.state.dialog = None;
        let reading = match article::read_pasted(PASTED, words, &ReadOptions::default()) {
            Ok(reading) => reading,
            Err(error) => return self.complain(&super::capitalized(&ImportError::to_string(&error)), ctx),
        };
        if !reading.all_warnings().is_empty() {
            return self.import_pasted(title, words, ctx);
        }
        self.add_pasted(title, reading.articles, ctx);
    }
}
