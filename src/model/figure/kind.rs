//! How a figure is drawn, and what each kind can show.

use super::{Columns, FigureSpec, Grouping, Measure};

choice! {
    /// How the numbers are drawn.
    FigureKind {
        /// Bars that stand on each other where they make a sum.
        Bars = "bars", "stacked bars";
        /// Bars side by side.
        Grouped = "grouped", "bars side by side";
        /// A line a row, over time.
        Lines = "lines", "lines";
        /// A small figure a row, all with one scale, over time.
        Panels = "panels", "small multiples";
        /// Where a row and a column meet, the number on a ground as strong as it is great.
        Heat = "heat", "heat map";
        /// One bar a row, the longest first.
        Ranked = "ranked", "ranked bars";
        /// What a row demands to the right, what it rejects to the left.
        Diverging = "diverging", "for and against";
        /// How much there was up to the end of each bin.
        Cumulative = "cumulative", "so far";
        /// How many demands had been raised up to the end of each bin.
        Raised = "raised", "demands raised so far";
        /// A dot for every statement, over time.
        Strip = "strip", "every statement";
    }
}

impl FigureKind {
    /// Whether its columns must be bins of time.
    pub fn needs_time(self) -> bool {
        matches!(self, Self::Lines | Self::Panels | Self::Cumulative | Self::Raised | Self::Strip)
    }

    /// Whether it adds up over time, so that a rolling mean has no meaning.
    pub fn adds_up(self) -> bool {
        matches!(self, Self::Cumulative | Self::Raised | Self::Strip)
    }
}

impl FigureSpec {
    /// The same question drawn as another kind; what that kind cannot show is changed to what it can, and
    /// nothing else.
    #[must_use]
    pub fn drawn_as(&self, kind: FigureKind) -> Self {
        let mut spec = Self { kind, ..self.clone() };
        let had_columns_of_its_own =
            matches!(self.kind, FigureKind::Heat | FigureKind::Ranked | FigureKind::Diverging);
        match kind {
            FigureKind::Heat if matches!(self.columns, Columns::Groups(Grouping::All | Grouping::Stance)) => {
                spec.columns = Columns::Groups(Grouping::Demand);
            }
            FigureKind::Heat if !had_columns_of_its_own => {
                spec.columns = Columns::Groups(if self.rows == Grouping::Demand {
                    Grouping::Party
                } else {
                    Grouping::Demand
                });
            }
            FigureKind::Ranked => spec.columns = Columns::Groups(Grouping::All),
            FigureKind::Diverging => spec.columns = Columns::Groups(Grouping::Stance),
            FigureKind::Bars | FigureKind::Grouped if had_columns_of_its_own => spec.columns = Columns::Auto,
            _ if kind.needs_time() && matches!(self.columns, Columns::Groups(_)) => {
                spec.columns = Columns::Auto;
            }
            _ => {}
        }
        if kind == FigureKind::Diverging && self.rows == Grouping::Stance {
            spec.rows = Grouping::Demand;
        }
        if kind.adds_up() || matches!(spec.columns, Columns::Groups(_)) {
            spec.rolling = None;
        }
        let is_time = !matches!(spec.columns, Columns::Groups(_));
        if !spec.kind_shows(spec.measure) || (spec.measure == Measure::PerArticle && !is_time) {
            spec.measure = Measure::Count;
        }
        spec
    }

    /// Why its kind cannot show what it asks for, and what to choose instead; none where it can.
    pub fn misfit(&self) -> Option<&'static str> {
        let is_time = !matches!(self.columns, Columns::Groups(_));
        match self.kind {
            kind if kind.needs_time() && !is_time => {
                Some("this kind of figure needs columns of time: choose a period, or another kind")
            }
            FigureKind::Ranked if self.columns != Columns::Groups(Grouping::All) => {
                Some("ranked bars have one bar a row: choose \"all\" as columns, or another kind")
            }
            FigureKind::Diverging if self.columns != Columns::Groups(Grouping::Stance) => {
                Some("bars for and against need the stance as columns: choose it, or another kind")
            }
            FigureKind::Diverging if self.rows == Grouping::Stance => {
                Some("bars for and against need rows other than the stance: choose some, or another kind")
            }
            kind if kind.adds_up() && self.rolling.is_some() => {
                Some("what adds up over time is no rolling mean: choose none, or another kind")
            }
            _ if !self.kind_shows(self.measure) => {
                Some("this kind of figure does not show that number: choose the count, or another kind")
            }
            _ => None,
        }
    }

    /// Whether its kind can show a number.
    pub fn kind_shows(&self, measure: Measure) -> bool {
        match self.kind {
            FigureKind::Raised | FigureKind::Strip => measure == Measure::Count,
            FigureKind::Diverging => matches!(measure, Measure::Count | Measure::Articles),
            FigureKind::Cumulative => measure != Measure::PerArticle,
            _ => true,
        }
    }
}
