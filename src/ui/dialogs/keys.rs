//! The sheet of keys: all commands by menu, each to be given other keys, and what hand and coding bar do.

use egui::{Button, Event, Key, KeyboardShortcut, Modifiers, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::action::Action;
use super::super::command::{Command, KeyClash, Keymap, Menu, shown};
use super::super::view::View;
use super::card;

/// The narrowest column that a name and its key fit in.
const COLUMN: f32 = 256.0;
/// The height of a line.
const LINE: f32 = 18.0;

/// What is no command: the mouse, and the keys inside the coding bar.
const GESTURES: [(&str, &str); 14] = [
    ("Choose a passage", "drag over it"),
    ("By letters, not words", "Alt+drag"),
    ("Make it longer or shorter", "Shift+click"),
    ("Choose a word", "double click"),
    ("Choose a sentence", "triple click"),
    ("Extend by any key of the caret", "Shift with it"),
    ("Move a statement's edge", "drag its handle"),
    ("Choose a statement", "click its words"),
    ("Bar: actor, then demand", "Enter or Tab"),
    ("Bar: code", "Enter"),
    ("Bar: code, keep the passage", "Ctrl+Enter"),
    ("Close the bar, drop the choice", "Escape"),
    ("A page down", "Space"),
    ("This sheet", "?"),
];

/// What the keys of these commands do in the coding bar, with Alt.
const STANCES: [Command; 3] = [Command::StanceDemands, Command::StanceRejects, Command::StanceConcedes];

/// The sheet; whose keys are being changed in it is in the window's memory, since no other key acts then.
#[derive(Debug, Default)]
pub(super) struct KeySheet {
    /// What was pressed and why it is not taken.
    refused: Option<(KeyboardShortcut, KeyClash)>,
}

impl KeySheet {
    /// Draws the sheet.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.listen(ui, view);
        let room = ui.ctx().content_rect().width() - 104.0;
        let columns = [3.0, 2.0].into_iter().find(|columns| room >= columns * (COLUMN + 28.0)).unwrap_or(1.0);
        let width = columns * (COLUMN + 28.0);
        card::card_ui(ui, view, "Keys", width, |ui| {
            self.change_ui(ui, view);
            let blocks = blocks();
            let all: usize = blocks.iter().map(Block::height).sum();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "columns is 1, 2 or 3"
            )]
            let columns = columns as usize;
            let mut rest = blocks.into_iter().peekable();
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 28.0;
                for column in 0..columns {
                    ui.vertical(|ui| {
                        ui.set_width(COLUMN);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        let (mut filled, is_last) = (0, column + 1 == columns);
                        while let Some(block) = rest.next_if(|next| {
                            is_last || filled == 0 || filled + next.height() / 2 <= all / columns
                        }) {
                            filled += block.height();
                            self.block_ui(ui, view, &block);
                        }
                    });
                }
            });
        });
    }

    /// Takes the next keys for the command that is asked for; Escape takes none.
    fn listen(&mut self, ui: &Ui, view: &View<'_>) {
        let Some(command) = view.state.asks_keys else { return };
        let pressed = ui.input_mut(|input| {
            let mut pressed = None;
            input.events.retain(|event| match event {
                Event::Key { key, pressed: is_pressed, modifiers, .. } => {
                    if *is_pressed && !is_held_with_others(*key) {
                        pressed = Some((*modifiers, *key));
                    }
                    false
                }
                _ => true,
            });
            pressed
        });
        match pressed {
            None => {}
            Some((held, Key::Escape)) if held.is_none() => view.send(Action::AskKeys(None)),
            Some((held, key)) => {
                let keys = KeyboardShortcut::new(plain(held), key);
                self.refused = view.state.keymap.clash(command, keys).map(|clash| (keys, clash));
                if self.refused.is_none() {
                    view.send(Action::ChangeKeys(command, Some(keys)));
                    view.send(Action::AskKeys(None));
                }
            }
        }
    }

    /// What is being changed, what was refused and why, and the ways back.
    fn change_ui(&self, ui: &mut Ui, view: &View<'_>) {
        let look = view.look();
        ui.horizontal_wrapped(|ui| {
            let Some(command) = view.state.asks_keys else {
                ui.label(RichText::new("Click a command to give it other keys").color(look.muted));
                if view.state.keymap != Keymap::default()
                    && ui.add(Button::new("All keys as they were")).clicked()
                {
                    view.send(Action::ResetKeys(None));
                }
                return;
            };
            let words = format!("Press the new keys for “{}”", command.label());
            ui.label(RichText::new(words).color(look.text));
            if view.state.keymap.keys(command).is_some() && ui.add(Button::new("No keys")).clicked() {
                view.send(Action::ChangeKeys(command, None));
                view.send(Action::AskKeys(None));
            }
            if view.state.keymap.is_changed(command) && ui.add(Button::new("As it was")).clicked() {
                view.send(Action::ResetKeys(Some(command)));
                view.send(Action::AskKeys(None));
            }
            if ui.add(Button::new("Leave it")).clicked() {
                view.send(Action::AskKeys(None));
            }
        });
        if let Some((keys, clash)) = self.refused.as_ref().filter(|_| view.state.asks_keys.is_some()) {
            let words = format!("{}: {}", shown(*keys, ui.ctx()), clash.words());
            ui.label(RichText::new(words).color(look.bad));
        }
        ui.add_space(8.0);
    }

    fn block_ui(&mut self, ui: &mut Ui, view: &View<'_>, block: &Block) {
        ui.label(RichText::new(block.title).font(view.theme.strong()).color(view.look().text));
        for line in &block.lines {
            match line {
                Line::Command(command) => self.command_ui(ui, view, *command),
                Line::Gesture(what, how) => _ = line_ui(ui, view, (what, how), Role::Label),
                Line::InBar(what, commands) => {
                    _ = line_ui(ui, view, (what, &with_alt(ui, view, commands)), Role::Label);
                }
            }
        }
        ui.add_space(12.0);
    }

    fn command_ui(&mut self, ui: &mut Ui, view: &View<'_>, command: Command) {
        let keys = view.state.keymap.words(command, ui.ctx());
        if line_ui(ui, view, (command.label(), &keys), Role::Button).clicked() {
            self.refused = None;
            view.send(Action::AskKeys(Some(command)));
        }
    }
}

/// Whether a key is one that is held while another is pressed: Ctrl, Shift, Alt and their like.
fn is_held_with_others(key: Key) -> bool {
    ["Control", "Shift", "Alt", "Super", "Meta"].iter().any(|name| key.name().starts_with(name))
}

/// The modifiers as the table has them: Ctrl, or Command on a Mac, is one of them.
fn plain(held: Modifiers) -> Modifiers {
    let command = if held.command || held.ctrl { Modifiers::COMMAND } else { Modifiers::NONE };
    Modifiers { alt: held.alt, shift: held.shift, ..command }
}

/// A heading with its lines.
struct Block {
    title: &'static str,
    lines: Vec<Line>,
}

/// A line of the sheet.
enum Line {
    Command(Command),
    Gesture(&'static str, &'static str),
    InBar(&'static str, Vec<Command>),
}

impl Block {
    fn height(&self) -> usize {
        self.lines.len() + 2
    }
}

fn blocks() -> Vec<Block> {
    let of = |menu: Menu| {
        let commands = Command::ALL.iter().copied().filter(|command| command.menu() == menu);
        Block { title: menu.label(), lines: commands.map(Line::Command).collect() }
    };
    let gestures = GESTURES.iter().map(|(what, how)| Line::Gesture(what, how));
    let pins = Command::ALL.iter().copied().filter(|command| command.pin().is_some()).collect();
    let in_bar = [Line::InBar("Bar: stance", STANCES.to_vec()), Line::InBar("Bar: code a pinned pair", pins)];
    let hand = Block { title: "Mouse and coding bar", lines: gestures.chain(in_bar).collect() };
    let mut blocks: Vec<Block> = Menu::ALL.into_iter().map(of).collect();
    let after_code = Menu::ALL.iter().position(|menu| *menu == Menu::Code).map_or(0, |at| at + 1);
    blocks.insert(after_code, hand);
    blocks
}

/// The keys of some commands with Alt, the first and the last where they are many.
fn with_alt(ui: &Ui, view: &View<'_>, commands: &[Command]) -> String {
    let keys = commands.iter().filter_map(|command| view.state.keymap.keys(*command));
    let words = keys.map(|keys| shown(KeyboardShortcut::new(Modifiers::ALT, keys.logical_key), ui.ctx()));
    match words.collect::<Vec<String>>().as_slice() {
        [first, _, _, .., last] if commands.len() > 3 => format!("{first} to {last}"),
        few => few.join(", "),
    }
}

fn line_ui(ui: &mut Ui, view: &View<'_>, (what, how): (&str, &str), role: Role) -> egui::Response {
    let sense = if role == Role::Button { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(COLUMN, LINE), sense);
    let look = view.look();
    if role == Role::Button && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), 4.0, look.chip);
    }
    let font = egui::FontId::new(12.0, view.theme.caption().family);
    ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, what, font, look.muted);
    let keys = view.theme.caption();
    ui.painter().text(rect.right_center(), egui::Align2::RIGHT_CENTER, how, keys, look.text);
    let name = if how.is_empty() { what.to_owned() } else { format!("{what}: {how}") };
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
    response
}
