//! Pasted words become an article.

use crate::import::{ImportError, PASTED, ReadOptions, article};
use crate::session::import::add_articles;

use super::super::App;

impl App {
    /// Adds an article from pasted words; where something about them is doubtful the import list shows it
    /// first.
    pub(super) fn import_words(&mut self, title: &str, words: &str, ctx: &egui::Context) {
        self.state.dialog = None;
        let mut reading = match article::read_pasted(PASTED, words, &ReadOptions::default()) {
            Ok(reading) => reading,
            Err(error) => return self.complain(&super::capitalized(&ImportError::to_string(&error)), ctx),
        };
        if !reading.all_warnings().is_empty() {
            return self.import_pasted(title, words, ctx);
        }
        for draft in reading.articles.iter_mut().filter(|_| !title.trim().is_empty()) {
            title.trim().clone_into(&mut draft.title);
        }
        let mut first = None;
        let result = self.session.create(|project, ids| {
            let (transaction, outcomes) = add_articles(project, reading.articles, ids);
            first = outcomes.first().map(|outcome| outcome.source());
            Ok(transaction)
        });
        let is_known = result == Ok(false);
        self.settle(result, ctx);
        self.refresh();
        if let Some(source) = first {
            self.choose_source(source);
        }
        if is_known {
            self.say("The project has these words already: here they are", ctx);
        }
    }
}
