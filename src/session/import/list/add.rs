//! From the list to the project: what is added at once is one step.

use std::collections::BTreeSet;

use crate::edit::EditError;
use crate::import::Reading;

use super::super::super::Session;
use super::super::{Became, Draft, FileRead, ImportReport, Outcome, add_all};
use super::{ImportList, ImportRow, ListLine, Stage, Standing};

impl ImportList {
    /// What is added where a person says "all": what is like nothing else, or where there is no such, the
    /// rest that can be added.
    pub fn addable(&self) -> Vec<ListLine> {
        let clear: Vec<ListLine> = self.leaves().filter(|line| self.is_clear(*line)).collect();
        if clear.is_empty() {
            self.leaves().filter(|line| self.standing(*line) == Standing::Ready).collect()
        } else {
            clear
        }
    }

    /// Adds lines, a file with all its articles that can be added, as one step that can be undone.
    ///
    /// Articles stand in the order of the list. What cannot be added is passed over.
    pub fn add(&mut self, session: &mut Session, lines: &[ListLine]) -> Result<ImportReport, EditError> {
        self.follow(session.project());
        let wanted: BTreeSet<ListLine> = lines.iter().copied().collect();
        let is_wanted = |line: &ListLine| {
            let is_named = wanted.contains(line) || wanted.contains(&line.row.into());
            is_named && self.standing(*line) == Standing::Ready
        };
        let chosen: Vec<ListLine> = self.leaves().filter(is_wanted).collect();
        let (mut reads, mut taken) = (Vec::new(), Vec::new());
        for lines in chosen.chunk_by(|one, other| one.row == other.row) {
            let row = lines.first().and_then(|line| self.row(line.row));
            reads.extend(row.and_then(|row| row.as_read(lines)));
            taken.push(lines);
        }
        let report = add_all(session, reads)?;
        for (lines, file) in taken.into_iter().zip(&report.files) {
            self.note_became(lines, &file.became);
        }
        self.follow(session.project());
        Ok(report)
    }

    fn note_became(&mut self, lines: &[ListLine], became: &Became) {
        let Some(row) = lines.first().and_then(|line| self.row_mut(line.row)) else { return };
        if let Stage::Coded(coded) = &mut row.stage {
            let added: Vec<_> = became.added().collect();
            let is_new = !added.is_empty() || became.statements() > 0;
            coded.outcome = Some((added, is_new));
            return;
        }
        for (line, outcome) in lines.iter().zip(became.outcomes()) {
            let article = line.article.and_then(|at| row.articles_mut().get_mut(at));
            if let (Some(article), Outcome::Added(id)) = (article, outcome) {
                article.added = Some(*id);
            }
        }
    }
}

impl ImportRow {
    /// The file as it was read, with these of its articles as they are now.
    fn as_read(&self, lines: &[ListLine]) -> Option<FileRead> {
        let draft = match &self.stage {
            Stage::Coded(coded) => Draft::Claims(Box::new(coded.draft.clone())),
            Stage::Read(read) => {
                let articles = lines.iter().filter_map(|line| read.articles.get(line.article?));
                let articles = articles.map(|article| article.draft.clone()).collect();
                Draft::Articles(Box::new(Reading { articles, ..read.reading.clone() }))
            }
            Stage::Waiting | Stage::Reading | Stage::Failed(_) => return None,
        };
        Some(FileRead { path: self.path(), in_folder: self.in_folder, result: Ok(draft) })
    }
}
