//! Reading files, folders and pasted words as articles; what became of each is told.

use std::path::PathBuf;

use crate::import::{ImportError, PASTED, ReadOptions, article};
use crate::session::Pace;
use crate::session::import::{
    Became, FileJoined, FileRead, Guard, ImportReport, add_all, add_articles, point_out_alike, read_paths,
};

use super::super::App;
use super::super::state::{Dialog, FileFate, FileOutcome};

impl App {
    /// Reads files and folders beside the window, then adds what they hold as one step.
    pub(super) fn import_paths(&mut self, paths: Vec<PathBuf>, ctx: &egui::Context) {
        self.state.dialog = None;
        // Tests do all work in one thread and one process.
        let guard = match self.worker.pace() {
            Pace::Inline => Guard::in_this_process(),
            Pace::Threaded => Guard::of_this_program(),
        };
        let project = self.session.project().clone();
        let job = move || {
            let mut reads = read_paths(&paths, &ReadOptions::default(), &guard);
            point_out_alike(&project, &mut reads);
            reads
        };
        self.worker.start("Reading articles…", ctx, job, |app, ctx, reads| app.add_reads(reads, ctx));
    }

    fn add_reads(&mut self, reads: Vec<FileRead>, ctx: &egui::Context) {
        if reads.is_empty() {
            return self.complain("No file was found there", ctx);
        }
        match add_all(&mut self.session, reads) {
            Ok(report) => self.tell(&report, ctx),
            Err(error) => self.complain(&super::capitalized(&error.to_string()), ctx),
        }
    }

    /// Shows the first new article and says what became of the files; what failed gets a list.
    fn tell(&mut self, report: &ImportReport, ctx: &egui::Context) {
        let fates: Vec<FileFate> = report.files.iter().map(fate).collect();
        let count = |outcome: FileOutcome| fates.iter().filter(|fate| fate.outcome == outcome).count();
        let added = report.added();
        let mut words = match (added.len(), report.statements()) {
            (1, 0) => "Added 1 article".to_owned(),
            (articles, 0) => format!("Added {articles} articles"),
            (articles, statements) => format!("Added {articles} articles and {statements} statements"),
        };
        let others =
            [(count(FileOutcome::Known), "there already"), (count(FileOutcome::Problem), "not read")];
        for (number, what) in others.into_iter().filter(|(number, _)| *number > 0) {
            words = format!("{words}, {number} {what}");
        }
        if let Some(first) = added.first().copied().or_else(|| first_known(report)) {
            self.refresh();
            self.choose_source(first);
        }
        let needs_list =
            fates.iter().any(|fate| fate.outcome == FileOutcome::Problem || !fate.words.is_empty());
        self.say(&words, ctx);
        if needs_list {
            self.state.dialog = Some(Dialog::Imported(fates));
        }
    }

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

/// The article that a report names first, though it was there already.
fn first_known(report: &ImportReport) -> Option<crate::model::SourceId> {
    report.files.iter().flat_map(|file| file.became.outcomes()).map(|outcome| outcome.source()).next()
}

/// What became of a file, in words for the list.
fn fate(file: &FileJoined) -> FileFate {
    let name = file.path.display().to_string();
    let mut words: Vec<String> = file.warnings.iter().map(ToString::to_string).collect();
    let outcome = match &file.became {
        Became::Nothing(reason) => {
            words.insert(0, reason.to_string());
            FileOutcome::Problem
        }
        Became::Articles(_) | Became::Claims { .. }
            if file.became.added().next().is_some() || file.became.statements() > 0 =>
        {
            FileOutcome::Added
        }
        Became::Articles(_) | Became::Claims { .. } => FileOutcome::Known,
    };
    FileFate { name, outcome, words }
}
