//! One line of what is offered.

use egui::{Response, Ui};

use super::super::super::view::View;
use super::super::ranking::Line;
use super::super::row::Row;
use super::{Dress, Question};

/// Draws a line of what is offered.
pub(super) fn line_ui<Item: Copy>(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    (line, is_chosen): (&Line<'_, Item>, bool),
    dress: Dress<'_, Item>,
) -> Response {
    match line {
        Line::Known(hit) => {
            let (swatch, detail) = dress(hit.id);
            let after = hit.alias.unwrap_or(&detail);
            let right = usage_words(hit.uses, hit.is_last_used, is_chosen);
            Row { name: hit.name, bold: &hit.bold, after, right: &right, swatch, is_chosen }.show(ui, view)
        }
        Line::New(name) => {
            let name = format!("Create “{name}”…");
            Row { name: &name, is_chosen, ..Row::default() }.show(ui, view)
        }
        Line::Nothing => Row { name: question.nothing, is_chosen, ..Row::default() }.show(ui, view),
    }
}

/// "14 statements · last used"; only the number where it stands in a column of numbers.
fn usage_words(uses: usize, is_last_used: bool, is_chosen: bool) -> String {
    let count = match uses {
        0 => return String::new(),
        1 if is_chosen || is_last_used => "1 statement".to_owned(),
        uses if is_chosen || is_last_used => format!("{uses} statements"),
        uses => uses.to_string(),
    };
    if is_last_used { format!("{count} · last used") } else { count }
}
