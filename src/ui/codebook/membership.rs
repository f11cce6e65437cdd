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
        let mut wanted: Option<Vec<Membership>> = None;
        if actor.memberships.is_empty() {
            caption(ui, view, "Belongs to");
            if let Some(Some(parent)) = pick_ui(ui, view, "Belongs to", &NOBODY, || choices(view, actor)) {
                wanted = Some(vec![Membership::always(parent)]);
            }
        }
        for (at, membership) in actor.memberships.iter().enumerate() {
            let line = Line { actor, at, membership: *membership };
            wanted = line.ui(ui, view, &mut self.drafts).or(wanted);
        }
        if !actor.memberships.is_empty() {
            let button = chip(ui, view, "Add a membership…");
            let others = || choices(view, actor).into_iter().skip(1).collect();
            if let Some(Some(parent)) = pick_under(view, &button, others) {
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

const NOBODY: Choice<'static, Option<ActorId>> = Choice { id: None, name: "(nobody)", color: None };

/// Nobody, and everyone whom the actor may belong to.
fn choices<'a>(view: &View<'a>, actor: &Actor) -> Vec<Choice<'a, Option<ActorId>>> {
    let below = actor_and_below(view.project, actor.id);
    let mut others: Vec<&Actor> =
        view.project.actors().map(AsRef::as_ref).filter(|other| !below.contains(&other.id)).collect();
    others.sort_by_cached_key(|other| other.name.to_lowercase());
    std::iter::once(NOBODY).chain(others.into_iter().map(|other| choice(view, other.id))).collect()
}

fn choice<'a>(view: &View<'a>, id: ActorId) -> Choice<'a, Option<ActorId>> {
    Choice { id: Some(id), name: view.actor_name(Some(id)), color: Some(actor_color(view, Some(id))) }
}

/// The line of one membership.
struct Line<'a> {
    actor: &'a Actor,
    at: usize,
    membership: Membership,
}

impl Line<'_> {
    /// The line; gives all memberships of the actor where this one is changed or removed.
    fn ui(&self, ui: &mut Ui, view: &View<'_>, drafts: &mut Drafts) -> Option<Vec<Membership>> {
        let mut wanted = None;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let width = (ui.available_width() - 2.0 * (DATE_WIDTH + 8.0) - 38.0).max(120.0);
            self.column(ui, view, width, "Belongs to", |ui| {
                let parent = choice(view, self.membership.parent);
                let others = || choices(view, self.actor);
                if let Some(parent) = pick_ui(ui, view, "Belongs to", &parent, others) {
                    wanted = Some(self.with(parent.map(|parent| Membership { parent, ..self.membership })));
                }
            });
            for end in [End::From, End::To] {
                self.column(ui, view, DATE_WIDTH, end.label(), |ui| {
                    if let Some(list) = self.date_ui(ui, view, drafts, end) {
                        wanted = Some(list);
                    }
                });
            }
            self.column(ui, view, 30.0, "", |ui| {
                ui.spacing_mut().interact_size.y = 30.0;
                let name = view.actor_name(Some(self.membership.parent));
                let remove = chip(ui, view, "×").on_hover_text(format!("Remove the membership in {name}"));
                if remove.clicked() {
                    wanted = Some(self.with(None));
                }
            });
        });
        wanted
    }

    /// All memberships of the actor, with another one or none in this place.
    fn with(&self, changed: Option<Membership>) -> Vec<Membership> {
        let mut list = self.actor.memberships.clone();
        list.splice(self.at..=self.at, changed).for_each(drop);
        list
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
        end: End,
    ) -> Option<Vec<Membership>> {
        let current = end.of(&self.membership).map(|date| date.to_string()).unwrap_or_default();
        let caption = format!("{}, in {}", end.label(), view.actor_name(Some(self.membership.parent)));
        let id = field_id(Entry::Actor(self.actor.id), end.label()).with(self.at);
        let field = DraftField { id, caption: &caption, is_bare: true, hint: end.hint(), current: &current };
        drafts.show(ui, view, &field, |words| self.read(view, end, words))
    }

    /// Reads a typed date and sees whether the membership is whole with it.
    fn read(&self, view: &View<'_>, end: End, words: &str) -> Result<Vec<Membership>, String> {
        let date = if words.is_empty() { None } else { Some(one_date(words)?) };
        let mut changed = self.membership;
        match end {
            End::From => changed.from = date,
            End::To => changed.to = date,
        }
        if let (Some(from), Some(to)) = (changed.from, changed.to)
            && When::between(from, to).is_none()
        {
            return Err(format!("{to} lies before {from}"));
        }
        let list = self.with(Some(changed));
        let change = ActorChange::Memberships(list.clone());
        tried(view.project, actors::change(view.project, self.actor.id, change))?;
        Ok(list)
    }
}

/// One of the two dates of a membership.
#[derive(Clone, Copy)]
enum End {
    From,
    To,
}

impl End {
    fn label(self) -> &'static str {
        match self {
            Self::From => "From",
            Self::To => "To",
        }
    }

    /// What an empty field means.
    fn hint(self) -> &'static str {
        match self {
            Self::From => "always",
            Self::To => "open",
        }
    }

    fn of(self, membership: &Membership) -> Option<PartialDate> {
        match self {
            Self::From => membership.from,
            Self::To => membership.to,
        }
    }
}

fn one_date(words: &str) -> Result<PartialDate, String> {
    match read_typed(words).map_err(|error| error.to_string())? {
        When::At(date) => Ok(date),
        When::Between(..) => Err("One date here, not an interval".to_owned()),
    }
}
