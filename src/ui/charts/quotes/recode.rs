//! Recoding what is listed: actor, demand or stance of all that are meant, as one step of undo.

use std::cmp::Reverse;

use egui::{ScrollArea, Ui};

use crate::edit::statements::StatementChange;
use crate::model::{Stance, tree};

use super::super::super::action::Action;
use super::super::super::view::View;
use super::super::super::widget::chip::{menu_chip, menu_choice};
use super::Quotes;

/// The height of a list to choose from, in points.
const HEIGHT: f32 = 360.0;

impl Quotes {
    /// The chip that opens the choices.
    pub(super) fn recode_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        if view.session.read_only.is_some() {
            return;
        }
        let mut change = None;
        menu_chip(ui, view, "Set actor", "", |ui| change = actor_ui(ui, view));
        menu_chip(ui, view, "Set demand", "", |ui| change = demand_ui(ui, view));
        menu_chip(ui, view, "Set stance", "", |ui| change = stance_ui(ui));
        if let Some(change) = change {
            view.send(Action::RecodeAll(self.meant(), change));
            self.ticked.clear();
        }
    }
}

/// Every actor, those that were coded most at the top, and none.
fn actor_ui(ui: &mut Ui, view: &View<'_>) -> Option<StatementChange> {
    let mut chosen = None;
    let usage = view.derived.actors();
    let mut actors: Vec<_> = view.project.actors().collect();
    actors.sort_by_cached_key(|actor| {
        let uses = usage.get(&actor.id).map_or(0, |usage| usage.statements);
        (Reverse(uses), actor.name.to_lowercase())
    });
    ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
        for actor in actors {
            if menu_choice(ui, false, &actor.name) {
                chosen = Some(StatementChange::Actor(Some(actor.id)));
            }
        }
        if menu_choice(ui, false, "(no actor)") {
            chosen = Some(StatementChange::Actor(None));
        }
    });
    chosen
}

/// Every demand as the tree has them, and none.
fn demand_ui(ui: &mut Ui, view: &View<'_>) -> Option<StatementChange> {
    let mut chosen = None;
    ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
        for branch in tree::demand_tree(view.project) {
            let words = format!("{}{}", "    ".repeat(branch.depth), view.demand_name(Some(branch.id)));
            if menu_choice(ui, false, &words) {
                chosen = Some(StatementChange::Demand(Some(branch.id)));
            }
        }
        if menu_choice(ui, false, "(no demand)") {
            chosen = Some(StatementChange::Demand(None));
        }
    });
    chosen
}

fn stance_ui(ui: &mut Ui) -> Option<StatementChange> {
    let mut chosen = None;
    for stance in Stance::KNOWN {
        if menu_choice(ui, false, stance.label()) {
            chosen = Some(StatementChange::Stance(Some(stance.clone())));
        }
    }
    if menu_choice(ui, false, "(no stance)") {
        chosen = Some(StatementChange::Stance(None));
    }
    chosen
}
