//! Coding: a passage becomes a statement; names that are new become actors and demands with it.

use crate::edit::actors::ActorChange;
use crate::edit::statements::{Coding, StatementChange};
use crate::edit::{EditError, Transaction, actors, demands, sources, statements};
use crate::model::{
    ActorId, ActorKind, DemandId, IdSource, Project, SourceId, Span, Stance, StatementId, segment,
};

use super::super::App;
use super::super::action::{CodeWish, NewName, Pick};
use super::super::state::{Caret, LastPair};

impl App {
    /// Codes a passage of the article that is shown, as one step.
    pub(super) fn code(&mut self, wish: CodeWish) -> Result<bool, EditError> {
        let Some(source) = self.state.source else { return Ok(false) };
        let wish = CodeWish { span: self.trimmed(wish.span), ..wish };
        let mut pair = None;
        let (keep, end) = (wish.keep, wish.span.end());
        let changed = self.session.perform(|project, author, ids| {
            let made = Made::of(project, &wish, ids);
            let (actor, demand) = (made.actor, made.demand);
            pair = Some(LastPair { actor, demand, stance: wish.stance.clone() });
            let coding = Coding { source, span: wish.span, actor, demand, stance: wish.stance };
            Ok(statements::code(project, coding, author, ids)?.after(made.first))
        })?;
        self.state.last_pair = pair;
        self.state.moving = None;
        self.state.bar_open = keep;
        if !keep {
            self.state.statement = self.session.latest_statement();
            self.state.selection = None;
            self.state.put_caret(Caret::at(end));
        }
        Ok(changed)
    }

    /// A passage as it is coded: no blank at its ends, no grapheme cut. What has no words stays, and is
    /// refused with its reason.
    pub(super) fn trimmed(&self, span: Span) -> Span {
        let Some(text) = self.state.source.and_then(|id| self.session.project().text_of(id)) else {
            return span;
        };
        let whole = segment::snap_to_graphemes(text.as_str(), span).unwrap_or(span);
        segment::trim(text.as_str(), whole).unwrap_or(span)
    }

    /// Codes the chosen passage like the last one.
    pub(super) fn repeat_last(&mut self) -> Result<bool, EditError> {
        let Some((span, pair)) = self.state.selection.zip(self.state.last_pair.clone()) else {
            return Ok(false);
        };
        self.code(CodeWish {
            span,
            actor: pair.actor.map(Pick::Known),
            party: None,
            demand: pair.demand.map(Pick::Known),
            stance: pair.stance,
            keep: false,
        })
    }

    /// Gives a statement an actor or demand that is made with it, as one step.
    pub(super) fn recode_new(&mut self, id: StatementId, name: NewName) -> Result<bool, EditError> {
        self.session.perform(|project, author, ids| {
            let (first, change) = match name {
                NewName::Actor(name) => {
                    let (first, actor) = actors::add(project, &name, ActorKind::Person, None, ids);
                    (first, StatementChange::Actor(Some(actor)))
                }
                NewName::Demand(name) => {
                    let (first, demand) = demands::add(project, &name, None, ids);
                    (first, StatementChange::Demand(Some(demand)))
                }
            };
            Ok(statements::recode(project, id, change, author)?.after(first))
        })
    }

    /// Makes a party and puts an actor under it, as one step.
    pub(super) fn join_new_party(&mut self, id: ActorId, name: &str) -> Result<bool, EditError> {
        self.session.create(|project, ids| {
            let (first, party) = actors::add(project, name, ActorKind::Party, None, ids);
            Ok(actors::change(project, id, ActorChange::Parent(Some(party)))?.after(first))
        })
    }

    /// Sets the chosen statement's stance; the same again takes it away.
    pub(super) fn set_stance(&mut self, stance: Stance) -> Result<bool, EditError> {
        let Some(id) = self.state.statement else { return Ok(false) };
        let project = self.session.project();
        let is_set = project.statement(id).is_some_and(|it| it.stance.as_ref() == Some(&stance));
        let change = StatementChange::Stance((!is_set).then_some(stance));
        self.session.perform(|project, author, _| statements::recode(project, id, change, author))
    }

    /// Removes a statement and chooses its neighbour, so that one can go on.
    pub(super) fn delete(&mut self, id: StatementId) -> Result<bool, EditError> {
        let neighbour = self.session.project().statement(id).and_then(|statement| {
            let all: Vec<StatementId> =
                self.session.project().statements_of(statement.source).map(|it| it.id).collect();
            let at = all.iter().position(|other| *other == id)?;
            all.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| all.get(before))).copied()
        });
        let changed = self.session.create(|project, _| statements::delete(project, id))?;
        self.state.statement = neighbour;
        Ok(changed)
    }

    /// Removes an article and says how many statements went with it.
    pub(super) fn remove_source(&mut self, id: SourceId, ctx: &egui::Context) -> Result<bool, EditError> {
        let project = self.session.project();
        let title = project.source(id).map(|source| source.title.clone()).unwrap_or_default();
        let count = project.count_of(id);
        let changed = self.session.create(|project, _| sources::remove(project, id))?;
        let with = match count {
            0 => String::new(),
            1 => " with its 1 statement".to_owned(),
            count => format!(" with its {count} statements"),
        };
        self.say(&format!("Removed “{title}”{with}. Undo brings it back"), ctx);
        Ok(changed)
    }
}

/// What a wish names, with the change that makes what is new.
struct Made {
    first: Transaction,
    actor: Option<ActorId>,
    demand: Option<DemandId>,
}

impl Made {
    fn of(project: &Project, wish: &CodeWish, ids: &mut IdSource) -> Self {
        let mut first = Transaction::new("Code statement");
        let party = match &wish.party {
            None => None,
            Some(Pick::Known(id)) => Some(*id),
            Some(Pick::New(name)) => {
                let (change, id) = actors::add(project, name, ActorKind::Party, None, ids);
                first = change.after(first);
                Some(id)
            }
        };
        let actor = match &wish.actor {
            None => None,
            Some(Pick::Known(id)) => Some(*id),
            Some(Pick::New(name)) => {
                let kind = if wish.party.is_some() { ActorKind::Person } else { ActorKind::Party };
                let (change, id) = actors::add(project, name, kind, party, ids);
                first = change.after(first);
                Some(id)
            }
        };
        let demand = match &wish.demand {
            None => None,
            Some(Pick::Known(id)) => Some(*id),
            Some(Pick::New(name)) => {
                let (change, id) = demands::add(project, name, None, ids);
                first = change.after(first);
                Some(id)
            }
        };
        Self { first, actor, demand }
    }
}
