//! The chosen point: what its step changed, and what going back there would do.

use egui::{RichText, ScrollArea, Ui};

use super::super::super::state::ShownPast;
use super::super::super::view::View;
use super::super::card;
use super::{HEIGHT, rows};
use crate::edit::compare::{FieldDifference, Side};
use crate::session::{Point, Was, moment};

/// So many letters of a field are shown.
const SHOWN: usize = 240;

pub(super) fn detail_ui(ui: &mut Ui, view: &View<'_>, shown: &ShownPast) {
    let trail = shown.past.trail();
    let step = shown.chosen.checked_sub(1).and_then(|last| trail.step(last));
    let is_start = shown.chosen + trail.reach() == trail.len() && trail.reach() > 0;
    let title = match step.filter(|_| !is_start) {
        Some(step) => step.label.to_string(),
        None if trail.is_empty() => String::new(),
        None => "Before these steps".to_owned(),
    };
    ui.label(RichText::new(title).font(view.theme.strong()).color(view.look().text));
    if let Some(step) = step.filter(|_| !is_start) {
        card::quiet(ui, view, &format!("{}, {}", moment(step.at), rows::name_of(&step.by)));
    }
    ui.add_space(6.0);
    match &shown.point {
        None => card::quiet(ui, view, "Looking…"),
        Some(Err(_)) if shown.chosen + trail.reach() < trail.len() => {
            card::quiet(ui, view, "What it changed is not known any more, and one cannot go back to here.");
        }
        Some(Err(why)) => card::problem(ui, view, why),
        Some(Ok(point)) => point_ui(ui, view, shown, point),
    }
}

fn point_ui(ui: &mut Ui, view: &View<'_>, shown: &ShownPast, point: &Point) {
    let would = match point.would() {
        Some(would) => format!("Going back to here {would}. It is one step, which undo takes back."),
        None if shown.chosen == shown.past.trail().len() => "So the project is now.".to_owned(),
        None => "The project is now as it was then.".to_owned(),
    };
    card::words(ui, view, &would);
    ui.add_space(8.0);
    let area = ScrollArea::vertical().id_salt("what it changed").max_height(HEIGHT - 110.0);
    area.auto_shrink([false, true]).show(ui, |ui| {
        for was in &point.step {
            was_ui(ui, view, was);
        }
    });
}

fn was_ui(ui: &mut Ui, view: &View<'_>, was: &Was) {
    let look = view.look();
    let (verb, color) = match was.side {
        Side::Mine => ("Removed", look.warn),
        Side::Theirs => ("Added", look.good),
        Side::Both => ("Changed", look.muted),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(format!("{verb} {}", was.kind.to_lowercase())).color(color));
        ui.add(egui::Label::new(RichText::new(cut(&was.name)).color(look.text)).wrap());
    });
    for field in &was.fields {
        ui.indent(field.field, |ui| field_ui(ui, view, field));
    }
    ui.add_space(4.0);
}

fn field_ui(ui: &mut Ui, view: &View<'_>, field: &FieldDifference) {
    let shown = |words: &str| if words.is_empty() { "–".to_owned() } else { cut(words) };
    let words = format!("{}: {} → {}", field.field, shown(&field.mine), shown(&field.theirs));
    card::quiet(ui, view, &words);
}

fn cut(words: &str) -> String {
    let start: String = words.chars().take(SHOWN).collect();
    if words.chars().nth(SHOWN).is_some() { format!("{start}…") } else { start }
}
