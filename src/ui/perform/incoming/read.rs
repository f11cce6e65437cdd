//! Files come to the import list and are read beside the window, a step at a time.

use std::path::PathBuf;

use crate::analysis::plural;
use crate::import::ReadOptions;
use crate::session::Pace;
use crate::session::import::{
    Cancel, FoundFile, Guard, ListLine, RowId, Standing, ToRead, found_under, samples_of,
};

use super::super::super::App;
use super::super::super::state::Tab;
use super::super::capitalized;

impl App {
    /// Reads files and folders into the list.
    pub(in crate::ui::perform) fn import_paths(&mut self, paths: Vec<PathBuf>, ctx: &egui::Context) {
        self.state.dialog = None;
        let (batch, cancel) = self.begin_batch();
        let note = self.state.incoming.list.noting(self.session.project());
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

    /// Reads words that were pasted into the list, as a file that has no name.
    pub(in crate::ui::perform) fn import_pasted(&mut self, title: &str, words: &str, ctx: &egui::Context) {
        let (batch, cancel) = self.begin_batch();
        let files = self.state.incoming.list.take_pasted(batch, title, words);
        self.read_into_list(batch, files, &cancel, ctx);
    }

    /// A batch of the list; of a list where nothing is to be decided any more nothing stays.
    fn begin_batch(&mut self) -> (u64, Cancel) {
        self.follow_incoming();
        if self.state.incoming.list.is_settled() {
            self.state.incoming.begin_anew();
        }
        // What is read is compared with the project as it is now, also of an empty list.
        self.state.incoming.list.follow(self.session.project());
        self.state.incoming.list.expect()
    }

    fn take_found(&mut self, batch: u64, found: Vec<FoundFile>, cancel: &Cancel, ctx: &egui::Context) {
        let count = found.len();
        let options = self.read_options();
        let to_read = self.state.incoming.list.take_found(batch, found, &options);
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
        cancel: &Cancel,
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
        let list = &self.state.incoming.list;
        let [only] = list.rows() else { return self.tell_read(ctx) };
        let lines: Vec<ListLine> = only.lines().collect();
        let [line] = lines.as_slice() else { return self.open_list(lines.first().copied()) };
        let is_shown = self.state.tab == Tab::Incoming;
        match list.standing(*line) {
            Standing::Ready if !is_shown && !list.has_doubt(*line) && self.session.read_only().is_none() => {
                self.add_lines(&[*line], ctx);
            }
            Standing::There(Some(id)) if !is_shown => {
                self.refresh();
                self.choose_source(id);
                self.say("The project has these words already: here they are", ctx);
            }
            _ => self.open_list(Some(*line)),
        }
    }

    /// Says that all was read, where one is elsewhere.
    fn tell_read(&mut self, ctx: &egui::Context) {
        let list = &self.state.incoming.list;
        if self.state.tab == Tab::Incoming || list.progress().is_some() || list.is_empty() {
            return;
        }
        let counts = list.counts();
        let ready = plural((counts.clear + counts.alike) as u64, "article");
        self.say(&format!("All files were read: {ready} can be added"), ctx);
    }

    /// Reads files once more, in another way where one is given.
    pub(in crate::ui::perform) fn read_again(
        &mut self,
        mut rows: Vec<RowId>,
        options: Option<&ReadOptions>,
        ctx: &egui::Context,
    ) {
        let list = &mut self.state.incoming.list;
        rows.retain(|row| list.may_read_again(*row));
        if rows.is_empty() {
            return;
        }
        let (batch, cancel) = list.expect();
        let found =
            rows.into_iter().filter_map(|row| Some((row, list.await_again(batch, row, options.cloned())?)));
        let found: Vec<(RowId, FoundFile)> = found.collect();
        let guard = self.guard();
        let job = move || {
            let again = |(row, file): (RowId, FoundFile)| {
                // Where it was missing there may be a folder now; within an archive it stays what it was.
                let is_plain = file.entry.is_none() && !file.path.as_os_str().is_empty();
                (row, if is_plain { found_under(&[file.path], &guard, &cancel) } else { vec![file] })
            };
            (found.into_iter().map(again).collect::<Vec<_>>(), cancel)
        };
        self.worker.start("", ctx, job, move |app, ctx, (found, cancel)| {
            let (guard, list) = (app.guard(), &mut app.state.incoming.list);
            let to_read = found.into_iter().flat_map(|(row, files)| list.take_found_again(batch, row, files));
            let to_read = to_read.collect();
            let readers = list.readers(to_read, &guard, &cancel);
            app.worker.start_steps(
                ctx,
                readers,
                |app, _, step| app.state.incoming.list.take_step(step),
                move |app, _| app.state.incoming.list.end(batch),
            );
        });
    }

    /// Gives a file that could not be read the words that were pasted for it.
    pub(super) fn give_words(&mut self, row: RowId, title: &str, words: &str, ctx: &egui::Context) {
        self.state.dialog = None;
        self.state.incoming.list.give(row, title, words);
        self.read_again(vec![row], None, ctx);
        self.open_list(Some(row.into()));
    }

    /// Looks beside the window how a file begins in every encoding.
    pub(super) fn sample(&mut self, id: RowId, ctx: &egui::Context) {
        let Some(row) = self.state.incoming.list.row(id) else { return };
        let (path, entry, guard) = (row.file.clone(), row.entry.clone(), self.guard());
        self.state.incoming.samples = None;
        let job = move || samples_of(&path, entry.as_ref(), &guard);
        self.worker.start("", ctx, job, move |app, _, samples| {
            let samples = samples.map(Into::into).map_err(|error| capitalized(&error.to_string()));
            app.state.incoming.samples = Some((id, samples));
        });
    }

    /// By whom foreign files are read. Tests do all work in one thread and one process.
    pub(in crate::ui::perform) fn guard(&self) -> Guard {
        match self.worker.pace() {
            Pace::Inline => Guard::in_this_process(),
            Pace::Threaded => {
                self.import_program.clone().map_or_else(Guard::of_this_program, Guard::of_program)
            }
        }
    }
}
