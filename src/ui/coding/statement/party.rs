//! Whose a statement's actor is: asked where the actor has no party yet.

use egui::{Id, Ui};

use crate::edit::actors::ActorChange;
use crate::model::{Actor, ActorId, ActorKind, Statement};

use super::super::super::action::{Action, Pick};
use super::super::super::view::View;
use super::super::super::widget::choices;
use super::super::super::widget::ranking::{Nothing, Offer};
use super::super::super::widget::type_ahead::{Answer, Question, Told, TypeAhead};

/// The field for the party of an actor that has none.
#[derive(Default)]
pub struct PartyField {
    party: TypeAhead<ActorId>,
}

impl PartyField {
    /// Draws it where the statement's actor is no party and belongs to nobody.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        let actor = statement.actor.and_then(|id| view.project.actor(id)).filter(|actor| is_alone(actor));
        let Some(actor) = actor else { return self.party.set(None) };
        let question = question();
        let choices = choices::parties(view);
        let dress = |id| choices::dress_actor(view, id);
        let told = self.party.popup_ui(ui, view, (&question, &choices), (None, &dress));
        if let (Told::Took(_), Some(answer)) = (told, self.party.answer()) {
            view.send(match answer {
                Answer::Nothing => Action::ChangeActor(actor.id, ActorChange::Kind(ActorKind::Party)),
                Answer::Pick(Pick::Known(party)) => {
                    Action::ChangeActor(actor.id, ActorChange::Parent(Some(*party)))
                }
                Answer::Pick(Pick::New(name)) => Action::JoinNewParty(actor.id, name.clone()),
            });
        }
        if told != Told::Quiet {
            ui.memory_mut(|memory| memory.surrender_focus(question.id));
        }
        if told != Told::Quiet || !self.party.is_busy(ui, &question) {
            self.party.set(None);
        }
    }
}

fn is_alone(actor: &Actor) -> bool {
    actor.kind != ActorKind::Party && actor.memberships.is_empty()
}

fn question() -> Question<'static> {
    Question {
        caption: "Party",
        name: "Party of the actor",
        is_bare: false,
        hint: "none yet: whose is it?",
        nothing: "It is a party itself",
        offer: Offer { creates: true, nothing: Nothing::First },
        id: Id::unique(("statement panel", "party")),
        holds_tab: false,
    }
}
