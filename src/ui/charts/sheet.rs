//! Where the fields of a figure stand in the window, and how much room their names take.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Galley, Rect, Ui, Vec2, pos2, vec2};

use crate::chart::{Axis, AxisKind, Field, Figure};
use crate::model::FigureKind;

use super::super::view::View;

/// The room for the numbers at the left and the names below.
const LEFT: f32 = 34.0;
const BELOW: f32 = 22.0;
/// The room for the name of what stands along the bottom.
const NAME: f32 = 16.0;
/// The room above a field, with the name of its numbers, and above one with a name.
const ABOVE: f32 = 20.0;
const NAMED: f32 = 22.0;
/// The height of a row of tiles or bars, and of a row of dots: at least and at most.
const ROW: (f32, f32) = (24.0, 38.0);
const STRIP: (f32, f32) = (30.0, 64.0);
/// The least width of a column of tiles.
const TILE: f32 = 32.0;
/// The height of a panel, and the least width of one.
const PANEL: (f32, f32) = (84.0, 190.0);
const PANEL_WIDTH: f32 = 190.0;
/// Between two fields, and between two with scales along the bottom, whose ends have numbers.
const GAP: f32 = 18.0;
const SIDES_GAP: f32 = 30.0;
/// The longest name of a column that stands slanted.
const SLANTED: f32 = 156.0;

/// The places of all fields from the upper left corner of the sheet.
pub(super) struct Sheet {
    /// How large it is; larger than the room is scrolled.
    pub(super) size: Vec2,
    /// The rectangle of each field's marks.
    pub(super) fields: Vec<Rect>,
    /// The names of the rows, where rows have names.
    pub(super) names: Vec<Arc<Galley>>,
    /// Whether the names of columns stand slanted.
    pub(super) slanted: bool,
    /// From a field to the name of what stands along its bottom.
    pub(super) below: f32,
    /// What events need between a field and the name of its numbers.
    pub(super) above: f32,
}

impl Sheet {
    /// Places the fields in a room; `above` is what events need above a single field.
    pub(super) fn of(
        ui: &Ui,
        view: &View<'_>,
        (figure, fields): (&Figure, &[Field]),
        (room, above): (Vec2, f32),
    ) -> Self {
        let most = (room.x * 0.36).clamp(60.0, 200.0);
        let name = |series: &crate::chart::Series| cut(ui, view, &series.label, most);
        let names: Vec<Arc<Galley>> =
            if figure.has_rows() { figure.series.iter().map(name).collect() } else { Vec::new() };
        let widest = names.iter().map(|name| name.size().x).fold(0.0_f32, f32::max);
        let side = if names.is_empty() { LEFT } else { widest + 12.0 };
        let mut sheet = Self { size: room, fields: Vec::new(), names, slanted: false, below: BELOW, above };
        let rows = count(figure.series.len());
        let row = ((room.y - NAMED - 4.0 * BELOW) / rows.max(1.0)).clamp(ROW.0, ROW.1);
        match figure.kind {
            FigureKind::Panels => sheet.panels(fields.len(), room, side),
            FigureKind::Diverging => sheet.sides((figure, fields), room, (side, rows * row)),
            FigureKind::Heat => {
                let columns = count(figure.x.columns.len().max(1));
                let width = (room.x - side - 6.0).max(columns * TILE);
                let below = sheet.names_below(ui, view, figure, width / columns);
                sheet.one((side, width), ABOVE, rows * row, below);
            }
            FigureKind::Ranked => sheet.one((side, room.x - side - 12.0), ABOVE, rows * row, BELOW),
            FigureKind::Strip => {
                let width = room.x - side - 6.0;
                let below = sheet.names_below(ui, view, figure, width / count(figure.x.columns.len().max(1)));
                let row = ((room.y - below - NAME - ABOVE - above) / rows.max(1.0)).clamp(STRIP.0, STRIP.1);
                sheet.one((side, width), ABOVE + above, rows * row, below);
            }
            _ => {
                let width = room.x - side - 4.0;
                let below = sheet.names_below(ui, view, figure, width / count(figure.x.columns.len().max(1)));
                let height = (room.y - ABOVE - above - below - NAME).max(60.0);
                sheet.one((side, width), ABOVE + above, height, below);
            }
        }
        sheet
    }

    fn one(&mut self, (left, width): (f32, f32), top: f32, height: f32, below: f32) {
        self.fields = vec![Rect::from_min_size(pos2(left, top), vec2(width, height))];
        self.below = below;
        self.size = vec2(left + width + 4.0, top + height + below + NAME);
    }

    /// As many panels beside each other as there is room for.
    fn panels(&mut self, many: usize, room: Vec2, side: f32) {
        let beside = (1..=4_usize.min(many.max(1)))
            .rev()
            .find(|beside| (room.x - side) / count(*beside) >= PANEL_WIDTH + GAP)
            .unwrap_or(1);
        let width = (room.x - side - GAP * count(beside - 1) - 4.0) / count(beside);
        let lines = count(many.div_ceil(beside).max(1));
        let panel = ((room.y - NAME) / lines - NAMED - BELOW).clamp(PANEL.0, PANEL.1);
        let step = NAMED + panel + BELOW;
        let place = |at: usize| {
            let corner = pos2(side + count(at % beside) * (width + GAP), count(at / beside) * step + NAMED);
            Rect::from_min_size(corner, vec2(width, panel))
        };
        self.fields = (0..many).map(place).collect();
        self.size = vec2(room.x, lines * step + NAME);
    }

    /// Fields beside each other with one scale.
    fn sides(&mut self, (figure, fields): (&Figure, &[Field]), room: Vec2, (side, height): (f32, f32)) {
        let length = |field: &Field| {
            let (from, to) = field.across.ends(figure);
            narrow(to - from)
        };
        let all: f32 = fields.iter().map(length).sum();
        let width = room.x - side - SIDES_GAP * count(fields.len().saturating_sub(1)) - 12.0;
        let mut left = side;
        for field in fields {
            let part = width * length(field) / all.max(f32::MIN_POSITIVE);
            self.fields.push(Rect::from_min_size(pos2(left, NAMED), vec2(part, height)));
            left += part + SIDES_GAP;
        }
        self.size = vec2(room.x, NAMED + height + BELOW + NAME);
    }

    /// How much room the names of columns need.
    fn names_below(&mut self, ui: &Ui, view: &View<'_>, figure: &Figure, column: f32) -> f32 {
        let slanted = slanted_room(ui, view, figure, column);
        self.slanted = slanted.is_some();
        slanted.unwrap_or(BELOW)
    }
}

/// How much room the names of groups need below columns of a width, where they are wider than these and
/// stand slanted.
pub(super) fn slanted_room(ui: &Ui, view: &View<'_>, figure: &Figure, column: f32) -> Option<f32> {
    if figure.x.kind != AxisKind::Groups {
        return None;
    }
    let widths = figure.x.ticks.iter().map(|tick| cut(ui, view, &tick.label, SLANTED).size().x);
    let widest = widths.fold(0.0_f32, f32::max);
    (widest > column - 4.0).then_some(widest * 0.6 + 18.0)
}

/// Words in one line, cut to a width.
pub(super) fn cut(ui: &Ui, view: &View<'_>, words: &str, most: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), view.theme.caption(), view.look().muted);
    job.wrap = TextWrapping::truncate_at_width(most);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The name of a column as it stands slanted, where there is so much room to the left.
pub(super) fn slanted(ui: &Ui, view: &View<'_>, words: &str, room: f32) -> Arc<Galley> {
    cut(ui, view, words, room.clamp(24.0, SLANTED))
}

/// Whether the columns of a field can be zoomed: where it is the only one.
pub(super) fn is_zoomable(fields: &[Field]) -> bool {
    matches!(fields, [only] if only.across == Axis::Columns)
}

fn count(many: usize) -> f32 {
    f32::from(u16::try_from(many).unwrap_or(u16::MAX))
}

#[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
pub(super) fn narrow(number: f64) -> f32 {
    number as f32
}
