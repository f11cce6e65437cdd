//! What a command would act on, and whether it can do something now.

use crate::model::walk::{Edge, Step, Way};

use super::super::state::{Tab, UiState};
use super::super::view::SessionFacts;
use super::{Command, Menu};

impl Command {
    /// Its name with what it would act on: "Undo: Code statement".
    pub fn full_label(self, facts: &SessionFacts) -> String {
        let step = match self {
            Self::Undo => facts.undo.as_deref(),
            Self::Redo => facts.redo.as_deref(),
            _ => None,
        };
        let step = step.or_else(|| facts.pinned.get(self.pin()?).map(String::as_str));
        step.map_or_else(|| self.label().to_owned(), |step| format!("{}: {step}", self.label()))
    }

    /// Which edge of the passage it moves, and how far.
    pub fn edge(self) -> Option<(Edge, Step)> {
        use {
            Edge::{End, Start},
            Way::{Back, Forward},
        };
        Some(match self {
            Self::EndLater => (End, Step::Word(Forward)),
            Self::EndEarlier => (End, Step::Word(Back)),
            Self::StartLater => (Start, Step::Word(Forward)),
            Self::StartEarlier => (Start, Step::Word(Back)),
            Self::EndSentenceLater => (End, Step::Sentence(Forward)),
            Self::EndSentenceEarlier => (End, Step::Sentence(Back)),
            Self::EndLetterLater => (End, Step::Letter(Forward)),
            Self::EndLetterEarlier => (End, Step::Letter(Back)),
            Self::StartLetterLater => (Start, Step::Letter(Forward)),
            Self::StartLetterEarlier => (Start, Step::Letter(Back)),
            _ => return None,
        })
    }

    /// Whether it changes the project or its file.
    pub fn changes(self) -> bool {
        match self.menu() {
            Menu::Edit | Menu::Passage => self != Self::TakeSentence,
            Menu::Code => !matches!(
                self,
                Self::NextStatement
                    | Self::PreviousStatement
                    | Self::CycleStatements
                    | Self::ListStatements
                    | Self::PinPair
                    | Self::CodeAs
            ),
            Menu::Project => {
                matches!(self, Self::OpenArticles | Self::PasteArticle | Self::Save | Self::RenameProject)
            }
            Menu::Caret | Menu::View => false,
        }
    }

    /// Why it can do nothing now, where that is not plain to see.
    pub fn why_not(self, facts: &SessionFacts) -> Option<String> {
        let why = facts.read_only.as_ref().filter(|_| self.changes())?;
        Some(format!("Read-only, as {why}. Save the project under another name to change it"))
    }

    /// Whether what it turns on and off is on.
    pub fn is_on(self, state: &UiState) -> bool {
        self == Self::ToggleAutosave && state.autosave || self.color_by() == Some(state.color_by)
    }

    /// Whether it can do something now.
    pub fn is_enabled(self, state: &UiState, facts: &SessionFacts) -> bool {
        if facts.read_only.is_some() && self.changes() {
            return false;
        }
        let reading = state.tab == Tab::Read && state.source.is_some();
        match self {
            Self::Undo => facts.undo.is_some(),
            Self::Redo => facts.redo.is_some(),
            Self::DeleteStatement
            | Self::StanceDemands
            | Self::StanceRejects
            | Self::StanceConcedes
            | Self::Duplicate
            | Self::Merge => state.statement.is_some() && state.selection.is_none(),
            Self::MoveToSelection => {
                reading && (state.statement.is_some() || state.moving.is_some() && state.selection.is_some())
            }
            Self::Split => state.statement.is_some() && state.selection.is_some(),
            Self::CodePassage => reading && state.selection.is_some(),
            Self::RepeatLast => reading && state.selection.is_some() && state.last_pair.is_some(),
            Self::RepeatActor => {
                reading
                    && state.selection.is_some()
                    && state.last_pair.as_ref().is_some_and(|pair| pair.actor.is_some())
            }
            Self::CycleStatements => reading && (state.statement.is_some() || state.selection.is_some()),
            edge if edge.edge().is_some() => {
                reading && (state.statement.is_some() || state.selection.is_some())
            }
            caret if caret.caret().is_some() => reading,
            pinned if pinned.pin().is_some() => {
                reading && state.selection.is_some() && pinned.pin().is_some_and(|at| at < facts.pinned.len())
            }
            Self::PinPair => state.statement.is_some() || state.last_pair.is_some(),
            Self::ListStatements => {
                reading && (state.caret().is_some() || state.selection.is_some() || state.statement.is_some())
            }
            Self::TakeSentence | Self::NextStatement | Self::PreviousStatement => reading,
            Self::Find => state.source.is_some(),
            Self::FindNext | Self::FindPrevious => {
                state.source.is_some() && !state.find.query.words.is_empty()
            }
            Self::TakeFind => state.find.is_open && state.find.current.is_some(),
            Self::LeaveFind => state.find.is_open,
            Self::RemoveArticle | Self::CorrectArticle | Self::MarkDone | Self::ConfirmDate => {
                state.source.is_some()
            }
            Self::ShowIncoming => !state.incoming.list.is_empty(),
            Self::OtherVersions => facts.file.is_some(),
            Self::NextArticle | Self::PreviousArticle => !state.listed.is_empty(),
            _ => true,
        }
    }
}
