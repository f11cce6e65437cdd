//! The reading caret: where it stands, where it goes, and the passage that it extends.

use crate::model::caret;
use crate::model::walk::Way;
use crate::model::{ByteIndex, Span, StatementId};

use super::super::App;
use super::super::state::{Caret, CaretStep, Reach};

impl App {
    /// Moves the caret a step; where it extends, the passage from its anchor is chosen.
    pub(super) fn step_caret(&mut self, step: CaretStep, extends: bool, ctx: &egui::Context) {
        let Some(source) = self.state.source else { return };
        let project = self.session.project();
        let Some(text) = project.text_of(source).cloned() else { return };
        let words = text.as_str();
        let from = self.state.caret().unwrap_or_else(|| Caret::at(self.rooms.reader.top_place()));
        let place = caret::held(words, from.place);
        let (reader, with) = (&mut self.rooms.reader, (ctx, &self.theme));
        let chosen = self.state.selection.filter(|_| !extends);
        let (to, leans, goal) = match (step, chosen) {
            (CaretStep::Leap(leap), _) => (caret::leap(words, place, leap), Way::Forward, None),
            (CaretStep::Beside(side, Reach::Letter), Some(chosen)) => {
                // A letter's step lets go of what is chosen, at its edge on that side.
                match side.way(reader.is_leftward(with, &text, place)) {
                    Way::Forward => (chosen.end(), Way::Back, None),
                    Way::Back => (chosen.start(), Way::Forward, None),
                }
            }
            (CaretStep::Beside(side, reach), _) => {
                let (to, leans) = reader.beside(with, &text, (place, from.leans), (side, reach));
                (to, leans, None)
            }
            _ => {
                let lines = reader.beside_line(with, &text, (place, from.leans, from.goal), step);
                let (to, goal) = lines.unwrap_or((place, None));
                (to, Way::Forward, goal)
            }
        };
        let anchor = match self.state.selection {
            _ if !extends => to,
            Some(_) => from.anchor,
            None => place,
        };
        self.select(Span::between(anchor, to));
        self.state.bar_open = false;
        self.state.put_caret(Caret { place: to, anchor, goal, roams: true, leans });
        if !extends {
            self.let_go_beyond(to);
        }
        self.state.ask_reveal(to);
    }

    /// Puts the caret at a place, as a click does.
    pub(super) fn put_caret(&mut self, place: ByteIndex, leans: Way) {
        let Some(text) = self.state.source.and_then(|id| self.session.project().text_of(id)) else { return };
        let place = caret::held(text.as_str(), place);
        self.state.put_caret(Caret { leans, ..Caret::at(place) });
    }

    /// The caret goes with a passage that was chosen otherwise: to its end, unless it stands at an edge.
    pub(super) fn follow_selection(&mut self, span: Option<Span>) {
        let caret = self.state.caret();
        let moved = match (span, caret) {
            (Some(span), Some(caret)) if caret.place == span.start() && caret.anchor == span.end() => return,
            (Some(span), _) => {
                Caret { roams: true, leans: Way::Back, anchor: span.start(), ..Caret::at(span.end()) }
            }
            (None, Some(caret)) => Caret { anchor: caret.place, ..caret },
            (None, None) => return,
        };
        self.state.put_caret(moved);
    }

    /// The caret goes to a statement that is chosen, unless it stands in its words.
    pub(super) fn follow_statement(&mut self, id: Option<StatementId>) {
        let Some(statement) = id.and_then(|id| self.session.project().statement(id)) else { return };
        let Some(span) = statement.span.filter(|_| Some(statement.source) == self.state.source) else {
            return;
        };
        let stays = self.state.caret().filter(|caret| touches(span, caret.place));
        let (place, leans) = stays.map_or((span.start(), Way::Forward), |caret| (caret.place, caret.leans));
        self.put_caret(place, leans);
    }

    /// Lets go of the chosen statement once the caret has left its words.
    fn let_go_beyond(&mut self, place: ByteIndex) {
        let span = self.state.statement.and_then(|id| self.session.project().statement(id)?.span);
        if !span.is_some_and(|span| touches(span, place)) {
            self.choose_statement(None);
        }
    }
}

/// Whether a place is in a passage or at one of its ends.
fn touches(span: Span, place: ByteIndex) -> bool {
    span.start() <= place && place <= span.end()
}
