//! The log of the project: who did what when, what each step changed, and going back to any point.

mod detail;
mod rows;

use egui::{Align, Key, Layout, Modifiers, RichText, ScrollArea, Ui, vec2};

use super::super::action::Action;
use super::super::command::Command;
use super::super::state::ShownPast;
use super::super::view::View;
use super::super::widget::chip::{menu_chip, menu_choice};
use super::super::widget::field::Field;
use super::{Opening, card};
use rows::{Row, Rows};

const ROW: f32 = 26.0;
const LIST: f32 = 400.0;
const HEIGHT: f32 = 420.0;

/// What is filtered by.
#[derive(Default)]
pub(super) struct History {
    words: String,
    coder: Option<String>,
    rows: Rows,
    /// The point that was brought into view last.
    in_view: Option<usize>,
}

impl History {
    /// The dialog.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, opening: Opening) {
        let Some(shown) = &view.state.past else { return };
        card::card_ui(ui, view, "History of this project", 900.0, |ui| {
            card::quiet(ui, view, &reach_words(shown));
            if shown.past.trail().is_empty() {
                ui.add_space(12.0);
                let close = card::main_button(ui, view, "Close");
                if opening.takes_focus() {
                    close.request_focus();
                }
                if close.clicked() {
                    view.send(Action::Dialog(None));
                }
                return;
            }
            ui.add_space(8.0);
            self.filter_ui(ui, view, opening);
            self.rows.follow(shown, &self.words, self.coder.as_deref());
            self.keys(ui, view, shown);
            ui.add_space(6.0);
            ui.horizontal_top(|ui| {
                ui.allocate_ui_with_layout(vec2(LIST, HEIGHT), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(LIST);
                    self.list_ui(ui, view, shown);
                });
                ui.add_space(12.0);
                ui.allocate_ui_with_layout(
                    vec2(ui.available_width(), HEIGHT),
                    Layout::top_down(Align::Min),
                    |ui| detail::detail_ui(ui, view, shown),
                );
            });
            buttons_ui(ui, view, shown);
        });
    }

    fn filter_ui(&mut self, ui: &mut Ui, view: &View<'_>, opening: Opening) {
        ui.horizontal(|ui| {
            let field = Field::new("Filter the steps", &mut self.words).hint("Filter the steps").bare();
            let response = field.width(LIST - 24.0).show(ui, view);
            if opening.takes_focus() {
                response.request_focus();
            }
            if self.rows.coders().len() > 1 || self.coder.is_some() {
                let value = self.coder.clone().unwrap_or_else(|| "everybody".to_owned());
                let coders = self.rows.coders();
                menu_chip(ui, view, "By", &value, |ui| {
                    if menu_choice(ui, self.coder.is_none(), "everybody") {
                        self.coder = None;
                    }
                    for coder in coders {
                        if menu_choice(ui, self.coder.as_deref() == Some(coder), rows::name_of(coder)) {
                            self.coder = Some(coder.clone());
                        }
                    }
                });
            }
        });
    }

    /// The arrow keys go through the points that are listed.
    fn keys(&self, ui: &Ui, view: &View<'_>, shown: &ShownPast) {
        let step = ui.input_mut(|input| {
            let down = input.consume_key(Modifiers::NONE, Key::ArrowDown);
            let up = input.consume_key(Modifiers::NONE, Key::ArrowUp);
            (down, up)
        });
        let next = match step {
            (true, false) => self.rows.below(shown.chosen),
            (false, true) => self.rows.above(shown.chosen),
            _ => None,
        };
        if let Some(count) = next {
            view.send(Action::LookAtPoint(count));
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, view: &View<'_>, shown: &ShownPast) {
        if self.rows.is_empty() {
            return card::words(ui, view, "No step has these words.");
        }
        let mut area = ScrollArea::vertical().id_salt("steps").max_height(HEIGHT).auto_shrink([false, false]);
        if self.in_view != Some(shown.chosen) {
            if let Some(at) = self.rows.place_of(shown.chosen)
                && self.in_view.is_some()
            {
                #[expect(clippy::cast_precision_loss, reason = "a place on screen")]
                let top = at as f32 * ROW;
                area = area.vertical_scroll_offset((top - HEIGHT / 2.0).max(0.0));
            }
            self.in_view = Some(shown.chosen);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, ROW, self.rows.len(), |ui, range| {
            for row in range.filter_map(|at| self.rows.get(at)) {
                row_ui(ui, view, shown, row);
            }
        });
    }
}

fn row_ui(ui: &mut Ui, view: &View<'_>, shown: &ShownPast, row: &Row) {
    let look = view.look();
    let (count, words, when) = match row {
        Row::Day(day) => {
            let words = RichText::new(day).font(view.theme.strong()).color(look.text);
            ui.allocate_ui_with_layout(
                vec2(ui.available_width(), ROW),
                Layout::left_to_right(Align::Max),
                |ui| ui.label(words),
            );
            return;
        }
        Row::Step { count, words, when } => (*count, words.as_str(), when.as_str()),
        Row::Start(count) => (*count, "Before these steps", ""),
    };
    let is_shown = shown.chosen == count;
    let can_be_reached = count + shown.past.trail().reach() >= shown.past.trail().len();
    let color = if can_be_reached { look.text } else { look.muted };
    let font = if is_shown { view.theme.strong() } else { egui::TextStyle::Body.resolve(ui.style()) };
    let parts = (
        RichText::new(format!("{when}  ")).font(view.theme.caption()).color(look.muted),
        RichText::new(words).font(font).color(color),
    );
    let button = egui::Button::new(parts).frame_when_inactive(is_shown).truncate();
    let size = vec2(ui.available_width() - 8.0, ROW - 2.0);
    let response = ui.add(button.min_size(size));
    let label = format!("{when} {words}");
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, label.trim()));
    if response.clicked() {
        view.send(Action::LookAtPoint(count));
    }
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, shown: &ShownPast) {
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let would = shown.point.as_ref().and_then(|point| point.as_ref().ok()?.would());
        let may = view.session.read_only.is_none();
        let go =
            ui.add_enabled_ui(would.is_some() && may, |ui| card::main_button(ui, view, "Go back to here"));
        let go = match &view.session.read_only {
            Some(why) => go.inner.on_disabled_hover_text(format!("Read-only, as {why}")),
            None => go.inner,
        };
        if go.clicked() {
            view.send(Action::GoBack);
        }
        if card::plain_button(ui, "Backups…") {
            view.send(Action::Dialog(None));
            view.run(Command::Backups);
        }
        if card::plain_button(ui, "Close") {
            view.send(Action::Dialog(None));
        }
    });
}

/// How far back one can go, and why not further.
fn reach_words(shown: &ShownPast) -> String {
    let trail = shown.past.trail();
    let (all, reach) = (trail.len(), trail.reach());
    if all == 0 {
        return "Nothing was done yet. Every step from now on stands here and in the project file."
            .to_owned();
    }
    let oldest = trail.step(all - reach).map(|step| crate::session::moment(step.at));
    let back = match (oldest, all - reach) {
        (Some(oldest), 0) => format!("One can go back to any point since {oldest}."),
        (Some(oldest), _) => format!(
            "One can go back to any point since {oldest}; before that another program changed the file, so what \
             was done is listed only."
        ),
        (None, _) => "Another program changed the file, so what was done before is listed only.".to_owned(),
    };
    format!(
        "{back} The project file keeps the newest steps, as many as fit into a quarter of its size; backups go \
         further back."
    )
}
