//! The panel of the chosen statement: its words, and every field to be changed in place.

mod said;
mod who;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Label, Layout, RichText, ScrollArea, TextFormat, Ui, pos2, vec2};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::edit::statements::StatementChange;
use crate::model::{Certainty, CoderId, MONTH_NAMES, Stance, Statement, StatementId, Voice};

use super::super::action::Action;
use super::super::command::Command;
use super::super::view::View;
use super::super::widget::chip::{chip, menu_chip, menu_choice, segments};
use super::super::widget::color::actor_color;
use super::super::widget::field::{Field, caption};
use said::SaidField;
use who::WhoFields;

/// The most lines of the quote that are shown.
const QUOTE_LINES: usize = 4;

/// The panel of the chosen statement.
#[derive(Default)]
pub struct StatementPanel {
    shown: Option<StatementId>,
    who: WhoFields,
    said: SaidField,
    memo: String,
}

impl StatementPanel {
    /// Draws it where a statement is chosen.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(statement) = view.state.statement.and_then(|id| view.project.statement(id)) else {
            self.shown = None;
            return;
        };
        if self.shown != Some(statement.id) {
            *self = Self { shown: Some(statement.id), ..Self::default() };
        }
        ui.add_space(8.0);
        ui.separator();
        ui.add_space(4.0);
        ScrollArea::vertical().id_salt("statement").auto_shrink([false, false]).show(ui, |ui| {
            ui.push_id(statement.id, |ui| self.content_ui(ui, view, statement));
        });
    }

    fn content_ui(&mut self, ui: &mut Ui, view: &View<'_>, statement: &Statement) {
        ui.spacing_mut().item_spacing.y = 10.0;
        title_ui(ui, view);
        quote_ui(ui, view, statement);
        self.who.pair_ui(ui, view, statement);
        stance_ui(ui, view, statement);
        self.who.addressees_ui(ui, view, statement);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                self.said.ui(left, view, statement);
                manner_ui(right, view, statement);
            }
        });
        self.memo_ui(ui, view, statement);
        let history = RichText::new(history_words(view, statement)).font(view.theme.caption());
        ui.add(Label::new(history.color(view.look().muted)).wrap());
        buttons_ui(ui, view, statement);
        ui.add_space(8.0);
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

fn title_ui(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Statement").font(view.theme.panel_title()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.add(egui::Button::new("×").frame_when_inactive(false));
            close.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Close the statement"));
            if close.clicked() {
                view.send(Action::ChooseStatement(None));
            }
        });
    });
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
        ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), egui::Sense::hover());
    let line = egui::Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
    ui.painter().rect_filled(line, 1.5, actor_color(view, statement.actor));
    ui.painter().galley(rect.min + vec2(14.0, 0.0), galley, view.look().text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &*statement.quote));
    response.on_hover_text(&*statement.quote);
    if statement.span.is_none() {
        let words = RichText::new("These words were not found in the article").color(view.look().warn);
        ui.label(words);
    }
}

/// One of the three; the same again takes it away.
fn stance_ui(ui: &mut Ui, view: &View<'_>, statement: &Statement) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        caption(ui, view, "Stance");
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
    });
}

/// Whose words, and how sure.
fn manner_ui(ui: &mut Ui, view: &View<'_>, statement: &Statement) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        caption(ui, view, "Voice and certainty");
        ui.horizontal_wrapped(|ui| {
            let voice = statement.voice.as_ref();
            if let Some(voice) = one_of(ui, view, "Voice", Voice::KNOWN, (voice, Voice::label)) {
                view.send(Action::Recode(statement.id, StatementChange::Voice(voice)));
            }
            let certainty = statement.certainty.as_ref();
            if let Some(certainty) =
                one_of(ui, view, "Certainty", Certainty::KNOWN, (certainty, Certainty::label))
            {
                view.send(Action::Recode(statement.id, StatementChange::Certainty(certainty)));
            }
        });
    });
}

/// A chip whose menu offers the known words and none of them; gives what was chosen now.
fn one_of<T: Clone + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    label: &str,
    known: &[T],
    (current, words): (Option<&T>, impl Fn(&T) -> &str),
) -> Option<Option<T>> {
    menu_chip(ui, view, label, current.map_or("—", &words), |ui| {
        let mut chosen = None;
        if menu_choice(ui, current.is_none(), "—") {
            chosen = Some(None);
        }
        for value in known {
            if menu_choice(ui, current == Some(value), words(value)) {
                chosen = Some(Some(value.clone()));
            }
        }
        chosen
    })
    .flatten()
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, statement: &Statement) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (command, words) in [(Command::PreviousStatement, "Previous"), (Command::NextStatement, "Next")] {
            if chip(ui, view, words).on_hover_text(command.key_words(ui.ctx())).clicked() {
                view.run(command);
            }
        }
        if let Some(span) = view.state.selection
            && chip(ui, view, "Move to selection").clicked()
        {
            view.send(Action::MoveSpan(statement.id, span));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if chip(ui, view, "Delete").clicked() {
                view.send(Action::Delete(statement.id));
            }
        });
    });
}

/// "Coded by Ada, 12 March 2026 14:05. Changed by Ben, 13 March 2026 09:00".
fn history_words(view: &View<'_>, statement: &Statement) -> String {
    let name = |id: CoderId| view.project.coder(id).map_or("(unknown)", |coder| coder.name.as_str());
    let mut words = format!("Coded by {}", name(statement.coder));
    if let Some(created) = statement.created {
        words.push_str(&format!(", {}", moment_words(created)));
    }
    if let Some(changed) = statement.changed {
        words.push_str(&format!(" · changed by {}, {}", name(changed.by), moment_words(changed.at)));
    }
    words
}

/// A moment in the clock of this place: "12 March 2026 14:05".
fn moment_words(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::system());
    let month = usize::try_from(at.month() - 1).ok().and_then(|month| MONTH_NAMES.get(month));
    let month = month.copied().unwrap_or_default();
    format!("{} {month} {} {:02}:{:02}", at.day(), at.year(), at.hour(), at.minute())
}
