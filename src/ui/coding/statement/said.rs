//! When a statement was said: typed as people write dates, never guessed where it could be two.

use egui::{Key, Label, RichText, Ui};

use crate::edit::statements::StatementChange;
use crate::model::{DateStatus, Dated, Statement, TypedDateError, When, read_typed};

use super::super::super::action::Action;
use super::super::super::view::View;
use super::super::super::widget::chip::chip;
use super::super::super::widget::field::{Field, select_all};

/// The field for the date on which a statement was said.
#[derive(Default)]
pub struct SaidField {
    text: String,
    problem: Option<TypedDateError>,
}

impl SaidField {
    /// Draws it with what is wrong below.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        let id = ui.scope_id().with("said");
        if self.problem.is_none() && !ui.memory(|memory| memory.has_focus(id)) {
            self.text = words(statement);
        }
        let field = Field::new("Date said", &mut self.text).hint(hint(view, statement)).id(id);
        let response = field.wrong(self.problem.is_some()).show(ui, view);
        if response.gained_focus() {
            select_all(ui, id, &self.text);
        }
        if response.changed() {
            self.problem = None;
        }
        if response.lost_focus() {
            if ui.input(|input| input.key_pressed(Key::Escape)) {
                self.problem = None;
            } else {
                self.commit(view, statement);
            }
        }
        self.problem_ui(ui, view, statement);
        if let Some(said) = statement.said.as_ref().filter(|said| said.status == DateStatus::Guessed)
            && self.problem.is_none()
            && chip(ui, view, "Confirm the guess").clicked()
        {
            let confirmed = Dated { status: DateStatus::Confirmed, ..said.clone() };
            view.send(Action::Recode(statement.id, StatementChange::Said(Some(confirmed))));
        }
    }

    fn commit(&mut self, view: &View<'_>, statement: &Statement) {
        if self.text.trim() == words(statement) {
            self.problem = None;
            return;
        }
        if self.text.trim().is_empty() {
            view.send(Action::Recode(statement.id, StatementChange::Said(None)));
            return;
        }
        match read_typed(&self.text) {
            Ok(when) => self.say(view, statement, when),
            Err(problem) => self.problem = Some(problem),
        }
    }

    fn say(&mut self, view: &View<'_>, statement: &Statement, when: When) {
        self.problem = None;
        self.text = when.words();
        let printed = statement.said.as_ref().map(|said| said.printed.clone()).unwrap_or_default();
        let said = Dated { from: "typed".to_owned(), printed, ..Dated::confirmed(when) };
        view.send(Action::Recode(statement.id, StatementChange::Said(Some(said))));
    }

    /// What is wrong with the typed date; where it could be two, both to choose from.
    fn problem_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        let Some(problem) = self.problem.clone() else { return };
        let shown = RichText::new(problem.to_string()).font(view.theme.caption()).color(view.look().bad);
        ui.add(Label::new(shown).wrap());
        if let TypedDateError::Ambiguous { day_first, month_first, .. } = problem {
            for date in [day_first, month_first] {
                if chip(ui, view, &date.words()).clicked() {
                    self.say(view, statement, When::At(date));
                }
            }
        }
    }
}

/// What holds while no date is typed: figures then take the article's, where it has one.
fn hint(view: &View<'_>, statement: &Statement) -> &'static str {
    let source = view.project.source(statement.source);
    if source.is_some_and(|source| source.published.is_some()) { "as published" } else { "not known" }
}

fn words(statement: &Statement) -> String {
    statement.said.as_ref().map(|said| said.when.words()).unwrap_or_default()
}
