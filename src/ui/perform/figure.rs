//! Saved figures: keeping the shown one, and showing what became of it.

use crate::edit::{EditError, figures};
use crate::model::{FigureId, FigureSpec};

use super::super::App;
use super::super::state::{Beside, CellKey, FigureSide, Pane, Tab};

impl App {
    /// Saves the shown figure under a name; it is that figure from now on.
    pub(super) fn save_figure(&mut self, name: &str) -> Result<bool, EditError> {
        let shown = self.counted_spec();
        let mut kept = None;
        let result = self.session.create(|project, ids| {
            let (change, saved) = figures::save(project, &shown, name, ids);
            kept = Some(saved);
            Ok(change)
        })?;
        if let Some(saved) = kept {
            self.state.figure = saved;
        }
        Ok(result)
    }

    /// Compares the shown figure with another one, or no more.
    pub(super) fn compare_figures(&mut self, beside: Option<Beside>) {
        if self.state.cells_in == Pane::Beside && self.state.beside != beside {
            self.state.cells.clear();
        }
        self.state.beside = beside;
    }

    /// Saves a copy of a saved figure, and shows it.
    pub(super) fn duplicate_figure(&mut self, id: FigureId) -> Result<bool, EditError> {
        let Some(old) = self.session.project().figure(id).cloned() else { return Ok(false) };
        let is_free = |name: &String| !self.session.project().figures().any(|other| other.name == *name);
        let mut names = (2..).map(|number| format!("{} {number}", old.name));
        let name = names.find(is_free).unwrap_or_default();
        let mut kept = None;
        let result = self.session.create(|project, ids| {
            let (change, saved) = figures::save(project, &old, &name, ids);
            kept = Some(saved);
            Ok(change)
        })?;
        if let Some(saved) = kept {
            self.show_figure(saved);
        }
        Ok(result)
    }

    /// Lists the quotes behind bars; the list takes the place of the events.
    pub(super) fn show_cells(&mut self, pane: Pane, cells: Vec<CellKey>) {
        self.state.cells_in = pane;
        if !cells.is_empty() {
            self.state.figure_side = FigureSide::Quotes;
        }
        self.state.cells = cells;
    }

    /// Opens the list of events beside the figure, or closes it.
    pub(super) fn show_events(&mut self, is_shown: bool) {
        self.state.figure_side = if is_shown { FigureSide::Events } else { FigureSide::Quotes };
        if is_shown {
            self.state.tab = Tab::Figures;
            self.state.cells.clear();
        }
    }

    /// Gives a saved figure what the shown one asks for.
    pub(super) fn update_figure(&mut self, id: FigureId) -> Result<bool, EditError> {
        let shown = self.counted_spec();
        self.session.create(|project, _| figures::update(project, id, &shown))
    }

    /// The shown figure as it was counted: where there are several coders, with the one that it shows,
    /// so that it is the same figure for whoever draws it again.
    fn counted_spec(&self) -> FigureSpec {
        match self.derived.figure() {
            Some(Ok(counted)) => counted.spec.clone(),
            _ => self.state.figure.clone(),
        }
    }
}
