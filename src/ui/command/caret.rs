//! The commands that move the reading caret; with Shift held, their keys extend the passage.

use crate::model::caret::Leap;
use crate::model::walk::Way::{Back, Forward};

use super::super::state::{CaretStep, Reach, Side, UiState};
use super::Command;

impl Command {
    /// How it moves the reading caret, if it does.
    pub fn caret(self) -> Option<CaretStep> {
        Some(match self {
            Self::CaretRight => CaretStep::Beside(Side::Right, Reach::Letter),
            Self::CaretLeft => CaretStep::Beside(Side::Left, Reach::Letter),
            Self::CaretDown => CaretStep::Line(Forward),
            Self::CaretUp => CaretStep::Line(Back),
            Self::CaretWordRight => CaretStep::Beside(Side::Right, Reach::Word),
            Self::CaretWordLeft => CaretStep::Beside(Side::Left, Reach::Word),
            Self::CaretSentenceRight => CaretStep::Beside(Side::Right, Reach::Sentence),
            Self::CaretSentenceLeft => CaretStep::Beside(Side::Left, Reach::Sentence),
            Self::CaretParagraphDown => CaretStep::Leap(Leap::Paragraph(Forward)),
            Self::CaretParagraphUp => CaretStep::Leap(Leap::Paragraph(Back)),
            Self::CaretLineEnd => CaretStep::LineEdge(Forward),
            Self::CaretLineStart => CaretStep::LineEdge(Back),
            Self::CaretTextEnd => CaretStep::Leap(Leap::Text(Forward)),
            Self::CaretTextStart => CaretStep::Leap(Leap::Text(Back)),
            Self::CaretPageDown => CaretStep::Page(Forward),
            Self::CaretPageUp => CaretStep::Page(Back),
            _ => return None,
        })
    }

    /// Whether its key does what it says now: the keys of the edges are the caret's with Shift, unless a
    /// statement is chosen and the caret has not been moved since.
    pub fn has_its_key(self, state: &UiState) -> bool {
        let is_on_statement = state.statement.is_some()
            && state.selection.is_none()
            && state.caret().is_none_or(|caret| !caret.roams);
        self.edge().is_none() || is_on_statement
    }

    /// What its key means in a paragraph from right to left: an arrow moves an edge to its own side of the
    /// screen there, too.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::EndLater => Self::EndEarlier,
            Self::EndEarlier => Self::EndLater,
            Self::StartLater => Self::StartEarlier,
            Self::StartEarlier => Self::StartLater,
            Self::EndLetterLater => Self::EndLetterEarlier,
            Self::EndLetterEarlier => Self::EndLetterLater,
            Self::StartLetterLater => Self::StartLetterEarlier,
            Self::StartLetterEarlier => Self::StartLetterLater,
            other => other,
        }
    }
}
