//! Finding words in the article.

use crate::model::{ByteIndex, Span, Text};
use std::sync::Arc;

use super::super::App;
use super::super::derived::Hits;
use super::super::state::{Before, Query, Tab};

impl App {
    /// Opens the bar of the search, or asks again for its words.
    pub(super) fn open_find(&mut self) {
        self.state.tab = Tab::Read;
        self.state.bar_open = false;
        let project = self.session.project();
        let (selection, statement) = (self.state.selection, self.state.statement);
        let passage = || project.statement(statement?)?.span;
        let caret = self.state.caret();
        let chosen = selection.or_else(passage).map(Span::start);
        let from = chosen.or_else(|| caret.map(|caret| caret.place)).unwrap_or(ByteIndex(0));
        let find = &mut self.state.find;
        find.asked += 1;
        if !find.is_open {
            (find.is_open, find.current, find.from) = (true, None, from);
            find.before = Before { selection, statement, caret };
        }
    }

    /// Looks for something else; what is found first from where the search began is shown.
    pub(super) fn look_for(&mut self, query: Query) {
        self.state.find.query = query;
        self.state.find.current = None;
    }

    /// Searches the article where that is needed: at once, or on the worker where it is long.
    pub(in crate::ui) fn search(&mut self, ctx: &egui::Context) {
        let Some(text) = self.searched_text() else { return self.derived.found.clear() };
        let Some(search) = self.derived.found.next(&text, &self.state.find.query) else { return };
        if search.is_long() {
            self.worker.start("", ctx, move || search.run(), |app, _, hits| app.take_hits(hits));
        } else {
            self.take_hits(search.run());
        }
    }

    fn searched_text(&self) -> Option<Arc<Text>> {
        let source = self.state.source.filter(|_| self.state.find.is_open)?;
        self.session.project().text_of(source).cloned()
    }

    fn take_hits(&mut self, hits: Hits) {
        self.derived.found.take(hits);
        let is_known = self.state.find.current.is_some_and(|it| self.derived.found.number(it).is_some());
        let is_shown = self.shown_text().is_some_and(|text| self.derived.found.is_of(text));
        if !is_known && is_shown && self.state.find.is_open {
            self.show_find(self.derived.found.from(self.state.find.from));
        }
    }

    /// Goes to the next find, and from the last one to the first.
    pub(super) fn find_next(&mut self) {
        self.step(|app| match app.state.find.current {
            Some(span) => app.derived.found.after(span),
            None => app.derived.found.from(app.state.find.from),
        });
    }

    /// Goes to the find before, and from the first one to the last.
    pub(super) fn find_previous(&mut self) {
        self.step(|app| match app.state.find.current {
            Some(span) => app.derived.found.before(span),
            None => app.derived.found.from(app.state.find.from),
        });
    }

    /// Goes somewhere among the finds; where the bar was closed it opens and what it finds first is shown.
    fn step(&mut self, next: impl Fn(&Self) -> Option<Span>) {
        if self.state.find.is_open {
            self.show_find(next(self));
        } else {
            self.open_find();
        }
    }

    /// Marks these words in the text from now on, besides the names of actors.
    pub(super) fn mark_words(&mut self, words: &str) {
        let words = words.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty());
        self.state.keywords = words.map(str::to_owned).collect();
        self.state.marks_names = true;
    }

    /// Closes the bar and goes back to where one was.
    pub(super) fn leave_find(&mut self) {
        let find = &mut self.state.find;
        find.returns += 1;
        (find.is_open, find.current) = (false, None);
        let Before { selection, statement, caret } = find.before;
        self.select(selection);
        match caret {
            Some(caret) => self.state.put_caret(caret),
            None => self.state.source.iter().for_each(|id| _ = self.state.carets.remove(id)),
        }
        self.state.statement = statement;
        self.forget_missing();
    }

    /// Closes the bar; where one stands is chosen, so that it can be coded.
    pub(super) fn take_find(&mut self) {
        (self.state.find.is_open, self.state.find.current) = (false, None);
    }

    /// Shows a find and chooses it, so that it can be coded.
    fn show_find(&mut self, find: Option<Span>) {
        self.state.find.current = find;
        if let Some(span) = find {
            self.state.tab = Tab::Read;
            self.state.statement = None;
            self.select(Some(span));
            self.state.ask_reveal(span.start());
        }
    }
}
