//! Pasted words become an article.

use crate::import::{ImportError, PASTED, article};
use crate::session::import::add_articles;

use super::super::App;

impl App {
    /// Adds an article from pasted words.
    pub(super) fn import_words(&mut self, title: &str, words: &str, ctx: &egui::Context) {
        self.state.dialog = None;
        let added = article::read(PASTED, words.as_bytes()).map(|mut draft| {
            if !title.trim().is_empty() {
                title.trim().clone_into(&mut draft.title);
            }
            let mut first = None;
            let result = self.session.create(|project, ids| {
                let (transaction, outcomes) = add_articles(project, vec![draft], ids);
                first = outcomes.first().map(|outcome| outcome.source());
                Ok(transaction)
            });
            (result, first)
        });
        match added {
            Ok((result, first)) => {
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
            Err(error) => self.complain(&super::capitalized(&ImportError::to_string(&error)), ctx),
        }
    }
}
