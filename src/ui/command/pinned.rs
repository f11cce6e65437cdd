//! The commands of the digits, and the colors that one can choose.

use super::super::state::ColorBy;
use super::Command;

impl Command {
    /// The place in the list of pinned pairs, from 0, of the pair that it codes with.
    pub fn pin(self) -> Option<usize> {
        let all = [
            Self::Pinned1,
            Self::Pinned2,
            Self::Pinned3,
            Self::Pinned4,
            Self::Pinned5,
            Self::Pinned6,
            Self::Pinned7,
            Self::Pinned8,
            Self::Pinned9,
        ];
        all.iter().position(|command| *command == self)
    }

    /// What it colors statements by, if it does.
    pub fn color_by(self) -> Option<ColorBy> {
        Some(match self {
            Self::ColorByParty => ColorBy::Party,
            Self::ColorByActor => ColorBy::Actor,
            Self::ColorByDemand => ColorBy::Demand,
            Self::ColorByStance => ColorBy::Stance,
            Self::ColorByCoder => ColorBy::Coder,
            _ => return None,
        })
    }
}
