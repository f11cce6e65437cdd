//! Going about: articles, statements, passages; undo and redo show their place.

use crate::edit::Place;
use crate::model::{ByteIndex, FigureSpec, Filter, Project, SourceId, Span, StatementId};

use super::super::App;
use super::super::state::{Before, Tab};

impl App {
    /// Shows the article at the top of the list, where none is shown yet.
    pub(in crate::ui) fn show_first_article(&mut self) {
        self.derived.refresh(self.session.project(), self.session.revision(), self.session.reader());
        self.state.listed = self.derived.sources().iter().map(|row| row.id).collect();
        if let Some(first) = self.state.listed.first() {
            self.choose_source(*first);
        }
    }

    /// Shows an article from its start.
    pub(super) fn choose_source(&mut self, source: SourceId) {
        self.state.tab = Tab::Read;
        if self.state.source == Some(source) {
            return;
        }
        self.state.source = Some(source);
        self.state.selection = None;
        self.state.statement = None;
        self.state.bar_open = false;
        (self.state.find.current, self.state.find.from) = (None, ByteIndex(0));
        self.state.find.before = Before::default();
        self.state.ask_reveal(self.state.caret().map_or(ByteIndex(0), |caret| caret.place));
    }

    /// Chooses a statement where it is.
    pub(super) fn choose_statement(&mut self, statement: Option<StatementId>) {
        self.session.seal();
        self.state.crowd = None;
        self.state.statement = statement;
        self.state.around = None;
        if statement.is_some() {
            self.state.bar_open = false;
            self.state.selection = None;
            self.follow_statement(statement);
        }
    }

    /// Shows a tab; what one came from is forgotten when one goes elsewhere by hand.
    pub(super) fn show_tab(&mut self, tab: Tab) {
        self.state.tab = tab;
        self.state.came_from = None;
    }

    /// Shows a statement's article at its passage, and chooses it.
    pub(super) fn reveal(&mut self, id: StatementId) {
        let Some(statement) = self.session.project().statement(id) else { return };
        let (source, span) = (statement.source, statement.span);
        if matches!(self.state.tab, Tab::Figures | Tab::Statements) {
            self.state.came_from = Some(self.state.tab);
        }
        self.choose_source(source);
        self.choose_statement(Some(id));
        if let Some(span) = span {
            self.state.ask_reveal(span.start());
        }
    }

    /// Chooses a passage. The chosen statement stays, so that it can be moved there.
    pub(super) fn select(&mut self, span: Option<Span>) {
        self.session.seal();
        self.state.crowd = None;
        self.state.selection = span;
        self.follow_selection(span);
        self.state.around = None;
        if span.is_none() {
            self.state.bar_open = false;
        }
    }

    /// Shows another live figure; the list of quotes belonged to the old one.
    pub(super) fn show_figure(&mut self, spec: FigureSpec) {
        if self.state.figure != spec {
            self.state.figure = spec;
            self.state.cells.clear();
        }
    }

    /// Goes to the statement of the article that lies `step` statements further.
    pub(super) fn walk_statements(&mut self, step: isize) {
        let Some(source) = self.state.source else { return };
        let project = self.session.project();
        let placed: Vec<(StatementId, Span)> =
            project.statements_of(source).filter_map(|it| it.span.map(|span| (it.id, span))).collect();
        let next = match self.state.statement.and_then(|id| placed.iter().position(|(other, _)| *other == id))
        {
            Some(at) => at.checked_add_signed(step),
            None => self.beside_selection(&placed, step),
        };
        if let Some((id, _)) = next.and_then(|at| placed.get(at)) {
            self.reveal(*id);
        }
    }

    /// Goes to the next of the statements that touch the chosen place, the shortest first, and round again.
    pub(super) fn cycle_statements(&mut self) {
        let Some(source) = self.state.source else { return };
        let project = self.session.project();
        let chosen = self.state.statement;
        let passage = || project.statement(chosen?)?.span;
        let Some(around) = self.state.around.or(self.state.selection).or_else(passage) else { return };
        let mut here: Vec<(usize, StatementId)> = project
            .statements_of(source)
            .filter_map(|it| it.span.filter(|span| span.overlaps(around)).map(|span| (span.len(), it.id)))
            .collect();
        here.sort_unstable();
        let at = here.iter().position(|(_, id)| Some(*id) == chosen).map_or(0, |at| at + 1);
        if let Some((_, id)) = here.get(at).or_else(|| here.first()) {
            self.reveal(*id);
            self.state.around = Some(around);
        }
    }

    /// The statement after or before the chosen passage, else the first or last.
    fn beside_selection(&self, placed: &[(StatementId, Span)], step: isize) -> Option<usize> {
        let start = self.state.selection.map_or(ByteIndex(0), Span::start);
        let at = placed.partition_point(|(_, span)| span.start() < start);
        if step > 0 { Some(at) } else { at.checked_sub(1) }
    }

    /// Goes to the article that stands `step` rows further in the list.
    pub(super) fn walk_articles(&mut self, step: isize) {
        let at = self.state.source.and_then(|id| self.state.listed.iter().position(|other| *other == id));
        let next = at.map_or(Some(0), |at| at.checked_add_signed(step));
        if let Some(source) = next.and_then(|at| self.state.listed.get(at)).copied() {
            self.choose_source(source);
        }
    }

    /// Takes the last step back, says what it was and shows the place.
    pub(super) fn undo(&mut self, ctx: &egui::Context) {
        let text = self.shown_text();
        if let Some(undone) = self.session.undo() {
            self.let_go_of_text(text);
            self.say(&format!("Undid: {}", undone.label), ctx);
            self.show_place(undone.place);
        }
    }

    /// Does the last undone step again, says what it was and shows the place.
    pub(super) fn redo(&mut self, ctx: &egui::Context) {
        let text = self.shown_text();
        if let Some(redone) = self.session.redo() {
            self.let_go_of_text(text);
            self.say(&format!("Redid: {}", redone.label), ctx);
            self.show_place(redone.place);
        }
    }

    fn show_place(&mut self, place: Option<Place>) {
        self.forget_missing();
        let is_reading = self.state.tab == Tab::Read;
        let project = self.session.project();
        match place {
            Some(Place::Statement(_, id)) if project.statement(id).is_some() && is_reading => self.reveal(id),
            Some(Place::Statement(_, id)) if project.statement(id).is_some() => {
                self.choose_statement(Some(id));
            }
            Some(Place::Statement(source, _) | Place::Source(source))
                if project.source(source).is_some() && is_reading =>
            {
                self.choose_source(source);
            }
            Some(Place::Codebook) => self.state.tab = Tab::Codebook,
            Some(Place::Figures) => self.state.tab = Tab::Figures,
            Some(Place::Statement(..) | Place::Source(_)) | None => {}
        }
    }

    /// Lets go of what the project does not have any more.
    pub(super) fn forget_missing(&mut self) {
        let project = self.session.project();
        let state = &mut self.state;
        state.statement = state.statement.filter(|id| project.statement(*id).is_some());
        if state.source.is_some_and(|id| project.source(id).is_none()) {
            state.source = None;
            state.selection = None;
            state.bar_open = false;
        }
        if let Some(pair) = &mut state.last_pair {
            pair.actor = pair.actor.filter(|id| project.actor(*id).is_some());
            pair.demand = pair.demand.filter(|id| project.demand(*id).is_some());
        }
        forget_in(&mut state.figure.filter, project);
        if let Some(beside) = &mut state.beside {
            forget_in(&mut beside.spec.filter, project);
        }
        if state.source.is_none() {
            self.show_first_article_again();
        }
    }

    /// After the shown article went, shows the top of the list without leaving the tab.
    fn show_first_article_again(&mut self) {
        let tab = self.state.tab;
        self.show_first_article();
        self.state.tab = tab;
    }
}

/// Lets a filter go of what the project does not have any more.
fn forget_in(filter: &mut Filter, project: &Project) {
    filter.coder = filter.coder.filter(|id| project.coder(*id).is_some());
    filter.demands.retain(|id| project.demand(*id).is_some());
    filter.actors.retain(|id| project.actor(*id).is_some());
    filter.parties.retain(|id| project.actor(*id).is_some());
}
