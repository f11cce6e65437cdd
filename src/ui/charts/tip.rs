//! What a pointer over a bar is told: the number, its share, the first quotes.

use egui::{RichText, Ui};

use crate::analysis::plural;
use crate::chart::{Figure, Mark, Series, Unit};

use super::super::view::View;
use super::plot::{column_words, mark_words};

/// So many quotes are shown.
const QUOTES: usize = 3;

/// The tip of a mark.
pub(super) fn tip_ui(ui: &mut Ui, view: &View<'_>, figure: &Figure, series: &Series, mark: &Mark) {
    ui.set_max_width(320.0);
    let muted = view.look().muted;
    ui.label(RichText::new(mark_words(figure, series, mark)).font(view.theme.strong()));
    let behind = figure.behind(series, mark).map(|mark| mark.statements.len()).sum();
    if let Some(words) = share_words(figure, mark, behind) {
        ui.label(RichText::new(words).color(muted));
    }
    for id in mark.statements.iter().take(QUOTES) {
        let Some(statement) = view.project.statement(*id) else { continue };
        let words = format!("“{}”", statement.quote);
        ui.label(RichText::new(words).font(view.theme.quote()).color(muted));
    }
    let more = behind - mark.statements.len().min(QUOTES);
    if more > 0 {
        ui.label(RichText::new(format!("and {more} more: click to read them")).color(muted));
    }
}

/// "48.9 % of the 45 of 2022 Q1"; where the number is a share or no plain count, how many statements.
fn share_words(figure: &Figure, mark: &Mark, behind: usize) -> Option<String> {
    let value = mark.value?;
    let statements = plural(behind as u64, "statement");
    let total = figure.totals.get(mark.column).copied().flatten().filter(|total| *total > 0.0);
    let share = total.filter(|_| figure.stacked && figure.y.unit == Unit::Number).map(|total| {
        let share = format!("{:.1}", value / total * 100.0);
        let share = share.trim_end_matches('0').trim_end_matches('.');
        format!("{share} % of the {} of {}", figure.y.value_label(total), column_words(figure, mark))
    });
    let count = f64::from(u32::try_from(behind).unwrap_or(u32::MAX));
    match share {
        Some(share) if (value - count).abs() < 1e-9 => Some(share),
        Some(share) => Some(format!("{share}; {statements}")),
        None => Some(statements),
    }
}
