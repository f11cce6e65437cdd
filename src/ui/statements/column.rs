//! The columns of the table, and by which one it is sorted.

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Quote,
    Article,
    Date,
    Actor,
    Party,
    Demand,
    Stance,
    Voice,
    Coder,
}

impl Column {
    /// Every column, from left to right; the first takes the width that the others leave.
    pub(super) const ALL: [Self; 9] = [
        Self::Quote,
        Self::Article,
        Self::Date,
        Self::Actor,
        Self::Party,
        Self::Demand,
        Self::Stance,
        Self::Voice,
        Self::Coder,
    ];

    /// Its name on screen.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Quote => "Quote",
            Self::Article => "Article",
            Self::Date => "Date",
            Self::Actor => "Actor",
            Self::Party => "Party",
            Self::Demand => "Demand",
            Self::Stance => "Stance",
            Self::Voice => "Voice",
            Self::Coder => "Coder",
        }
    }

    /// Its width in points before anyone changes it.
    pub(super) fn first_width(self) -> f32 {
        match self {
            Self::Quote => 0.0,
            Self::Article => 152.0,
            Self::Actor | Self::Demand => 136.0,
            Self::Party => 116.0,
            Self::Date | Self::Stance => 128.0,
            Self::Voice => 88.0,
            Self::Coder => 72.0,
        }
    }
}

/// By what the table is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) column: Column,
    pub(super) is_descending: bool,
}

impl Default for Sort {
    /// The newest first, as the articles stand.
    fn default() -> Self {
        Self { column: Column::Date, is_descending: true }
    }
}

impl Sort {
    /// After a click on a header: the same column the other way round, another one upwards.
    #[must_use]
    pub(super) fn clicked(self, column: Column) -> Self {
        Self { column, is_descending: self.column == column && !self.is_descending }
    }
}
