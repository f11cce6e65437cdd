//! Who demands what of whom: the fields of a statement that name actors and demands.

use std::collections::BTreeMap;

use egui::{Id, Ui};

use crate::edit::statements::StatementChange;
use crate::model::{ActorId, DemandId, Statement};

use super::super::super::action::{Action, NewName, Pick};
use super::super::super::view::View;
use super::super::super::widget::chip::chip;
use super::super::super::widget::choices;
use super::super::super::widget::color::actor_color;
use super::super::super::widget::field::caption;
use super::super::super::widget::ranking::{Nothing, Offer};
use super::super::super::widget::type_ahead::{Answer, By, Question, Told, TypeAhead};

/// The accessible name of the field for the demand.
const DEMAND: &str = "Demand of the statement";

/// The fields that name actors and demands.
#[derive(Default)]
pub struct WhoFields {
    actor: TypeAhead<ActorId>,
    demand: TypeAhead<DemandId>,
    addressee: TypeAhead<ActorId>,
}

impl WhoFields {
    /// The place of the field for the demand in egui's memory.
    pub fn demand_field() -> Id {
        field_id(DEMAND)
    }

    /// Actor and demand, side by side.
    pub fn pair_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                self.actor_ui(left, view, statement);
                self.demand_ui(right, view, statement);
            }
        });
    }

    fn actor_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        let question = question("Actor", "Actor of the statement", "(no actor)");
        if !self.actor.is_busy(ui, &question) {
            self.actor.set(statement.actor.map(|id| (id, view.actor_name(Some(id)))));
        }
        let swatch = self.actor.known().map(|actor| actor_color(view, Some(actor)));
        let dress = |id| choices::dress_actor(view, id);
        let asked = (&question, choices::actors(view));
        let told = self.actor.popup_ui(ui, view, (asked.0, &asked.1), (swatch, &dress));
        if !is_taken(ui, &question, told) {
            return;
        }
        view.send(match self.actor.answer() {
            Some(Answer::Pick(Pick::New(name))) => {
                Action::RecodeNew(statement.id, NewName::Actor(name.clone()))
            }
            _ => Action::Recode(statement.id, StatementChange::Actor(self.actor.known())),
        });
    }

    fn demand_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        let question = question("Demand", DEMAND, "(no demand)");
        if !self.demand.is_busy(ui, &question) {
            self.demand.set(statement.demand.map(|id| (id, view.demand_name(Some(id)))));
        }
        let dress = |id| choices::dress_demand(view, id);
        let choices = choices::demands(view, &BTreeMap::new());
        let told = self.demand.popup_ui(ui, view, (&question, &choices), (None, &dress));
        if !is_taken(ui, &question, told) {
            return;
        }
        view.send(match self.demand.answer() {
            Some(Answer::Pick(Pick::New(name))) => {
                Action::RecodeNew(statement.id, NewName::Demand(name.clone()))
            }
            _ => Action::Recode(statement.id, StatementChange::Demand(self.demand.known())),
        });
    }

    /// Of whom: a chip for each, and a field to add one.
    pub fn addressees_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            caption(ui, view, "Addressees");
            if !statement.addressees.is_empty() {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    for addressee in &statement.addressees {
                        addressee_ui(ui, view, statement, *addressee);
                    }
                });
            }
            self.add_ui(ui, view, statement);
        });
    }

    fn add_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        let mut question = question("Addressees", "Add an addressee", "");
        (question.hint, question.is_bare, question.offer) = ("of whom", true, Offer::default());
        let mut choices = choices::actors(view);
        choices.retain(|choice| !statement.addressees.contains(&choice.id));
        let dress = |id| choices::dress_actor(view, id);
        let told = self.addressee.popup_ui(ui, view, (&question, &choices), (None, &dress));
        if let Told::Took(_) = told
            && let Some(actor) = self.addressee.known()
        {
            let mut all = statement.addressees.clone();
            all.push(actor);
            view.send(Action::Recode(statement.id, StatementChange::Addressees(all)));
        }
        if told != Told::Quiet || !self.addressee.is_busy(ui, &question) {
            self.addressee.set(None);
        }
        if told == Told::Left {
            ui.memory_mut(|memory| memory.surrender_focus(question.id));
        }
    }
}

/// An addressee; a click takes it away.
fn addressee_ui(ui: &mut Ui, view: &View<'_>, statement: &Statement, addressee: ActorId) {
    let name = view.actor_name(Some(addressee));
    let response = chip(ui, view, &format!("{name} ×")).on_hover_text("Remove");
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Remove addressee {name}"))
    });
    if response.clicked() {
        let rest = statement.addressees.iter().copied().filter(|other| *other != addressee);
        view.send(Action::Recode(statement.id, StatementChange::Addressees(rest.collect())));
    }
}

/// Whether an answer was given; a field that is done lets the focus go.
fn is_taken(ui: &Ui, question: &Question<'_>, told: Told) -> bool {
    if !matches!(told, Told::Quiet | Told::Took(By::Tab)) {
        ui.memory_mut(|memory| memory.surrender_focus(question.id));
    }
    matches!(told, Told::Took(_))
}

fn field_id(name: &str) -> Id {
    Id::unique(("statement panel", name))
}

fn question<'a>(caption: &'a str, name: &'a str, nothing: &'a str) -> Question<'a> {
    Question {
        caption,
        name,
        is_bare: false,
        hint: nothing,
        nothing,
        offer: Offer { creates: true, nothing: Nothing::Last },
        id: field_id(name),
        holds_tab: false,
    }
}
