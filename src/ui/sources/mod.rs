//! The articles at the left: filter, order, progress, and the way to open more.

mod arrange;
mod empty;
mod header;
mod list;
mod measure;
mod menu;
mod row;

use egui::{Id, Ui};

use crate::model::{CoderId, ProjectId};

use super::action::Action;
use super::view::View;

use arrange::Wanted;
use list::List;

/// The articles at the left.
#[derive(Default)]
pub struct ArticlesPanel {
    wanted: Wanted,
    list: List,
    arranged: Option<Arranged>,
}

/// What the list was arranged for.
#[derive(PartialEq)]
struct Arranged {
    wanted: Wanted,
    project: ProjectId,
    list: u64,
    /// The revision, where numbers of statements or progress decide what is listed and where.
    numbers: Option<u64>,
    coder: Option<CoderId>,
}

impl ArticlesPanel {
    /// Brings the list up to date and tells its order, also while the panel is folded.
    pub fn follow(&mut self, view: &View<'_>) {
        let now = Arranged {
            wanted: self.wanted.clone(),
            project: view.project.id(),
            list: view.derived.list_revision(),
            numbers: self.wanted.needs_numbers().then(|| view.derived.revision()),
            coder: view.session.coder,
        };
        if self.arranged.as_ref() != Some(&now) {
            self.list.fill(arrange::arrange(view.project, view.derived.sources(), &self.wanted));
            self.arranged = Some(now);
        }
        let listed =
            || self.list.articles().filter_map(|at| view.derived.sources().get(at)).map(|row| row.id);
        if !listed().eq(view.state.listed.iter().copied()) {
            view.send(Action::Listed(listed().collect()));
        }
    }

    /// The panel.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        header::header_ui(ui, view, &mut self.wanted);
        if view.project.sources().len() == 0 {
            empty::no_articles_ui(ui, view);
        } else if self.list.is_empty() {
            empty::no_match_ui(ui, view, &mut self.wanted);
        } else {
            self.list.ui(ui, view, self.wanted.order);
        }
    }
}

/// The field that filters the list.
fn filter_id() -> Id {
    Id::unique("articles filter")
}
