//! What the codebook keeps of a demand, to be changed in place.

use egui::{RichText, Ui};

use crate::edit::demands::DemandChange;
use crate::model::tree::demand_and_below;
use crate::model::{Demand, DemandId};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::field::caption;
use super::CodebookTab;
use super::detail::field_id;
use super::entry::Entry;
use super::pick::{Choice, pick_ui};
use super::swatches::color_ui;
use super::words::words_ui;

impl CodebookTab {
    /// All fields of a demand below its name.
    pub(super) fn demand_form(&mut self, ui: &mut Ui, view: &View<'_>, demand: &Demand) {
        let wish = |change| view.send(Action::ChangeDemand(demand.id, change));
        let entry = Entry::Demand(demand.id);
        caption(ui, view, "Part of");
        let current = demand.parent.map_or(NONE, |id| choice(view, id));
        if let Some(parent) = pick_ui(ui, view, "Part of", &current, || choices(view, demand)) {
            wish(DemandChange::Parent(parent));
        }
        ui.add_space(8.0);
        let id = |field| field_id(entry, field);
        if let Some(words) =
            words_ui(ui, view, (id("definition"), "Definition", "What it means"), &demand.definition, 3)
        {
            wish(DemandChange::Definition(words));
        }
        ui.add_space(8.0);
        if let Some(words) = words_ui(
            ui,
            view,
            (id("use"), "Use when", "What must be said for it to be coded"),
            &demand.use_when,
            2,
        ) {
            wish(DemandChange::UseWhen(words));
        }
        ui.add_space(8.0);
        if let Some(words) =
            words_ui(ui, view, (id("not"), "Not when", "What looks like it and is not"), &demand.not_when, 2)
        {
            wish(DemandChange::NotWhen(words));
        }
        ui.add_space(8.0);
        examples_ui(ui, view, demand);
        color_ui(ui, view, &mut self.drafts, id("color"), demand.color, |color| {
            wish(DemandChange::Color(color));
        });
        ui.add_space(8.0);
        if let Some(note) = words_ui(ui, view, (id("note"), "Note", ""), &demand.note, 2) {
            wish(DemandChange::Note(note));
        }
    }
}

fn examples_ui(ui: &mut Ui, view: &View<'_>, demand: &Demand) {
    if demand.examples.is_empty() {
        return;
    }
    caption(ui, view, "Examples");
    for example in &demand.examples {
        let words = RichText::new(example).font(view.theme.quote()).color(view.look().text);
        ui.add(egui::Label::new(words).wrap());
    }
    ui.add_space(8.0);
}

const NONE: Choice<'static, Option<DemandId>> = Choice { id: None, name: "(none)", color: None };

/// None, and every demand that it may stand under.
fn choices<'a>(view: &View<'a>, demand: &Demand) -> Vec<Choice<'a, Option<DemandId>>> {
    let below = demand_and_below(view.project, demand.id);
    let mut others: Vec<&Demand> =
        view.project.demands().map(AsRef::as_ref).filter(|other| !below.contains(&other.id)).collect();
    others.sort_by_cached_key(|other| other.name.to_lowercase());
    std::iter::once(NONE).chain(others.into_iter().map(|other| choice(view, other.id))).collect()
}

fn choice<'a>(view: &View<'a>, id: DemandId) -> Choice<'a, Option<DemandId>> {
    Choice { id: Some(id), name: view.demand_name(Some(id)), color: None }
}
