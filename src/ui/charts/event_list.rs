//! The events in a small table: date, words, note, color; the last row adds one.

use std::collections::HashMap;

use egui::{Id, Key, Modifiers, RichText, Role, Ui, WidgetInfo, vec2};

use crate::edit::events::EventChange;
use crate::model::{Color, Event, EventId, When, read_typed};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::chip::{chip, menu_choice};
use super::super::widget::color::SWATCH;
use super::super::widget::field::Field;
use super::super::widget::guard::changing_ui;

/// How wide the field of a date is, in points.
const DATE: f32 = 136.0;
/// In less room, the words of an event stand below its date.
const NARROW: f32 = 350.0;
/// How many colors of the palette are offered.
const COLORS: u8 = 12;

/// The list of events, and what is typed in it.
#[derive(Default)]
pub(super) struct EventList {
    /// Words that are typed and not taken yet, with why they were refused.
    drafts: HashMap<(EventId, Part), Draft>,
    new: NewEvent,
}

/// A field of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    When,
    Label,
    Note,
}

#[derive(Default)]
struct Draft {
    words: String,
    refusal: Option<String>,
}

#[derive(Default)]
struct NewEvent {
    when: String,
    label: String,
    refusal: Option<String>,
}

impl EventList {
    /// The table.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        head_ui(ui, view);
        let mut events: Vec<&Event> = view.project.events().map(AsRef::as_ref).collect();
        events.sort_by_key(|event| (event.when.first().first_day(), event.order, event.id));
        changing_ui(ui, view, |ui| self.new_ui(ui, view));
        ui.add_space(10.0);
        if events.is_empty() {
            let words = "A summit, an attack, a deadline: what is entered here stands as a labelled line in every figure over time";
            ui.add(egui::Label::new(RichText::new(words).color(view.look().muted)).wrap());
        }
        egui::ScrollArea::vertical().id_salt("events").auto_shrink(false).show(ui, |ui| {
            changing_ui(ui, view, |ui| events.into_iter().for_each(|event| self.event_ui(ui, view, event)));
        });
    }

    /// The row that adds an event: Enter in either field does.
    fn new_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (date, words) = (Id::unique("new event date"), Id::unique("new event words"));
        let has_focus = ui.memory(|memory| memory.has_focus(date) || memory.has_focus(words));
        let is_entered = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let mut is_pressed = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let hint = "29 March 2022";
            let field = Field::new("Date of the new event", &mut self.new.when).bare().id(date).hint(hint);
            let is_wrong = self.new.refusal.is_some();
            let when = field.width(DATE).wrong(is_wrong).show(ui, view);
            let room = (ui.available_width() - 60.0).max(60.0);
            let field = Field::new("New event", &mut self.new.label).bare().id(words).hint("What happened");
            let label = field.width(room).show(ui, view);
            if when.changed() || label.changed() {
                self.new.refusal = None;
            }
            is_pressed = chip(ui, view, "Add").clicked();
        });
        if is_entered || is_pressed {
            match self.new.read() {
                Ok((when, label)) => {
                    view.send(Action::AddEvent(when, label));
                    self.new = NewEvent::default();
                    ui.memory_mut(|memory| memory.request_focus(date));
                }
                Err((refusal, part)) => {
                    self.new.refusal = Some(refusal);
                    let wrong = if part == Part::When { date } else { words };
                    ui.memory_mut(|memory| memory.request_focus(wrong));
                }
            }
        }
        refusal_ui(ui, view, self.new.refusal.as_deref());
    }

    fn event_ui(&mut self, ui: &mut Ui, view: &View<'_>, event: &Event) {
        let is_narrow = ui.available_width() < NARROW;
        ui.push_id(event.id, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                color_ui(ui, view, event);
                let when = event.when.words();
                self.field_ui(ui, view, (event, Part::When), &when, DATE);
                if !is_narrow {
                    let room = (ui.available_width() - 30.0).max(60.0);
                    self.field_ui(ui, view, (event, Part::Label), &event.label, room);
                }
                let remove = ui.add(egui::Button::new("×").frame_when_inactive(false));
                let name = format!("Remove event {}", event.label);
                remove.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if remove.on_hover_text("Remove this event").clicked() {
                    view.send(Action::RemoveEvent(event.id));
                }
            });
            for (part, words) in [(Part::Label, &event.label), (Part::Note, &event.note)] {
                if part == Part::Label && !is_narrow {
                    continue;
                }
                ui.horizontal(|ui| {
                    ui.add_space(SWATCH + 18.0);
                    let room = (ui.available_width() - 30.0).max(60.0);
                    self.field_ui(ui, view, (event, part), words, room);
                });
            }
            for part in [Part::When, Part::Label] {
                let refusal = self.drafts.get(&(event.id, part)).and_then(|draft| draft.refusal.as_deref());
                refusal_ui(ui, view, refusal);
            }
            ui.add_space(10.0);
        });
    }

    /// A field that takes its words on Enter or when the focus goes; Escape gives them up.
    fn field_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (event, part): (&Event, Part),
        current: &str,
        width: f32,
    ) {
        let key = (event.id, part);
        let id = Id::unique(("event field", event.id, part));
        let mut words = self.drafts.get(&key).map_or_else(|| current.to_owned(), |it| it.words.clone());
        let is_wrong = self.drafts.get(&key).is_some_and(|draft| draft.refusal.is_some());
        let name = match part {
            Part::When => format!("Date of {}", event.label),
            Part::Label => format!("Event {}", event.label),
            Part::Note => format!("Note on {}", event.label),
        };
        let field = Field::new(&name, &mut words).bare().id(id).width(width).wrong(is_wrong);
        let field = if part == Part::Note { field.hint("Note") } else { field };
        let response = field.show(ui, view);
        if response.changed() {
            self.drafts.insert(key, Draft { words: words.clone(), refusal: None });
        }
        if !response.lost_focus() || !self.drafts.contains_key(&key) {
            return;
        }
        let is_given_up = ui.input(|input| input.key_pressed(Key::Escape));
        match change(part, words.trim()) {
            Err(refusal) if !is_given_up => {
                self.drafts.insert(key, Draft { words, refusal: Some(refusal) });
            }
            Ok(change) if !is_given_up => {
                self.drafts.remove(&key);
                view.send(Action::ChangeEvent(event.id, change));
                view.send(Action::Seal);
            }
            _ => _ = self.drafts.remove(&key),
        }
    }
}

impl NewEvent {
    /// Date and words; else what is missing and in which field.
    fn read(&self) -> Result<(When, String), (String, Part)> {
        let when = read_typed(&self.when).map_err(|error| (error.to_string(), Part::When))?;
        let label = self.label.trim();
        if label.is_empty() {
            return Err(("Say in few words what happened".to_owned(), Part::Label));
        }
        Ok((when, label.to_owned()))
    }
}

/// What typed words make of a field.
fn change(part: Part, words: &str) -> Result<EventChange, String> {
    match part {
        Part::When => read_typed(words).map(EventChange::When).map_err(|error| error.to_string()),
        Part::Label if words.is_empty() => Err("Say in few words what happened".to_owned()),
        Part::Label => Ok(EventChange::Label(words.to_owned())),
        Part::Note => Ok(EventChange::Note(words.to_owned())),
    }
}

fn head_ui(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Events").font(view.theme.strong()));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = ui.add(egui::Button::new("×").frame_when_inactive(false));
            close.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Close the events"));
            if close.clicked() {
                view.send(Action::ShowEvents(false));
            }
        });
    });
    ui.add_space(6.0);
}

fn refusal_ui(ui: &mut Ui, view: &View<'_>, refusal: Option<&str>) {
    if let Some(refusal) = refusal {
        let words = RichText::new(refusal).font(view.theme.caption()).color(view.look().bad);
        ui.add(egui::Label::new(words).wrap());
    }
}

/// A square in the event's color that opens the choice of another one.
fn color_ui(ui: &mut Ui, view: &View<'_>, event: &Event) {
    let (rect, response) = ui.allocate_exact_size(vec2(SWATCH + 12.0, 30.0), egui::Sense::click());
    let shown = |color: Option<Color>| color.map_or(view.look().muted, |color| view.theme.color(color));
    let square = egui::Rect::from_center_size(rect.center(), vec2(SWATCH + 4.0, SWATCH + 4.0));
    ui.painter().rect_filled(square, 2.0, shown(event.color));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_stroke(
            square.expand(3.0),
            4.0,
            (1.0, view.look().accent),
            egui::StrokeKind::Inside,
        );
    }
    let name = format!("Color of {}", event.label);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
    egui::Popup::menu(&response).gap(4.0).show(|ui| {
        if menu_choice(ui, event.color.is_none(), "Quiet grey") {
            view.send(Action::ChangeEvent(event.id, EventChange::Color(None)));
        }
        ui.horizontal_wrapped(|ui| {
            ui.set_max_width(150.0);
            for place in 0..COLORS {
                let color = Color::Place(place);
                let (rect, response) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::click());
                ui.painter().rect_filled(rect.shrink(2.0), 4.0, view.theme.color(color));
                let is_chosen = event.color == Some(color);
                if is_chosen || response.hovered() || response.has_focus() {
                    ui.painter().rect_stroke(rect, 5.0, (1.5, view.look().text), egui::StrokeKind::Inside);
                }
                let name = format!("Palette color {}", place + 1);
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &name));
                if response.clicked() {
                    view.send(Action::ChangeEvent(event.id, EventChange::Color(Some(color))));
                    ui.close();
                }
            }
        });
    });
}
