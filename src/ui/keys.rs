//! Keys to wishes: the window's shortcuts, the article's letters, and files dropped on the window.

use egui::{Event, Key, Modifiers, Ui};

use super::action::Action;
use super::command::{Command, Scope};
use super::state::Dialog;
use super::view::View;
use super::widget::typing::put_aside;

/// Turns the window's shortcuts into wishes. While one types, undo and redo stay with the field.
pub(super) fn window_keys(ui: &mut Ui, view: &View<'_>) {
    if view.state.asks_keys.is_some() {
        return;
    }
    let is_typing = ui.ctx().text_edit_focused();
    if view.state.dialog.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        view.send(Action::Dialog(None));
    }
    let floats = view.state.dialog.is_some();
    for command in ordered(view, Scope::Window) {
        if floats && !works_under_dialogs(command) {
            continue;
        }
        if is_typing && matches!(command, Command::Undo | Command::Redo) {
            continue;
        }
        pressed(ui, view, command);
    }
    if !is_typing && !floats && ui.input_mut(|input| input.consume_key(CTRL_Y.0, CTRL_Y.1)) {
        view.run(Command::Redo);
    }
    for (modifiers, command) in [(Modifiers::COMMAND, Command::ZoomIn), (Modifiers::ALT, Command::TextLarger)]
    {
        // The key with the plus, without Shift.
        if ui.input_mut(|input| input.consume_key(modifiers, Key::Equals)) {
            view.run(command);
        }
    }
    if !is_typing && ui.input(|input| input.events.contains(&Event::Text("?".to_owned()))) {
        view.send(Action::Dialog(Some(Dialog::Keys)));
    }
}

/// What a key may do while something floats: nothing that would change what lies under it.
fn works_under_dialogs(command: Command) -> bool {
    matches!(
        command,
        Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomReset
            | Command::Quit
            | Command::Palette
            | Command::Keys
    )
}

const CTRL_Y: (Modifiers, Key) = (Modifiers::COMMAND, Key::Y);

/// Turns the article's keys into wishes, in the order of pressing; for the reader, while the article has
/// the focus.
///
/// Modifiers must be exactly those of the table: what is a letter here means something else with Alt.
/// Shift with a key of the caret extends the passage. Where the paragraph of the caret begins at the right,
/// arrows move edges to their own side of the screen.
pub(super) fn article_keys(ui: &mut Ui, view: &View<'_>, is_leftward: bool) {
    let commands: Vec<Command> = Command::ALL
        .iter()
        .copied()
        .filter(|it| it.scope() == Scope::Article && it.is_enabled(view.state, view.session))
        .filter(|it| it.has_its_key(view.state))
        .collect();
    let mut later = Vec::new();
    let mut is_cut = false;
    // A key that was taken also comes as typed, right after it; no field is to get it.
    let mut was_taken = false;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            if std::mem::take(&mut was_taken) && matches!(event, Event::Text(_)) {
                return false;
            }
            if is_cut && matches!(event, Event::Key { .. } | Event::Text(_)) {
                later.push(event.clone());
                return false;
            }
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let Some(wish) = wish_of((view, &commands, is_leftward), *modifiers, *key) else { return true };
            // What can be done next may depend on what this does; where the caret goes does not.
            is_cut = !matches!(&wish, Action::Step(..))
                && !matches!(&wish, Action::Run(command) if command.caret().is_some());
            view.send(wish);
            was_taken = true;
            false
        });
    });
    put_aside(ui, later);
}

/// What a key means among these commands.
fn wish_of(
    (view, commands, is_leftward): (&View<'_>, &[Command], bool),
    modifiers: Modifiers,
    key: Key,
) -> Option<Action> {
    let with = |held: Modifiers| {
        commands.iter().copied().find(|command| {
            view.state
                .keymap
                .keys(*command)
                .is_some_and(|it| it.logical_key == key && held.matches_exact(it.modifiers))
        })
    };
    if let Some(command) = with(modifiers) {
        let turns = is_leftward && matches!(key, Key::ArrowLeft | Key::ArrowRight);
        return Some(Action::Run(if turns { command.mirrored() } else { command }));
    }
    let caret = with(Modifiers { shift: false, ..modifiers }).filter(|_| modifiers.shift)?;
    Some(Action::Step(caret.caret()?, true))
}

/// The commands of a scope, those with more modifiers first, since keys match the loosest way.
fn ordered(view: &View<'_>, scope: Scope) -> Vec<Command> {
    let mut commands: Vec<Command> = Command::ALL
        .iter()
        .copied()
        .filter(|command| command.scope() == scope && view.state.keymap.keys(*command).is_some())
        .collect();
    let modifiers = |command: &Command| {
        view.state
            .keymap
            .keys(*command)
            .map_or(0, |keys| u8::from(keys.modifiers.shift) + u8::from(keys.modifiers.alt))
    };
    commands.sort_by_key(|command| std::cmp::Reverse(modifiers(command)));
    commands
}

fn pressed(ui: &mut Ui, view: &View<'_>, command: Command) {
    let Some(keys) = view.state.keymap.keys(command) else { return };
    if !command.is_enabled(view.state, view.session) {
        return;
    }
    if ui.input_mut(|input| input.consume_shortcut(&keys)) {
        view.run(command);
    }
}

/// Files dropped on the window are read as articles, a project is opened.
pub(super) fn dropped_files(ui: &mut Ui, view: &View<'_>) {
    let paths: Vec<std::path::PathBuf> =
        ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    match paths.as_slice() {
        [] => {}
        [one] => view.send(Action::OpenAny(one.clone())),
        _ => view.send(Action::Import(paths)),
    }
}
