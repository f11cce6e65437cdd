//! The import list: files come, are read beside the window, and are added.

use std::path::PathBuf;

use crate::analysis::plural;
use crate::import::{ReadOptions, article};
use crate::model::SourceId;
use crate::session::Pace;
use crate::session::import::{
    FoundFile, Guard, ImportReport, ListLine, RowId, Standing, ToRead, found_under,
};

use super::super::App;
use super::super::action::IncomingWish;
use super::super::state::{Dialog, Incoming, Tab};

impl App {
    /// Carries out a wish about the import list.
    pub(super) fn carry_incoming(&mut self, wish: IncomingWish, ctx: &egui::Context) {
        let incoming = &mut self.state.incoming;
        match wish {
            IncomingWish::Open(line) => self.open_list(line),
            IncomingWish::Choose(line) => incoming.chosen = line,
            IncomingWish::Show(shown) => incoming.shown = shown,
            IncomingWish::Leave => self.leave_list(),
            IncomingWish::Add(lines) => self.add_lines(&lines, ctx),
            IncomingWish::AddAll => self.add_lines(&self.state.incoming.list.addable(), ctx),
            IncomingWish::LeaveOut(lines, is_left_out) => {
                lines.into_iter().for_each(|line| incoming.list.leave_out(line, is_left_out));
            }
            IncomingWish::AcceptDates(keys) => {
                keys.into_iter().for_each(|key| incoming.list.change(key, |it| it.accept_date()));
            }
            IncomingWish::Write(key, field, words) => incoming.list.change(key, |it| it.write(field, &words)),
            IncomingWish::SetDate(key, date) => incoming.list.change(key, |it| it.set_date(date)),
            IncomingWish::Take(key, candidate) => incoming.list.change(key, |it| it.take(&candidate)),
            IncomingWish::Turn(key, page) => incoming.list.change(key, |it| it.turn_to(page)),
            IncomingWish::Reread(row, options) => self.read_again(row, options, ctx),
            IncomingWish::Retry(rows) => {
                for row in rows {
                    let options = self.state.incoming.list.row(row).map(|row| row.options.clone());
                    options.into_iter().for_each(|options| self.read_again(row, options, ctx));
                }
            }
            IncomingWish::AskWords(row) => {
                self.state.dialog = Some(Dialog::PasteFor { row, name: name_of(&self.state.incoming, row) });
            }
            IncomingWish::GiveWords { row, title, words } => self.give_words(row, &title, &words, ctx),
            IncomingWish::Stop => incoming.list.stop(),
            IncomingWish::Clear => {
                incoming.list.clear();
                incoming.chosen = None;
                self.leave_list();
            }
        }
    }

    /// Brings the list in line with the project.
    pub(in crate::ui) fn follow_incoming(&mut self) {
        let (incoming, revision) = (&mut self.state.incoming, self.session.revision());
        if !incoming.list.is_empty() && incoming.seen != Some(revision) {
            incoming.list.follow(self.session.project());
            incoming.seen = Some(revision);
        }
    }

    /// Reads files and folders into the list, beside the window.
    pub(super) fn import_paths(&mut self, paths: Vec<PathBuf>, ctx: &egui::Context) {
        self.state.dialog = None;
        self.follow_incoming();
        let incoming = &mut self.state.incoming;
        if incoming.list.is_settled() {
            // Nothing of it is to be decided any more.
            incoming.list.clear();
            (incoming.chosen, incoming.seen) = (None, None);
        }
        let (batch, cancel) = incoming.list.expect();
        let note = incoming.list.noting(self.session.project());
        let guard = self.guard();
        let job = move || {
            let found = found_under(&paths, &guard, &cancel);
            note();
            (found, cancel)
        };
        self.worker.start("Looking for files…", ctx, job, move |app, ctx, (found, cancel)| {
            app.take_found(batch, found, &cancel, ctx);
        });
    }

    fn take_found(
        &mut self,
        batch: u64,
        found: Vec<FoundFile>,
        cancel: &crate::session::import::Cancel,
        ctx: &egui::Context,
    ) {
        let count = found.len();
        let list = &mut self.state.incoming.list;
        let to_read = list.take_found(batch, found, &ReadOptions::default());
        match count {
            0 => self.complain("No file was found there", ctx),
            // One alone is shown where it leaves something to decide.
            1 => {}
            _ => self.open_list(None),
        }
        self.read_into_list(batch, to_read, cancel, ctx);
    }

    fn read_into_list(
        &mut self,
        batch: u64,
        files: Vec<ToRead<RowId>>,
        cancel: &crate::session::import::Cancel,
        ctx: &egui::Context,
    ) {
        let readers = self.state.incoming.list.readers(files, &self.guard(), cancel);
        self.worker.start_steps(
            ctx,
            readers,
            |app, _, step| app.state.incoming.list.take_step(step),
            move |app, ctx| app.end_batch(batch, ctx),
        );
    }

    /// All of a batch was read: one file alone that leaves nothing to decide is added at once.
    fn end_batch(&mut self, batch: u64, ctx: &egui::Context) {
        self.state.incoming.list.end(batch);
        self.follow_incoming();
        let incoming = &self.state.incoming;
        let rows: Vec<_> = incoming.list.of_batch(batch).collect();
        let [only] = rows.as_slice() else { return self.tell_read(ctx) };
        let lines: Vec<ListLine> = only.lines().collect();
        let [line] = lines.as_slice() else { return self.open_list(lines.first().copied()) };
        match incoming.list.standing(*line) {
            Standing::Ready if !incoming.list.has_doubt(*line) && self.session.read_only().is_none() => {
                self.add_lines(&[*line], ctx);
            }
            Standing::There(Some(id)) => {
                self.refresh();
                self.choose_source(id);
                self.say("The project has these words already: here they are", ctx);
            }
            _ => self.open_list(Some(*line)),
        }
    }

    /// Says that all was read, where one is elsewhere.
    fn tell_read(&mut self, ctx: &egui::Context) {
        if self.state.tab == Tab::Incoming || self.state.incoming.list.progress().is_some() {
            return;
        }
        let counts = self.state.incoming.list.counts();
        if counts.files > 0 {
            let ready = plural((counts.clear + counts.alike) as u64, "article");
            self.say(&format!("All files were read: {ready} can be added"), ctx);
        }
    }

    fn read_again(&mut self, row: RowId, options: ReadOptions, ctx: &egui::Context) {
        if let Some((batch, cancel, file)) = self.state.incoming.list.take_again(row, options) {
            let readers = self.state.incoming.list.readers(vec![file], &self.guard(), &cancel);
            self.worker.start_steps(
                ctx,
                readers,
                |app, _, step| app.state.incoming.list.take_step(step),
                move |app, _| app.state.incoming.list.end(batch),
            );
        }
    }

    /// By whom foreign files are read. Tests do all work in one thread and one process.
    fn guard(&self) -> Guard {
        match self.worker.pace() {
            Pace::Inline => Guard::in_this_process(),
            Pace::Threaded => Guard::of_this_program(),
        }
    }

    /// Shows the list, with this line chosen.
    pub(super) fn open_list(&mut self, line: Option<ListLine>) {
        if self.state.incoming.list.is_empty() {
            return;
        }
        if self.state.tab != Tab::Incoming {
            self.state.incoming.from = self.state.tab;
        }
        self.state.incoming.chosen = line.or(self.state.incoming.chosen);
        self.show_tab(Tab::Incoming);
    }

    fn leave_list(&mut self) {
        if self.state.tab == Tab::Incoming {
            self.show_tab(self.state.incoming.from);
        }
    }

    /// Adds lines of the list as one step, and shows the first new article where nothing is left to decide.
    fn add_lines(&mut self, lines: &[ListLine], ctx: &egui::Context) {
        if lines.is_empty() {
            return;
        }
        match self.state.incoming.list.add(&mut self.session, lines) {
            Ok(report) => self.tell_added(&report, ctx),
            Err(error) => self.complain(&super::capitalized(&error.to_string()), ctx),
        }
    }

    fn tell_added(&mut self, report: &ImportReport, ctx: &egui::Context) {
        self.state.incoming.seen = Some(self.session.revision());
        let added = report.added();
        let articles = plural(added.len() as u64, "article");
        let words = match report.statements() {
            0 => format!("Added {articles}"),
            statements => format!("Added {articles} and {}", plural(statements as u64, "statement")),
        };
        self.refresh();
        if self.state.incoming.list.is_settled() {
            let first: Option<SourceId> = added.first().copied().or_else(|| first_known(report));
            first.into_iter().for_each(|first| self.choose_source(first));
        }
        self.say(&words, ctx);
    }

    /// Gives a file that could not be read the words that were pasted for it.
    fn give_words(&mut self, row: RowId, title: &str, words: &str, ctx: &egui::Context) {
        self.state.dialog = None;
        let name = name_of(&self.state.incoming, row);
        match article::pasted_for(&name, words) {
            Ok(mut reading) => {
                let title = title.trim();
                for draft in reading.articles.iter_mut().filter(|_| !title.is_empty()) {
                    title.clone_into(&mut draft.title);
                }
                self.state.incoming.list.give(row, reading);
                self.open_list(Some(row.article(0).into()));
            }
            Err(error) => self.complain(&super::capitalized(&error.to_string()), ctx),
        }
    }
}

fn name_of(incoming: &Incoming, row: RowId) -> String {
    incoming.list.row(row).map(crate::session::import::ImportRow::name).unwrap_or_default()
}

/// The article that a report names first, though it was there already.
fn first_known(report: &ImportReport) -> Option<SourceId> {
    report.files.iter().flat_map(|file| file.became.outcomes()).map(|outcome| outcome.source()).next()
}
