//! The fields of an article, each with where it came from, how sure it is, and what else it may be.

use egui::{Key, Label, Response, RichText, Ui};

use crate::import::{Candidate, Field, Sureness};
use crate::model::{TypedDateError, When};
use crate::session::import::{ArticleKey, ListedArticle, Standing};

use super::super::super::action::{Action, IncomingWish};
use super::super::super::view::View;
use super::super::super::widget::chip::chip;
use super::super::super::widget::field::Field as TextField;
use super::super::super::widget::guard::changing_ui;
use super::super::cell::{label, send_typed, typed};

/// How the fields stand: side by side, or one over the whole width.
const ROWS: [&[Field]; 4] =
    [&[Field::Title], &[Field::Published, Field::Outlet], &[Field::Author, Field::Language], &[Field::Url]];

/// What is being typed into the fields.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// The field that has the focus, of which article, and its words.
    typed: Option<(ArticleKey, Field, String)>,
    /// Why what was typed is no date.
    problem: Option<TypedDateError>,
}

impl Fields {
    /// Every field, from top to bottom.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, key: ArticleKey) {
        let list = &view.state.incoming.list;
        let Some(article) = list.article(key) else { return };
        if self.typed.as_ref().is_some_and(|(of, _, _)| *of != key) {
            (self.typed, self.problem) = (None, None);
        }
        let can_change = list.standing(key.into()) == Standing::Ready;
        ui.add_enabled_ui(can_change, |ui| {
            for fields in ROWS {
                ui.columns(fields.len(), |columns| {
                    for (ui, field) in columns.iter_mut().zip(fields) {
                        self.field_ui(ui, view, (key, article), *field);
                        self.problem_ui(ui, view, key, *field);
                        evidence_ui(ui, view, (key, article), *field);
                    }
                });
                ui.add_space(8.0);
            }
        });
    }

    fn field_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (key, article): (ArticleKey, &ListedArticle),
        field: Field,
    ) {
        let is_open = self.typed.as_ref().is_some_and(|(of, what, _)| (*of, *what) == (key, field));
        let mut words = match &self.typed {
            Some((_, _, words)) if is_open => words.clone(),
            _ => article.value(field),
        };
        let hint = if field == Field::Published { "2022-03-29, March 2022, 2022" } else { "" };
        let response = TextField::new(label(field), &mut words).hint(hint);
        let response = response.wrong(is_open && self.problem.is_some()).show(ui, view);
        self.follow(view, (key, article), field, (words, &response));
    }

    /// Keeps what is typed while the field has the focus, then sends it; Escape leaves it as it was.
    fn follow(
        &mut self,
        view: &View<'_>,
        (key, article): (ArticleKey, &ListedArticle),
        field: Field,
        (words, response): (String, &Response),
    ) {
        let is_open = self.typed.as_ref().is_some_and(|(of, what, _)| (*of, *what) == (key, field));
        if response.changed() {
            self.problem = None;
        }
        if response.has_focus() || response.changed() {
            self.typed = Some((key, field, words));
        } else if is_open && response.ctx.input(|input| input.key_pressed(Key::Escape)) {
            (self.typed, self.problem) = (None, None);
        } else if is_open && self.problem.is_none() {
            let is_other = words != article.value(field);
            match if is_other { send_typed(view, key, field, &words) } else { Ok(()) } {
                Ok(()) => self.typed = None,
                Err(error) => self.problem = Some(error),
            }
        }
    }

    /// Why what was typed is no date; of two readings one can be taken.
    fn problem_ui(&mut self, ui: &mut Ui, view: &View<'_>, key: ArticleKey, field: Field) {
        let Some(problem) = self.problem.clone().filter(|_| field == Field::Published) else { return };
        let words = RichText::new(problem.to_string()).font(view.theme.caption()).color(view.look().bad);
        ui.add(Label::new(words).wrap());
        let TypedDateError::Ambiguous { day_first, month_first, .. } = problem else { return };
        ui.horizontal_wrapped(|ui| {
            for date in [day_first, month_first] {
                if chip(ui, view, &date.words()).clicked() {
                    (self.typed, self.problem) = (None, None);
                    view.send(Action::Incoming(IncomingWish::SetDate(key, Some(typed(When::At(date))))));
                }
            }
        });
    }
}

/// Where the value came from, and what else was found.
fn evidence_ui(ui: &mut Ui, view: &View<'_>, (key, article): (ArticleKey, &ListedArticle), field: Field) {
    let look = view.look();
    let is_guess = field == Field::Published && article.has_guessed_date();
    let words = match (article.evidence(field), article.is_by_hand(field)) {
        (Some(candidate), true) => format!("accepted, {}", candidate.from),
        (Some(candidate), false) => format!("{}: {}", sureness(candidate, is_guess), candidate.from),
        (None, true) => "typed by you".to_owned(),
        (None, false) => String::new(),
    };
    if !words.is_empty() {
        let color = if is_guess { look.warn } else { look.muted };
        let words = RichText::new(words).font(view.theme.caption()).color(color);
        let label = ui.add(Label::new(words).truncate());
        if let Some(printed) = printed(article.evidence(field)) {
            label.on_hover_text(printed);
        }
    }
    if !is_guess && article.others(field).next().is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let accept = "Accept the date";
        if is_guess && changing_ui(ui, view, |ui| chip(ui, view, accept).on_hover_text("D").clicked()) {
            view.send(Action::Incoming(IncomingWish::AcceptDates(vec![key])));
        }
        for other in article.others(field) {
            let from = format!("{}: {}", sureness(other, field == Field::Published), other.from);
            let button = egui::Button::new(format!("or {}", other.value)).truncate();
            if ui.add(button).on_hover_text(from).clicked() {
                view.send(Action::Incoming(IncomingWish::Take(key, other.clone())));
            }
        }
    });
}

/// How sure a value is, in a word; a date that nobody accepted is a guess, however it stands in the file.
fn sureness(candidate: &Candidate, is_date: bool) -> &'static str {
    match candidate.sure {
        Sureness::Stated if is_date => "guessed, as the file states it",
        Sureness::Likely if is_date => "guessed, likely",
        sure => sure.as_str(),
    }
}

/// The words as they are printed in the file.
fn printed(candidate: Option<&Candidate>) -> Option<String> {
    let printed = candidate.map(|candidate| &candidate.printed).filter(|printed| !printed.is_empty())?;
    Some(format!("Printed: “{printed}”"))
}
