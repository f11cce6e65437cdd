//! The panel of the chosen statement: its words, and every field to be changed in place.

mod party;
mod said;
mod who;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Button, Frame, Label, Layout, Margin, Panel, Rect, RichText, Role, ScrollArea, Sense, TextFormat,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::edit::statements::StatementChange;
use crate::model::{Certainty, CoderId, MONTH_NAMES, Stance, Statement, StatementId, Voice};

use super::super::action::Action;
use super::super::command::Command;
use super::super::state::Pin;
use super::super::view::View;
use super::super::widget::chip::{chip, menu_chip, menu_choice, segments};
use super::super::widget::color::actor_color;
use super::super::widget::field::Field;
use super::super::widget::guard::changing_ui;
use super::super::widget::pins::{pin_ui, pins_ui};
use party::PartyField;
use said::SaidField;
use who::WhoFields;

/// The most lines of the quote that are shown.
const QUOTE_LINES: usize = 4;
/// The room above and below the buttons, in points.
const FOOT: f32 = 8.0;
/// The height with which it opens, in points.
const USUAL_HEIGHT: f32 = 352.0;

/// The panel of the chosen statement.
#[derive(Default)]
pub struct StatementPanel {
    shown: Option<StatementId>,
    who: WhoFields,
    party: PartyField,
    said: SaidField,
    memo: String,
    /// Whether the person wants to see only its title.
    is_folded: bool,
    /// The height of the buttons, in the last frame.
    buttons: f32,
}

impl StatementPanel {
    /// The field for the demand, to be given the focus.
    pub fn demand_field() -> egui::Id {
        WhoFields::demand_field()
    }

    /// Draws it at the bottom of what is left of a panel, where a statement is chosen.
    ///
    /// While quotes are listed above it shows only its title, so that one can go on reading them;
    /// unfolding it closes the list.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(statement) = view.state.statement.and_then(|id| view.project.statement(id)) else {
            self.shown = None;
            return;
        };
        if self.shown != Some(statement.id) {
            let (is_folded, buttons) = (self.is_folded, self.buttons);
            *self = Self { shown: Some(statement.id), is_folded, buttons, ..Self::default() };
        }
        let is_folded = self.is_folded || !view.state.cells.is_empty();
        let frame = Frame::new().inner_margin(Margin { top: 10, ..Margin::ZERO });
        if is_folded {
            let panel = Panel::bottom("statement title").frame(frame).resizable(false);
            panel.exact_size(44.0).show(ui, |ui| self.title_ui(ui, view, statement, is_folded));
            return;
        }
        let most = (ui.available_height() * 0.6).max(160.0);
        let panel = Panel::bottom("statement").frame(frame).default_size(USUAL_HEIGHT);
        panel.size_range(160.0_f32.min(most)..=most).show(ui, |ui| {
            self.title_ui(ui, view, statement, is_folded);
            self.body_ui(ui, view, statement);
        });
    }

    /// The fields, with the buttons below them. All of it is exactly as high as the panel, which takes its
    /// height from what it holds and would creep with every button that comes and goes.
    fn body_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        let body = ui.available_rect_before_wrap();
        let line = body.bottom() - self.buttons - 2.0 * FOOT;
        let foot = body.with_min_y(line + FOOT).with_max_y(body.bottom());
        let mut below = ui.new_child(UiBuilder::new().max_rect(foot).id_salt("statement buttons"));
        buttons_ui(&mut below, view, statement);
        let height = below.min_rect().height();
        if (height - self.buttons).abs() > 0.5 {
            self.buttons = height;
            ui.request_repaint();
        }
        let fields = body.with_min_y(body.top() + 6.0).with_max_y(line);
        let mut above = ui.new_child(UiBuilder::new().max_rect(fields).id_salt("statement fields"));
        ScrollArea::vertical().id_salt("statement").auto_shrink(false).show(&mut above, |ui| {
            ui.push_id(statement.id, |ui| self.content_ui(ui, view, statement));
        });
        ui.allocate_rect(body, Sense::hover());
    }

    /// The title, which folds and unfolds the panel, and the way to close it.
    fn title_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement, is_folded: bool) {
        ui.horizontal(|ui| {
            let arrow = if is_folded { "▸" } else { "▾" };
            let title = RichText::new(format!("{arrow} Statement")).font(view.theme.panel_title());
            let fold = ui.add(Button::new(title).frame(false));
            fold.widget_info(|| WidgetInfo::selected(Role::Button, true, !is_folded, "Statement"));
            if fold.clicked() {
                self.is_folded = !is_folded;
                if !view.state.cells.is_empty() {
                    view.send(Action::ShowCells(Vec::new()));
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = ui.add(Button::new("×").frame_when_inactive(false));
                close.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Close the statement"));
                if close.clicked() {
                    view.send(Action::ChooseStatement(None));
                }
                if is_folded {
                    let (actor, demand) =
                        (view.actor_name(statement.actor), view.demand_name(statement.demand));
                    let words = RichText::new(format!("{actor} · {demand}")).color(view.look().muted);
                    ui.add(Label::new(words).truncate());
                }
            });
        });
    }

    fn content_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        ui.spacing_mut().item_spacing.y = 10.0;
        quote_ui(ui, view, statement);
        changing_ui(ui, view, |ui| self.fields_ui(ui, view, statement));
        unpin_ui(ui, view);
        let history = RichText::new(history_words(view, statement)).font(view.theme.caption());
        ui.add(Label::new(history.color(view.look().muted)).wrap());
    }

    fn fields_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        self.who.pair_ui(ui, view, statement);
        self.party.ui(ui, view, statement);
        stance_ui(ui, view, statement);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                self.who.addressees_ui(left, view, statement);
                self.said.ui(right, view, statement);
            }
        });
        manner_ui(ui, view, statement);
        self.memo_ui(ui, view, statement);
    }

    fn memo_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        let id = ui.scope_id().with("memo");
        if !ui.memory(|memory| memory.has_focus(id)) {
            statement.memo.clone_into(&mut self.memo);
        }
        let response = Field::new("Memo", &mut self.memo).rows(2).id(id).show(ui, view);
        if response.changed() {
            let change = StatementChange::Memo(self.memo.clone());
            view.send(Action::Recode(statement.id, change));
        }
        if response.lost_focus() {
            view.send(Action::Seal);
        }
    }
}

/// The words, with the party's color at the left.
fn quote_ui(ui: &mut Ui, view: &View<'_>, statement: &Statement) {
    let format = TextFormat {
        line_height: Some(view.theme.measures.type_scale.quote.line),
        ..TextFormat::simple(view.theme.quote(), view.look().text)
    };
    let mut job = LayoutJob::single_section(statement.quote.replace('\n', " "), format);
    let width = ui.available_width() - 14.0;
    job.wrap = TextWrapping { max_width: width, max_rows: QUOTE_LINES, ..TextWrapping::default() };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
    let line = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
    ui.painter().rect_filled(line, 1.5, actor_color(view, statement.actor));
    ui.painter().galley(rect.min + vec2(14.0, 0.0), galley, view.look().text);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &*statement.quote));
    response.on_hover_text(&*statement.quote);
    if statement.span.is_none() {
        let words = RichText::new("These words were not found in the article").color(view.look().warn);
        ui.label(words);
    }
}

/// One of the three; the same again takes it away.
fn stance_ui(ui: &mut Ui, view: &View<'_>, statement: &Statement) {
    ui.horizontal_wrapped(|ui| {
        let fill = match statement.actor {
            Some(_) => actor_color(view, statement.actor),
            None => view.look().accent,
        };
        let chosen = segments(ui, view, (Stance::KNOWN, statement.stance.as_ref()), fill, Stance::label);
        if let Some(stance) = chosen {
            let stance = (statement.stance.as_ref() != Some(&stance)).then_some(stance);
            view.send(Action::Recode(statement.id, StatementChange::Stance(stance)));
        }
    });
}

/// Whose words, and how sure.
fn manner_ui(ui: &mut Ui, view: &View<'_>, statement: &Statement) {
    ui.horizontal_wrapped(|ui| {
        let voice = (statement.voice.as_ref(), Voice::label);
        one_of(ui, view, "Voice", Voice::KNOWN, voice, |voice| {
            view.send(Action::Recode(statement.id, StatementChange::Voice(voice)));
        });
        let certainty = (statement.certainty.as_ref(), Certainty::label);
        one_of(ui, view, "Certainty", Certainty::KNOWN, certainty, |certainty| {
            view.send(Action::Recode(statement.id, StatementChange::Certainty(certainty)));
        });
    });
}

/// A chip whose menu offers the known words and none of them; tells what was chosen now.
fn one_of<T: Clone + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    label: &str,
    known: &[T],
    (current, words): (Option<&T>, impl Fn(&T) -> &str),
    mut choose: impl FnMut(Option<T>),
) {
    menu_chip(ui, view, label, current.map_or("—", &words), |ui| {
        if menu_choice(ui, current.is_none(), "—") {
            choose(None);
        }
        for value in known {
            if menu_choice(ui, current == Some(value), words(value)) {
                choose(Some(value.clone()));
            }
        }
    });
}

/// The pinned pairs, each to be pressed to unpin it.
fn unpin_ui(ui: &mut Ui, view: &View<'_>) {
    if view.pins().is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.label(RichText::new("Pinned").font(view.theme.caption()).color(view.look().muted));
        let pin = pins_ui(ui, view, "Unpin").and_then(|at| view.pins().get(at));
        if let Some(pin) = pin {
            view.send(Action::TogglePin(*pin));
        }
    });
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, statement: &Statement) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (command, words) in [(Command::PreviousStatement, "Previous"), (Command::NextStatement, "Next")] {
            if chip(ui, view, words).on_hover_text(view.state.keymap.words(command, ui.ctx())).clicked() {
                view.run(command);
            }
        }
        if let Some(span) = view.state.selection
            && changing_ui(ui, view, |ui| {
                let keys = view.state.keymap.words(Command::MoveToSelection, ui.ctx());
                chip(ui, view, "Move to selection").on_hover_text(keys).clicked()
            })
        {
            view.send(Action::MoveSpan(statement.id, span));
        }
        if let Some((actor, demand)) = statement.actor.zip(statement.demand)
            && pin_ui(ui, view, Some(Pin { actor, demand }))
        {
            view.send(Action::TogglePin(Pin { actor, demand }));
        }
        let keys = view.state.keymap.words(Command::DeleteStatement, ui.ctx());
        if changing_ui(ui, view, |ui| chip(ui, view, "Delete").on_hover_text(keys).clicked()) {
            view.send(Action::Delete(statement.id));
        }
    });
}

/// "Coded by Ada, 12 March 2026 14:05. Changed by Ben, 13 March 2026 09:00".
fn history_words(view: &View<'_>, statement: &Statement) -> String {
    let name = |id: CoderId| view.project.coder(id).map_or("(unknown)", |coder| coder.name.as_str());
    let coded = match statement.created {
        Some(at) => format!("Coded by {}, {}", name(statement.coder), moment_words(at)),
        None => format!("Coded by {}", name(statement.coder)),
    };
    match statement.changed {
        Some(change) => format!("{coded} · changed by {}, {}", name(change.by), moment_words(change.at)),
        None => coded,
    }
}

/// A moment in the clock of this place: "12 March 2026 14:05".
fn moment_words(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::system());
    let month = usize::try_from(at.month() - 1).ok().and_then(|month| MONTH_NAMES.get(month));
    let month = month.copied().unwrap_or_default();
    format!("{} {month} {} {:02}:{:02}", at.day(), at.year(), at.hour(), at.minute())
}
