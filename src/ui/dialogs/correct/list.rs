//! What becomes of the statements of a corrected article: those that need a look, with ways to place them.

use egui::{Label, RichText, ScrollArea, Ui, vec2};

use crate::edit::sources::{Correction, Placing};
use crate::model::carry::Carried;
use crate::model::{Span, Statement};

use super::super::super::action::Action;
use super::super::super::view::View;
use super::super::super::widget::chip::chip;
use super::super::card;

/// The height of a row, in points: what it is, the words before, the words now, the buttons.
const ROW: f32 = 104.0;

/// The rows that need a look, the lost ones first; worked out when the comparison changes.
#[derive(Debug, Default)]
pub(super) struct Rows {
    key: Option<(u64, usize)>,
    /// Places among the placings.
    shown: Vec<usize>,
    counts: [usize; 5],
}

/// What a row is about, in the order of the list.
fn kind(placing: &Placing) -> usize {
    match (placing.was, placing.now) {
        (Some(_), Carried::Lost) => 0,
        (_, Carried::Changed(_)) => 1,
        (_, Carried::Moved(_)) => 2,
        (None, Carried::Lost) => 3,
        (_, Carried::Same(_)) => 4,
    }
}

impl Rows {
    /// Takes up a comparison; does nothing where it is known.
    pub fn follow(&mut self, correction: &Correction, serial: u64) {
        let by_hand = correction.placings().iter().filter(|placing| placing.by_hand).count();
        let placed = correction.placings().iter().filter(|placing| placing.now != Carried::Lost).count();
        let key = (serial, by_hand * 1_000_003 + placed);
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        self.counts = [0; 5];
        let mut shown = Vec::new();
        for (at, placing) in correction.placings().iter().enumerate() {
            let kind = kind(placing);
            if let Some(count) = self.counts.get_mut(kind) {
                *count += 1;
            }
            if kind < 4 {
                shown.push((kind, at));
            }
        }
        shown.sort_unstable();
        self.shown = shown.into_iter().map(|(_, at)| at).collect();
    }

    /// "212 stay, 3 change, 1 not found".
    pub fn summary(&self) -> String {
        let [lost, changed, moved, unplaced, same] = self.counts;
        if lost + changed + moved + unplaced + same == 0 {
            return "No statement stands in this article".to_owned();
        }
        let mut words = vec![format!("{same} {}", if same == 1 { "stays" } else { "stay" })];
        let others = [
            (changed, "changes", "change"),
            (moved, "to be checked", "to be checked"),
            (lost, "not found", "not found"),
            (unplaced, "without a passage as before", "without a passage as before"),
        ];
        for (count, one, many) in others.into_iter().filter(|(count, _, _)| *count > 0) {
            words.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
        words.join(", ")
    }

    /// The list; gives the passage that is to be shown in the text.
    pub fn ui(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        correction: &Correction,
        (chosen, is_current): (Option<Span>, bool),
        height: f32,
    ) -> Option<Span> {
        let mut wanted = None;
        if self.shown.is_empty() {
            card::quiet(ui, view, "Every statement keeps its words");
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().id_salt("statements of the corrected text").auto_shrink(false);
        area.max_height(height).min_scrolled_height(height).show_rows(
            ui,
            ROW,
            self.shown.len(),
            |ui, rows| {
                for at in self.shown.get(rows).unwrap_or_default() {
                    let Some(placing) = correction.placings().get(*at) else { continue };
                    let Some(statement) = view.project.statement(placing.statement) else { continue };
                    let size = vec2(ui.available_width(), ROW);
                    ui.allocate_ui(size, |ui| {
                        ui.set_min_size(size);
                        ui.push_id(placing.statement, |ui| {
                            let row = Row { view, correction, placing, statement, chosen, is_current };
                            wanted = wanted.or(row.ui(ui));
                        });
                    });
                }
            },
        );
        wanted
    }
}

/// One statement that needs a look.
struct Row<'a, 'v> {
    view: &'a View<'v>,
    correction: &'a Correction,
    placing: &'a Placing,
    statement: &'a Statement,
    chosen: Option<Span>,
    is_current: bool,
}

impl Row<'_, '_> {
    fn ui(&self, ui: &mut Ui) -> Option<Span> {
        let (view, look) = (self.view, self.view.look());
        ui.spacing_mut().item_spacing = vec2(6.0, 3.0);
        let (state, color) = match (self.placing.now, self.placing.was) {
            (Carried::Lost, Some(_)) if self.placing.by_hand => ("Left without a passage", look.warn),
            (Carried::Lost, Some(_)) => ("Not found", look.bad),
            (Carried::Lost, None) => ("Without a passage as before", look.muted),
            (_, _) if self.placing.by_hand => ("Placed by hand", look.good),
            (Carried::Changed(_), _) => ("Changes", look.warn),
            (Carried::Moved(_) | Carried::Same(_), _) => ("Same words, other surroundings", look.warn),
        };
        let pair =
            format!("{}: {}", view.actor_name(self.statement.actor), view.demand_name(self.statement.demand));
        ui.horizontal(|ui| {
            ui.label(RichText::new(state).font(view.theme.strong()).color(color));
            ui.add(Label::new(RichText::new(pair).font(view.theme.caption()).color(look.muted)).truncate());
        });
        let before = RichText::new(one_line(&self.statement.quote)).color(look.muted);
        ui.add(Label::new(before).truncate()).on_hover_text(&*self.statement.quote);
        let now = self.placing.now.span().and_then(|span| self.correction.text().slice(span));
        match now.filter(|now| *now != &*self.statement.quote) {
            Some(now) => {
                let words = RichText::new(format!("→ {}", one_line(now))).color(look.text);
                ui.add(Label::new(words).truncate()).on_hover_text(now);
            }
            None => ui.add_space(ui.text_style_height(&egui::TextStyle::Body) + 3.0),
        }
        self.buttons_ui(ui)
    }

    fn buttons_ui(&self, ui: &mut Ui) -> Option<Span> {
        let id = self.placing.statement;
        let quote = one_line(&self.statement.quote);
        let mut wanted = None;
        ui.add_enabled_ui(self.is_current, |ui| {
            ui.horizontal(|ui| {
                let button = |ui: &mut Ui, words: &str| {
                    chip(ui, self.view, words).accessible_name(format!("{words}: {quote}"))
                };
                if let Some(span) = self.placing.now.span()
                    && button(ui, "Show").clicked()
                {
                    wanted = Some(span);
                }
                let hint = "Choose the passage in the text at the left, then press this";
                ui.add_enabled_ui(self.chosen.is_some(), |ui| {
                    let place = button(ui, "Place at the selection").on_hover_text(hint);
                    if place.on_disabled_hover_text(hint).clicked() {
                        self.view.send(Action::PlaceByHand(id, self.chosen));
                    }
                });
                let is_placed = self.placing.now != Carried::Lost;
                if is_placed && button(ui, "Leave unplaced").clicked() {
                    self.view.send(Action::PlaceByHand(id, None));
                }
            });
        });
        wanted
    }
}

fn one_line(words: &str) -> String {
    let mut line: String = words.chars().take(160).map(|it| if it == '\n' { ' ' } else { it }).collect();
    if line.len() < words.len() {
        line.push('…');
    }
    line
}
