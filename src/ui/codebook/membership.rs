//! Where an actor belongs, and since and until when.

use egui::{Align, Layout, Ui, vec2};

use crate::edit::actors::{self, ActorChange};
use crate::model::tree::actor_and_below;
use crate::model::{Actor, ActorId, Membership, PartialDate, When, read_typed};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::chip::chip;
use super::super::widget::color::actor_color;
use super::super::widget::field::caption;
use super::CodebookTab;
use super::detail::field_id;
use super::draft::{DraftField, Drafts};
use super::entry::{Entry, tried};
use super::pick::{Choice, pick_ui, pick_under};

const DATE_WIDTH: f32 = 104.0;

impl CodebookTab {
    /// One line for each membership; the first is the place in the tree.
    pub(super) fn memberships_ui(&mut self, ui: &mut Ui, view: &View<'_>, actor: &Actor) {
        let choices = choices(view, actor);
        let mut wanted: Option<Vec<Membership>> = None;
        if actor.memberships.is_empty() {
            caption(ui, view, "Belongs to");
            if let Some(Some(parent)) = pick_ui(ui, view, "Belongs to", None, &choices) {
                wanted = Some(vec![Membership::always(parent)]);
            }
        }
        for (at, membership) in actor.memberships.iter().enumerate() {
            let line = Line { actor, at, membership: *membership };
            let Some(changed) = line.ui(ui, view, &mut self.drafts, &choices) else { continue };
            let mut list = actor.memberships.clone();
            match changed {
                Some(changed) => list.splice(at..=at, [changed]).for_each(drop),
                None => list.splice(at..=at, []).for_each(drop),
            }
            wanted = Some(list);
        }
        if !actor.memberships.is_empty() {
            let others: Vec<_> = choices.into_iter().filter(|choice| choice.id.is_some()).collect();
            let button = chip(ui, view, "Add a membership…");
            if let Some(Some(parent)) = pick_under(view, &button, &others) {
                let mut list = actor.memberships.clone();
                list.push(Membership::always(parent));
                wanted = Some(list);
            }
        }
        if let Some(list) = wanted {
            view.send(Action::ChangeActor(actor.id, ActorChange::Memberships(list)));
        }
    }
}

/// Everyone whom the actor may belong to, and nobody.
fn choices<'a>(view: &View<'a>, actor: &Actor) -> Vec<Choice<'a, Option<ActorId>>> {
    let below = actor_and_below(view.project, actor.id);
    let mut others: Vec<&Actor> =
        view.project.actors().map(AsRef::as_ref).filter(|other| !below.contains(&other.id)).collect();
    others.sort_by_cached_key(|other| other.name.to_lowercase());
    let nobody = Choice { id: None, name: "(nobody)", color: None };
    let known = others.into_iter().map(|other| Choice {
        id: Some(other.id),
        name: other.name.as_str(),
        color: Some(actor_color(view, Some(other.id))),
    });
    std::iter::once(nobody).chain(known).collect()
}

/// The line of one membership.
struct Line<'a> {
    actor: &'a Actor,
    at: usize,
    membership: Membership,
}

impl Line<'_> {
    /// The line; gives the changed membership, or none inside where it is to go.
    fn ui(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        drafts: &mut Drafts,
        choices: &[Choice<'_, Option<ActorId>>],
    ) -> Option<Option<Membership>> {
        let mut changed = None;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let width = (ui.available_width() - 2.0 * (DATE_WIDTH + 8.0) - 34.0).max(120.0);
            self.column(ui, view, width, "Belongs to", |ui| {
                if let Some(parent) = pick_ui(ui, view, "Belongs to", Some(self.membership.parent), choices) {
                    changed = Some(parent.map(|parent| Membership { parent, ..self.membership }));
                }
            });
            self.column(ui, view, DATE_WIDTH, "From", |ui| {
                if let Some(from) = self.date_ui(ui, view, drafts, "From", self.membership.from) {
                    changed = Some(Some(Membership { from, ..self.membership }));
                }
            });
            self.column(ui, view, DATE_WIDTH, "To", |ui| {
                if let Some(to) = self.date_ui(ui, view, drafts, "To", self.membership.to) {
                    changed = Some(Some(Membership { to, ..self.membership }));
                }
            });
            self.column(ui, view, 26.0, "", |ui| {
                let name = view.actor_name(Some(self.membership.parent));
                let button =
                    chip(ui, view, "×").on_hover_text(format!("End the membership in {name} altogether"));
                if button.clicked() {
                    changed = Some(None);
                }
            });
        });
        changed
    }

    fn column(&self, ui: &mut Ui, view: &View<'_>, width: f32, title: &str, content: impl FnOnce(&mut Ui)) {
        ui.allocate_ui_with_layout(vec2(width, 30.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            if self.at == 0 {
                caption(ui, view, title);
            }
            content(ui);
        });
    }

    fn date_ui(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        drafts: &mut Drafts,
        name: &str,
        current: Option<PartialDate>,
    ) -> Option<Option<PartialDate>> {
        let words = current.map(|date| date.to_string()).unwrap_or_default();
        let parent = view.actor_name(Some(self.membership.parent));
        let caption = format!("{name}, in {parent}");
        let hint = if name == "From" { "always" } else { "open" };
        let id = field_id(Entry::Actor(self.actor.id), name).with(self.at);
        let field = DraftField { id, caption: &caption, is_bare: true, hint, current: &words };
        drafts.show(ui, view, &field, |words| self.read(view, name, words))
    }

    /// Reads a typed date and sees whether the membership is whole with it.
    fn read(&self, view: &View<'_>, name: &str, words: &str) -> Result<Option<PartialDate>, String> {
        let date = if words.is_empty() { None } else { Some(one_date(words)?) };
        let mut changed = self.membership;
        if name == "From" {
            changed.from = date
        } else {
            changed.to = date
        }
        if let (Some(from), Some(to)) = (changed.from, changed.to)
            && When::between(from, to).is_none()
        {
            return Err(format!("{to} lies before {from}"));
        }
        let mut list = self.actor.memberships.clone();
        list.splice(self.at..=self.at, [changed]).for_each(drop);
        tried(view.project, actors::change(view.project, self.actor.id, ActorChange::Memberships(list)))?;
        Ok(date)
    }
}

fn one_date(words: &str) -> Result<PartialDate, String> {
    match read_typed(words).map_err(|error| error.to_string())? {
        When::At(date) => Ok(date),
        When::Between(..) => Err("One date here, not an interval".to_owned()),
    }
}
