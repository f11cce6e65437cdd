//! Passages: what is taken, where its edges go, what is split, merged and duplicated.

use crate::edit::{EditError, statements};
use crate::model::caret::{self, Leap};
use crate::model::walk::{self, Edge, Step, Way};
use crate::model::{ActorId, ByteIndex, Span, StatementId, segment};

use super::super::App;
use super::super::coding::StatementPanel;
use super::super::command::Command;

impl App {
    /// Opens the coding bar on the chosen passage, with somebody filled in.
    pub(super) fn open_bar(&mut self, actor: Option<ActorId>) {
        self.state.bar_open = self.state.selection.is_some();
        self.state.bar_actor = actor;
    }

    /// Takes the sentence around the chosen passage, or under the caret; where it is taken already, the
    /// paragraph. After a statement that ends its sentence, the next one.
    pub(super) fn take_sentence(&mut self) {
        let Some(text) = self.state.source.and_then(|id| self.session.project().text_of(id)) else { return };
        let words = text.as_str();
        let caret = self.state.caret().map(|caret| caret.place);
        let place = self.state.selection.map(Span::start).or(caret);
        let place = place.unwrap_or_else(|| self.rooms.reader.top_place());
        let coded = self.state.statement.filter(|_| self.state.selection.is_none());
        let coded = coded.and_then(|id| self.session.project().statement(id)?.span);
        let ends_here = |span: Span| span.end() == place;
        let place = match coded.filter(|span| ends_here(*span)) {
            Some(_) if segment::sentence_at(words, place).is_some_and(ends_here) => {
                let next = caret::leap(words, place, Leap::Sentence(Way::Forward));
                ByteIndex(words.floor_char_boundary(next.0.saturating_sub(1)))
            }
            _ => place,
        };
        let sentence = segment::sentence_at(words, place);
        let wider = match (sentence, self.state.selection) {
            (Some(sentence), Some(chosen))
                if sentence.start() >= chosen.start() && sentence.end() <= chosen.end() =>
            {
                segment::paragraph_at(words, place)
            }
            (sentence, _) => sentence,
        };
        if let Some(span) = wider {
            self.select(Some(span));
            self.state.ask_reveal(span.start());
        }
    }

    /// Moves an edge of the chosen passage, else that of the chosen statement; moves in a row are one step.
    pub(super) fn move_edge(&mut self, (edge, step): (Edge, Step)) -> Result<bool, EditError> {
        let project = self.session.project();
        let statement = self.state.statement.and_then(|id| project.statement(id));
        let chosen = self.state.selection.or_else(|| statement?.span);
        let text = self.state.source.and_then(|id| project.text_of(id));
        let Some((text, from)) = text.zip(chosen) else { return Ok(false) };
        let Some(span) = walk::with_edge(text.as_str(), from, edge, step) else { return Ok(false) };
        let place = match edge {
            Edge::Start => span.start(),
            Edge::End => ByteIndex(text.as_str().floor_char_boundary(span.end().0.saturating_sub(1))),
        };
        self.state.ask_reveal(place);
        match self.state.statement {
            Some(id) if self.state.selection.is_none() => {
                match edge {
                    Edge::Start => self.put_caret(span.start(), Way::Forward),
                    Edge::End => self.put_caret(span.end(), Way::Back),
                }
                self.session.perform(|project, author, _| statements::move_span(project, id, span, author))
            }
            _ => {
                self.select(Some(span));
                Ok(false)
            }
        }
    }

    /// Gives a statement another passage, as a step of its own.
    pub(super) fn move_span(&mut self, id: StatementId, span: Span) -> Result<bool, EditError> {
        let span = self.trimmed(span);
        self.session.seal();
        let moved =
            self.session.perform(|project, author, _| statements::move_span(project, id, span, author));
        self.session.seal();
        moved
    }

    /// Gives the chosen statement the chosen passage. Where none is chosen, the statement is kept in mind
    /// until one is, since a caret that goes there lets go of it.
    pub(super) fn move_to_selection(&mut self, ctx: &egui::Context) -> Result<bool, EditError> {
        let project = self.session.project();
        let here =
            |id: &StatementId| project.statement(*id).is_some_and(|it| Some(it.source) == self.state.source);
        let moving = self.state.moving.filter(here);
        let Some(span) = self.state.selection else {
            self.state.moving = self.state.statement;
            let keys = self.state.keymap.words(Command::MoveToSelection, ctx);
            let again =
                if keys.is_empty() { "“Move statement to the selection”".to_owned() } else { keys };
            self.say(&format!("Choose its new passage, then {again} again"), ctx);
            return Ok(false);
        };
        let Some(id) = self.state.statement.or(moving) else { return Ok(false) };
        self.state.moving = None;
        let moved = self.move_span(id, span);
        if moved.is_ok() {
            self.select(None);
            self.choose_statement(Some(id));
        }
        moved
    }

    /// Makes a statement for another demand on the chosen one's passage, and asks for that demand.
    pub(super) fn duplicate(&mut self, ctx: &egui::Context) -> Result<bool, EditError> {
        let Some(id) = self.state.statement else { return Ok(false) };
        let mut copy = None;
        let changed = self.session.perform(|project, author, ids| {
            let (change, id) = statements::duplicate(project, id, author, ids)?;
            copy = Some(id);
            Ok(change)
        })?;
        self.choose_statement(copy);
        if self.state.panels.figure {
            ctx.memory_mut(|memory| memory.request_focus(StatementPanel::demand_field()));
        }
        Ok(changed)
    }

    /// Splits the chosen statement where the selection inside it begins, else where that ends.
    pub(super) fn split(&mut self) -> Result<bool, EditError> {
        let Some((id, chosen)) = self.state.statement.zip(self.state.selection) else { return Ok(false) };
        let mut divide =
            |at| self.session.perform(|project, author, ids| statements::split(project, id, at, author, ids));
        let changed = match divide(chosen.start()) {
            Err(EditError::SplitOutside) => divide(chosen.end()),
            other => other,
        }?;
        self.choose_statement(self.session.latest_statement());
        Ok(changed)
    }

    /// Merges the chosen statement with its neighbour.
    pub(super) fn merge(&mut self) -> Result<bool, EditError> {
        let Some(id) = self.state.statement else { return Ok(false) };
        let changed = self.session.perform(|project, author, _| statements::merge(project, id, author))?;
        self.reveal(id);
        Ok(changed)
    }
}
