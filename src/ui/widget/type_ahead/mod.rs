//! A field that offers names while one types, and the list of what it offers.

mod line;

use std::borrow::Cow;

use egui::{Align, Color32, EventFilter, Id, Key, Modifiers, Popup, Response, ScrollArea, Ui};

use super::super::action::Pick;
use super::super::view::View;
use super::field::{Field, select_all};
use super::ranking::{Choice, Line, Offer, first_choice, lines, same_name};
use super::row::HEIGHT;
use super::typing::one_at_a_time;
use line::line_ui;

/// The least width of a list in a popup, in points.
const POPUP_WIDTH: f32 = 320.0;

/// How a line was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// With Enter.
    Enter,
    /// With Enter while Ctrl was held.
    CtrlEnter,
    /// With Tab.
    Tab,
    /// With the pointer.
    Click,
}

/// What happened in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Nothing that others need to know.
    Quiet,
    /// The answer was given, in this way.
    Took(By),
    /// Escape was pressed.
    Left,
    /// Shift and Tab were pressed.
    Back,
}

/// What a field was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer<Id> {
    /// None of them.
    Nothing,
    /// Something known or a new name.
    Pick(Pick<Id>),
}

/// What a field is called and offers.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// Its caption.
    pub caption: &'a str,
    /// Its accessible name.
    pub name: &'a str,
    /// Whether the caption is not drawn.
    pub is_bare: bool,
    /// Muted words while it is empty.
    pub hint: &'a str,
    /// The words of the line for "none of them".
    pub nothing: &'a str,
    /// What is offered beside the known.
    pub offer: Offer,
    /// Its place in egui's memory.
    pub id: Id,
    /// Whether Tab is told to the caller instead of moving the focus to the next control.
    pub holds_tab: bool,
}

/// How a known line is dressed: the square before it and the words after it.
pub type Dress<'a, Id> = &'a dyn Fn(Id) -> (Option<Color32>, Cow<'a, str>);

/// A field that offers names while one types.
#[derive(Debug, Clone)]
pub struct TypeAhead<Id> {
    text: String,
    answer: Option<Answer<Id>>,
    is_edited: bool,
    moved: Option<usize>,
    is_open: bool,
}

impl<Id> Default for TypeAhead<Id> {
    fn default() -> Self {
        Self { text: String::new(), answer: None, is_edited: false, moved: None, is_open: false }
    }
}

impl<Item: Copy + PartialEq> TypeAhead<Item> {
    /// What it was given so far; none while one types.
    pub fn answer(&self) -> Option<&Answer<Item>> {
        self.answer.as_ref()
    }

    /// What it was given, as a wish names it.
    pub fn pick(&self) -> Option<Pick<Item>> {
        match &self.answer {
            Some(Answer::Pick(pick)) => Some(pick.clone()),
            _ => None,
        }
    }

    /// The known thing that it was given.
    pub fn known(&self) -> Option<Item> {
        match &self.answer {
            Some(Answer::Pick(Pick::Known(id))) => Some(*id),
            _ => None,
        }
    }

    /// Whether its answer is a name that is to be created.
    pub fn is_new(&self) -> bool {
        matches!(self.answer, Some(Answer::Pick(Pick::New(_))))
    }

    /// Shows this as given.
    pub fn set(&mut self, known: Option<(Item, &str)>) {
        *self = Self::default();
        if let Some((id, name)) = known {
            name.clone_into(&mut self.text);
            self.answer = Some(Answer::Pick(Pick::Known(id)));
        }
    }

    /// Once a name to be created is there, it is known.
    pub fn meet(&mut self, choices: &[Choice<'_, Item>]) {
        if let Some(Answer::Pick(Pick::New(name))) = &self.answer
            && let Some(made) = choices.iter().find(|choice| same_name(choice.name, name))
        {
            self.set(Some((made.id, made.name)));
        }
    }

    /// What it offers now.
    pub fn lines<'a>(&self, choices: &[Choice<'a, Item>], offer: Offer) -> Vec<Line<'a, Item>> {
        lines(if self.is_edited { &self.text } else { "" }, choices, offer)
    }

    /// Takes the line that Enter would take, where letters were typed and nothing was taken.
    pub fn settle(&mut self, lines: &[Line<'_, Item>]) {
        if self.has_letters() && self.answer.is_none() {
            self.take(lines, self.chosen(lines));
        }
    }

    /// The field; its list is drawn by [`TypeAhead::list_ui`] or [`TypeAhead::popup_ui`].
    pub fn field_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (question, lines): (&Question<'_>, &[Line<'_, Item>]),
        swatch: Option<Color32>,
    ) -> (Response, Told) {
        let had_focus = ui.memory(|memory| memory.has_focus(question.id));
        let told = if had_focus {
            one_at_a_time(ui);
            self.keys(ui, question, lines)
        } else {
            Told::Quiet
        };
        let hint = if self.answer == Some(Answer::Nothing) { question.nothing } else { question.hint };
        let keys = EventFilter {
            tab: question.holds_tab,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        let field = Field::new(question.caption, &mut self.text).name(question.name).hint(hint);
        let field = if question.is_bare { field.bare() } else { field };
        let response = field.id(question.id).swatch(swatch).keys(keys).show(ui, view);
        if response.gained_focus() || response.clicked() && !self.is_edited {
            select_all(ui, question.id, &self.text);
        }
        if response.changed() {
            (self.is_edited, self.answer, self.moved) = (true, None, None);
        }
        (response, told)
    }

    /// The list, as high as this many lines at most; whether a line was clicked and taken.
    pub fn list_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (question, lines): (&Question<'_>, &[Line<'_, Item>]),
        (dress, most): (Dress<'_, Item>, usize),
    ) -> Told {
        let chosen = self.chosen(lines);
        let is_moved = self.moved.is_some();
        let mut clicked = None;
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let height = most as f32 * HEIGHT;
        ScrollArea::vertical()
            .id_salt((question.id, "list"))
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, line) in lines.iter().enumerate() {
                    let response = line_ui(ui, view, question, (line, at == chosen), dress);
                    if at == chosen && is_moved {
                        response.scroll_to_me(None::<Align>);
                    }
                    if response.clicked() {
                        clicked = Some(at);
                    }
                }
            });
        match clicked {
            Some(at) => {
                self.take(lines, at);
                Told::Took(By::Click)
            }
            None => Told::Quiet,
        }
    }

    /// The field with its list in a popup below while it has the focus.
    pub fn popup_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (question, choices): (&Question<'_>, &[Choice<'_, Item>]),
        (swatch, dress): (Option<Color32>, Dress<'_, Item>),
    ) -> Told {
        let had_focus = ui.memory(|memory| memory.has_focus(question.id));
        let lines = if had_focus || self.is_open { self.lines(choices, question.offer) } else { Vec::new() };
        let (response, mut told) = self.field_ui(ui, view, (question, &lines), swatch);
        if response.gained_focus() || response.changed() {
            self.is_open = true;
        }
        if told != Told::Quiet {
            self.is_open = false;
        }
        if !self.is_open {
            return told;
        }
        let lines = self.lines(choices, question.offer);
        let popup =
            Popup::from_response(&response).open(true).gap(4.0).width(response.rect.width().max(POPUP_WIDTH));
        let shown = popup.show(|ui| self.list_ui(ui, view, (question, &lines), (dress, 8)));
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let is_over =
            shown.as_ref().zip(pointer).is_some_and(|(shown, pointer)| shown.response.rect.contains(pointer));
        if let Some(shown) = shown
            && shown.inner != Told::Quiet
        {
            told = shown.inner;
        }
        if told != Told::Quiet || !(response.has_focus() || is_over) {
            self.is_open = false;
        }
        told
    }

    /// Whether somebody types here or its list is open.
    pub fn is_busy(&self, ui: &Ui, question: &Question<'_>) -> bool {
        self.is_open || ui.memory(|memory| memory.has_focus(question.id))
    }

    fn keys(&mut self, ui: &mut Ui, question: &Question<'_>, lines: &[Line<'_, Item>]) -> Told {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::ArrowDown) {
            self.step(lines, 1);
        }
        if pressed(Modifiers::NONE, Key::ArrowUp) {
            self.step(lines, lines.len().saturating_sub(1));
        }
        let by = if pressed(Modifiers::COMMAND, Key::Enter) {
            By::CtrlEnter
        } else if pressed(Modifiers::NONE, Key::Enter) {
            By::Enter
        } else if question.holds_tab && pressed(Modifiers::SHIFT, Key::Tab) {
            return Told::Back;
        } else if pressed(Modifiers::NONE, Key::Escape) {
            return Told::Left;
        } else if question.holds_tab && pressed(Modifiers::NONE, Key::Tab)
            || self.has_letters() && ui.input(|input| input.key_pressed(Key::Tab))
        {
            By::Tab
        } else {
            return Told::Quiet;
        };
        // What was given stays given until one types or goes elsewhere.
        if self.is_edited || self.answer.is_none() || self.moved.is_some() {
            self.take(lines, self.chosen(lines));
        }
        Told::Took(by)
    }

    fn has_letters(&self) -> bool {
        self.is_edited && !self.text.trim().is_empty()
    }

    fn step(&mut self, lines: &[Line<'_, Item>], by: usize) {
        if !lines.is_empty() {
            self.moved = Some((self.chosen(lines) + by) % lines.len());
        }
    }

    /// The line that Enter takes: where the arrows went, else the answer, else the best.
    fn chosen(&self, lines: &[Line<'_, Item>]) -> usize {
        let given = || {
            let answer = self.answer.as_ref()?;
            lines.iter().position(|line| match (line, answer) {
                (Line::Known(hit), Answer::Pick(Pick::Known(id))) => hit.id == *id,
                (Line::Nothing, Answer::Nothing) => true,
                _ => false,
            })
        };
        self.moved.filter(|at| *at < lines.len()).or_else(given).unwrap_or_else(|| first_choice(lines))
    }

    fn take(&mut self, lines: &[Line<'_, Item>], at: usize) {
        let (answer, text) = match lines.get(at) {
            Some(Line::Known(hit)) => (Answer::Pick(Pick::Known(hit.id)), hit.name),
            Some(Line::New(name)) => (Answer::Pick(Pick::New(name.clone())), name.as_str()),
            Some(Line::Nothing) | None => (Answer::Nothing, ""),
        };
        text.clone_into(&mut self.text);
        (self.answer, self.is_edited, self.moved) = (Some(answer), false, None);
    }
}
