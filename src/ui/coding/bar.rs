//! The bar in which a chosen passage is coded: an actor, a demand, a stance.

use std::collections::BTreeMap;

use egui::{Area, Color32, Frame, Id, Key, Margin, Modifiers, Order, Rect, Ui};

use crate::model::{ActorId, DemandId, Span, Stance};

use super::super::action::{Action, CodeWish};
use super::super::state::Pin;
use super::super::view::View;
use super::super::widget::chip::segments;
use super::super::widget::choices;
use super::super::widget::color::actor_color;
use super::super::widget::field::caption;
use super::super::widget::type_ahead::{By, Told, TypeAhead};
use super::coder::CoderLine;
use super::hint::hints_ui;
use super::part::Part;
use super::pinned;
use super::place::spot;
use super::stance;

/// The usual width; less where the page is narrow.
const WIDTH: f32 = 560.0;
/// The width in which stance and hints stand in one row.
const ONE_ROW: f32 = 510.0;

/// The bar in which a chosen passage is coded.
#[derive(Default)]
pub struct CodingBar {
    /// The passage that it is open on.
    span: Option<Span>,
    part: Part,
    /// Which field is to get the focus.
    focus: Option<Id>,
    coder: CoderLine,
    actor: TypeAhead<ActorId>,
    party: TypeAhead<ActorId>,
    demand: TypeAhead<DemandId>,
    stance: Option<Stance>,
    /// The pinned pair whose digit was pressed.
    pinned: Option<Pin>,
    /// How lately each demand was coded for the actor, and for how many statements that is true.
    paired: Option<(ActorId, usize, BTreeMap<DemandId, u64>)>,
    page: Option<Rect>,
    /// Its height without the list, in the last frame.
    height: f32,
}

impl CodingBar {
    /// Whether a field is one of the bar's.
    pub fn has(id: Id) -> bool {
        [Part::Actor, Part::Party, Part::Demand].iter().any(|part| part.id() == id) || CoderLine::id() == id
    }

    /// Floats over the page while it is open.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(span) = view.state.selection.filter(|_| view.state.bar_open) else {
            self.span = None;
            return;
        };
        if self.span != Some(span) {
            self.open(view, span);
        }
        self.page = view.stage.selection.get().map(|painted| painted.page).or(self.page);
        let page = self.page.unwrap_or_else(|| ui.ctx().content_rect().shrink(40.0));
        let passage = view.stage.selection.get().map(|painted| painted.passage);
        let width = WIDTH.min(page.width() - 24.0).max(344.0);
        // The list also has a line for none of them.
        let longest = 1 + view.project.actors().len().max(view.project.demands().len());
        let size = (self.height.max(140.0), longest);
        let spot = spot(passage.map(|passage| passage.intersect(page)), page, width, size);
        if let Some(stance) = stance::pressed(ui, view) {
            self.stance = Some(stance);
        }
        self.pinned = pinned::pressed(ui, view);
        let area = Area::new(Id::unique("coding bar")).order(Order::Foreground).accessible_name("Code");
        area.fixed_pos(spot.corner).constrain_to(ui.ctx().content_rect()).show(ui.ctx(), |ui| {
            frame(view).show(ui, |ui| {
                ui.set_width(width - 24.0);
                self.content_ui(ui, view, spot.lines);
            })
        });
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            view.send(Action::CloseBar);
        }
    }

    fn open(&mut self, view: &View<'_>, span: Span) {
        let part = if view.state.bar_actor.is_some() { Part::Demand } else { Part::Actor };
        *self = Self {
            span: Some(span),
            part,
            focus: Some(part.id()),
            stance: Some(Stance::Demands),
            page: self.page,
            height: self.height,
            ..Self::default()
        };
        let actor = view.state.bar_actor.filter(|id| view.project.actor(*id).is_some());
        self.actor.set(actor.map(|id| (id, view.actor_name(Some(id)))));
    }

    fn content_ui(&mut self, ui: &mut Ui, view: &View<'_>, most: usize) {
        ui.spacing_mut().item_spacing.y = 8.0;
        let top = ui.cursor().top();
        if let Some(id) = self.focus
            && !ui.is_sizing_pass()
        {
            self.focus = None;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if self.coder.ui(ui, view) {
            self.go_to(ui, Part::Actor);
        }
        self.remember_pairs(view);
        let told = self.fields_ui(ui, view);
        let before_list = ui.cursor().top();
        let clicked = self.list_ui(ui, view, most);
        let list = ui.cursor().top() - before_list;
        let told = if clicked == Told::Quiet { told } else { clicked };
        let pinned = pinned::row_ui(ui, view, self.actor.known().zip(self.demand.known()));
        let wish = self.last_row_ui(ui, view);
        if !ui.is_sizing_pass() {
            self.height = ui.cursor().top() - top - list + 24.0;
        }
        self.follow(ui, view, told);
        if let Some(pin) = pinned.or(self.pinned.take()) {
            self.actor.set(Some((pin.actor, view.actor_name(Some(pin.actor)))));
            self.demand.set(Some((pin.demand, view.demand_name(Some(pin.demand)))));
            self.code(ui, view, false);
        } else if let Some(keep) = wish {
            self.code(ui, view, keep);
        }
    }

    /// The fields; what happened in the one that is typed into.
    fn fields_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> Told {
        let mut told = Told::Quiet;
        let color = self.actor.known().map(|actor| actor_color(view, Some(actor)));
        two_columns(ui, |ui, column| {
            let answer = if column == 0 { self.actor_ui(ui, view, color) } else { self.demand_ui(ui, view) };
            if answer != Told::Quiet {
                told = answer;
            }
        });
        if self.actor.is_new() {
            two_columns(ui, |ui, column| {
                if column == 0 {
                    let answer = self.party_ui(ui, view);
                    if answer != Told::Quiet {
                        told = answer;
                    }
                } else {
                    ui.vertical(|ui| {
                        ui.add_space(18.0);
                        caption(ui, view, "A new actor: whose is it?");
                    });
                }
            });
        }
        told
    }

    fn actor_ui(&mut self, ui: &mut Ui, view: &View<'_>, color: Option<Color32>) -> Told {
        let choices = choices::actors(view);
        self.actor.meet(&choices);
        let question = Part::Actor.question();
        let lines = self.actor.lines(&choices, question.offer);
        let (response, told) = self.actor.field_ui(ui, view, (&question, &lines), color);
        if response.has_focus() {
            self.part = Part::Actor;
        } else if self.part != Part::Actor {
            self.actor.settle(&lines);
        }
        told
    }

    fn party_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> Told {
        let choices = choices::parties(view);
        let question = Part::Party.question();
        let lines = self.party.lines(&choices, question.offer);
        let color = self.party.known().map(|party| actor_color(view, Some(party)));
        let (response, told) = self.party.field_ui(ui, view, (&question, &lines), color);
        if response.has_focus() {
            self.part = Part::Party;
        } else if self.part != Part::Party {
            self.party.settle(&lines);
        }
        told
    }

    fn demand_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> Told {
        let choices = choices::demands(view, self.here());
        self.demand.meet(&choices);
        let question = Part::Demand.question();
        let lines = self.demand.lines(&choices, question.offer);
        let (response, told) = self.demand.field_ui(ui, view, (&question, &lines), None);
        if response.has_focus() {
            self.part = Part::Demand;
        }
        told
    }

    /// What the field that is typed into offers; whether a line was clicked.
    fn list_ui(&mut self, ui: &mut Ui, view: &View<'_>, most: usize) -> Told {
        let question = self.part.question();
        match self.part {
            Part::Actor => {
                let lines = self.actor.lines(&choices::actors(view), question.offer);
                let dress = |id| choices::dress_actor(view, id);
                self.actor.list_ui(ui, view, (&question, &lines), (&dress, most))
            }
            Part::Party => {
                let lines = self.party.lines(&choices::parties(view), question.offer);
                let dress = |id| choices::dress_actor(view, id);
                self.party.list_ui(ui, view, (&question, &lines), (&dress, most))
            }
            Part::Demand => {
                let lines = self.demand.lines(&choices::demands(view, self.here()), question.offer);
                let dress = |id| choices::dress_demand(view, id);
                self.demand.list_ui(ui, view, (&question, &lines), (&dress, most))
            }
        }
    }

    /// Stance and hints; whether to code now, and then whether to keep the passage.
    fn last_row_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> Option<bool> {
        let is_narrow = ui.available_width() < ONE_ROW;
        let mut wish = None;
        ui.horizontal(|ui| {
            self.stance_ui(ui, view);
            if !is_narrow {
                wish = hints_ui(ui, view);
            }
        });
        if is_narrow {
            wish = ui.horizontal(|ui| hints_ui(ui, view)).inner;
        }
        wish
    }

    fn stance_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        caption(ui, view, "Stance");
        let actor = self.actor.known();
        let fill = if actor.is_some() { actor_color(view, actor) } else { view.look().accent };
        let all = (Stance::KNOWN, self.stance.as_ref());
        if let Some(stance) = segments(ui, view, all, fill, Stance::label) {
            self.stance = Some(stance);
        }
    }

    /// Goes on after an answer.
    fn follow(&mut self, ui: &mut Ui, view: &View<'_>, told: Told) {
        let is_new = self.actor.is_new();
        match (self.part, told) {
            (_, Told::Quiet) | (Part::Actor, Told::Back) | (Part::Demand, Told::Took(By::Tab)) => {}
            (_, Told::Left) => view.send(Action::CloseBar),
            (Part::Actor, Told::Took(_)) | (Part::Demand, Told::Back) if is_new => {
                self.go_to(ui, Part::Party);
            }
            (Part::Actor | Part::Party, Told::Took(_)) | (Part::Demand, Told::Took(By::Click)) => {
                self.go_to(ui, Part::Demand);
            }
            (Part::Party | Part::Demand, Told::Back) => self.go_to(ui, Part::Actor),
            (Part::Demand, Told::Took(by)) => self.code(ui, view, by == By::CtrlEnter),
        }
    }

    /// Codes the passage; where it is kept, asks for the next demand.
    fn code(&mut self, ui: &mut Ui, view: &View<'_>, keep: bool) {
        let Some(span) = self.span else { return };
        self.actor.settle(&self.actor.lines(&choices::actors(view), Part::Actor.question().offer));
        let demands = choices::demands(view, self.here());
        self.demand.settle(&self.demand.lines(&demands, Part::Demand.question().offer));
        if !self.coder.settle(view) {
            ui.memory_mut(|memory| memory.request_focus(CoderLine::id()));
            return;
        }
        let party = if self.actor.is_new() { self.party.pick() } else { None };
        let (actor, demand, stance) = (self.actor.pick(), self.demand.pick(), self.stance.clone());
        view.send(Action::Code(CodeWish { span, actor, party, demand, stance, keep }));
        if keep {
            self.demand.set(None);
            self.go_to(ui, Part::Demand);
        }
    }

    fn go_to(&mut self, ui: &Ui, part: Part) {
        self.part = part;
        ui.memory_mut(|memory| memory.request_focus(part.id()));
    }

    /// How lately each demand was coded for the actor.
    fn here(&self) -> &BTreeMap<DemandId, u64> {
        static NONE: BTreeMap<DemandId, u64> = BTreeMap::new();
        self.paired.as_ref().map_or(&NONE, |(_, _, here)| here)
    }

    fn remember_pairs(&mut self, view: &View<'_>) {
        let count = view.project.statements().len();
        let is_known =
            |actor| matches!(&self.paired, Some((other, at, _)) if *other == actor && *at == count);
        match self.actor.known() {
            None => self.paired = None,
            Some(actor) if is_known(actor) => {}
            Some(actor) => self.paired = Some((actor, count, choices::demands_of(view, actor))),
        }
    }
}

fn frame(view: &View<'_>) -> Frame {
    let look = view.look();
    Frame::new()
        .fill(look.panel)
        .stroke((1.0, look.line))
        .corner_radius(view.theme.measures.radii.popup)
        .shadow(look.shadow)
        .inner_margin(Margin::same(12))
}

/// Two columns of equal width with a gap between.
fn two_columns(ui: &mut Ui, mut content: impl FnMut(&mut Ui, usize)) {
    ui.columns(2, |columns| {
        for (at, ui) in columns.iter_mut().enumerate() {
            content(ui, at);
        }
    });
}
