//! Where everything stands.

use crate::chart::Figure;

use super::SvgStyle;
use super::columns::Columns;
use super::events::EventLabels;
use super::labels::Labels;
use super::legend::{self, Entry};
use super::lines::Lines;
use super::width::width;

/// The size of labels at axes.
pub(super) const LABEL: f64 = 12.0;
/// The size of small print.
pub(super) const SMALL: f64 = 11.5;
const TITLE: f64 = 17.0;
const MARGIN: f64 = 24.0;

/// Where everything stands, in CSS pixels from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// The width of the picture.
    pub(super) width: f64,
    /// The height of the picture.
    pub(super) height: f64,
    /// The title.
    pub(super) title: Lines,
    /// The edges of the field with the marks.
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// The columns.
    pub(super) columns: Columns,
    /// The labels of events above the field.
    pub(super) events: EventLabels,
    /// The labels under the columns.
    pub(super) labels: Labels,
    /// The baseline of the horizontal axis's name.
    pub(super) x_name: f64,
    /// The legend.
    pub(super) legend: Vec<Entry>,
    /// The small print.
    pub(super) notes: Vec<Lines>,
}

impl Layout {
    /// Places everything.
    pub(super) fn of(figure: &Figure, style: &SvgStyle) -> Self {
        let picture = style.width.max(320.0);
        let inner = picture - 2.0 * MARGIN;
        let title = Lines::wrapped(&figure.title, TITLE, MARGIN, MARGIN - 4.0, inner);
        let widest = figure.y.scale.ticks().into_iter().map(|tick| width(&figure.y.tick_label(tick), LABEL));
        let left = MARGIN + widest.fold(0.0_f64, f64::max) + 10.0;
        let right = picture - MARGIN;
        let columns = Columns::of(figure, left, right);
        let events = EventLabels::of(figure, &columns, left, right);
        let top = title.bottom() + 36.0 + events.height;
        let bottom = top + style.plot_height.max(80.0);
        let labels = Labels::of(figure, &columns, right);
        let x_name = bottom + labels.height + 16.0;

        let (legend, legend_bottom) = legend::place(figure, MARGIN, right, x_name + 14.0);
        let mut below = legend_bottom + 8.0;
        let mut notes = Vec::new();
        for words in
            figure.note.iter().chain([&figure.footnote, &figure.origin]).filter(|words| !words.is_empty())
        {
            let lines = Lines::wrapped(words, SMALL, MARGIN, below, inner);
            below = lines.bottom();
            notes.push(lines);
        }
        Self {
            width: picture,
            height: (below + MARGIN - 6.0).ceil(),
            title,
            left,
            right,
            top,
            bottom,
            columns,
            events,
            labels,
            x_name,
            legend,
            notes,
        }
    }

    /// The height of a value that is `part` of the scale.
    pub(super) fn y(&self, part: f64) -> f64 {
        self.bottom - part * (self.bottom - self.top)
    }
}
