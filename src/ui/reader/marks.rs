//! The statements of the article that is shown, each in a lane: overlapping ones side by side.
//!
//! Only places are kept for the whole article; names and colors are looked up for what is in view. A
//! change of few statements moves the lanes of those that touch them, nothing else.

use egui::Color32;

use crate::model::{ActorId, Change, Project, SourceId, Span, Statement, StatementId};

use super::super::view::View;
use super::super::widget::color::{Meaning, statement_color, statement_meaning};

/// More lanes than these are not drawn; the list of the passage tells the rest.
pub(super) const LANES_SHOWN: u8 = 4;
/// More changes than these at once are taken over by placing everything anew.
const FEW: usize = 64;

/// A statement at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The statement.
    pub id: StatementId,
    /// Its passage.
    pub span: Span,
    /// Its lane, 0 the first; two that overlap never share one.
    pub lane: u8,
}

/// A statement as the reader draws it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawn<'a> {
    /// The statement.
    pub id: StatementId,
    /// Its passage.
    pub span: Span,
    /// Its lane, 0 the first.
    pub lane: u8,
    /// Its party's color.
    pub color: Color32,
    /// Its demand's name, for the margin.
    pub label: &'a str,
    /// Whether it lacks actor or demand.
    pub is_unfinished: bool,
    quote: &'a str,
    actor: Option<ActorId>,
    stance: &'a str,
}

impl Drawn<'_> {
    /// Everything of it in one line, for whom cannot see it.
    pub fn description(&self, view: &View<'_>) -> String {
        format!("{}: {} {} {}", self.quote, view.actor_name(self.actor), self.stance, self.label)
    }
}

/// The marks of one article at one revision.
#[derive(Debug, Default)]
pub(super) struct Marks {
    key: Option<(SourceId, u64)>,
    /// The project of that revision.
    seen: Option<Project>,
    all: Vec<Mark>,
    /// No mark is longer, in bytes.
    longest: usize,
    /// How many marks were given a lane since the window opened; tests look at it.
    placed: u64,
    /// How many statements were looked up since the window opened.
    looked: u64,
}

impl Marks {
    /// Takes the article that is shown; does nothing where nothing changed.
    pub fn follow(&mut self, view: &View<'_>, source: SourceId) {
        let key = (source, view.derived.revision());
        if self.key == Some(key) {
            return;
        }
        let is_of_same = self.key.is_some_and(|(seen, _)| seen == source);
        self.key = Some(key);
        let before = self.seen.replace(view.project.clone());
        let before = before.filter(|before| is_of_same && before.id() == view.project.id());
        let is_here =
            |statement: Option<&std::sync::Arc<Statement>>| statement.is_some_and(|it| it.source == source);
        let changes: Option<Vec<Change<'_, Statement>>> = before.as_ref().and_then(|before| {
            let changes = view.project.statements_since(before);
            let here = changes.filter(|(old, new)| is_here(*old) || is_here(*new)).take(FEW + 1);
            Some(here.collect::<Vec<_>>()).filter(|here| here.len() <= FEW)
        });
        match changes {
            Some(changes) => changes.into_iter().for_each(|change| self.change(change, source)),
            None => self.fill(view.project, source),
        }
    }

    /// Places every statement of an article. Looks at no record of them: a walk along their positions.
    fn fill(&mut self, project: &Project, source: SourceId) {
        // Made anew, so that the room of a longer article is given back.
        self.all = Vec::with_capacity(project.count_of(source));
        self.all.extend(project.passages_of(source).map(|(id, span)| Mark { id, span, lane: 0 }));
        // They come by start already: only those that begin at the same place are still to be put in order.
        for same in self.all.chunk_by_mut(|one, other| one.span.start() == other.span.start()) {
            same.sort_unstable_by_key(place);
        }
        self.longest = self.all.iter().map(|mark| mark.span.len()).max().unwrap_or(0);
        self.assign(0..self.all.len());
    }

    /// Takes over what became of one statement.
    fn change(&mut self, (old, new): Change<'_, Statement>, source: SourceId) {
        let span_of = |it: &std::sync::Arc<Statement>| {
            it.span.filter(|_| it.source == source).map(|span| (it.id, span))
        };
        let (old, new) = (old.and_then(span_of), new.and_then(span_of));
        if old == new {
            return;
        }
        if let Some((id, span)) = old {
            self.remove(&Mark { id, span, lane: 0 });
        }
        if let Some((id, span)) = new {
            self.insert(Mark { id, span, lane: 0 });
        }
    }

    fn insert(&mut self, mark: Mark) {
        let at = self.all.partition_point(|other| place(other) < place(&mark));
        self.all.insert(at, mark);
        self.longest = self.longest.max(mark.span.len());
        let cluster = self.cluster(at);
        self.assign(cluster);
    }

    fn remove(&mut self, mark: &Mark) {
        let at = self.all.partition_point(|other| place(other) < place(mark));
        if self.all.get(at).is_none_or(|other| other.id != mark.id) {
            return;
        }
        let cluster = self.cluster(at);
        self.all.remove(at);
        self.assign(cluster.start..cluster.end - 1);
    }

    /// The marks that a mark's lane depends on, and that depend on it: those that it touches, those that
    /// they touch, and so on. No mark outside overlaps one inside.
    fn cluster(&self, at: usize) -> std::ops::Range<usize> {
        let Some(mark) = self.all.get(at) else { return at..at };
        let (mut first, mut edge) = (at, mark.span.start().0);
        for (before, other) in self.all.iter().enumerate().take(at).rev() {
            if other.span.start().0 + self.longest <= edge {
                break;
            }
            if other.span.end().0 > edge {
                (first, edge) = (before, other.span.start().0);
            }
        }
        let (mut last, mut edge) = (first, 0);
        for (after, other) in self.all.iter().enumerate().skip(first) {
            if after > at && other.span.start().0 >= edge {
                break;
            }
            (last, edge) = (after, edge.max(other.span.end().0));
        }
        first..last + 1
    }

    fn assign(&mut self, range: std::ops::Range<usize>) {
        self.placed += range.len() as u64;
        if let Some(marks) = self.all.get_mut(range) {
            assign_lanes(marks);
        }
    }

    /// How many marks were given a lane since the window opened.
    pub fn placed(&self) -> u64 {
        self.placed
    }

    /// All of them, by start.
    pub fn all(&self) -> &[Mark] {
        &self.all
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

    /// What the color of a mark stands for.
    pub fn meaning(view: &View<'_>, drawn: &Drawn<'_>) -> Option<Meaning> {
        view.project.statement(drawn.id).map(|statement| statement_meaning(view, statement))
    }

    /// The same as they are drawn.
    pub fn drawn<'a>(&mut self, view: &View<'a>, start: usize, end: usize) -> Vec<Drawn<'a>> {
        let drawn: Vec<Drawn<'a>> = self.within(start, end).filter_map(|mark| draw(view, *mark)).collect();
        self.looked += drawn.len() as u64;
        drawn
    }

    /// How many statements were looked up since the window opened.
    pub fn looked(&self) -> u64 {
        self.looked
    }

    /// The memory that the marks take, in bytes.
    pub fn bytes(&self) -> usize {
        self.all.capacity() * size_of::<Mark>()
    }
}

/// The order of marks: by start, the longer first.
fn place(mark: &Mark) -> (crate::model::ByteIndex, std::cmp::Reverse<crate::model::ByteIndex>, StatementId) {
    (mark.span.start(), std::cmp::Reverse(mark.span.end()), mark.id)
}

fn draw<'a>(view: &View<'a>, Mark { id, span, lane }: Mark) -> Option<Drawn<'a>> {
    let statement = view.project.statement(id)?;
    Some(Drawn {
        id,
        span,
        lane,
        color: statement_color(view, statement),
        label: view.demand_name(statement.demand),
        is_unfinished: !statement.is_finished(),
        quote: &statement.quote,
        actor: statement.actor,
        stance: statement.stance.as_ref().map_or("", |stance| stance.label()),
    })
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

    fn mark(bits: u64, start: usize, end: usize) -> Mark {
        let span = Span::new(ByteIndex(start), ByteIndex(end)).unwrap();
        Mark { id: StatementId::from_bits(bits), span, lane: 0 }
    }

    fn check(spans: &[(usize, usize)], lanes: &[u8]) {
        let mut marks: Vec<Mark> = spans.iter().map(|(start, end)| mark(0, *start, *end)).collect();
        assign_lanes(&mut marks);
        assert_eq!(marks.iter().map(|mark| mark.lane).collect::<Vec<_>>(), lanes);
    }

    #[test]
    fn overlapping_marks_never_share_a_lane() {
        check(&[(0, 5), (5, 9)], &[0, 0]);
        check(&[(0, 9), (2, 4), (3, 5), (5, 6)], &[0, 1, 2, 1]);
        check(&[(0, 4), (0, 4), (0, 4)], &[0, 1, 2]);
    }

    /// What placing everything anew gives.
    fn anew(marks: &Marks) -> Vec<Mark> {
        let mut all = marks.all.clone();
        all.sort_by_key(place);
        assign_lanes(&mut all);
        all
    }

    #[test]
    fn one_mark_more_or_less_gives_the_lanes_of_all_placed_anew() {
        let mut marks = Marks::default();
        let mut state = 7_u64;
        let mut below = |sides: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((state >> 33) % sides).unwrap()
        };
        for id in 0..600 {
            let (start, length) = (below(4_000), 1 + below(if id % 50 == 0 { 900 } else { 30 }));
            marks.insert(mark(id, start, start + length));
            assert_eq!(marks.all, anew(&marks));
            if id % 3 == 0 {
                let gone = marks.all[below(marks.all.len() as u64)];
                marks.remove(&gone);
                assert_eq!(marks.all, anew(&marks));
            }
        }
    }

    #[test]
    fn a_change_looks_at_what_it_touches_only() {
        let mut marks = Marks::default();
        for at in 0..1_000 {
            marks.insert(mark(1, at * 10, at * 10 + 8));
        }
        let before = marks.placed();
        marks.insert(mark(2, 5_002, 5_013));
        assert_eq!(marks.placed() - before, 3);
        marks.remove(&mark(2, 5_002, 5_013));
        assert_eq!(marks.placed() - before, 5);
    }
}
