//! Pinned pairs, and the list of statements on the same words.

use crate::edit::EditError;
use crate::model::{Span, Stance, StatementId};

use super::super::App;
use super::super::action::{CodeWish, Pick};
use super::super::state::{MOST_PINS, Pin};

impl App {
    /// The pinned pairs in words.
    pub(in crate::ui) fn pinned_words(&self) -> Vec<String> {
        let project = self.session.project();
        let actor = |pin: &Pin| project.actor(pin.actor).map_or("(no actor)", |actor| actor.name.as_str());
        let demand = |pin: &Pin| project.demand(pin.demand).map_or("(no demand)", |it| it.name.as_str());
        self.pins().iter().map(|pin| format!("{} · {}", actor(pin), demand(pin))).collect()
    }

    /// Pins the pair of the chosen statement, else the last pair; unpins it where it is pinned.
    pub(super) fn pin_pair(&mut self, ctx: &egui::Context) {
        let statement = self.state.statement.and_then(|id| self.session.project().statement(id));
        let last = self.state.last_pair.as_ref();
        let pair = match statement {
            Some(statement) => (statement.actor, statement.demand),
            None => (last.and_then(|pair| pair.actor), last.and_then(|pair| pair.demand)),
        };
        match pair {
            (Some(actor), Some(demand)) => self.toggle_pin(Pin { actor, demand }, ctx),
            _ => self.say("A pair to be pinned has an actor and a demand", ctx),
        }
    }

    /// Pins a pair under the next digit, or unpins it, and says so.
    pub(super) fn toggle_pin(&mut self, pin: Pin, ctx: &egui::Context) {
        let project = self.session.project();
        let names = project.actor(pin.actor).zip(project.demand(pin.demand));
        let Some(name) = names.map(|(actor, demand)| format!("{} · {}", actor.name, demand.name)) else {
            return;
        };
        let (id, count) = (self.session.project().id(), self.pins().len());
        let pins = self.state.pins.entry(id).or_default();
        let words = if let Some(at) = pins.iter().position(|other| *other == pin) {
            pins.remove(at);
            format!("Unpinned {name}")
        } else if count < MOST_PINS {
            pins.push(pin);
            format!("Pinned {name} under {}", count + 1)
        } else {
            "All nine digits have a pair. Unpin one first".to_owned()
        };
        if pins.is_empty() {
            self.state.pins.remove(&id);
        }
        self.say(&words, ctx);
    }

    /// The pinned pairs of this project, in the order of their digits. One whose actor or demand an undo
    /// took away has no digit until it is there again.
    pub(in crate::ui) fn pins(&self) -> Vec<Pin> {
        let project = self.session.project();
        let is_there =
            |pin: &&Pin| project.actor(pin.actor).is_some() && project.demand(pin.demand).is_some();
        let pins = self.state.pins.get(&project.id()).map_or(&[][..], Vec::as_slice);
        pins.iter().filter(is_there).take(MOST_PINS).copied().collect()
    }

    /// Codes the chosen passage with a pinned pair, as a demand.
    pub(super) fn code_pinned(&mut self, at: usize) -> Result<bool, EditError> {
        let Some((span, pin)) = self.state.selection.zip(self.pins().get(at).copied()) else {
            return Ok(false);
        };
        if self.session.coder_name().is_empty() {
            // Not asked yet: the name that the bar would offer.
            self.session.code_as(&self.login.clone());
        }
        self.code(CodeWish {
            span,
            actor: Some(Pick::Known(pin.actor)),
            party: None,
            demand: Some(Pick::Known(pin.demand)),
            stance: Some(Stance::Demands),
            keep: false,
        })
    }

    /// Lists the statements on the chosen passage, else those of the chosen statement's words, else those
    /// under the caret.
    pub(super) fn list_statements(&mut self) {
        let project = self.session.project();
        let Some(source) = self.state.source else { return };
        let chosen = self.state.statement.and_then(|id| project.statement(id)?.span);
        let caret = self.state.caret().map(|caret| caret.place);
        let is_here = |span: Span| match (self.state.selection.or(chosen), caret) {
            (Some(around), _) => span.overlaps(around),
            (None, Some(place)) => span.start() <= place && place <= span.end(),
            (None, None) => false,
        };
        let here: Vec<StatementId> =
            project.statements_of(source).filter(|it| it.span.is_some_and(is_here)).map(|it| it.id).collect();
        self.state.crowd = (!here.is_empty()).then_some(here);
    }
}
