//! A dot for every statement, packed into the cell of its row and column.

use super::super::field::number;
use super::{Area, Drawn, Figure, Room, Shape, ink, marks};

/// The part of its cell that dots may fill.
const PART: f64 = 0.86;
/// From one dot to the next, in the units of the picture: at most and at least.
const WIDEST: f64 = 9.0;
const NEAREST: f64 = 3.2;

/// Dots of one distance in the whole figure, as large as the fullest cell allows; where a cell has more
/// than fit, a block with their number stands for them.
pub(super) fn draw(figure: &Figure, room: Room) -> Vec<Drawn> {
    let (width, height) = (room.column * PART, room.row * PART);
    let fullest = marks(figure).map(|(.., mark)| mark.statements.len());
    let fitting = fullest.filter(|many| fits(*many, width, height, NEAREST)).max().unwrap_or(1);
    let steps = std::iter::successors(Some(WIDEST), |step| Some(step * 0.9).filter(|step| *step > NEAREST));
    let step = steps.into_iter().find(|step| fits(fitting, width, height, *step)).unwrap_or(NEAREST);
    let dots = |(series, place, of, mark): (usize, usize, &super::Series, &super::Mark)| {
        let (x, y) = (number(mark.column), -number(series));
        let shape = if fits(mark.statements.len(), width, height, step) {
            let points = packed(mark.statements.len(), (width, height), step);
            let at = |(right, up): (f64, f64)| (x + right / room.column, y + up / room.row);
            Shape::Dots(points.into_iter().map(at).collect(), step / room.column)
        } else {
            let (across, up) = (PART / 2.0, PART / 2.0);
            let area = Area { left: x - across, right: x + across, low: y - up, high: y + up };
            Shape::Tile(area, figure.y.short_label(mark.value.unwrap_or_default()))
        };
        Drawn { series, mark: Some(place), ink: ink(of), shape }
    };
    marks(figure).filter(|(.., mark)| !mark.statements.is_empty()).map(dots).collect()
}

/// How many dots stand beside each other in a width.
fn beside(width: f64, step: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
    let many = (width / step).max(1.0) as usize;
    many
}

fn fits(many: usize, width: f64, height: f64, step: f64) -> bool {
    many <= beside(width, step).saturating_mul(beside(height, step))
}

/// The places of dots around the middle of a cell: columns of dots, the shortest way to a round heap.
fn packed(many: usize, (width, height): (f64, f64), step: f64) -> Vec<(f64, f64)> {
    let most = beside(width, step);
    let tall = beside(height, step).max(1);
    let across = many.div_ceil(tall).max(1);
    let square = (1..=most).find(|side| side * side >= many).unwrap_or(most);
    let across = across.max(square.min(most)).min(most.max(1));
    let rows = many.div_ceil(across);
    let place = |at: usize| {
        let (row, column) = (at / across, at % across);
        let in_row = if row + 1 == rows { many - row * across } else { across };
        let x = (number(column) - (number(in_row) - 1.0) / 2.0) * step;
        let y = ((number(rows) - 1.0) / 2.0 - number(row)) * step;
        (x, y)
    };
    (0..many).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_stay_in_their_cell_and_apart() {
        for many in 1..40 {
            let points = packed(many, (60.0, 30.0), 5.0);
            assert_eq!(points.len(), many);
            assert!(points.iter().all(|(x, y)| x.abs() <= 30.0 && y.abs() <= 15.0), "{many}: {points:?}");
            let near = |one: &(f64, f64), other: &(f64, f64)| (one.0 - other.0).hypot(one.1 - other.1) < 4.9;
            let pairs = points
                .iter()
                .enumerate()
                .flat_map(|(at, one)| points.iter().skip(at + 1).map(move |other| (one, other)));
            assert!(pairs.into_iter().all(|(one, other)| !near(one, other)), "{many}");
        }
    }
}
