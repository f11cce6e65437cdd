//! The statements of the article that is shown, each in a lane: overlapping ones side by side.

use egui::Color32;

use crate::model::{SourceId, Span, StatementId};

use super::super::view::View;

/// More lanes than these are not drawn; the list of the passage tells the rest.
pub(super) const LANES_SHOWN: u8 = 4;

/// A statement as the reader draws it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// The statement.
    pub id: StatementId,
    /// Its passage.
    pub span: Span,
    /// Its lane, 0 the first; two that overlap never share one.
    pub lane: u8,
    /// Its party's color.
    pub color: Color32,
    /// Its demand's name, for the margin.
    pub label: String,
    /// Everything of it in one line, for whom cannot see it.
    pub description: String,
    /// Whether it lacks actor or demand.
    pub is_unfinished: bool,
}

/// The marks of one article at one revision.
#[derive(Debug, Default)]
pub(super) struct Marks {
    key: Option<(SourceId, u64, bool)>,
    all: Vec<Mark>,
    longest: usize,
}

impl Marks {
    /// Takes the article that is shown; does nothing where nothing changed.
    pub fn follow(&mut self, view: &View<'_>, source: SourceId) {
        let key = (source, view.derived.revision(), view.look().is_dark);
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        self.all = view
            .project
            .statements_of(source)
            .filter_map(|statement| statement.span.map(|span| mark(view, statement, span)))
            .collect();
        self.all.sort_by_key(|mark| (mark.span.start(), std::cmp::Reverse(mark.span.end()), mark.id));
        assign_lanes(&mut self.all);
        self.longest = self.all.iter().map(|mark| mark.span.len()).max().unwrap_or(0);
    }

    /// The marks that share at least one byte with a range, by start. Logarithmic but for long passages.
    pub fn within(&self, start: usize, end: usize) -> impl Iterator<Item = &Mark> {
        let first = self.all.partition_point(|mark| mark.span.start().0 + self.longest <= start);
        let last = self.all.partition_point(|mark| mark.span.start().0 < end);
        self.all
            .get(first..last.max(first))
            .into_iter()
            .flatten()
            .filter(move |mark| mark.span.end().0 > start)
    }
}

fn mark(view: &View<'_>, statement: &crate::model::Statement, span: Span) -> Mark {
    let demand = view.demand_name(statement.demand);
    let stance = statement.stance.as_ref().map_or("", |stance| stance.label());
    Mark {
        id: statement.id,
        span,
        lane: 0,
        color: super::super::widget::color::actor_color(view, statement.actor),
        label: demand.to_owned(),
        description: format!("{}: {} {stance} {demand}", statement.quote, view.actor_name(statement.actor)),
        is_unfinished: !statement.is_finished(),
    }
}

/// Gives each mark, sorted by start, the lowest lane that is free.
fn assign_lanes(marks: &mut [Mark]) {
    let mut ends: Vec<usize> = Vec::new();
    for mark in marks {
        let (start, end) = (mark.span.start().0, mark.span.end().0);
        let lane = ends.iter().position(|last| *last <= start).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(end);
        } else if let Some(last) = ends.get_mut(lane) {
            *last = end;
        }
        mark.lane = u8::try_from(lane).unwrap_or(u8::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ByteIndex;

    fn check(spans: &[(usize, usize)], lanes: &[u8]) {
        let mut marks: Vec<Mark> = spans
            .iter()
            .map(|(start, end)| Mark {
                id: StatementId::from_bits(0),
                span: Span::new(ByteIndex(*start), ByteIndex(*end)).unwrap(),
                lane: 0,
                color: Color32::BLACK,
                label: String::new(),
                description: String::new(),
                is_unfinished: false,
            })
            .collect();
        assign_lanes(&mut marks);
        assert_eq!(marks.iter().map(|mark| mark.lane).collect::<Vec<_>>(), lanes);
    }

    #[test]
    fn overlapping_marks_never_share_a_lane() {
        check(&[(0, 5), (5, 9)], &[0, 0]);
        check(&[(0, 9), (2, 4), (3, 5), (5, 6)], &[0, 1, 2, 1]);
        check(&[(0, 4), (0, 4), (0, 4)], &[0, 1, 2]);
    }
}
