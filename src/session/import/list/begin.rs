//! How files come to the list, are read, and are read anew.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::import::{ArticleDraft, Field, Fingerprint, NamePattern, ReadOptions};
use crate::model::Project;

use super::super::{
    Alike, Cancel, Draft, Earlier, FileRead, FileReader, FoundFile, Guard, Lookalikes, ReadError,
};
use super::super::{Step, ToRead, readers};
use super::item::fresh;
use super::{
    Coded, Failure, ImportList, ImportRow, KnownTexts, ListedArticle, Pasted, ReadFile, RowId, Running,
    Stage, Standing, Twin,
};

/// How the reading of the list goes on.
#[derive(Debug)]
pub enum ListStep {
    /// This file is being read.
    Began(RowId),
    /// This file was read, and what each of its articles is like.
    Ended(RowId, FileRead, Vec<Option<Alike<Twin>>>),
}

impl ImportList {
    /// Begins a batch whose files are yet to be found; gives its number and what stops it.
    pub fn expect(&mut self) -> (u64, Cancel) {
        let batch = fresh();
        let cancel = Cancel::default();
        self.running.push(Running { batch, cancel: cancel.clone(), is_looking: true });
        self.changes += 1;
        (batch, cancel)
    }

    /// Takes files into a batch; gives those that are to be read. One that leads to no file stands as a
    /// problem at once.
    pub fn take_found(
        &mut self,
        batch: u64,
        found: Vec<FoundFile>,
        options: &ReadOptions,
    ) -> Vec<ToRead<RowId>> {
        self.changes += 1;
        self.running.iter_mut().filter(|it| it.batch == batch).for_each(|it| it.is_looking = false);
        let mut to_read = Vec::new();
        for mut file in found {
            let problem = file.problem.take();
            let mut row = ImportRow::new(file, options.clone(), batch);
            if let Some(problem) = problem {
                row.stage = Stage::Failed(Failure::of(&problem, &row));
                row.is_awaited = false;
            } else {
                to_read.push(row.to_read());
            }
            self.rows.push(row);
        }
        to_read
    }

    /// Takes words that were pasted into a batch, as a file that has no name.
    pub fn take_pasted(&mut self, batch: u64, title: &str, words: &str) -> Vec<ToRead<RowId>> {
        let nowhere = FoundFile { path: PathBuf::new(), in_folder: false, entry: None, problem: None };
        let mut to_read = self.take_found(batch, vec![nowhere], &ReadOptions::default());
        for file in &mut to_read {
            file.pasted = self.give(file.key, title, words);
        }
        to_read
    }

    /// Gives a file words that were pasted for it, to be read instead of it.
    pub fn give(&mut self, id: RowId, title: &str, words: &str) -> Option<Arc<str>> {
        let row = self.row_mut(id)?;
        let words: Arc<str> = words.into();
        row.pasted = Some(Pasted { title: title.trim().to_owned(), words: Arc::clone(&words) });
        Some(words)
    }

    /// Whether a file may be read once more: not while it is being read, and not where something of it was
    /// added.
    pub fn may_read_again(&self, id: RowId) -> bool {
        let is_added = |line| matches!(self.standing(line), Standing::Added(_));
        self.row(id).is_some_and(|row| !row.is_awaited && !row.lines().any(is_added))
    }

    /// What the names of files tell is told by these patterns from now on; gives those that may be read once
    /// more for it.
    pub fn use_name_patterns(&mut self, patterns: &[NamePattern]) -> Vec<RowId> {
        let mut rows: Vec<RowId> = self.rows.iter().map(|row| row.id).collect();
        rows.retain(|row| self.may_read_again(*row));
        for id in &rows {
            self.row_mut(*id).into_iter().for_each(|row| row.options.name_patterns = patterns.to_vec());
        }
        rows
    }

    /// Puts a file into a batch to be looked for and read once more; gives how it is found. What was read
    /// of it stays to be seen until it is read again.
    pub fn await_again(&mut self, batch: u64, id: RowId, options: Option<ReadOptions>) -> Option<FoundFile> {
        let row = self.row_mut(id)?;
        row.batch = batch;
        row.is_left_out = false;
        row.is_awaited = true;
        if let Some(options) = options {
            row.options = options;
        }
        if matches!(row.stage, Stage::Failed(_)) {
            row.stage = Stage::Waiting;
        }
        Some(row.found())
    }

    /// Takes up what was found at the place of a file; gives what is to be read. Where it is a folder now
    /// or an archive that opens, its files take its place.
    pub fn take_found_again(
        &mut self,
        batch: u64,
        id: RowId,
        mut found: Vec<FoundFile>,
    ) -> Vec<ToRead<RowId>> {
        let Some(row) = self.row_mut(id) else { return Vec::new() };
        let is_same = |it: &FoundFile| it.path == row.file && it.entry == row.entry;
        if found.len() != 1 || !found.iter().all(is_same) {
            let options = row.options.clone();
            self.rows.retain(|row| row.id != id);
            return self.take_found(batch, found, &options);
        }
        self.running.iter_mut().filter(|it| it.batch == batch).for_each(|it| it.is_looking = false);
        let Some(row) = self.row_mut(id) else { return Vec::new() };
        match found.pop().and_then(|file| file.problem) {
            Some(problem) => {
                row.stage = Stage::Failed(Failure::of(&problem, row));
                row.is_awaited = false;
                Vec::new()
            }
            None => vec![row.to_read()],
        }
    }

    /// Those who read files for the list, as many as may work at a time.
    pub fn readers(
        &self,
        files: Vec<ToRead<RowId>>,
        guard: &Guard,
        cancel: &Cancel,
    ) -> Vec<impl Iterator<Item = ListStep> + Send + use<>> {
        let known = KnownTexts::clone(&self.known);
        // Made by the first who needs it: all of a large project is looked through.
        let earlier: Arc<Mutex<Option<Earlier>>> = Arc::default();
        let project = self.texts.project();
        let compared = |reader: FileReader<RowId>| {
            let (known, earlier) = (KnownTexts::clone(&known), Arc::clone(&earlier));
            let project = project.clone();
            reader.map(move |step| compare(note_earlier(step, &earlier, project.as_ref()), &known))
        };
        readers(files, guard, cancel).into_iter().map(compared).collect()
    }

    /// Notes the words of a project, for those who read; work for a thread of its own.
    pub fn noting(&self, project: &Project) -> impl FnOnce() + Send + use<> {
        let (known, project) = (KnownTexts::clone(&self.known), project.clone());
        move || lock(&known).note_project(&project, |source| Twin::Source(source.id))
    }

    /// Takes up how reading goes on; a file that is gone is passed over.
    pub fn take_step(&mut self, step: ListStep) {
        match step {
            ListStep::Began(id) => {
                if let Some(row) = self.row_mut(id).filter(|row| matches!(row.stage, Stage::Waiting)) {
                    row.stage = Stage::Reading;
                }
            }
            ListStep::Ended(id, read, alike) => {
                if let Some(row) = self.row_mut(id) {
                    row.take_read(read, alike);
                }
            }
        }
    }

    /// A batch is over: whatever was not read, nobody reads any more.
    pub fn end(&mut self, batch: u64) {
        self.running.retain(|running| running.batch != batch);
        self.changes += 1;
        for row in self.rows.iter_mut().filter(|row| row.batch == batch && row.is_awaited) {
            row.is_awaited = false;
            if matches!(row.stage, Stage::Waiting | Stage::Reading) {
                row.stage = Stage::Failed(Failure::stopped());
            }
        }
    }

    /// Gives up reading what was not read yet.
    pub fn stop(&mut self) {
        self.changes += 1;
        self.running.iter().for_each(|running| running.cancel.cancel());
        for row in self.rows.iter_mut().filter(|row| matches!(row.stage, Stage::Waiting)) {
            row.stage = Stage::Failed(Failure::stopped());
            row.is_awaited = false;
        }
    }
}

impl ImportRow {
    fn to_read(&self) -> ToRead<RowId> {
        let pasted = self.pasted.as_ref().map(|pasted| Arc::clone(&pasted.words));
        ToRead { key: self.id, found: self.found(), options: self.options.clone(), pasted }
    }

    fn take_read(&mut self, read: FileRead, alike: Vec<Option<Alike<Twin>>>) {
        self.is_awaited = false;
        self.stage = match read.result {
            // What was read before is better than nothing.
            Err(ReadError::Cancelled { .. }) if !self.articles().is_empty() => return,
            Err(error) => Stage::Failed(Failure::of(&error, self)),
            Ok(Draft::Claims(draft)) => {
                let words = draft.documents.iter().map(|it| it.article.words()).sum();
                Stage::Coded(Box::new(Coded { draft: *draft, words, outcome: None }))
            }
            Ok(Draft::Articles(mut reading)) => {
                let drafts = std::mem::take(&mut reading.articles);
                let alike = alike.into_iter().chain(std::iter::repeat(None));
                let mut articles: Vec<ListedArticle> = drafts
                    .into_iter()
                    .zip(alike)
                    .map(|(draft, alike)| ListedArticle::new(draft, alike))
                    .collect();
                let title = self.pasted.as_ref().map(|pasted| pasted.title.as_str());
                if let (Some(title), [only]) = (title, articles.as_mut_slice()) {
                    only.write(Field::Title, title);
                }
                // Read in another way it is still the same article, where there are as many.
                if self.articles().len() == articles.len() {
                    let before = self.articles();
                    articles.iter_mut().zip(before).for_each(|(now, before)| now.keep_said(before));
                }
                Stage::Read(Box::new(ReadFile { reading: *reading, articles }))
            }
        };
    }
}

/// A step in which each article that was read has its earlier state in the project.
fn note_earlier(
    step: Step<RowId>,
    earlier: &Mutex<Option<Earlier>>,
    project: Option<&Project>,
) -> Step<RowId> {
    let Some(project) = project else { return step };
    let (id, mut read) = match step {
        Step::Began(_) => return step,
        Step::Ended(id, read) => (id, read),
    };
    if let Ok(Draft::Articles(reading)) = &mut read.result {
        let mut earlier = earlier.lock().unwrap_or_else(PoisonError::into_inner);
        earlier.get_or_insert_with(|| Earlier::of(project)).note(&mut reading.articles);
    }
    Step::Ended(id, read)
}

/// A step with what was found alike.
fn compare(step: Step<RowId>, known: &Mutex<Lookalikes<Twin>>) -> ListStep {
    let (id, read) = match step {
        Step::Began(id) => return ListStep::Began(id),
        Step::Ended(id, read) => (id, read),
    };
    let drafts: &[ArticleDraft] =
        if let Ok(Draft::Articles(reading)) = &read.result { &reading.articles } else { &[] };
    let compare = |(at, draft): (usize, &ArticleDraft)| {
        let fingerprint = Fingerprint::of(draft.text.as_str());
        let own = id.article(at);
        let is_other = |twin: &Twin| !matches!(twin, Twin::Listed(key) if key.row == id && key.at >= at);
        let mut known = lock(known);
        let alike = known.find(&draft.text, fingerprint.as_ref(), is_other);
        known.note(&draft.text, fingerprint, Twin::Listed(own));
        if let Some(earlier) = draft.earlier {
            // That it is a later state of that one says more than what it is like.
            let share = alike.filter(|it| it.to == Twin::Source(earlier)).map_or(0, |it| it.share);
            return Some(Alike { to: Twin::Source(earlier), share, is_same: false });
        }
        // That the project has the very same words is told by the project as it is when it is asked.
        alike.filter(|alike| !(alike.is_same && matches!(alike.to, Twin::Source(_))))
    };
    let alike = drafts.iter().enumerate().map(compare).collect();
    ListStep::Ended(id, read, alike)
}

fn lock(known: &Mutex<Lookalikes<Twin>>) -> std::sync::MutexGuard<'_, Lookalikes<Twin>> {
    known.lock().unwrap_or_else(PoisonError::into_inner)
}
