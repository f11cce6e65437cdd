//! What is counted at all: demand, party, actor, stance, voice, outlet, tag, dates, coder.

use std::collections::BTreeSet;

use egui::{Id, Key, RichText, ScrollArea, Ui};

use crate::model::{ActorId, ActorKind, Filter, PartialDate, Stance, Voice, When, read_typed, tree};

use super::super::super::widget::chip::{Setting, chip, menu_choice, setting_chip};
use super::super::super::widget::field::Field;
use super::Options;

/// The height of a list to choose from, in points.
const HEIGHT: f32 = 360.0;

impl Options<'_, '_> {
    /// Whether anything is filtered.
    pub(super) fn filters(&self) -> bool {
        self.spec.filter != self.usual.filter
    }

    /// The chips of the filters.
    pub(super) fn filters_ui(&self, ui: &mut Ui) {
        self.demand_ui(ui);
        self.party_ui(ui);
        self.actor_ui(ui);
        let filter = &self.spec.filter;
        let stances = || Stance::KNOWN.iter().map(|it| (it.clone(), it.label().to_owned())).collect();
        let name = |it: &Stance| it.label().to_owned();
        self.several(ui, ("Stance", &filter.stances), name, stances, |filter, list| filter.stances = list);
        let voices = || Voice::KNOWN.iter().map(|it| (it.clone(), it.label().to_owned())).collect();
        let name = |it: &Voice| it.label().to_owned();
        self.several(ui, ("Voice", &filter.voices), name, voices, |filter, list| filter.voices = list);
        let outlets = || {
            let all: BTreeSet<&String> = self.view.project.sources().map(|source| &source.outlet).collect();
            all.into_iter().map(|outlet| (outlet.clone(), outlet_words(outlet))).collect()
        };
        let name = |outlet: &String| outlet_words(outlet);
        self.several(ui, ("Outlet", &filter.outlets), name, outlets, |filter, list| filter.outlets = list);
        let tags = || {
            let all: BTreeSet<&String> =
                self.view.project.sources().flat_map(|source| source.tags.iter()).collect();
            all.into_iter().map(|tag| (tag.clone(), tag.clone())).collect()
        };
        self.several(ui, ("Tag", &filter.tags), String::clone, tags, |filter, list| filter.tags = list);
        self.dates_ui(ui);
        self.coder_ui(ui);
        if self.filters() && chip(ui, self.view, "Clear filters").clicked() {
            let coder = self.spec.filter.coder;
            self.change(|spec| spec.filter = Filter { coder, ..Filter::default() });
        }
    }

    /// A chip for a list of which several may hold: a click chooses one, a click with Ctrl several.
    fn several<T: Clone + PartialEq>(
        &self,
        ui: &mut Ui,
        (label, chosen): (&str, &[T]),
        name: impl Fn(&T) -> String,
        offered: impl FnOnce() -> Vec<(T, String)>,
        set: impl Fn(&mut Filter, Vec<T>),
    ) {
        let value = match chosen {
            [] => "all".to_owned(),
            [one] => name(one),
            [one, others @ ..] => format!("{} +{}", name(one), others.len()),
        };
        self.chip(ui, (label, &value), !chosen.is_empty(), |ui| {
            if menu_choice(ui, chosen.is_empty(), "all") {
                self.change(|spec| set(&mut spec.filter, Vec::new()));
            }
            let offered = offered();
            if offered.is_empty() {
                ui.label(RichText::new("None yet").color(self.view.look().muted));
                return;
            }
            let many = offered.len() > 1;
            ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
                for (one, words) in offered {
                    let is_chosen = chosen.contains(&one);
                    if menu_choice(ui, is_chosen, &words) {
                        let mut list = chosen.to_vec();
                        match (ui.input(|input| input.modifiers.command), is_chosen) {
                            (true, true) => list.retain(|other| *other != one),
                            (true, false) => list.push(one),
                            (false, _) => list = vec![one],
                        }
                        self.change(|spec| set(&mut spec.filter, list));
                    }
                }
            });
            if many {
                let words = RichText::new("Ctrl and a click for several").font(self.view.theme.caption());
                ui.label(words.color(self.view.look().muted));
            }
        });
    }

    /// Demands, each with all below it.
    pub(super) fn demand_ui(&self, ui: &mut Ui) {
        let view = self.view;
        let demands = || {
            let branches = tree::demand_tree(view.project).into_iter();
            let words = |depth: usize, id| format!("{}{}", "    ".repeat(depth), view.demand_name(Some(id)));
            branches.map(|branch| (branch.id, words(branch.depth, branch.id))).collect()
        };
        let name = |id: &_| view.demand_name(Some(*id)).to_owned();
        let chosen = ("Demand", self.spec.filter.demands.as_slice());
        self.several(ui, chosen, name, demands, |filter, list| filter.demands = list);
    }

    fn party_ui(&self, ui: &mut Ui) {
        let chosen = ("Party", self.spec.filter.parties.as_slice());
        let name = |id: &ActorId| self.view.actor_name(Some(*id)).to_owned();
        self.several(ui, chosen, name, || self.actors(true), |filter, list| filter.parties = list);
    }

    /// Actors, each with all below it.
    fn actor_ui(&self, ui: &mut Ui) {
        let chosen = ("Actor", self.spec.filter.actors.as_slice());
        let name = |id: &ActorId| self.view.actor_name(Some(*id)).to_owned();
        self.several(ui, chosen, name, || self.actors(false), |filter, list| filter.actors = list);
    }

    /// Parties in order of creation, or all actors by name.
    fn actors(&self, only_parties: bool) -> Vec<(ActorId, String)> {
        let actors = self.view.project.actors();
        let mut actors: Vec<_> =
            actors.filter(|actor| !only_parties || actor.kind == ActorKind::Party).collect();
        if only_parties {
            actors.sort_by_key(|actor| actor.order);
        } else {
            actors.sort_by_cached_key(|actor| actor.name.to_lowercase());
        }
        actors.into_iter().map(|actor| (actor.id, actor.name.clone())).collect()
    }

    /// The one coder that is counted, where there are several.
    pub(super) fn coder_ui(&self, ui: &mut Ui) {
        if self.view.project.coders().len() < 2 {
            return;
        }
        let counted = self.counted.and_then(|counted| counted.spec.filter.coder);
        let counted = counted.or(self.spec.filter.coder);
        let coder = counted.and_then(|id| self.view.project.coder(id));
        let name = coder.map_or("choose", |coder| coder.name.as_str());
        self.chip(ui, ("Coder", name), self.spec.filter.coder.is_some(), |ui| {
            for coder in self.view.project.coders() {
                if menu_choice(ui, counted == Some(coder.id), &coder.name) {
                    self.change(|spec| spec.filter.coder = Some(coder.id));
                }
            }
        });
    }

    /// The first and the last date, typed.
    fn dates_ui(&self, ui: &mut Ui) {
        let Filter { from, to, .. } = self.spec.filter;
        let value = match (from, to) {
            (None, None) => "all".to_owned(),
            (Some(from), None) => format!("from {}", from.words()),
            (None, Some(to)) => format!("to {}", to.words()),
            (Some(from), Some(to)) => format!("{} to {}", from.words(), to.words()),
        };
        let is_marked = from.is_some() || to.is_some();
        if self.is_short && !is_marked {
            return;
        }
        let setting = Setting { label: "Dates", value: &value, is_marked, stays: true };
        setting_chip(ui, self.view, &setting, |ui| {
            if menu_choice(ui, !is_marked, "all") {
                self.change(|spec| (spec.filter.from, spec.filter.to) = (None, None));
            }
            let typed = self.date_ui(ui, "From", from);
            if let Some(from) = typed {
                self.change(|spec| spec.filter.from = from.map(When::first));
            }
            if let Some(to) = self.date_ui(ui, "To", to) {
                self.change(|spec| spec.filter.to = to.map(When::last));
            }
        });
    }

    /// A field for a date; gives what was typed when it is entered or left, if it is a date or nothing.
    #[expect(clippy::option_option, reason = "nothing entered, or no date entered, or a date")]
    fn date_ui(&self, ui: &mut Ui, caption: &str, current: Option<PartialDate>) -> Option<Option<When>> {
        let id = Id::unique(("figure date", caption, self.pane));
        let held = current.map(|date| date.to_string()).unwrap_or_default();
        let mut words = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| held.clone());
        let read = if words.trim().is_empty() { Ok(None) } else { read_typed(&words).map(Some) };
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let is_wrong = read.is_err() && !has_focus;
        let field = Field::new(caption, &mut words).id(id).hint("March 2022").width(180.0).wrong(is_wrong);
        let response = field.show(ui, self.view);
        if response.changed() {
            ui.data_mut(|data| data.insert_temp(id, words));
        }
        if is_wrong && let Err(error) = &read {
            let words = RichText::new(error.to_string()).font(self.view.theme.caption());
            ui.set_max_width(220.0);
            ui.add(egui::Label::new(words.color(self.view.look().bad)).wrap());
        }
        if !response.lost_focus() {
            return None;
        }
        let is_given_up = ui.input(|input| input.key_pressed(Key::Escape));
        if is_given_up || read.is_ok() {
            ui.data_mut(|data| data.remove::<String>(id));
        }
        read.ok().filter(|_| !is_given_up)
    }
}

fn outlet_words(outlet: &str) -> String {
    if outlet.is_empty() { "(no outlet)".to_owned() } else { outlet.to_owned() }
}
