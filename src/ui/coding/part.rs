//! The fields of the coding bar and what each asks.

use egui::Id;

use super::super::widget::ranking::{Nothing, Offer};
use super::super::widget::type_ahead::Question;

/// Which field the list belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// Who.
    #[default]
    Actor,
    /// The party of an actor that is to be made.
    Party,
    /// What.
    Demand,
}

impl Part {
    /// Its place in egui's memory.
    pub fn id(self) -> Id {
        Id::unique(("coding bar", self.question_words().0))
    }

    /// What it asks.
    pub fn question(self) -> Question<'static> {
        let (caption, hint, nothing) = self.question_words();
        let place = if self == Self::Party { Nothing::First } else { Nothing::Last };
        let offer = Offer { creates: true, nothing: place };
        let (id, holds_tab) = (self.id(), self != Self::Demand);
        Question { caption, name: caption, is_bare: false, hint, nothing, offer, id, holds_tab }
    }

    fn question_words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Actor => ("Actor", "who", "No actor yet"),
            Self::Party => ("Party", "its party", "It is a party itself"),
            Self::Demand => ("Demand", "what", "No demand yet"),
        }
    }
}
