//! Where everything stands.

use crate::chart::{Axis, Field, Figure};

use super::SvgStyle;
use super::columns::Columns;
use super::events::EventLabels;
use super::fields::{self, Frame};
use super::legend::{self, Entry};
use super::lines::Lines;

/// The size of labels at axes.
pub(super) const LABEL: f64 = 12.0;
/// The size of small print.
pub(super) const SMALL: f64 = 11.5;
/// The room around everything.
pub(super) const MARGIN: f64 = 24.0;
const TITLE: f64 = 17.0;
/// From the title to the uppermost field, where the name of the axis stands.
const HEAD: f64 = 36.0;

/// Where everything stands, in CSS pixels from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// The width of the picture.
    pub(super) width: f64,
    /// The height of the picture.
    pub(super) height: f64,
    /// The title.
    pub(super) title: Lines,
    /// What is said in place of fields where there are none.
    pub(super) empty: Lines,
    /// The fields.
    pub(super) frames: Vec<Frame>,
    /// The labels of events above the field; none above small multiples, which have no room for them.
    pub(super) events: EventLabels,
    /// The baseline of the name of what stands along the side.
    pub(super) side_name: f64,
    /// The baseline of the name of what stands along the bottom.
    pub(super) bottom_name: f64,
    /// The legend.
    pub(super) legend: Vec<Entry>,
    /// The small print.
    pub(super) notes: Vec<Lines>,
}

impl Layout {
    /// Places everything.
    pub(super) fn of(figure: &Figure, style: &SvgStyle) -> Self {
        let all = figure.fields();
        let picture = style.width.max(320.0).max(fields::least_width(figure) + 2.0 * MARGIN);
        let (left, right) = (MARGIN, picture - MARGIN);
        let (words, above) =
            if style.shows_title { (figure.title.as_str(), MARGIN - 4.0) } else { ("", -8.0) };
        let title = Lines::wrapped(words, TITLE, MARGIN, above, right - left);
        let empty = Lines::wrapped(figure.empty, 15.0, MARGIN, title.bottom() + 20.0, right - left);
        let side = left + fields::side_width(figure);
        let events = match all.as_slice() {
            [only] if only.across == Axis::Columns => {
                EventLabels::of(figure, &Columns::of(figure, side, right), side, right)
            }
            _ => EventLabels::none(),
        };
        let top = title.bottom() + HEAD + events.height;
        let frames = fields::place(figure, all, style, (left, top, right));
        let (bottom_name, legend, mut below) = if frames.is_empty() {
            (0.0, Vec::new(), empty.bottom() + 12.0)
        } else {
            let bottom = frames.iter().map(Frame::lowest).fold(top, f64::max);
            let name = bottom + 16.0;
            let (legend, below) = legend::place(figure, style, (left, right), name + 14.0);
            (name, legend, below + 8.0)
        };
        let small = [figure.note.as_ref(), Some(&figure.footnote), Some(&figure.origin)];
        let mut notes = Vec::new();
        for words in small.into_iter().flatten().filter(|words| !words.is_empty()) {
            let lines = Lines::wrapped(words, SMALL, MARGIN, below, (right - left).min(style.width));
            below = lines.bottom();
            notes.push(lines);
        }
        Self {
            width: picture,
            height: (below + MARGIN - 6.0).ceil(),
            side_name: top - events.height - 16.0,
            events,
            title,
            empty,
            frames,
            bottom_name,
            legend,
            notes,
        }
    }
}

/// The name of what stands along the side, and of what stands along the bottom.
pub(super) fn names<'a>(figure: &'a Figure, field: &Field) -> (&'a str, &'a str) {
    match (field.across, field.up) {
        (Axis::Numbers { .. }, _) => (&figure.rows, &figure.y.name),
        (_, Axis::Rows) => (&figure.rows, &figure.x.name),
        _ => (&figure.y.name, &figure.x.name),
    }
}
