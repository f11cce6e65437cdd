//! The fields of an article, each with where it came from, how sure it is, and what else it may be.

use egui::{RichText, Ui};

use crate::import::{Candidate, Field};
use crate::session::import::{ArticleKey, ListedArticle, Standing};

use super::super::super::action::{Action, IncomingWish};
use super::super::super::view::View;
use super::super::super::widget::chip::chip;
use super::super::super::widget::field::Field as TextField;
use super::super::cell::{label, send_typed};

/// What is being typed into the fields.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// The field that has the focus, of which article, and its words.
    typed: Option<(ArticleKey, Field, String)>,
}

impl Fields {
    /// Every field, from top to bottom.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, key: ArticleKey) {
        let list = &view.state.incoming.list;
        let Some(article) = list.article(key) else { return };
        let can_change = list.standing(key.into()) == Standing::Ready;
        ui.add_enabled_ui(can_change, |ui| {
            for field in Field::ALL {
                self.field_ui(ui, view, (key, article), field);
                evidence_ui(ui, view, (key, article), field);
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
        let response = TextField::new(label(field), &mut words).show(ui, view);
        if response.has_focus() || response.changed() {
            self.typed = Some((key, field, words));
        } else if is_open {
            self.typed = None;
            if words != article.value(field) {
                send_typed(view, key, field, &words);
            }
        }
    }
}

fn evidence_ui(ui: &mut Ui, view: &View<'_>, (key, article): (ArticleKey, &ListedArticle), field: Field) {
    let look = view.look();
    ui.horizontal_wrapped(|ui| {
        if field == Field::Published && article.has_guessed_date() {
            ui.label(RichText::new(format!("guessed{}", from(article.evidence(field)))).color(look.warn));
            if chip(ui, view, "Accept the date").on_hover_text("D").clicked() {
                view.send(Action::Incoming(IncomingWish::AcceptDates(vec![key])));
            }
        } else if let Some(candidate) = article.evidence(field) {
            ui.label(
                RichText::new(format!("{}{}", candidate.sure.as_str(), from(Some(candidate))))
                    .color(look.muted),
            );
        } else if article.is_by_hand(field) {
            ui.label(RichText::new("typed").color(look.muted));
        }
        for other in article.others(field) {
            if chip(ui, view, &other.value).on_hover_text(from(Some(other)).trim()).clicked() {
                view.send(Action::Incoming(IncomingWish::Take(key, other.clone())));
            }
        }
    });
}

fn from(candidate: Option<&Candidate>) -> String {
    candidate.map_or(String::new(), |candidate| format!(" from {}", candidate.from))
}
